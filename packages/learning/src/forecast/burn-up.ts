/** The burn-up: how much was planned and how much was done, day by day. */

import type { LoggedTime } from '../plan/history.ts';
import type { Block, BurnUpPoint, LocalDate, Plan } from '../types.ts';

const add = (sums: Map<string, number>, key: string, minutes: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + minutes);
};

export function minutesPerBlock(entries: readonly LoggedTime[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { blockId, minutes } of entries) if (blockId !== null) add(sums, blockId, minutes);
  return sums;
}

/** What a block adds to the planned line: what was missed comes again later in the plan and is not counted twice. */
function plannedMinutes(block: Block, logged: number, today: LocalDate): number {
  if (block.status === 'missed') return 0;
  const over = block.status === 'partial' && block.date < today;
  return over ? Math.min(block.minutes, logged) : block.minutes;
}

/**
 * One point for every date with something planned or logged, and one for today, in order.
 * `planned` ends at the minutes of the whole programme as it is planned now; `logged` is null after today.
 * @param today the learner's date.
 */
export function burnUp(plan: Plan, entries: readonly LoggedTime[], today: LocalDate): BurnUpPoint[] {
  const perBlock = minutesPerBlock(entries);
  const planned = new Map<LocalDate, number>();
  const logged = new Map<LocalDate, number>();
  for (const block of plan.blocks) add(planned, block.date, plannedMinutes(block, perBlock.get(block.id) ?? 0, today));
  for (const entry of entries) add(logged, entry.date, entry.minutes);
  const dates = [...new Set([...planned.keys(), ...logged.keys(), today])].sort();
  let plannedSum = 0;
  let loggedSum = 0;
  return dates.map((date) => {
    plannedSum += planned.get(date) ?? 0;
    loggedSum += logged.get(date) ?? 0;
    return { date, planned: plannedSum, logged: date > today ? null : loggedSum };
  });
}
