import assert from 'node:assert/strict';
import { openStore, programmes } from '@waymark/store';
import { after, before, describe, it } from 'node:test';
import path from 'node:path';
import { createAnswerCache, type CachedAnswer } from './cache.ts';
import { post, smallApp, TIME_ENTRIES, type SmallApp } from './small-app.fixture.ts';

describe('a read', () => {
  let app: SmallApp;
  before(async () => {
    app = await smallApp();
  });
  after(() => app.close());

  const read = (url = TIME_ENTRIES, etag?: string): Promise<Response> =>
    app.door(new Request(url, etag === undefined ? {} : { headers: { 'if-none-match': etag } }));
  const runs = (): number => app.calls.get('listTimeEntries') ?? 0;
  const etagOf = async (url = TIME_ENTRIES): Promise<string> => (await read(url)).headers.get('etag') ?? '';

  it('is made once while nothing changes', async () => {
    const first = await (await read()).text();
    const before = runs();
    assert.equal(await (await read()).text(), first);
    assert.equal(runs(), before);
  });

  it('is made anew after a write, and shows it', async () => {
    const before = await etagOf();
    await app.door(post(TIME_ENTRIES, { minutes: 17 }));
    const response = await read();
    assert.notEqual(response.headers.get('etag'), before);
    assert.match(await response.text(), /"minutes":17/);
  });

  it('sees what another process wrote to the same file', async () => {
    const before = runs();
    await read();
    const other = await openStore({ url: `sqlite:${path.join(app.dataFolder, 'waymark.db')}` });
    await other.transaction((db) => programmes.touch(db, app.programme));
    await other.close();
    await read();
    assert.equal(runs(), before + 1);
  });

  it('answers 304 without a body to the validator it gave', async () => {
    const etag = await etagOf();
    for (const sent of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const response = await read(TIME_ENTRIES, sent);
      assert.equal(response.status, 304, sent);
      assert.equal(response.headers.get('etag'), etag);
      assert.equal(await response.text(), '');
    }
    assert.equal((await read(TIME_ENTRIES, '"other"')).status, 200);
  });

  it('keeps its validator over a write that does not concern it', async () => {
    const url = 'http://127.0.0.1/api/programmes/current/export/roadmap.md';
    const etag = await etagOf(url);
    await app.door(post(TIME_ENTRIES, { minutes: 5 }));
    assert.equal((await read(url, etag)).status, 304);
  });

  it('is made anew in the next minute, in which the learner’s day may begin', async () => {
    await read();
    const before = runs();
    app.clock.now = '2027-01-04T09:00:59.999Z';
    await read();
    assert.equal(runs(), before);
    app.clock.now = '2027-01-04T09:01:00.000Z';
    await read();
    assert.equal(runs(), before + 1);
  });

  it('tells answers to different questions apart', async () => {
    const all = await (await read()).text();
    const none = await (await read(`${TIME_ENTRIES}?from=2030-01-01`)).text();
    assert.notEqual(all, none);
    assert.equal(none, '{"entries":[]}');
    assert.equal(await (await read(`${TIME_ENTRIES}?from=2030-01-01`)).text(), none);
  });

  it('does not keep a refusal', async () => {
    for (let times = 0; times < 2; times += 1) assert.equal((await read(`${TIME_ENTRIES}?from=x`)).status, 422);
  });

  it('lets the browser keep it, but never use it unasked', async () => {
    assert.equal((await read()).headers.get('cache-control'), 'private, no-cache');
    const written = await app.door(post(TIME_ENTRIES, { minutes: 5 }));
    assert.equal(written.headers.get('cache-control'), 'no-store');
  });

  it('never mixes two states when somebody writes while it is made', async () => {
    let writes = 0;
    const small = await smallApp({
      handlers: {
        async listTimeEntries() {
          // The first two attempts are overtaken by a write.
          if (writes < 2) {
            writes += 1;
            await small.store.transaction((db) => programmes.touch(db, small.programme));
          }
          return { entries: [] };
        },
      },
    });
    assert.equal((await small.door(new Request(TIME_ENTRIES))).status, 200);
    assert.equal(small.calls.get('listTimeEntries'), 3);
    await small.close();
  });
});

describe('the answer cache', () => {
  const entry = (size: number): CachedAnswer => ({
    stamp: '', programme: '', etag: '', headers: {}, body: new Uint8Array(size),
  }); // prettier-ignore

  it('drops what was not used for longest when it is full', () => {
    const cache = createAnswerCache(40_000);
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, entry(8_900));
    cache.get('a');
    cache.set('e', entry(8_900));
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].filter((key) => cache.get(key) !== undefined),
      ['a', 'c', 'd', 'e'],
    );
  });

  it('never keeps more bytes than it may, nor one answer that fills a quarter of it', () => {
    const cache = createAnswerCache(40_000);
    for (let index = 0; index < 500; index += 1) {
      cache.set(`key-${index % 90}`, entry((index * 37) % 12_000));
      assert.ok(cache.bytes <= 40_000);
    }
    cache.clear();
    cache.set('huge', entry(10_001));
    assert.equal(cache.get('huge'), undefined);
    assert.equal(cache.bytes, 0);
  });
});
