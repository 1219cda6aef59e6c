/** Whether a string is a calendar date, as the contract's edge needs it. */

/**
 * Checks a `YYYY-MM-DD` date against the Gregorian calendar, years 1970 to 2200.
 *
 * @returns null when it is one, otherwise why not
 */
export function localDateProblem(value: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts) return 'not of the form YYYY-MM-DD';
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1970 || year > 2200) return 'outside 1970 to 2200';
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? null : 'no such day';
}
