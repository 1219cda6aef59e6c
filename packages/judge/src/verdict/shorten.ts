/** A mistake is seen best in the shortest input that shows it: small ones of the kind that failed are tried as well. */
import type { Challenge } from '../challenge/model.ts';
import { smallCases, type PlannedCase } from '../challenge/plan.ts';
import { ENDS_RUN } from './check-facts.ts';
import { STATUS } from './compare.ts';
import type { Judged } from './judge.ts';

/** The most that are tried: another run of about as many cases as the first one. */
const MOST = 60;

/** @returns the failing case with the shortest input, undefined where none fails */
export function shortestFailure(judged: readonly Judged[]): Judged | undefined {
  const failing = judged.filter(({ found }) => STATUS[found.kind] === 'fail');
  return failing.sort((one, other) => sizeOf(one.planned) - sizeOf(other.planned))[0];
}

function sizeOf({ input }: PlannedCase): number {
  return JSON.stringify(input).length;
}

/**
 * @param judgeCases judges the same code on other cases, in a run of its own; null where it cannot be done
 * @returns the same cases; a random one that failed with a shorter input in its place where one of its kind fails, too
 */
export async function shortened(
  challenge: Challenge,
  seed: number,
  judged: readonly Judged[],
  judgeCases: (plan: PlannedCase[]) => Promise<Judged[] | null>,
): Promise<readonly Judged[]> {
  const shortest = shortestFailure(judged);
  // Code that runs into a limit would do so again, and each time costs the limit.
  if (shortest === undefined || judged.some(({ facts }) => ENDS_RUN.has(facts.status))) return judged;
  const shorter = shorterCases(challenge, seed, judged, sizeOf(shortest.planned));
  if (shorter.length === 0) return judged;
  const found = shortestFailure(((await judgeCases(shorter)) ?? []).filter(wasRun));
  if (found === undefined) return judged;
  const { group, name } = found.planned;
  // By its kind, too: a fixed case may have the name that a random one gets from its number.
  return judged.map((one) => (one.planned.group === group && one.planned.name === name ? found : one));
}

/** The many share the budget of one run: what ended it, or was not run, says nothing of its own input. */
function wasRun({ facts: { status } }: Judged): boolean {
  return status !== 'not-run' && !ENDS_RUN.has(status);
}

/** One kind after the other has failed cases; each has its small ones. */
function shorterCases(challenge: Challenge, seed: number, judged: readonly Judged[], size: number): PlannedCase[] {
  const kinds = challenge.random.flatMap((group) => {
    const failed = shortestFailure(judged.filter(({ planned }) => planned.group === group));
    return failed === undefined ? [] : smallCases(challenge, group, failed.planned.name, seed);
  });
  const distinct = new Map(kinds.map((planned) => [JSON.stringify(planned.input), planned]));
  return [...distinct.values()]
    .filter((planned) => sizeOf(planned) < size)
    .sort((one, other) => sizeOf(one) - sizeOf(other))
    .slice(0, MOST);
}
