import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ExecutorFault } from '../faults.ts';
import { createPool, type Job } from './pool.ts';

/** Work that ends when the test says so. */
function gate(): { work: Job<string>['work']; open: (value: string) => void; signal: () => AbortSignal | null } {
  let seen: AbortSignal | null = null;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = (signal: AbortSignal): Promise<string> => {
    seen = signal;
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    return promise;
  };
  return { work, open: resolve, signal: () => seen };
}

function job(learner: string, challenge: string, work: Job<string>['work']): Job<string> {
  return { learner, challenge, work };
}

describe('the pool', () => {
  it('takes learners in turn, however many jobs one of them sent', async () => {
    const pool = createPool<string>({ concurrency: 1, queueLength: 10 });
    const order: string[] = [];
    const send = (learner: string, challenge: string): Promise<unknown> =>
      pool.submit(job(learner, challenge, async () => String(order.push(`${learner} ${challenge}`))));
    const blocker = gate();
    const first = pool.submit(job('zoe', 'x', blocker.work));
    const rest = [send('ada', '1'), send('ada', '2'), send('ada', '3'), send('bob', '1'), send('bob', '2')];
    blocker.open('done');
    await Promise.all([first, ...rest]);
    assert.deepEqual(order, ['ada 1', 'bob 1', 'ada 2', 'bob 2', 'ada 3']);
  });

  it('answers superseded to a waiting submission when a newer one for the same challenge comes', async () => {
    const pool = createPool<string>({ concurrency: 1, queueLength: 10 });
    const blocker = gate();
    const first = pool.submit(job('zoe', 'x', blocker.work));
    const older = pool.submit(job('ada', 'sort', async () => 'old'));
    const newer = pool.submit(job('ada', 'sort', async () => 'new'));
    assert.deepEqual(await older, { kind: 'superseded' });
    blocker.open('done');
    assert.deepEqual(await newer, { kind: 'done', value: 'new' });
    await first;
  });

  it('stops a running submission that is superseded, and lets other challenges of the learner be', async () => {
    const pool = createPool<string>({ concurrency: 2, queueLength: 10 });
    const [sort, search] = [gate(), gate()];
    const older = pool.submit(job('ada', 'sort', sort.work));
    const other = pool.submit(job('ada', 'search', search.work));
    const newer = pool.submit(job('ada', 'sort', async () => 'new'));
    assert.deepEqual(await older, { kind: 'superseded' });
    assert.equal(sort.signal()?.aborted, true);
    assert.equal(search.signal()?.aborted, false);
    search.open('kept');
    assert.deepEqual(
      [await newer, await other],
      [
        { kind: 'done', value: 'new' },
        { kind: 'done', value: 'kept' },
      ],
    );
  });

  it('refuses what does not fit the queue, and says how many wait', async () => {
    const pool = createPool<string>({ concurrency: 1, queueLength: 1 });
    const blocker = gate();
    const running = pool.submit(job('a', 'x', blocker.work));
    const waiting = pool.submit(job('b', 'x', async () => 'b'));
    assert.deepEqual(await pool.submit(job('c', 'x', async () => 'c')), { kind: 'refused', waiting: 1 });
    blocker.open('a');
    await Promise.all([running, waiting]);
    assert.deepEqual(await pool.submit(job('c', 'x', async () => 'c')), { kind: 'done', value: 'c' });
  });

  it('tries again after a fault of the executor, twice, and then says so', async () => {
    const pool = createPool<string>({ concurrency: 1, queueLength: 5 });
    let tries = 0;
    const flaky = async (): Promise<string> => {
      tries += 1;
      if (tries < 3) throw new ExecutorFault('lost');
      return 'third time';
    };
    assert.deepEqual(await pool.submit(job('a', 'x', flaky)), { kind: 'done', value: 'third time' });
    const broken = async (): Promise<string> => Promise.reject(new ExecutorFault('gone'));
    assert.deepEqual(await pool.submit(job('a', 'x', broken)), { kind: 'fault', message: 'gone' });
  });

  it('does not try again after any other error, and hands it on', async () => {
    const pool = createPool<string>({ concurrency: 1, queueLength: 5 });
    let tries = 0;
    const wrong = async (): Promise<string> => {
      tries += 1;
      throw new TypeError('a mistake of ours');
    };
    await assert.rejects(pool.submit(job('a', 'x', wrong)), TypeError);
    assert.equal(tries, 1);
    assert.equal(pool.running(), 0);
  });

  it('finishes what it took when drained, and takes no more', async () => {
    const pool = createPool<string>({ concurrency: 1, queueLength: 5 });
    const blocker = gate();
    const answers = [pool.submit(job('a', 'x', blocker.work)), pool.submit(job('b', 'x', async () => 'b'))];
    const drained = pool.drain();
    assert.deepEqual(await pool.submit(job('c', 'x', async () => 'c')), { kind: 'refused', waiting: 1 });
    blocker.open('a');
    await drained;
    assert.deepEqual(await Promise.all(answers), [
      { kind: 'done', value: 'a' },
      { kind: 'done', value: 'b' },
    ]);
  });

  it('stops running work and refuses waiting work when closed', async () => {
    const pool = createPool<string>({ concurrency: 1, queueLength: 5 });
    const blocker = gate();
    const running = assert.rejects(pool.submit(job('a', 'x', blocker.work)), /closing/);
    const waiting = pool.submit(job('b', 'x', async () => 'b'));
    await pool.close();
    await running;
    assert.deepEqual(await waiting, { kind: 'refused', waiting: 0 });
  });
});
