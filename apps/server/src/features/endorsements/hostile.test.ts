import type { EndorsementPayload, RequestPayload, Signed } from '@waymark/contract/endorsement';
import fc from 'fast-check';
import { FlattenedSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { wholeApp } from '../../app.fixture.ts';
import { LOCAL_ACCESS } from '../../platform/config/config.ts';
import { PROGRAMME as params } from '../learner.fixture.ts';
import { digestOf } from './ask.ts';
import { forged, newPair, refused, SAID, type Pair } from './endorsements.fixture.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const headerOf = (file: Signed) => JSON.parse(Buffer.from(file.protected, 'base64url').toString()) as { jwk: JWK };

describe('endorsements from somebody who means harm', () => {
  let pair: Pair;
  let request: Signed;
  let endorsement: Signed;
  before(async () => {
    pair = await newPair();
    request = await pair.ask();
    endorsement = await pair.sign(request);
  });
  after(async () => {
    assert.deepEqual(await pair.list(), [], 'nothing of all this was taken in');
    await pair.close();
  });

  /** Every way in which a signature can be none. */
  async function unsigned(file: Signed): Promise<[what: string, file: unknown][]> {
    const header = headerOf(file);
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const other = await exportJWK(publicKey);
    const es = await generateKeyPair('ES256', { extractable: true });
    const [typ] = [(header as { typ?: string }).typ ?? ''];
    const hmac = (head: object): string =>
      createHmac('sha256', header.jwk.x ?? '')
        .update(`${encoded(head)}.${file.payload}`)
        .digest('base64url');
    const resigned = async (head: object, key = privateKey): Promise<Signed> =>
      (await new FlattenedSign(Buffer.from(file.payload, 'base64url')).setProtectedHeader(head as never).sign(key)) as Signed; // prettier-ignore
    return [
      ['alg none', { ...file, protected: encoded({ ...header, alg: 'none' }), signature: '' }],
      ['alg none with the old signature', { ...file, protected: encoded({ ...header, alg: 'none' }) }],
      ['a secret made of the public key', { ...file, protected: encoded({ ...header, alg: 'HS256' }), signature: hmac({ ...header, alg: 'HS256' }) }],
      ['another key in the header', { ...file, protected: encoded({ ...header, jwk: other }) }],
      ['the key of somebody else named beside its own', await resigned({ alg: 'EdDSA', typ, kid: (header as { kid?: string }).kid, jwk: other })],
      ['another kind of key', await resigned({ alg: 'ES256', typ, jwk: await exportJWK(es.publicKey) }, es.privateKey)],
      ['no key at all', await resigned({ alg: 'EdDSA', typ })],
      ['a header that must be understood', { ...file, protected: encoded({ ...header, crit: ['exp'], exp: 1 }) }],
      ['a payload that is not encoded', { ...file, protected: encoded({ ...header, b64: false, crit: ['b64'] }) }],
      ['no signature', { protected: file.protected, payload: file.payload }],
      ['a header beside it that nobody signed', { ...file, header: { typ: 'x' } }],
      ['a signature that is too long', { ...file, signature: `${file.signature}A` }],
      ['a signature in other words', { ...file, signature: `${file.signature}==` }],
    ]; // prettier-ignore
  }

  it('no forged signature is read, signed or taken in', async () => {
    for (const [what, file] of await unsigned(request)) {
      await assert.rejects(pair.read(file), refused('request-refused'), what);
      await assert.rejects(pair.sign(file), refused('request-refused'), what);
    }
    for (const [what, file] of await unsigned(endorsement))
      await assert.rejects(pair.take(file), refused('endorsement-refused', /Nothing was changed/), what);
  });

  it('no kind of file passes for another', async () => {
    const asReceipt = await forged(pair.graceKey, request, {}, 'waymark-receipt+jws');
    await assert.rejects(pair.read(endorsement), refused('request-refused', /but an endorsement/));
    await assert.rejects(pair.take(request), refused('endorsement-refused', /but a request/));
    await assert.rejects(pair.read(asReceipt), refused('request-refused', /receipt of a run/));
    const relabelled = await forged(pair.graceKey, request, {}, 'waymark-endorsement+jws');
    await assert.rejects(pair.take(relabelled), refused('endorsement-refused'));
  });

  it('whatever is sent is refused in words', async () => {
    const bad: unknown[] = [null, 5, 'text', [], {}, true, { protected: 1, payload: 2, signature: 3 }, '__proto__',
      { ...request, protected: 'x' }, { ...request, payload: '' }, { ...request, payload: 'A'.repeat(500_000) },
      JSON.parse('{"__proto__":{"payload":"x"},"constructor":1}'),
      await pair.graceKey.sign('waymark-endorsement-request+jws', []),
    ]; // prettier-ignore
    for (const one of bad) {
      await assert.rejects(pair.read(one), refused('request-refused'));
      await assert.rejects(pair.take(one), refused('endorsement-refused'));
    }
    const send = async (at: string, body: string): Promise<number> => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const response = await pair.ada.app.fetch(new Request(`http://localhost${at}`, init));
      assert.match(await response.text(), /"message":"[A-Z]/);
      return response.status;
    };
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    for (const at of ['/api/endorsement-requests/read', '/api/programmes/current/endorsements']) {
      const name = at.endsWith('read') ? 'request' : 'endorsement';
      assert.equal(await send(at, `{"${name}":${deep}}`), 422);
      assert.equal(await send(at, `{"${name}":"${'x'.repeat(1_000_000)}"}`), 413);
      assert.equal(await send(at, `{"${name}":`), 400);
      assert.equal(await send(at, `{"${name}":1,"more":2}`), 422);
    }
  });

  it('any payload that is rightly signed and no request is refused in words, never with a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(...Object.keys(await contentOf())), async (value, field) => {
        const file = await forged(pair.graceKey, request, { [field]: value });
        const said = await pair.read(file).catch(refused('request-refused'));
        if (said !== true) assert.equal(typeof said, 'object');
      }),
      { numRuns: 60 },
    );
  });

  async function contentOf(): Promise<RequestPayload> {
    return JSON.parse(Buffer.from(request.payload, 'base64url').toString()) as RequestPayload;
  }

  it('a request that is old, newer than this Waymark, from the future, or says what its text does not, is refused', async () => {
    const read = async (changes: Partial<Record<keyof RequestPayload, unknown>>) =>
      pair.read(await forged(pair.graceKey, request, changes));
    await assert.rejects(read({ askedAt: '2026-11-01T00:00:00.000Z' }), refused('request-refused', /more than 60 days ago/));
    await assert.rejects(read({ askedAt: '2027-02-01T00:00:00.000Z' }), refused('request-refused', /clocks is wrong/));
    await assert.rejects(read({ version: 2 }), refused('request-refused', /newer Waymark/));
    await assert.rejects(read({ text: 'Other words.' }), refused('request-refused', /not the one that its digest names/));
    await assert.rejects(read({ ideas: [{ name: 'x', means: '', quote: 'Never said.' }] }), refused('request-refused', /does not stand in the text/));
    await assert.rejects(read({ text: 'x'.repeat(20_001) }), refused('request-refused'));
    await assert.rejects(read({ from: 'a\u202Eb' }), refused('request-refused'));
  }); // prettier-ignore

  it('markdown with a script in it is shown without', async () => {
    const asked = '<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](https://spy.example/p.png)'; // prettier-ignore
    const question = { question: asked, options: ['<b>a</b>'], answer: 0, right: true, rightPlace: 0, rightText: null, why: asked }; // prettier-ignore
    const shown = await pair.read(await forged(pair.graceKey, request, { asked, questions: [question] }));
    const html = [shown.html, ...shown.questions.flatMap((one) => [one.html, one.result?.html ?? ''])].join();
    for (const bad of ['<script', '<img', 'onerror=', 'href="javascript:']) assert.ok(!html.includes(bad), `${bad} in ${html}`); // prettier-ignore
  });

  it('characters that cannot be seen are shown as marks and counted', async () => {
    const text = 'A commit \u202Etimmoc a\u202C is a\u200B snapshot.\u0000';
    const shown = await pair.read(await forged(pair.graceKey, request, { text, digest: digestOf(text), ideas: [] }));
    assert.equal(shown.hidden, 4);
    assert.doesNotMatch(shown.text, /[\u202A-\u202E\u200B\0]/);
  });

  it('a name or a note that plays tricks is not signed, and the field is named', async () => {
    const fields = async (more: object): Promise<string[]> => {
      const error: unknown = await pair.sign(request, more).then(() => null, (cause: unknown) => cause); // prettier-ignore
      refused('invalid-request')(error);
      return Object.keys((error as { body: { fields?: object } }).body.fields ?? {});
    };
    const names = ['', '   ', '---', 'a\u202Eb', 'a\u2066b', 'a\u200Bb', 'a\nb', 'a\tb', 'a\u0000b', 'x'.repeat(81), `a${'\u0301'.repeat(9)}`, 'a\uFEFFb', '\uE000a']; // prettier-ignore
    for (const name of names) assert.deepEqual(await fields({ name }), ['name'], JSON.stringify(name));
    const notes = ['', 'Fine.', 'good good good good', 'x'.repeat(60), `${SAID.note}\u202E`, SAID.note.repeat(40)];
    for (const note of notes) assert.deepEqual(await fields({ note }), ['note'], JSON.stringify(note.slice(0, 80)));
    const pages = ['http://ada.example/', 'ada.example', 'javascript:alert(1)', 'https://ada:pw@ada.example/', 'https://', `https://a.example/${'x'.repeat(600)}`]; // prettier-ignore
    for (const page of pages) assert.deepEqual(await fields({ page }), ['page'], page.slice(0, 60));
    assert.deepEqual(await fields({ ownWords: false }), ['ownWords']);
    for (const more of [{ looked: 'glanced' }, { name: 5 }, { note: null }, { ownWords: 'yes' }, { extra: 1 }])
      await assert.rejects(pair.sign(request, more), refused('invalid-request'));
    for (const name of ['José', '李雷', 'می\u200Cخواهم', 'O’Neil-Smith 3rd']) assert.ok((await pair.sign(request, { name })).signature); // prettier-ignore
  });

  it('the same tricks in a file that was signed elsewhere are not taken in', async () => {
    const changes: Partial<Record<keyof EndorsementPayload, unknown>>[] = [
      { name: 'Ada\u202EecaleV' }, { note: 'ok' }, { note: `${SAID.note}\u2067` }, { page: 'http://ada.example/' },
      { page: 'https://ADA.example' }, { looked: 'no' }, { ownWords: false }, { digest: digestOf('other') },
      { request: endorsement }, { request: { ...request, payload: `${request.payload}A` } }, { more: 1 } as object,
    ]; // prettier-ignore
    for (const change of changes)
      await assert.rejects(pair.take(await forged(pair.adaKey, endorsement, change)), refused('endorsement-refused'), JSON.stringify(change).slice(0, 80)); // prettier-ignore
  });
});

