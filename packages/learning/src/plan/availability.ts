/** How much time each day has. Days are day numbers (see calendar/dates). */

import { toDayNumber, weekdayOf } from '../calendar/dates.ts';
import type { PlanSettings } from '../types.ts';

export interface Availability {
  /** Minutes of a day: 0 before the start and on days off. */
  minutesOn(day: number): number;
  /** Minutes after local midnight at which the day's first block begins. */
  startOn(day: number): number;
}

/** Days off as sorted ranges that do not overlap, so that one look-up is a binary search. */
function mergedRanges(settings: PlanSettings): { from: number; to: number }[] {
  const ranges = settings.daysOff
    .map(({ from, to }) => ({ from: toDayNumber(from), to: toDayNumber(to) }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else merged.push(range);
  }
  return merged;
}

/** The availability that settings describe. */
export function availabilityOf(settings: PlanSettings): Availability {
  const start = toDayNumber(settings.startDate);
  const ranges = mergedRanges(settings);
  const isOff = (day: number): boolean => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.to ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return (ranges[low]?.from ?? Number.POSITIVE_INFINITY) <= day;
  };
  return {
    minutesOn: (day) => {
      const minutes = settings.minutesPerWeekday[weekdayOf(day) - 1] ?? 0;
      return minutes === 0 || day < start || isOff(day) ? 0 : minutes;
    },
    startOn: (day) => settings.startMinutePerWeekday[weekdayOf(day) - 1] ?? 0,
  };
}
