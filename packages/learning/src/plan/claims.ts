/** What has its place before planning begins: what was done or begun today, and what the learner moved. */

import { fromDayNumber, toDayNumber } from '../calendar/dates.ts';
import type { Block, PlanHistory } from '../types.ts';
import type { Availability } from './availability.ts';
import { noteBlock, type Task } from './workload.ts';

export interface Claims {
  past: Block[];
  /** Past blocks of the first planned day: they keep their time. */
  today: Block[];
  /** Accepted pinned blocks by day. */
  pinned: Map<number, Block[]>;
  /** Ids that exist already. */
  ids: Set<string>;
  lastPinnedDay: number;
}

const inOrder = (blocks: readonly Block[]): Block[] =>
  [...blocks].sort((a, b) => (a.date === b.date ? a.startMinute - b.startMinute : a.date < b.date ? -1 : 1));

const minutesIn = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.minutes, 0);

/** Minutes of a day that neither a past nor a pinned block has. */
export function freeOn(day: number, from: number, available: Availability, claims: Claims): number {
  const taken = minutesIn(claims.pinned.get(day) ?? []) + (day === from ? minutesIn(claims.today) : 0);
  return Math.max(0, available.minutesOn(day) - taken);
}

/** What past blocks take: their numbers, and the rest of what was begun today. */
function claimPast(claims: Claims, first: string, byId: Map<string, Task>, logged: Record<string, number>): void {
  for (const block of claims.past) {
    claims.ids.add(block.id);
    const task = byId.get(block.itemId ?? '');
    if (task === undefined) continue;
    noteBlock(task, block);
    const done = logged[block.id];
    const begunToday = block.date === first && block.status === 'partial' && done !== undefined;
    if (begunToday) task.remaining -= Math.min(task.remaining, Math.max(0, block.minutes - done));
  }
}

/**
 * Accepts the pinned blocks that still have room on their day and still have something to do; the minutes of the
 * others are planned like any work. Learners may pin a piece out of order: that is their choice.
 */
function claimPinned(
  claims: Claims,
  byId: Map<string, Task>,
  history: PlanHistory,
  from: number,
  available: Availability,
): void {
  for (const block of inOrder(history.pinned)) {
    const day = toDayNumber(block.date);
    const task = byId.get(block.itemId ?? '');
    const minutes = task === undefined ? block.minutes : Math.min(block.minutes, task.remaining);
    const wanted = block.itemId === null || task !== undefined;
    if (!wanted || minutes <= 0 || day < from || claims.ids.has(block.id)) continue;
    if (freeOn(day, from, available, claims) < minutes) continue;
    const accepted: Block = { ...block, minutes, pinned: true, status: 'planned' };
    const sameDay = claims.pinned.get(day) ?? [];
    sameDay.push(accepted);
    claims.pinned.set(day, sameDay);
    claims.ids.add(block.id);
    claims.lastPinnedDay = Math.max(claims.lastPinnedDay, day);
    if (task === undefined) continue;
    noteBlock(task, accepted);
    task.remaining -= minutes;
  }
}

/**
 * What history holds for a plan that begins on day `from`. Takes the minutes off the tasks.
 */
export function claimsOf(byId: Map<string, Task>, history: PlanHistory, from: number, available: Availability): Claims {
  const past = inOrder(history.past);
  const first = fromDayNumber(from);
  const today = past.filter((block) => block.date === first);
  const empty = { pinned: new Map<number, Block[]>(), ids: new Set<string>() };
  const claims: Claims = { past, today, ...empty, lastPinnedDay: Number.NEGATIVE_INFINITY };
  claimPast(claims, first, byId, history.loggedPerBlock ?? {});
  claimPinned(claims, byId, history, from, available);
  return claims;
}
