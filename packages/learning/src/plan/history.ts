/** What the learner has done, as the planner sees it. */

import type { Block, BlockStatus, ItemState, LocalDate, PlanHistory } from '../types.ts';

/** Time that was logged, on a block, on an item, or on neither. */
export interface LoggedTime {
  blockId: string | null;
  itemId: string | null;
  minutes: number;
  date: LocalDate;
}

export interface HistoryInput {
  /** The blocks of the stored plan. */
  blocks: readonly Block[];
  entries: readonly LoggedTime[];
  /** State per item id; items without one are open. */
  states: ReadonlyMap<string, Pick<ItemState, 'state' | 'until'>>;
  today: LocalDate;
  /** Ids of blocks that are done whatever was logged on them: retrospectives that were held. */
  held?: ReadonlySet<string>;
}

/** A block counts as done from this share of its minutes on: nobody stops at the exact minute. */
const DONE_SHARE = 0.9;
/** "Later", without a date: after everything that is planned. */
const SOME_DAY: LocalDate = '9999-12-31';

const add = (sums: Map<string, number>, key: string, minutes: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + minutes);
};

/** Minutes per block: entries on the block, then what was logged on its item that day without naming a block. */
function minutesPerBlock(blocks: readonly Block[], entries: readonly LoggedTime[]): Map<string, number> {
  const known = new Set(blocks.map((block) => block.id));
  const sums = new Map<string, number>();
  const loose = new Map<string, number>();
  for (const { blockId, itemId, minutes, date } of entries) {
    if (blockId !== null && known.has(blockId)) add(sums, blockId, minutes);
    else if (itemId !== null) add(loose, `${date} ${itemId}`, minutes);
  }
  if (loose.size === 0) return sums;
  for (const block of blocks) {
    const key = `${block.date} ${block.itemId ?? ''}`;
    const left = loose.get(key) ?? 0;
    const taken = Math.min(left, Math.max(0, block.minutes - (sums.get(block.id) ?? 0)));
    if (taken <= 0) continue;
    add(sums, block.id, taken);
    loose.set(key, left - taken);
  }
  return sums;
}

/**
 * Minutes logged per item id.
 * @param blocks finds the item of an entry that names only its block.
 */
export function minutesByItem(
  entries: readonly Pick<LoggedTime, 'blockId' | 'itemId' | 'minutes'>[],
  blocks: readonly Block[] = [],
): Map<string, number> {
  const itemOf = new Map(blocks.map((block) => [block.id, block.itemId]));
  const sums = new Map<string, number>();
  for (const { blockId, itemId, minutes } of entries) {
    const item = itemId ?? itemOf.get(blockId ?? '') ?? null;
    if (item !== null) add(sums, item, minutes);
  }
  return sums;
}

/**
 * The history that a stored plan, the time log and the ledger tell.
 *
 * Blocks before today are past; so are today's that were worked on. A past block is done from nine tenths of its
 * minutes on, when its item is closed or it was held; partial with less, missed with nothing. Done and skipped items are closed;
 * an item deferred without a date waits for ever, which the plan reports as unplaced.
 */
export function historyOf({ blocks, entries, states, today, held }: HistoryInput): PlanHistory {
  const perBlock = minutesPerBlock(blocks, entries);
  const closed: string[] = [];
  const deferred: Record<string, LocalDate> = {};
  for (const [itemId, { state, until }] of states) {
    if (state === 'done' || state === 'skipped') closed.push(itemId);
    else if (state === 'deferred') deferred[itemId] = until ?? SOME_DAY;
  }
  const isClosed = new Set(closed);
  const statusOf = (block: Block): BlockStatus => {
    const minutes = perBlock.get(block.id) ?? 0;
    const isDone = isClosed.has(block.itemId ?? '') || (held?.has(block.id) ?? false);
    if (isDone || minutes >= block.minutes * DONE_SHARE) return 'done';
    return minutes > 0 ? 'partial' : 'missed';
  };
  const isPast = (block: Block): boolean =>
    block.date < today ||
    (block.date === today && ((perBlock.get(block.id) ?? 0) > 0 || (held?.has(block.id) ?? false)));
  const past = blocks.filter(isPast).map((block) => ({ ...block, status: statusOf(block) }));
  return {
    past,
    pinned: blocks.filter((block) => block.pinned && !isPast(block)),
    logged: Object.fromEntries(minutesByItem(entries, blocks)),
    closed,
    deferred,
    loggedPerBlock: Object.fromEntries(perBlock),
  };
}
