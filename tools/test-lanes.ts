/** In which order test files run, and how many at once. */
import { availableParallelism } from 'node:os';
import type { Durations } from './test-durations.ts';

/** Of a file that never ran here, in ms: those from end to end start a server and mostly a browser. */
const GUESS_MS = { endToEnd: 15_000, other: 1_500 };

type Kind = 'end to end' | 'other';

const isEndToEnd = (file: string): boolean => /^test\/|^packages\/judge\/src\/browser\//.test(file);

/**
 * A test in a browser waits half of its time (for a page, for a text that settles), the others keep a core busy. So each
 * core gets a lane of the first kind, and all but one core a lane of the second besides. A lane without work of its own
 * kind helps the other.
 */
export function lanesFor(cores: number): Kind[] {
  return [
    ...Array.from({ length: Math.max(2, cores) }, () => 'end to end' as const),
    ...Array.from({ length: Math.max(1, cores - 1) }, () => 'other' as const),
  ];
}

/** The longest first, so that none is left over at the end while the other lanes have nothing to do. */
export function longestFirst(files: readonly string[], known: Durations): string[] {
  const guess = (file: string): number => known.get(file) ?? (isEndToEnd(file) ? GUESS_MS.endToEnd : GUESS_MS.other);
  return files.toSorted((one, other) => guess(other) - guess(one) || one.localeCompare(other));
}

/**
 * @param known how long they took before
 * @param work runs one file to its end
 * @param lanes which kind each of them takes first
 */
export async function runInLanes(
  files: readonly string[],
  known: Durations,
  work: (file: string) => Promise<void>,
  lanes: readonly Kind[] = lanesFor(availableParallelism()),
): Promise<void> {
  const sorted = longestFirst(files, known);
  const queues = { 'end to end': sorted.filter(isEndToEnd), other: sorted.filter((file) => !isEndToEnd(file)) };
  const lane = async (kind: Kind): Promise<void> => {
    const others = kind === 'other' ? 'end to end' : 'other';
    const next = (): string | undefined => queues[kind].shift() ?? queues[others].shift();
    for (let file = next(); file !== undefined; file = next()) await work(file);
  };
  await Promise.all(lanes.map(lane));
}
