/** Back-pressure for executors: a bounded queue that is fair between learners and forgets what a newer submission replaces. */
import { ExecutorFault } from '../faults.ts';

export interface Job<T> {
  learner: string;
  challenge: string;
  /** Passes the signal on to its executor. Called again after an ExecutorFault, which costs the learner nothing. */
  work: (signal: AbortSignal) => Promise<T>;
}

export type Outcome<T> =
  | { kind: 'done'; value: T }
  /** A newer submission of the same learner for the same challenge came in. */
  | { kind: 'superseded' }
  /** The queue is full: say so, and let the learner try in a moment. */
  | { kind: 'refused'; waiting: number }
  /** The executor failed every time. Ours to look into; never an attempt of the learner's. */
  | { kind: 'fault'; message: string };

export interface PoolOptions {
  /** Jobs that run at the same time: as many as the executor has workers. */
  concurrency: number;
  /** Jobs that may wait. */
  queueLength: number;
  /** How often a job is tried again after an ExecutorFault; 2 unless said otherwise. */
  retries?: number;
}

export interface Pool<T> {
  submit(job: Job<T>): Promise<Outcome<T>>;
  readonly waiting: () => number;
  readonly running: () => number;
  /** Takes no more jobs and resolves when all that it took are done. */
  drain(): Promise<void>;
  /** Stops now: running jobs get their signal, waiting ones are refused. */
  close(): Promise<void>;
}

interface Entry<T> {
  job: Job<T>;
  stop: AbortController;
  superseded: boolean;
  settle: (outcome: Outcome<T>) => void;
  fail: (error: unknown) => void;
}

/** @returns a pool; `submit` rejects only with what `work` rejects with, other than ExecutorFault, or after `close` */
export function createPool<T>(options: PoolOptions): Pool<T> {
  /** Learners in turn; each with their jobs in order. The first learner's first job is next. */
  const queues = new Map<string, Entry<T>[]>();
  const running = new Set<Entry<T>>();
  const idle: (() => void)[] = [];
  let open = true;

  const waiting = (): number => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0);

  const start = (): void => {
    while (running.size < options.concurrency) {
      const entry = takeNext(queues);
      if (entry === null) break;
      running.add(entry);
      void finish(entry);
    }
    if (running.size === 0 && queues.size === 0) for (const tell of idle.splice(0)) tell();
  };

  const finish = async (entry: Entry<T>): Promise<void> => {
    try {
      entry.settle(await attempt(entry, options.retries ?? 2));
    } catch (error) {
      if (entry.superseded) entry.settle({ kind: 'superseded' });
      else entry.fail(error);
    } finally {
      running.delete(entry);
      start();
    }
  };

  const supersede = ({ learner, challenge }: Job<T>): void => {
    const isOlder = ({ job }: Entry<T>): boolean => job.learner === learner && job.challenge === challenge;
    const queue = queues.get(learner) ?? [];
    for (const entry of queue.filter(isOlder)) entry.settle({ kind: 'superseded' });
    keep(
      queues,
      learner,
      queue.filter((entry) => !isOlder(entry)),
    );
    for (const entry of [...running].filter(isOlder)) {
      entry.superseded = true;
      entry.stop.abort(new Error('superseded by a newer submission'));
    }
  };

  const whenIdle = (): Promise<void> =>
    new Promise((resolve) => {
      idle.push(resolve);
      start();
    });

  return {
    waiting,
    running: () => running.size,
    submit(job) {
      if (!open) return Promise.resolve({ kind: 'refused', waiting: waiting() });
      supersede(job);
      if (waiting() >= options.queueLength && running.size >= options.concurrency) {
        return Promise.resolve({ kind: 'refused', waiting: waiting() });
      }
      return new Promise((settle, fail) => {
        const entry = { job, stop: new AbortController(), superseded: false, settle, fail };
        keep(queues, job.learner, [...(queues.get(job.learner) ?? []), entry]);
        start();
      });
    },
    drain() {
      open = false;
      return whenIdle();
    },
    close() {
      open = false;
      const left = [...queues.values()].flat();
      queues.clear();
      for (const { settle } of left) settle({ kind: 'refused', waiting: 0 });
      for (const { stop } of running) stop.abort(new Error('the pool is closing'));
      return whenIdle();
    },
  };
}

async function attempt<T>(entry: Entry<T>, retries: number): Promise<Outcome<T>> {
  for (let left = retries; ; left -= 1) {
    try {
      const value = await entry.job.work(entry.stop.signal);
      return entry.superseded ? { kind: 'superseded' } : { kind: 'done', value };
    } catch (error) {
      if (!(error instanceof ExecutorFault)) throw error;
      if (entry.superseded) return { kind: 'superseded' };
      if (left === 0 || entry.stop.signal.aborted) return { kind: 'fault', message: error.message };
    }
  }
}

/** The longest waiting learner's oldest job; that learner then goes to the end of the line. */
function takeNext<T>(queues: Map<string, Entry<T>[]>): Entry<T> | null {
  for (const [learner, [entry, ...rest]] of queues) {
    queues.delete(learner);
    keep(queues, learner, rest);
    if (entry) return entry;
  }
  return null;
}

function keep<T>(queues: Map<string, Entry<T>[]>, learner: string, queue: Entry<T>[]): void {
  if (queue.length > 0) queues.set(learner, queue);
  else queues.delete(learner);
}
