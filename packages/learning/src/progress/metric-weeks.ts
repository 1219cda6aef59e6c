/** A metric as it stood on any day, and week by week. */
import { addDays, isoWeekday } from '../calendar/index.ts';
import type { LocalDate, MetricSource } from '../types.ts';
import type { MetricTime, MetricWeek } from './types.ts';

/** One piece of evidence, as a metric sees it; in the order of the ledger. */
export interface Counted {
  day: LocalDate;
  subject: string;
  value: number | null;
}

/** Weeks that are shown at most: a year, and this one. */
const MOST_WEEKS = 53;

/**
 * @param counted in the order of the ledger: the latest of a subject replaces the earlier ones, so that a quiz taken
 * again, or a week counted again, shows where it is now
 * @param by last day that counts
 * @returns null while there is nothing to count
 */
export function valueBy(measure: MetricSource['measure'], counted: readonly Counted[], by: LocalDate): number | null {
  const latest = new Map<string, number>();
  for (const { day, subject, value } of counted) if (day <= by) latest.set(subject, value ?? 0);
  if (latest.size === 0) return null;
  if (measure === 'distinct') return latest.size;
  let sum = 0;
  for (const value of latest.values()) sum += value;
  return measure === 'sum' ? sum : sum / latest.size;
}

/** @returns what came in between two days, both included: a count's growth, or how many values a mean got */
export function addedBetween(
  measure: MetricSource['measure'],
  counted: readonly Counted[],
  from: LocalDate,
  to: LocalDate,
): number {
  if (measure === 'mean') return counted.filter(({ day }) => day >= from && day <= to).length;
  return (valueBy(measure, counted, to) ?? 0) - (valueBy(measure, counted, addDays(from, -1)) ?? 0);
}

/** @returns the Monday of a date's week */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - isoWeekday(date));
}

/** Every week from the first evidence, or from the start of the programme where that was earlier, to this week. */
export function weeksOf(
  measure: MetricSource['measure'],
  counted: readonly Counted[],
  { today, start }: Pick<MetricTime, 'today' | 'start'>,
): MetricWeek[] {
  const days = counted.map(({ day }) => day);
  const first = [...days, ...(start === null ? [] : [start])].reduce((a, b) => (b < a ? b : a), today);
  const oldest = addDays(mondayOf(today), -7 * (MOST_WEEKS - 1));
  const weeks: MetricWeek[] = [];
  for (let monday = first < oldest ? oldest : mondayOf(first); monday <= today; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6);
    const added = addedBetween(measure, counted, monday, sunday);
    weeks.push({ monday, added, value: valueBy(measure, counted, sunday) });
  }
  return weeks;
}
