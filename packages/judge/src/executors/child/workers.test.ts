import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { workers, type Worker } from './workers.ts';

interface Numbered extends Worker {
  number: number;
  break(): void;
}

function factory(): { start: () => Promise<Numbered>; closed: number[] } {
  const closed: number[] = [];
  let made = 0;
  const start = async (): Promise<Numbered> => {
    made += 1;
    const number = made;
    let good = true;
    return { number, usable: () => good, break: () => (good = false), close: async () => void closed.push(number) };
  };
  return { start, closed };
}

const NEVER = new AbortController().signal;

describe('workers', () => {
  it('are started when needed, used again, and never more than allowed', async () => {
    const { start } = factory();
    const pool = workers(2, start);
    let atOnce = 0;
    let most = 0;
    const use = (): Promise<number> =>
      pool.use(NEVER, async ({ number }) => {
        most = Math.max(most, (atOnce += 1));
        await new Promise(setImmediate);
        atOnce -= 1;
        return number;
      });
    const used = await Promise.all(Array.from({ length: 10 }, use));
    assert.equal(most, 2);
    assert.deepEqual([...new Set(used)].sort(), [1, 2]);
  });

  it('are replaced when they are no longer usable', async () => {
    const { start, closed } = factory();
    const pool = workers(1, start);
    await pool.use(NEVER, async (worker) => worker.break());
    assert.equal(await pool.use(NEVER, async ({ number }) => number), 2);
    assert.deepEqual(closed, [1]);
  });

  it('go on to the next in line when the work or the start fails', async () => {
    const { start } = factory();
    let failures = 1;
    const pool = workers(1, async () => (failures-- > 0 ? Promise.reject(new Error('no start')) : start()));
    const [first, second, third] = await Promise.allSettled([
      pool.use(NEVER, async () => 1),
      pool.use(NEVER, async () => Promise.reject(new Error('no work'))),
      pool.use(NEVER, async () => 3),
    ]);
    assert.deepEqual([first.status, second.status, third.status], ['rejected', 'rejected', 'fulfilled']);
  });

  it('are not lent to somebody who stopped waiting', async () => {
    const { start } = factory();
    const pool = workers(1, start);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const busy = pool.use(NEVER, () => promise);
    const stop = new AbortController();
    const left = pool.use(stop.signal, async () => assert.fail('was lent'));
    stop.abort(new Error('left'));
    await assert.rejects(left, /left/);
    resolve(undefined);
    await busy;
    assert.equal(await pool.use(NEVER, async ({ number }) => number), 1);
  });

  it('are all closed at the end, and none is started after it', async () => {
    const { start, closed } = factory();
    const pool = workers(1, start);
    await pool.use(NEVER, async () => undefined);
    await pool.close();
    assert.deepEqual(closed, [1]);
    await assert.rejects(
      pool.use(NEVER, async () => 1),
      /closed/,
    );
  });
});
