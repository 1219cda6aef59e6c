/** Between moments and the learner's wall clock. The time zone rules are those of the runtime (IANA database). */

import type { Instant, LocalDate } from '../types.ts';

/** True for a name of the IANA database such as `Europe/Berlin` or `UTC`; fixed offsets like `+02:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The calendar date that a moment has in a time zone.
 * @param instant ISO 8601 in UTC.
 * @throws RangeError for a malformed moment or an unknown zone: ask `isTimeZone` first.
 */
export function localDateAt(instant: Instant, timeZone: string): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/**
 * The moment at which a wall clock shows a time on a date.
 *
 * Daylight saving as in RFC 5545 (iCalendar): a time that is skipped moves forward by the length of the gap, a time
 * that comes twice means the first of the two.
 * @param startMinute minutes after local midnight on the wall clock; 1440 and more run into the next day.
 * @throws RangeError for a malformed date or an unknown zone: ask `isLocalDate` and `isTimeZone` first.
 */
export function instantOf(date: LocalDate, startMinute: number, timeZone: string): Instant {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes: startMinute });
  const moment = wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant();
  return moment.toString({ smallestUnit: 'millisecond' });
}
