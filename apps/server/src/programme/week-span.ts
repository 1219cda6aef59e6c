/** Which days a week of the programme has. */
import { AppError } from '@waymark/contract';
import { addDays, isoWeekday, weekOf, type LocalDate } from '@waymark/learning';
import type { OpenProgramme } from './open.ts';

export interface WeekSpan {
  /** Counted from the start of the plan. */
  week: number;
  /** The latest that has begun. */
  latest: number;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
}

/**
 * Without a plan the weeks are those of the calendar, and this one is the first.
 *
 * @param asked as it stands in the address; the week of today where left out
 * @throws AppError `invalid-request` for a week that has not begun
 */
export function weekSpan({ programme, today }: OpenProgramme, asked: string | undefined): WeekSpan {
  const start = programme.settings?.startDate ?? addDays(today, 1 - isoWeekday(today));
  const latest = Math.max(1, weekOf(start, today));
  const week = asked === undefined ? latest : Number(asked);
  if (week > latest)
    throw new AppError('invalid-request', `Week ${week} has not begun: you are in week ${latest}.`, [
      { path: 'query.week', message: `must be at most ${latest}` },
    ]);
  const from = addDays(start, 7 * (week - 1));
  return { week, latest, from, to: addDays(from, 6) };
}