describe('endorsements at a hosted instance', () => {
  it('are for nobody without the token, and the key of the instance is for everybody', async () => {
    const host = 'waymark.example.org';
    const access = { ...LOCAL_ACCESS, mode: 'hosted', accessToken: 'k7Qz2mXw9RtB4vNc8LpH5sJd3FgY6aEu', publicUrl: `https://${host}` } as const; // prettier-ignore
    const whole = await wholeApp({ access, web: () => Promise.resolve(new Response('a page')) });
    const ask = (method: string, at: string): Promise<Response> =>
      whole.app.fetch(new Request(`http://${host}${at}`, { method, headers: { host, 'content-type': 'application/json' }, ...(method === 'POST' ? { body: '{}' } : {}) })); // prettier-ignore
    const at = `/api/programmes/${params.programme}`;
    const routes = [
      ['POST', `${at}/explanations/git-history/attempts/x/ask`], ['POST', '/api/endorsement-requests/read'],
      ['POST', '/api/endorsement-requests/sign'], ['POST', `${at}/endorsements`], ['GET', `${at}/endorsements`],
      ['GET', `${at}/endorsements/x`], ['POST', `${at}/endorsements/x/look`],
    ] as const; // prettier-ignore
    for (const [method, where] of routes) assert.equal((await ask(method, where)).status, 401, where);
    assert.equal((await ask('GET', '/endorse')).status, 303);
    assert.equal((await ask('GET', '/api/keys')).status, 200);
    await whole.close();
  });
});
