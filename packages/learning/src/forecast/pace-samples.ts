/** What a stored plan and the time log say about the learner's pace. */

import { minutesByItem, type LoggedTime } from '../plan/history.ts';
import type { Block, ItemState, KindFactors, PaceSample, WorkItem } from '../types.ts';
import { minutesPerBlock } from './burn-up.ts';
import { finishedWork } from './kind-pace.ts';

export interface PaceSource {
  /** With the status of today. */
  blocks: readonly Block[];
  entries: readonly LoggedTime[];
  /** With the roadmap's own minutes. */
  work: readonly WorkItem[];
  states: ReadonlyMap<string, Pick<ItemState, 'state'>>;
  /** What the plan expects of each kind already. */
  factors?: KindFactors | undefined;
}

/** Minutes logged for each minute that the plan expects now, of every item that is finished. */
function ratiosOf({ blocks, entries, work, states, factors = {} }: PaceSource): Map<string, number> {
  const logged = Object.fromEntries(minutesByItem(entries, blocks));
  return new Map(
    finishedWork(work, logged, states).map(({ itemId, kind, estimateMinutes, loggedMinutes }) => {
      return [itemId, loggedMinutes / (estimateMinutes * (factors[kind] ?? 1))];
    }),
  );
}

/**
 * The pace samples of a plan: its finished blocks, oldest first. A block of a finished item says what the whole item took
 * against what the plan expects of such an item now; a block of one that goes on says only how long the sitting was, so it
 * is left out where the plan goes by a pace that was learned from finished items. Blocks that were begun only say nothing.
 */
export function paceSamplesOf(source: PaceSource): PaceSample[] {
  const { blocks, entries, work, factors = {} } = source;
  const perBlock = minutesPerBlock(entries);
  const ratios = ratiosOf(source);
  const kinds = new Map(work.map(({ itemId, kind }) => [itemId, kind]));
  return blocks.flatMap(({ id, itemId, status, minutes }) => {
    const logged = perBlock.get(id) ?? 0;
    if (status !== 'done' || itemId === null || logged === 0) return [];
    const ratio = ratios.get(itemId);
    if (ratio !== undefined) return [{ plannedMinutes: minutes, loggedMinutes: minutes * ratio }];
    const kind = kinds.get(itemId);
    return kind !== undefined && factors[kind] !== undefined
      ? []
      : [{ plannedMinutes: minutes, loggedMinutes: logged }];
  });
}
