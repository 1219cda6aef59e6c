/** Counts requests that are being answered, so that the end of the program can wait for them. */

export interface UnderWay {
  run: <T>(work: Promise<T>) => Promise<T>;
  /** Resolves when nothing is under way, or after the patience is over. */
  settled: () => Promise<void>;
}

/** @param patienceMs how long `settled` waits at most */
export function countUnderWay(patienceMs = 5_000): UnderWay {
  let count = 0;
  let notify = (): void => undefined;
  return {
    async run(work) {
      count += 1;
      try {
        return await work;
      } finally {
        count -= 1;
        if (count === 0) notify();
      }
    },
    async settled() {
      if (count === 0) return;
      await new Promise<void>((resolve) => {
        const patience = setTimeout(resolve, patienceMs);
        notify = () => {
          clearTimeout(patience);
          resolve();
        };
      });
    },
  };
}
