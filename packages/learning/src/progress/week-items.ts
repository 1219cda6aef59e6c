/** A week item by item: what was meant for it, what it took, and how its estimate stands. */
import { minutesByItem } from '../plan/history.ts';
import type { Block, ItemState, ItemStateName, LocalDate, WorkItem, WorkKind } from '../types.ts';
import type { TimeEntry } from './types.ts';

/** An item that was planned or worked on in a week. Minutes throughout. */
export interface WeekItem {
  itemId: string;
  /** null for what is no work of the plan: time was logged on it all the same. */
  kind: WorkKind | null;
  plannedMinutes: number;
  loggedMinutes: number;
  /** As the roadmap estimates the whole item; 0 for what is no work of the plan. */
  estimateMinutes: number;
  /** As the plan expects it, at the learner's pace. */
  expectedMinutes: number;
  /** Up to the end of the week. */
  loggedInAllMinutes: number;
  state: ItemStateName;
  /**
   * How the estimate stands: `under` and `over` for what is done in less or in more, `used-up` for what has taken all of its
   * time and is not done, `open` for what still has some, `none` without an estimate.
   */
  estimate: 'under' | 'over' | 'used-up' | 'open' | 'none';
}

export interface WeekItemsInput {
  /** With the roadmap's own minutes, in the plan's order. */
  work: readonly WorkItem[];
  /** The same at the learner's pace. */
  paced: readonly WorkItem[];
  blocks: readonly Block[];
  time: readonly TimeEntry[];
  states: ReadonlyMap<string, Pick<ItemState, 'state'>>;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
}

function estimateOf(item: Pick<WeekItem, 'estimateMinutes' | 'expectedMinutes' | 'loggedInAllMinutes' | 'state'>) {
  const { estimateMinutes, expectedMinutes, loggedInAllMinutes, state } = item;
  if (estimateMinutes === 0) return 'none';
  if (state === 'done') return loggedInAllMinutes > estimateMinutes ? 'over' : 'under';
  return state === 'open' && loggedInAllMinutes >= expectedMinutes ? 'used-up' : 'open';
}

/** The items of a week, in the plan's order; what is no work of the plan comes last. A week that ends before it starts is empty. */
export function weekItems({ work, paced, blocks, time, states, from, to }: WeekItemsInput): WeekItem[] {
  const within = ({ date }: { date: LocalDate }): boolean => date >= from && date <= to;
  const planned = new Map<string, number>();
  for (const { itemId, minutes } of blocks.filter(within))
    if (itemId !== null) planned.set(itemId, (planned.get(itemId) ?? 0) + minutes);
  const logged = minutesByItem(time.filter(within), blocks);
  const inAll = minutesByItem(
    time.filter(({ date }) => date <= to),
    blocks,
  );
  const expected = new Map(paced.map(({ itemId, minutes }) => [itemId, minutes]));
  const works = new Map(work.map((item) => [item.itemId, item]));
  const order = [...works.keys(), ...planned.keys(), ...logged.keys()];
  return [...new Set(order)].flatMap((itemId) => {
    if (!planned.has(itemId) && !logged.has(itemId)) return [];
    const item = {
      itemId,
      kind: works.get(itemId)?.kind ?? null,
      plannedMinutes: planned.get(itemId) ?? 0,
      loggedMinutes: logged.get(itemId) ?? 0,
      estimateMinutes: works.get(itemId)?.minutes ?? 0,
      expectedMinutes: expected.get(itemId) ?? 0,
      loggedInAllMinutes: inAll.get(itemId) ?? 0,
      state: states.get(itemId)?.state ?? 'open',
    };
    return [{ ...item, estimate: estimateOf(item) }];
  });
}
