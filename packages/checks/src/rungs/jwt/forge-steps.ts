/** Tokens that somebody made who does not have the key. Each has to be refused. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { expectAllRefused, type Bearer, type Forgery } from './bearers.ts';
import { isWebToken } from './claim-steps.ts';
import { encode, SHARED, signShared, type Claims } from './web-token.ts';

const VERIFY =
  'Let your library verify the whole token with your key and a list of the one algorithm that you use, and use only what it returns.';

export const refusesAltered = step({
  id: 'refuses-altered-parts',
  title: 'A token with another payload, header or signature is refused',
  after: [isWebToken],
  weight: 3,
  async run(t) {
    const { ada, grace } = t.from(isWebToken);
    await expectAllRefused(t, alteredOf(ada, grace, t.random.int(0, 1_000)), VERIFY);
  },
});

function alteredOf({ web }: Bearer, other: Bearer, at: number): Forgery[] {
  const [header, payload, signature] = web.parts;
  const [, , otherSignature] = other.web.parts;
  const flipped = (text: string): string => {
    // Never the last character: some of its bits may mean nothing.
    const index = at % (text.length - 1);
    return text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
  };
  const with_ = (claims: Claims): string => `${header}.${encode({ ...web.payload, ...claims })}.${signature}`;
  const exp = Number(web.payload['exp'] ?? 0) + 3_600;
  return [
    { what: 'with somebody else’s "sub" under the old signature', token: with_({ sub: other.web.payload['sub'] }) },
    { what: 'whose "exp" was moved an hour on', token: with_({ exp }) },
    { what: 'with a claim "role": "admin" put in', token: with_({ role: 'admin', admin: true }) },
    {
      what: 'with another "typ" in the header',
      token: `${encode({ ...web.header, typ: 'at+jwt', x: 1 })}.${payload}.${signature}`,
    },
    { what: 'with one character of the signature changed', token: `${header}.${payload}.${flipped(signature)}` },
    { what: 'with the signature of another token', token: `${header}.${payload}.${otherSignature}` },
    { what: 'with half of its signature', token: `${header}.${payload}.${signature.slice(0, signature.length / 2)}` },
    { what: 'without its signature', token: `${header}.${payload}.` },
    { what: 'of the first two parts alone', token: `${header}.${payload}` },
    { what: 'with a fourth part', token: `${web.text}.${signature}` },
  ];
}

export const refusesUnsigned = step({
  id: 'refuses-no-signature',
  title: 'A token that says it needs no signature is refused, however it spells that',
  after: [isWebToken],
  weight: 3,
  async run(t) {
    const { parts } = t.from(isWebToken).ada.web;
    const algs = ['none', 'None', 'NONE', 'nOnE', 'none ', '', null, 0, ['none'], undefined];
    const forgeries = algs.flatMap((alg) => {
      const head = encode({ typ: 'JWT', ...(alg !== undefined && { alg }) });
      const what = alg === undefined ? 'without "alg"' : `with "alg": ${JSON.stringify(alg)}`;
      return [
        { what: `${what} and an empty signature`, token: `${head}.${parts[1]}.` },
        { what: `${what} and the old signature`, token: `${head}.${parts[1]}.${parts[2]}` },
      ];
    });
    await expectAllRefused(
      t,
      forgeries,
      'The algorithm is yours to choose, not the token’s: give your library the list of the one that you use, and never look at "alg" yourself.',
    );
  },
});

export const refusesOtherKeys = step({
  id: 'refuses-other-keys',
  title: 'A token that is signed with an empty key, or with a key that it brings along, is refused',
  after: [isWebToken],
  weight: 3,
  async run(t) {
    const { payload } = t.from(isWebToken).ada.web;
    const empty = Object.keys(SHARED).flatMap((alg) =>
      ['', '\0', t.random.hex(32)].map((key) => ({
        what: `that says ${alg} and is signed with ${key.length < 2 ? 'an empty key' : 'a key of somebody else'}`,
        token: signShared({ alg, typ: 'JWT' }, payload, key),
      })),
    );
    await expectAllRefused(t, [...empty, ...broughtAlong(payload)], VERIFY);
  },
});

/** RFC 8725, 3.10: a key in the header is the word of whoever wrote it. */
function broughtAlong(payload: Claims): Forgery[] {
  return (['ES256', 'EdDSA'] as const).map((alg) => {
    const { publicKey, privateKey } =
      alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
    const jwk = publicKey.export({ format: 'jwk' });
    const signed = `${encode({ alg, typ: 'JWT', jwk })}.${encode(payload)}`;
    const how = { key: privateKey, dsaEncoding: 'ieee-p1363' as const };
    const signature = sign(alg === 'ES256' ? 'sha256' : null, Buffer.from(signed), how).toString('base64url');
    return { what: `that is signed with ${alg} and a key of its own in the header`, token: `${signed}.${signature}` };
  });
}

