/** What a benchmark says: a figure, the named baseline it was measured against in the same run, and whether the budget holds. */
export interface Budget {
  name: string;
  value: string;
  baseline: string;
  /** How many times the baseline; what is better is said by `budget`. */
  ratio: number;
  /** The bound in words, e.g. `at least 0.6`. */
  budget?: string;
  holds: boolean;
}

/** Median of `runs` timings of `work`, in milliseconds, after one that is not counted. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}
