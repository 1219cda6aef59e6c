/** Reading a document: 5 MB in under a second whatever its shape, and twice the size in about twice the time. */
import { parse } from '@waymark/roadmap';
import type { Budget } from './budget.ts';
import { shapes } from './parse/shapes.ts';

const SIZE = 5_000_000;
const RUNS = 3;
const MOST_MILLISECONDS = 1_000;
const MOST_GROWTH = 2.5;

/**
 * Median time that the processor spends on some work, in milliseconds, after one round that is not counted. On an idle
 * machine that is the time on the clock; on a busy one it leaves out the waiting for others.
 */
function medianMs(work: () => unknown): number {
  work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    times.push((user + system) / 1_000);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** The least that any reader must do: decode the bytes and look at every line. Short, so measured in tens. */
function touchLinesMs(document: Uint8Array): number {
  const touch = (): number =>
    new TextDecoder()
      .decode(document)
      .split('\n')
      .filter((line) => line.trim() !== '').length;
  return medianMs(() => Array.from({ length: 10 }, touch)) / 10;
}

export default function bench(): Promise<Budget[]> {
  const budgets: Budget[] = [];
  for (const [name, shape] of shapes()) {
    const document = shape(SIZE);
    const small = medianMs(() => parse(document));
    budgets.push({
      name: `parse 5 MB, ${name}`,
      value: `${small.toFixed(0)} ms`,
      baseline: 'decoding it and trimming every line',
      ratio: small / touchLinesMs(document),
      budget: `under ${MOST_MILLISECONDS} ms`,
      holds: small < MOST_MILLISECONDS,
    });
    const twice = shape(2 * SIZE);
    const growth = medianMs(() => parse(twice)) / small;
    budgets.push({
      name: `parse 10 MB, ${name}`,
      value: `${(growth * small).toFixed(0)} ms`,
      baseline: 'parsing 5 MB',
      ratio: growth,
      budget: `at most ${MOST_GROWTH}`,
      holds: growth <= MOST_GROWTH,
    });
  }
  return Promise.resolve(budgets);
}