export const refusesOddKeyIds = step({
  id: 'refuses-odd-key-ids',
  title: 'A “kid” with a path, SQL or anything odd in it is refused and breaks nothing',
  after: [isWebToken],
  weight: 2,
  async run(t) {
    const { web } = t.from(isWebToken).ada;
    const alg = String(web.header['alg']);
    const forgeries = ODD_KEY_IDS.map(({ kid, key, what }) => ({
      what: `whose "kid" is ${what}`,
      token: signShared({ ...web.header, alg: Object.hasOwn(SHARED, alg) ? alg : 'HS256', kid }, web.payload, key),
    }));
    await expectAllRefused(
      t,
      forgeries,
      'Look for the "kid" in a fixed list of your own keys, or leave it alone: it comes from outside and must not become a path, a query or an error.',
    );
  },
});

/** Each signed with the key that a server would find there if it followed it. */
const ODD_KEY_IDS: readonly { kid: unknown; key: string; what: string }[] = [
  { kid: '/dev/null', key: '', what: 'a path to an empty file' },
  { kid: `${'../'.repeat(20)}dev/null`, key: '', what: 'a path that climbs to an empty file' },
  { kid: '../no/such/file', key: '', what: 'a path that leads nowhere' },
  { kid: "x' UNION SELECT 'waymark' -- ", key: 'waymark', what: 'SQL that brings its own key' },
  { kid: "' OR '1'='1", key: '', what: 'SQL that finds every key' },
  { kid: "'", key: '', what: 'a quote' },
  { kid: '__proto__', key: '', what: 'the name __proto__' },
  { kid: 'constructor', key: '', what: 'the name constructor' },
  { kid: 'a\0b', key: '', what: 'text with a zero in it' },
  { kid: 'k'.repeat(2_000), key: '', what: 'text of 2,000 characters' },
  { kid: 7, key: '', what: 'a number' },
  { kid: ['x'], key: '', what: 'a list' },
  { kid: { $gt: '' }, key: '', what: 'an object' },
  { kid: null, key: '', what: 'null' },
];

export const refusesGarbage = step({
  id: 'refuses-garbage',
  title: 'Garbage of any shape in place of a token is 401, never 500',
  after: [isWebToken],
  weight: 2,
  async run(t) {
    const { web } = t.from(isWebToken).ada;
    await expectAllRefused(
      t,
      garbage(t, web.parts),
      'Catch what your library throws for a token that it cannot read and answer 401: what comes from outside may be anything.',
    );
  },
});

function garbage(t: Tools, [header, payload, signature]: [string, string, string]): Forgery[] {
  const parts = (...all: unknown[]): string => all.map(encode).join('.');
  const deep = `${'['.repeat(1_500)}${']'.repeat(1_500)}`;
  return [
    { what: 'that is one dot', token: '.' },
    { what: 'that is two dots', token: '..' },
    { what: 'that is nine dots', token: '.........' },
    { what: 'of three letters with dots', token: 'a.b.c' },
    { what: 'of signs that are not base64', token: '~~~.~~~.~~~' },
    { what: 'with percent signs', token: '%00.%ff.%zz' },
    { what: 'whose header is text and no JSON', token: `${parts(t.random.word())}.${payload}.${signature}` },
    { what: 'whose header is null', token: `${parts(null)}.${payload}.${signature}` },
    { what: 'whose header is a list', token: `${parts([])}.${payload}.${signature}` },
    { what: 'whose header is a number', token: `${parts(7)}.${payload}.${signature}` },
    { what: 'whose header is an empty object', token: `${parts({})}.${payload}.${signature}` },
    { what: 'whose header has an unknown algorithm', token: `${parts({ alg: 'XX999' })}.${payload}.${signature}` },
    { what: 'whose "alg" is "constructor"', token: `${parts({ alg: 'constructor' })}.${payload}.${signature}` },
    { what: 'whose header is cut in the middle', token: `${header.slice(0, 7)}.${payload}.${signature}` },
    { what: 'whose payload is text and no JSON', token: `${header}.${parts(t.random.word())}.${signature}` },
    { what: 'whose payload is null', token: `${header}.${parts(null)}.${signature}` },
    { what: 'whose payload is a list', token: `${header}.${parts([1])}.${signature}` },
    { what: 'whose payload is nested 1,500 deep', token: `${header}.${parts(deep)}.${signature}` },
    { what: 'whose payload is bytes', token: `${header}.${Buffer.from([0, 255, 254, 128]).toString('base64url')}.x` },
    { what: 'of 8,000 characters', token: `${header}.${'A'.repeat(8_000)}.${signature}` },
    {
      what: 'with the five parts of an encrypted one',
      token: parts({ alg: 'dir', enc: 'A256GCM' }, '', 'x', 'y', 'z'),
    },
  ];
}
