// Tokens that say whose they are and until when: JSON Web Tokens, signed with one key. Routes find them as app.tokens.
import { randomBytes } from 'node:crypto';
import plugin from 'fastify-plugin';
import { jwtVerify, SignJWT } from 'jose';

/** Chosen here. A token that could choose would choose "none". */
const ALGORITHM = 'HS256';
const LEAST_BYTES = 32;

export const tokens = plugin(
  async (app, { secret, seconds }) => {
    if (secret !== undefined && Buffer.byteLength(secret) < LEAST_BYTES)
      throw new Error(`JWT_SECRET has to be ${LEAST_BYTES} random bytes or more.`);
    // No key stands in the code: without one from outside each start makes its own, and older tokens end there.
    const key = secret === undefined ? randomBytes(LEAST_BYTES) : Buffer.from(secret);
    const rules = { algorithms: [ALGORITHM], requiredClaims: ['sub', 'exp'] };

    app.decorate('tokens', {
      sign: (userId) =>
        new SignJWT()
          .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
          .setSubject(userId)
          .setIssuedAt()
          .setExpirationTime(`${seconds} seconds`)
          .sign(key),
      /** The id of the user; null for what we did not sign, and for what is over. */
      userOf: async (token) => {
        try {
          return (await jwtVerify(token, key, rules)).payload.sub;
        } catch {
          return null;
        }
      },
    });
  },
  { name: 'tokens' },
);
