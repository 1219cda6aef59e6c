import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { COMMON_KEYS, guessKey } from './guess.ts';
import { encode, isSignedWith, mac, readWebToken, signShared, type WebToken } from './web-token.ts';

/** The example of RFC 7515, A.1: its token, and the key that it is signed with. */
const EXAMPLE =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const EXAMPLE_KEY = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';

function read(token: string): WebToken {
  const web = readWebToken(token);
  assert.ok(typeof web !== 'string');
  return web;
}

/** In words; `''` for a token. */
function whyNot(text: string): string {
  const web = readWebToken(text);
  return typeof web === 'string' ? web : '';
}

describe('a JSON Web Token', () => {
  it('is read as the standard writes it, and its signature is made again', () => {
    const { header, payload, parts } = read(EXAMPLE);
    assert.deepEqual([header['alg'], payload['iss'], payload['exp']], ['HS256', 'joe', 1300819380]);
    assert.equal(mac('HS256', Buffer.from(EXAMPLE_KEY, 'base64url'), `${parts[0]}.${parts[1]}`), parts[2]);
  });

  it('is said to be none, in words, where it is none', () => {
    assert.match(whyNot('abc'), /no dot/);
    assert.match(whyNot('a.b.c.d'), /3 dots/);
    assert.match(whyNot('a..c'), /empty/);
    assert.match(whyNot(`${encode([])}.${encode({})}.x`), /first part/);
    assert.match(whyNot(`${encode({})}.${encode('7')}.x`), /second part/);
    fc.assert(fc.property(fc.string(), (text) => void readWebToken(text)));
  });

  it('is verified with a public key, whichever algorithm it names, and with no other key', () => {
    const pairs = [
      ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
      ['EdDSA', generateKeyPairSync('ed25519')],
      ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ] as const;
    const tokens = pairs.map(([alg, { privateKey }]) => {
      const signed = `${encode({ alg })}.${encode({ sub: '1' })}`;
      const how = { key: privateKey, dsaEncoding: 'ieee-p1363' as const };
      const signature = sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(signed), how);
      return read(`${signed}.${signature.toString('base64url')}`);
    });
    const keys = pairs.map(([, { publicKey }]) => publicKey.export({ format: 'jwk' }));
    for (const [row, key] of keys.entries())
      assert.deepEqual(
        tokens.map((token) => isSignedWith(key, token)),
        keys.map((_, column) => row === column),
      );
    assert.equal(isSignedWith({ kty: 'EC' }, tokens[0] as WebToken), false);
  });
});

describe('guessing a key', () => {
  it('finds what tutorials use, what is very short, and nothing at all', () => {
    for (const key of ['secret', 'your-256-bit-secret', 'keyboard cat', 'changeme', 'x', '7z', ''])
      for (const alg of ['HS256', 'HS512']) assert.equal(guessKey(read(signShared({ alg }, { sub: '1' }, key))), key);
  });

  it('does not find 32 random bytes, nor a key where there is a pair', () => {
    assert.equal(guessKey(read(EXAMPLE)), null);
    assert.equal(guessKey({ ...read(signShared({ alg: 'HS256' }, {}, 'secret')), header: { alg: 'ES256' } }), null);
  });

  it('tries each key of its list once', () => assert.equal(new Set(COMMON_KEYS).size, COMMON_KEYS.length));
});
