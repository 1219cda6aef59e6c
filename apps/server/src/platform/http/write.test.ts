import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { errorOf, post, smallApp, TIME_ENTRIES, type SmallApp } from './small-app.fixture.ts';

describe('an idempotency key', () => {
  let app: SmallApp;
  before(async () => {
    app = await smallApp();
  });
  after(() => app.close());

  const write = (key: string, body: unknown = { minutes: 30 }): Promise<Response> =>
    app.door(post(TIME_ENTRIES, body, { 'idempotency-key': key }));

  const count = async (): Promise<number> => {
    const response = await app.door(new Request(TIME_ENTRIES));
    return ((await response.json()) as { entries: unknown[] }).entries.length;
  };

  it('makes a repeated write happen once, and repeats its answer', async () => {
    const before = await count();
    const first = await write('once');
    const second = await write('once');
    assert.equal(first.headers.get('idempotency-replayed'), null);
    assert.equal(second.headers.get('idempotency-replayed'), 'true');
    assert.equal(second.status, 201);
    assert.equal(await second.text(), await first.text());
    assert.equal(await count(), before + 1);
  });

  it('repeats the answer also long after the thing is gone', async () => {
    const made = (await (await write('gone')).json()) as { id: string };
    await app.door(new Request(`${TIME_ENTRIES}/${made.id}`, { method: 'DELETE' }));
    assert.deepEqual(await (await write('gone')).json(), made);
  });

  it('refuses another request under the same key, and does nothing', async () => {
    await write('mine');
    const before = await count();
    const response = await write('mine', { minutes: 31 });
    assert.equal(response.status, 422);
    assert.equal((await errorOf(response)).code, 'idempotency-mismatch');
    const elsewhere = await app.door(
      post(TIME_ENTRIES.replace('current', app.programme), { minutes: 30 }, { 'idempotency-key': 'mine' }),
    );
    assert.equal((await errorOf(elsewhere)).code, 'idempotency-mismatch');
    assert.equal(await count(), before);
  });

  it('lets one of many equal requests at once write, and gives all of them its answer', async () => {
    const before = await count();
    const responses = await Promise.all(Array.from({ length: 20 }, () => write('crowd')));
    const bodies = new Set(await Promise.all(responses.map((response) => response.text())));
    assert.equal(bodies.size, 1);
    assert.equal(responses.filter((response) => response.headers.get('idempotency-replayed') === null).length, 1);
    assert.equal(await count(), before + 1);
  });

  it('does not keep a refusal or a failure: nothing was written, and the next try may succeed', async () => {
    for (const note of ['refuse', 'break']) {
      const runs = app.calls.get('addTimeEntry') ?? 0;
      const first = await write(`again-${note}`, { minutes: 5, note });
      const second = await write(`again-${note}`, { minutes: 5, note });
      assert.equal(first.status, second.status);
      assert.equal(second.headers.get('idempotency-replayed'), null);
      assert.equal(app.calls.get('addTimeEntry'), runs + 2);
    }
  });

  it('tells the listeners of the write, not of its repetition', async () => {
    let heard = 0;
    const stop = app.bus.listen(
      () => (heard += 1),
      () => undefined,
    );
    await write('told');
    await write('told');
    stop();
    assert.equal(heard, 1);
  });

  it('repeats an answer without a body', async () => {
    const made = (await (await write('to-delete')).json()) as { id: string };
    const remove = (): Promise<Response> =>
      app.door(
        new Request(`${TIME_ENTRIES}/${made.id}`, { method: 'DELETE', headers: { 'idempotency-key': 'delete' } }),
      );
    assert.equal((await remove()).status, 204);
    const again = await remove();
    assert.equal(again.status, 204);
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
  });

  it('is a short printable word', async () => {
    for (const key of ['', 'a b', 'x'.repeat(201), 'ü']) {
      const response = await write(key);
      assert.equal(response.status, 422, JSON.stringify(key));
      assert.deepEqual(
        (await errorOf(response)).details.map(({ path }) => path),
        ['header.idempotency-key'],
      );
    }
  });
});
