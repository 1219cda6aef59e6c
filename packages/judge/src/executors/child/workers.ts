/** A few long-lived processes behind one door: at most so many, started when needed, replaced when they fail. */

export interface Worker {
  usable(): boolean;
  close(): Promise<void>;
}

export interface Workers<W extends Worker> {
  /** Waits for a free worker, lends it to `work`, takes it back; rejects at once when the signal fires before that. */
  use<T>(signal: AbortSignal, work: (worker: W) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * @param count how many may live at the same time
 * @param start makes one; its rejection reaches the caller that needed it
 */
export function workers<W extends Worker>(count: number, start: () => Promise<W>): Workers<W> {
  const idle: W[] = [];
  const lent = new Set<W>();
  const queue: (() => void)[] = [];
  let busy = 0;
  let closed = false;

  /** Takes a place at once where there is one; a freed place is handed to the longest waiting without becoming free. */
  const acquire = async (signal: AbortSignal): Promise<void> => {
    if (busy < count) {
      busy += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        queue.splice(queue.indexOf(go), 1);
        reject(reasonOf(signal));
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.push(go);
    });
  };

  const release = (): void => {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  };

  const lend = async <T>(work: (worker: W) => Promise<T>): Promise<T> => {
    if (closed) throw new Error('the executor is closed');
    const worker = takeUsable(idle) ?? (await start());
    lent.add(worker);
    try {
      return await work(worker);
    } finally {
      lent.delete(worker);
      // `close` may have been called meanwhile, which the compiler cannot see.
      if (worker.usable() && !(closed as boolean)) idle.push(worker);
      else await worker.close();
    }
  };

  return {
    async use(signal, work) {
      if (signal.aborted) throw reasonOf(signal);
      await acquire(signal);
      try {
        return await lend(work);
      } finally {
        release();
      }
    },
    async close() {
      closed = true;
      await Promise.all([...idle.splice(0), ...lent].map((worker) => worker.close()));
    },
  };
}

function takeUsable<W extends Worker>(idle: W[]): W | undefined {
  for (let worker = idle.pop(); worker !== undefined; worker = idle.pop()) {
    if (worker.usable()) return worker;
  }
  return undefined;
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}
