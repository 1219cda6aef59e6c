/** Where a server publishes its keys (RFC 7517), nothing secret is among them, and the public one is good for no forgery. */
import { createPublicKey } from 'node:crypto';
import { step } from '../../check/define.ts';
import type { Schema } from '../../schema/model.ts';
import { keysPath, type Terms } from '../../terms/model.ts';
import { expectAllRefused, type Forgery } from './bearers.ts';
import { isWebToken } from './claim-steps.ts';
import { isSignedWith, SHARED, signShared, type Claims, type Jwk } from './web-token.ts';

const KEYS: Schema = {
  type: 'object',
  required: ['keys'],
  properties: {
    keys: { type: 'array', items: { type: 'object', required: ['kty'], properties: { kty: { type: 'string' } } } },
  },
};
/** What makes a key a private one, or is one. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

export const publishesNoSecret = step({
  id: 'publishes-no-secret',
  title: (terms: Terms) => `GET ${keysPath(terms)} is 404, or lists public keys alone, among them the one that signs`,
  after: [isWebToken],
  weight: 2,
  async run(t) {
    const answer = await t.send({ method: 'GET', path: keysPath(t.terms) });
    answer.expectStatus([200, 404], 'Answer 200 with your public keys, or 404 where you publish none.');
    if (answer.status === 404) {
      t.note('No keys are published.');
      return [];
    }
    const { keys } = answer.expectJson(KEYS, 'Answer with a JWKS: { "keys": [...] }, each with "kty".') as {
      keys: Jwk[];
    };
    const secret = keys.flatMap((key) => PRIVATE.filter((name) => name in key)).at(0);
    if (secret !== undefined)
      answer.fail(
        'public keys alone',
        `a key with the private part "${secret}"`,
        'Publish only the public half of a key pair, and never a shared key: make a new one now, this one is known.',
      );
    const { web } = t.from(isWebToken).ada;
    const isShared = Object.hasOwn(SHARED, String(web.header['alg']));
    if (!isShared && !keys.some((key) => isSignedWith(key, web)))
      answer.fail(
        'a key that fits the signature of your tokens',
        `${keys.length} ${keys.length === 1 ? 'key that does' : 'keys that do'} not fit`,
        'Publish the public half of the key that signs: others verify your tokens with it.',
      );
    return keys;
  },
});

export const refusesPublicKeyAsShared = step({
  id: 'refuses-the-public-key',
  title: 'A token that says HS256 and is signed with a published key is refused',
  after: [publishesNoSecret],
  weight: 3,
  async run(t) {
    const { payload } = t.from(isWebToken).ada.web;
    const keys = t.from(publishesNoSecret).slice(0, 3);
    if (keys.length === 0) t.note('Nothing to try: no keys are published.');
    await expectAllRefused(
      t,
      keys.flatMap((key) => confusions(key, payload)),
      'Say which one algorithm you accept when you verify: where the token may choose, HS256 turns your public key into a shared one that everybody knows.',
    );
  },
});

/** Every form in which a server may hold its public key and hand it over as a shared one. */
function confusions(jwk: Jwk, payload: Claims): Forgery[] {
  const forms = formsOf(jwk);
  return forms.flatMap(({ name, key }) =>
    ['HS256', 'HS512'].map((alg) => ({
      what: `that says ${alg} and is signed with the published key as ${name}`,
      token: signShared({ alg, typ: 'JWT', ...(jwk.kid !== undefined && { kid: jwk.kid }) }, payload, key),
    })),
  );
}

function formsOf(jwk: Jwk): { name: string; key: string | Uint8Array }[] {
  let key;
  try {
    key = createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return [];
  }
  const pem = key.export({ type: 'spki', format: 'pem' });
  return [
    { name: 'PEM', key: pem },
    { name: 'PEM without its last line break', key: pem.trim() },
    { name: 'DER', key: new Uint8Array(key.export({ type: 'spki', format: 'der' }) as Buffer) },
    { name: 'JSON', key: JSON.stringify(jwk) },
    ...(jwk.kty === 'RSA' ? [{ name: 'PEM of PKCS 1', key: key.export({ type: 'pkcs1', format: 'pem' }) }] : []),
  ];
}
