/**
 * Calendar dates as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar.
 *
 * The two conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
 * (https://howardhinnant.github.io/date_algorithms.html): integers only, exact for every year that a
 * four-digit date can name, and fast enough for the planner's inner loop.
 */

import type { LocalDate } from '../types.ts';

const DAYS_PER_ERA = 146_097;
const DAYS_FROM_ERA_TO_EPOCH = 719_468;

/** Days since 1970-01-01 of a year, month (1-12) and day of the month. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_ERA_TO_EPOCH;
}

/**
 * The day number of a date: days since 1970-01-01, negative before it.
 * @param date `YYYY-MM-DD`; anything that does not look like a date gives NaN.
 */
export function toDayNumber(date: LocalDate): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN;
  return daysFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * The date of a day number, the inverse of `toDayNumber`.
 * @param dayNumber whole days since 1970-01-01, within the years 0000 to 9999.
 */
export function fromDayNumber(dayNumber: number): LocalDate {
  const shifted = dayNumber + DAYS_FROM_ERA_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/**
 * A date some days later (or earlier, where `days` is negative).
 * @param days whole days.
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Days from one date to another: negative where `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** ISO weekday of a day number, Monday = 1 to Sunday = 7: 1970-01-01 was a Thursday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** ISO weekday of a date, Monday = 1 to Sunday = 7. */
export function isoWeekday(date: LocalDate): number {
  return weekdayOf(toDayNumber(date));
}

/** True for a real date in the form `YYYY-MM-DD`: 2100-02-29 and 2026-13-01 are none. */
export function isLocalDate(value: string): boolean {
  const dayNumber = toDayNumber(value);
  return !Number.isNaN(dayNumber) && fromDayNumber(dayNumber) === value;
}

/** The 1-based week of a programme in which a date falls: 1 in the first seven days, 0 or less before the start. */
export function weekOf(start: LocalDate, date: LocalDate): number {
  return Math.floor(daysBetween(start, date) / 7) + 1;
}
