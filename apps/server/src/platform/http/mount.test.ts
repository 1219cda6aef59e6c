import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { errorOf, post, smallApp, TIME_ENTRIES, type SmallApp } from './small-app.fixture.ts';

describe('a mounted route', () => {
  let app: SmallApp;
  before(async () => {
    app = await smallApp();
  });
  after(() => app.close());

  const send = (url: string, init?: RequestInit): Promise<Response> => app.door(new Request(url, init));

  it('answers a write with the status of the contract and JSON', async () => {
    const response = await app.door(post(TIME_ENTRIES, { minutes: 30 }));
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    const entry = (await response.json()) as { minutes: number; note: string };
    assert.deepEqual([entry.minutes, entry.note], [30, '']);
  });

  it('names every field that does not fit', async () => {
    const response = await app.door(post(TIME_ENTRIES, { minutes: 0, date: '2027-02-30', colour: 'red' }));
    assert.equal(response.status, 422);
    const error = await errorOf(response);
    assert.equal(error.code, 'invalid-request');
    assert.deepEqual(error.details.map(({ path }) => path).sort(), ['', 'date', 'minutes']);
  });

  it('says which part of the address does not fit', async () => {
    const query = await errorOf(await send(`${TIME_ENTRIES}?from=yesterday`));
    assert.deepEqual(
      query.details.map(({ path }) => path),
      ['query.from'],
    );
    const twice = await errorOf(await send(`${TIME_ENTRIES}?from=2027-01-01&from=2027-01-02`));
    assert.deepEqual(
      twice.details.map(({ path }) => path),
      ['query.from'],
    );
    const path = await errorOf(await send(`http://127.0.0.1/api/programmes/${'x'.repeat(301)}/time-entries`));
    assert.deepEqual(
      path.details.map((detail) => detail.path),
      ['path.programme'],
    );
  });

  it('takes no harm from names of the language in a query or body', async () => {
    assert.equal((await send(`${TIME_ENTRIES}?__proto__=1&constructor=2`)).status, 200);
    const response = await app.door(post(TIME_ENTRIES, '{"minutes":5,"__proto__":{"note":"x"}}'));
    assert.equal(response.status, 422);
  });

  it('refuses what is no JSON, no UTF-8, or not said to be JSON', async () => {
    const codes = async (body: BodyInit, type: string | null): Promise<string> => {
      const headers: Record<string, string> = type === null ? {} : { 'content-type': type };
      const response = await send(TIME_ENTRIES, { method: 'POST', body, headers });
      return `${response.status} ${(await errorOf(response)).code}`;
    };
    type BodyInit = string | Uint8Array<ArrayBuffer>;
    assert.equal(await codes('{"minutes":', 'application/json'), '400 invalid-json');
    assert.equal(await codes('', 'application/json'), '400 invalid-json');
    assert.equal(await codes(new Uint8Array([0x7b, 0xff, 0x7d]), 'application/json'), '400 invalid-json');
    assert.equal(await codes('{"minutes":5}', 'text/plain'), '415 unsupported-media-type');
    assert.equal(await codes('minutes=5', 'application/x-www-form-urlencoded'), '415 unsupported-media-type');
    assert.equal(await codes('{"minutes":5}', 'application/json; charset=latin1'), '415 unsupported-media-type');
  });

  it('takes JSON with a charset of UTF-8, however it is written', async () => {
    const response = await app.door(
      post(TIME_ENTRIES, { minutes: 5 }, { 'content-type': 'Application/JSON; Charset="UTF-8"' }),
    );
    assert.equal(response.status, 201);
  });

  it('takes an empty request for an empty object', async () => {
    const error = await errorOf(await send(TIME_ENTRIES, { method: 'POST' }));
    assert.deepEqual(
      error.details.map(({ path }) => path),
      ['minutes'],
    );
  });

  it('refuses a body that is too large, whether or not it says how large it is', async () => {
    const large = JSON.stringify({ minutes: 5, note: 'x'.repeat(300_000) });
    const declared = await app.door(post(TIME_ENTRIES, large, { 'content-length': String(large.length) }));
    assert.equal(declared.status, 413);
    const silent = await app.door(post(TIME_ENTRIES, large));
    assert.equal(silent.status, 413);
    assert.equal((await errorOf(silent)).code, 'body-too-large');
  });

  it('gives a route of its own limit that limit', async () => {
    const source = 'x'.repeat(1_000_000);
    const response = await app.door(post('http://127.0.0.1/api/lint', { source }));
    assert.equal((await errorOf(response)).code, 'conflict', 'it came through to the handler');
  });

  it('hands raw bytes to a route that asks for them', async () => {
    const body = new Uint8Array(300_000).fill(7);
    const response = await send('http://127.0.0.1/api/restore', { method: 'POST', body });
    assert.deepEqual(await response.json(), { programmes: 0, rows: 300_000 });
  });

  it('says 404 where there is nothing, and 405 with Allow where there is something else', async () => {
    const nothing = await send('http://127.0.0.1/api/nothing');
    assert.equal(nothing.status, 404);
    assert.equal((await errorOf(nothing)).code, 'not-found');
    assert.equal((await send('http://127.0.0.1/api')).status, 404);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await send(TIME_ENTRIES, { method });
      assert.equal(response.status, 405, method);
      assert.deepEqual(response.headers.get('allow')?.split(', ').sort(), ['GET', 'HEAD', 'POST']);
    }
  });

  it('answers HEAD as GET without a body', async () => {
    const response = await send(TIME_ENTRIES, { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('etag') ?? '', /^".+"$/);
    assert.equal(await response.text(), '');
  });

  it('answers 204 without a body', async () => {
    const made = (await (await app.door(post(TIME_ENTRIES, { minutes: 5 }))).json()) as { id: string };
    const response = await send(`${TIME_ENTRIES}/${made.id}`, { method: 'DELETE' });
    assert.equal(response.status, 204);
    assert.equal(await response.text(), '');
    assert.equal(response.headers.get('content-type'), null);
  });

  it('passes on a refusal of the feature as it is', async () => {
    const response = await send('http://127.0.0.1/api/programmes/current/timer', { method: 'DELETE' });
    assert.equal(response.status, 409);
    assert.equal((await errorOf(response)).message, 'No timer is running.');
  });

  it('keeps the inside to itself when something breaks, and logs it under the number that it answers with', async () => {
    const response = await app.door(post(TIME_ENTRIES, { minutes: 5, note: 'break' }));
    assert.equal(response.status, 500);
    const text = await response.text();
    assert.doesNotMatch(text, /secret|\.ts|at /);
    const { requestId } = (JSON.parse(text) as { error: { requestId: string } }).error;
    assert.equal(response.headers.get('x-request-id'), requestId);
    assert.ok(app.logged.some((line) => line.includes(requestId) && line.includes('a secret of the inside')));
  });

  it('keeps nothing of a write that failed', async () => {
    const count = async (): Promise<number> =>
      ((await (await send(TIME_ENTRIES)).json()) as { entries: unknown[] }).entries.length;
    const before = await count();
    await app.door(post(TIME_ENTRIES, { minutes: 5, note: 'break' }));
    await app.door(post(TIME_ENTRIES, { minutes: 5, note: 'refuse' }));
    assert.equal(await count(), before);
  });

  it('tells the listeners after a commit, and never of what was rolled back', async () => {
    const heard: number[] = [];
    const stop = app.bus.listen(
      (event) => heard.push(event.revision),
      () => undefined,
    );
    await app.door(post(TIME_ENTRIES, { minutes: 5, note: 'refuse' }));
    assert.deepEqual(heard, []);
    await app.door(post(TIME_ENTRIES, { minutes: 5 }));
    assert.equal(heard.length, 1);
    stop();
  });

  it('carries the same headers on answers and refusals', async () => {
    for (const response of [await send(TIME_ENTRIES), await send('http://127.0.0.1/api/nothing')]) {
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
      assert.match(response.headers.get('x-request-id') ?? '', /^[\w-]{8,}$/);
    }
  });

  it('keeps a request’s own number where it is a plain one', async () => {
    const named = await send(TIME_ENTRIES, { headers: { 'x-request-id': 'from-a-proxy-1' } });
    assert.equal(named.headers.get('x-request-id'), 'from-a-proxy-1');
    const odd = await send(TIME_ENTRIES, { headers: { 'x-request-id': '<script>' } });
    assert.notEqual(odd.headers.get('x-request-id'), '<script>');
  });
});

describe('permissions', () => {
  it('let nobody in who is nobody, but to what is public', async () => {
    const app = await smallApp({ identify: () => ({ role: 'anonymous' }) });
    const status = async (path: string, method = 'GET'): Promise<number> =>
      (await app.door(new Request(`http://127.0.0.1${path}`, { method }))).status;
    assert.equal(await status('/api/health'), 200);
    assert.equal(await status('/api/programmes'), 401);
    assert.equal(await status('/api/programmes/current/time-entries'), 401);
    assert.equal(await status('/api/programmes/current/timer', 'DELETE'), 401);
    await app.close();
  });
});
