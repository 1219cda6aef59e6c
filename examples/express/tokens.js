// Tokens that prove themselves: JSON Web Tokens, signed and verified by a library with one shared key.
import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** Ours to choose. Were it the token's, "none" would do. */
const ALGORITHM = 'HS256';
const SHORTEST_KEY = 32;
const AN_HOUR = 3_600;

export function tokensOf({ JWT_SECRET, TOKEN_SECONDS }) {
  const key = keyOf(JWT_SECRET);
  const seconds = Number(TOKEN_SECONDS ?? AN_HOUR);
  if (!Number.isInteger(seconds) || seconds < 1) throw new Error('TOKEN_SECONDS has to be a whole number of seconds.');
  return {
    /** A token says whose it is and until when, and nothing else: everybody can read it. */
    sign(userId) {
      const now = Math.floor(Date.now() / 1_000);
      const token = new SignJWT().setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' }).setSubject(userId);
      return token
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .sign(key);
    },
    /** The id of the user; null for anything that we did not sign, or that is over. */
    async verify(token) {
      const rules = { algorithms: [ALGORITHM], requiredClaims: ['sub', 'exp'] };
      return jwtVerify(token, key, rules).then(
        ({ payload }) => payload.sub,
        () => null,
      );
    },
  };
}

/** Never one that stands in the code: without a key from outside every start makes its own, and tokens end with it. */
function keyOf(secret) {
  if (secret === undefined) return randomBytes(SHORTEST_KEY);
  if (Buffer.byteLength(secret) < SHORTEST_KEY)
    throw new Error(`JWT_SECRET has to be ${SHORTEST_KEY} characters or more: make it of random bytes.`);
  return Buffer.from(secret);
}
