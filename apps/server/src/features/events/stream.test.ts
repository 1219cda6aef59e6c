import type { ChangedEvent } from '@waymark/contract';
import { openStore, programmes } from '@waymark/store';
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serve, type Served } from '../../platform/http/serve.ts';
import { smallApp, type SmallApp } from '../../platform/http/small-app.fixture.ts';
import { stateOf } from '../../platform/programme-state.ts';
import { eventStream } from './stream.ts';

/** Reads a stream part by part, as text. */
function reading(stream: ReadableStream<Uint8Array>): {
  next(): Promise<string | null>;
  until(part: string): Promise<string>;
  cancel(): Promise<void>;
} {
  const reader = stream.getReader();
  const next = async (): Promise<string | null> => {
    const { done, value } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  const until = async (part: string): Promise<string> => {
    let all = '';
    while (!all.includes(part)) {
      const more = await next();
      if (more === null) throw new Error(`the stream ended before "${part}": ${all}`);
      all += more;
    }
    return all;
  };
  return { next, until, cancel: () => reader.cancel() };
}

describe('a live stream', () => {
  let app: SmallApp;
  before(async () => {
    app = await smallApp();
  });
  after(() => app.close());

  const changed = (revision: number, programmeId = app.programme): ChangedEvent => ({
    type: 'changed',
    programmeId,
    revision,
    feature: 'time',
  });
  const open = async (more: { programme?: string; lastSeen?: number; heartBeatMs?: number; pollMs?: number } = {}) => {
    const { programme = 'current', lastSeen = null, heartBeatMs = 60_000, pollMs = 60_000 } = more;
    const state = await stateOf(app.store.db, programme);
    return eventStream({ bus: app.bus, store: app.store, programme, state, lastSeen, times: { heartBeatMs, pollMs } });
  };

  it('carries an event as the standard says, its revision as the id', async () => {
    const stream = reading(await open());
    assert.equal(await stream.next(), 'retry: 2000\n\n');
    app.bus.publish(changed(7));
    assert.equal(await stream.next(), `id: 7\nevent: changed\ndata: ${JSON.stringify(changed(7))}\n\n`);
    await stream.cancel();
  });

  it('of one programme is silent about others; of the current one it tells of all', async () => {
    const own = reading(await open({ programme: app.programme }));
    const current = reading(await open());
    app.bus.publish(changed(1, 'another'));
    app.bus.publish(changed(2));
    assert.doesNotMatch(await own.until('id: 2'), /id: 1/);
    assert.match(await current.until('id: 2'), /id: 1/);
    await Promise.all([own.cancel(), current.cancel()]);
  });

  it('tells a listener that comes back what it missed, and nothing where it missed nothing', async () => {
    const { revision } = await stateOf(app.store.db, 'current');
    const late = reading(await open({ lastSeen: revision - 1 }));
    assert.match(await late.until('data'), new RegExp(`id: ${revision}\n`));
    const upToDate = reading(await open({ lastSeen: revision }));
    app.bus.publish(changed(revision + 1000));
    assert.doesNotMatch(await upToDate.until('data'), new RegExp(`id: ${revision}\n`));
    await Promise.all([late.cancel(), upToDate.cancel()]);
  });

  it('notices what another process writes to the same database, once', async () => {
    const stream = reading(await open({ pollMs: 10 }));
    const other = await openStore({ url: `sqlite:${path.join(app.dataFolder, 'waymark.db')}` });
    const first = await other.transaction((db) => programmes.touch(db, app.programme));
    await stream.until(`id: ${first}\n`);
    const second = await other.transaction((db) => programmes.touch(db, app.programme));
    assert.doesNotMatch(await stream.until(`id: ${second}\n`), new RegExp(`id: ${first}\n`));
    await other.close();
    await stream.cancel();
  });

  it('keeps a quiet connection alive', async () => {
    const stream = reading(await open({ heartBeatMs: 5 }));
    await stream.until(': still here\n\n: still here\n\n');
    await stream.cancel();
  });

  it('lets go of everything when its reader goes away', async () => {
    const before = app.bus.listeners;
    const stream = reading(await open());
    assert.ok(app.bus.listeners > before);
    await stream.cancel();
    assert.equal(app.bus.listeners, before);
  });

  it('closes on a reader that is too slow, instead of keeping ever more for it', async () => {
    const before = app.bus.listeners;
    const stream = reading(await open());
    for (let revision = 1; revision <= 500; revision += 1) app.bus.publish(changed(revision));
    assert.equal(app.bus.listeners, before);
    let parts = 0;
    while ((await stream.next()) !== null) parts += 1;
    assert.ok(parts > 10 && parts < 100, `${parts} parts were kept`);
  });

  it('ends when the bus closes', async () => {
    const small = await smallApp();
    const state = await stateOf(small.store.db, 'current');
    const times = { heartBeatMs: 60_000, pollMs: 60_000 };
    const stream = reading(
      eventStream({ bus: small.bus, store: small.store, programme: 'current', state, lastSeen: null, times }),
    );
    await stream.next();
    small.bus.close();
    assert.equal(await stream.next(), null);
    await small.close();
  });
});

describe('a live stream over a socket', () => {
  it('is let go when the browser goes away', async () => {
    const app = await smallApp();
    const state = await stateOf(app.store.db, 'current');
    const times = { heartBeatMs: 60_000, pollMs: 60_000 };
    const answer = (): Response =>
      new Response(
        eventStream({ bus: app.bus, store: app.store, programme: 'current', state, lastSeen: null, times }),
        {
          headers: { 'content-type': 'text/event-stream' },
        },
      );
    const config = { dataFolder: app.dataFolder, databaseUrl: 'sqlite:x' };
    const servable = {
      fetch: () => Promise.resolve(answer()),
      closeStreams: () => app.bus.close(),
      instance: 'x',
      config,
    };
    const served: Served = await serve(servable, { host: '127.0.0.1', port: 0 });
    const away = new AbortController();
    const response = await fetch(served.url, { signal: away.signal });
    const stream = reading(response.body as ReadableStream<Uint8Array>);
    await stream.until('retry');
    assert.ok(app.bus.listeners > 0);
    away.abort();
    while (app.bus.listeners > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await served.close();
    await app.close();
  });
});
