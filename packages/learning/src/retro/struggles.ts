/** What failed first: the tries before a pass are what one learned from. */
import type { Instant, LocalDate } from '../types.ts';
import type { Attempt, Struggle } from './types.ts';

/**
 * What did not pass at first, in the order in which it was first tried. What passed at once, and what fails again after
 * a pass (a server that was changed), is no struggle here.
 * @param attempts of the stretch, in any order.
 */
export function strugglesOf(attempts: readonly Attempt[], dateOf: (at: Instant) => LocalDate): Struggle[] {
  const sorted = attempts.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const bySubject = Map.groupBy(sorted, ({ kind, subject }) => `${kind} ${subject}`);
  return [...bySubject.values()].flatMap((tries) => {
    const [first] = tries;
    if (first === undefined || first.passed) return [];
    const pass = tries.findIndex(({ passed }) => passed);
    const mended = tries[pass];
    return [
      {
        ...{ kind: first.kind, subject: first.subject, title: first.title },
        failures: pass === -1 ? tries.length : pass,
        mendedOn: mended === undefined ? null : dateOf(mended.at),
      },
    ];
  });
}
