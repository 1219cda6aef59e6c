/** Estimates at the learner's own pace. */

import type { KindFactors, WorkItem } from '../types.ts';
import { toQuarter } from './estimates.ts';

/** Beyond these a factor is a slip of the clock, not a pace. */
export const LEAST_PACE = 0.2;
export const MOST_PACE = 5;

/**
 * The work with its minutes multiplied by what its kind takes this learner, in quarters of an hour.
 * @param factors of each kind; 1 where one is left out. Without any the work itself comes back.
 */
export function atPace(work: readonly WorkItem[], factors: KindFactors | undefined): readonly WorkItem[] {
  if (factors === undefined || Object.values(factors).every((factor) => factor === 1)) return work;
  return work.map((item) => {
    const factor = factors[item.kind] ?? 1;
    return factor === 1 ? item : { ...item, minutes: toQuarter(item.minutes * factor) };
  });
}
