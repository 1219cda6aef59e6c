/** What a new plan changes, for a person; and moving one block by hand. */

import { daysBetween, isLocalDate, toDayNumber } from '../calendar/dates.ts';
import type { Block, Curriculum, LocalDate, Plan, PlanHistory, PlanSettings, ReflowReport } from '../types.ts';
import { availabilityOf } from './availability.ts';
import { HORIZON_DAYS, plan as makePlan } from './plan.ts';

const plannedById = (plan: Plan): Map<string, Block> =>
  new Map(plan.blocks.filter((block) => block.status === 'planned').map((block) => [block.id, block]));

/**
 * Compares two plans of one programme: which planned blocks have another date, how many came and went, and what that
 * does to the end. Blocks that became past (done, partial, missed) are neither moved nor removed.
 * `endShiftDays` is 0 where one of the plans has no end.
 */
export function reflow(before: Plan, after: Plan): ReflowReport {
  const old = plannedById(before);
  const now = plannedById(after);
  const known = new Set(after.blocks.map((block) => block.id));
  const moved = [...now.values()].flatMap((block) => {
    const was = old.get(block.id);
    const { id: blockId, title, date: to } = block;
    return was === undefined || was.date === to ? [] : [{ blockId, title, from: was.date, to }];
  });
  const ids = new Set(before.blocks.map((block) => block.id));
  const { endDate: endBefore } = before;
  const { endDate: endAfter } = after;
  return {
    moved,
    added: [...now.keys()].filter((id) => !ids.has(id)).length,
    removed: [...old.keys()].filter((id) => !known.has(id)).length,
    endBefore,
    endAfter,
    endShiftDays: endBefore === null || endAfter === null ? 0 : daysBetween(endBefore, endAfter),
  };
}

export type MoveResult = { plan: Plan; report: ReflowReport } | { problem: string };

/** Why a block cannot go to a date; null where it can. */
function problemOf(settings: PlanSettings, today: LocalDate, plan: Plan, block: Block, date: LocalDate): string | null {
  if (block.status !== 'planned') return 'This block is past already: only planned blocks can be moved.';
  if (!isLocalDate(date)) return `"${date}" is not a date: write it like 2026-11-23.`;
  if (date < today) return `${date} is past: choose today or a later day.`;
  if (date < settings.startDate) return `The programme starts on ${settings.startDate}: choose a day from then on.`;
  if (daysBetween(today, date) > HORIZON_DAYS / 2)
    return `${date} is more than five years away: choose an earlier day.`;
  const available = availabilityOf(settings).minutesOn(toDayNumber(date));
  if (available === 0) return `${date} has no study time: choose another day or change your week.`;
  const fixed = plan.blocks.filter((other) => {
    const stays = other.pinned || other.status !== 'planned';
    return stays && other.date === date && other.id !== block.id;
  });
  const free = Math.max(0, available - fixed.reduce((sum, other) => sum + other.minutes, 0));
  return free < block.minutes ? `${date} has ${free} minutes free, and this block takes ${block.minutes}.` : null;
}

const GONE = 'This block is no longer in the plan: reload it and choose again.';

/**
 * Moves a planned block to another date and plans everything else around it.
 *
 * The block is pinned to its date from then on; what was there gives way, and what comes next fills the time it left.
 * Impossible moves come back as one sentence for the learner. Never throws.
 * @param today the learner's date.
 * @param plan the plan as it stands, made with the same history.
 * @param blockId which block.
 * @param date where to.
 */
export function moveBlock(
  curriculum: Curriculum,
  settings: PlanSettings,
  today: LocalDate,
  history: PlanHistory,
  plan: Plan,
  blockId: string,
  date: LocalDate,
): MoveResult {
  const block = plan.blocks.find((candidate) => candidate.id === blockId);
  if (block === undefined) return { problem: GONE };
  const problem = problemOf(settings, today, plan, block, date);
  if (problem !== null) return { problem };
  const others = history.pinned.filter((pinned) => pinned.id !== blockId);
  const pinned = [...others, { ...block, date, pinned: true }];
  const after = makePlan(curriculum, settings, today, { ...history, pinned });
  const landed = after.blocks.some((candidate) => candidate.id === blockId && candidate.date === date);
  return landed ? { plan: after, report: reflow(plan, after) } : { problem: GONE };
}
