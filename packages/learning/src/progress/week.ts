/** A span of days, planned against logged: a week, or the fortnight of a retrospective. */
import type { Block, LocalDate } from '../types.ts';
import type { TimeEntry, WeekSummary } from './types.ts';

/**
 * Sums up a span of days.
 * @param from first date.
 * @param to last date, included. A span that ends before it starts is empty.
 */
export function weekSummary(
  blocks: readonly Block[],
  time: readonly TimeEntry[],
  from: LocalDate,
  to: LocalDate,
): WeekSummary {
  const within = ({ date }: { date: LocalDate }): boolean => date >= from && date <= to;
  const own = blocks.filter(within);
  const spent = time.filter(within);
  const ids = new Set(own.map((block) => block.id));
  const count = (status: Block['status']): number => own.filter((block) => block.status === status).length;
  return {
    from,
    to,
    plannedMinutes: total(own),
    loggedMinutes: total(spent),
    unplannedMinutes: total(spent.filter((entry) => entry.blockId === null || !ids.has(entry.blockId))),
    blocks: { planned: count('planned'), done: count('done'), partial: count('partial'), missed: count('missed') },
    days: daysOf(own, spent),
  };
}

function daysOf(blocks: Block[], time: TimeEntry[]): WeekSummary['days'] {
  const planned = Map.groupBy(blocks, (block) => block.date);
  const logged = Map.groupBy(time, (entry) => entry.date);
  const dates = [...new Set([...planned.keys(), ...logged.keys()])].sort();
  return dates.map((date) => {
    return { date, plannedMinutes: total(planned.get(date) ?? []), loggedMinutes: total(logged.get(date) ?? []) };
  });
}

function total(list: readonly { minutes: number }[]): number {
  return list.reduce((sum, { minutes }) => sum + minutes, 0);
}
