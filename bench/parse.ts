/** Reading a document: 5 MB in under a second whatever its shape, and twice the size in about twice the time. */
import { parse } from '@waymark/roadmap';
import type { Budget } from './budget.ts';
import { shapes } from './parse/shapes.ts';

const SIZE = 5_000_000;
const ROUNDS = 4;
const MOST_MILLISECONDS = 1_000;
const MOST_GROWTH = 2.5;

/** Time that the processor spends on some work, in milliseconds: on a busy machine it leaves out the waiting for others. */
function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * The least time of each of some works, taken in turns after a round that is not counted. What else the machine does
 * only ever adds to a time, so the least says most about the code; and it hits all works alike.
 */
function leastMs(works: readonly (() => unknown)[]): number[] {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= ROUNDS; round += 1) {
    works.forEach((work, place) => {
      const time = processorMs(work);
      if (round > 0) least[place] = Math.min(least[place] ?? time, time);
    });
  }
  return least;
}

/** The least that any reader must do: decode the bytes and look at every line. Short, so measured in tens. */
function touchLines(document: Uint8Array): number {
  let lines = 0;
  for (let time = 0; time < 10; time += 1) {
    const text = new TextDecoder().decode(document);
    lines += text.split('\n').filter((line) => line.trim() !== '').length;
  }
  return lines;
}

export default function bench(): Promise<Budget[]> {
  const budgets: Budget[] = [];
  for (const [name, shape] of shapes()) {
    const document = shape(SIZE);
    const twice = shape(2 * SIZE);
    const works = [(): unknown => parse(document), (): unknown => parse(twice), (): unknown => touchLines(document)];
    const [small = Number.NaN, large = Number.NaN, tenLooks = Number.NaN] = leastMs(works);
    budgets.push({
      name: `parse 5 MB, ${name}`,
      value: `${small.toFixed(0)} ms`,
      baseline: 'decoding it and trimming every line',
      ratio: (small / tenLooks) * 10,
      budget: `under ${MOST_MILLISECONDS} ms`,
      holds: small < MOST_MILLISECONDS,
    });
    budgets.push({
      name: `parse 10 MB, ${name}`,
      value: `${large.toFixed(0)} ms`,
      baseline: 'parsing 5 MB',
      ratio: large / small,
      budget: `at most ${MOST_GROWTH}`,
      holds: large / small <= MOST_GROWTH,
    });
  }
  return Promise.resolve(budgets);
}
