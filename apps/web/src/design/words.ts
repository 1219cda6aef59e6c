/** Dates and amounts as a person reads them. The words are the same on the server and in the browser. */
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });

/** Made once: making a formatter costs a hundred times what using it does. */
const FORMATS = {
  day: format({ weekday: 'long', day: 'numeric', month: 'long' }),
  short: format({ weekday: 'short', day: 'numeric', month: 'short' }),
  date: format({ day: 'numeric', month: 'short', year: 'numeric' }),
  month: format({ month: 'long', year: 'numeric' }),
};

/**
 * @param date `YYYY-MM-DD`
 * @param form `day`: Monday 4 January; `short`: Mon, 4 Jan; `date`: 4 Jan 2027; `month`: January 2027
 */
export function dateWords(date: string, form: keyof typeof FORMATS = 'short'): string {
  return FORMATS[form].format(new Date(`${date}T00:00:00Z`));
}

/**
 * @param minutes a count of minutes
 * @returns `45 min`, `2 h`, `1 h 30 min`, on one line
 */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  // Spaces that do not break: a line never ends between a number and its unit.
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${rest}\u00a0min`;
}

/** @returns `18:30` for minutes after midnight; past midnight it goes on from 0:00 */
export function clockWords(minute: number): string {
  const inDay = ((minute % 1440) + 1440) % 1440;
  return `${Math.floor(inDay / 60)}:${String(inDay % 60).padStart(2, '0')}`;
}

/** @returns whole days from one date to another; negative when `to` comes first */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** @returns `1 day`, `3 days` */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * @param shiftDays what a change does to the end date: positive is later
 * @param endAfter the new end date; null when nothing is left to do
 */
export function endShiftWords(shiftDays: number, endAfter: string | null): string {
  if (endAfter === null) return 'Nothing is left to plan.';
  const when = dateWords(endAfter, 'date');
  if (shiftDays === 0) return `The end stays on ${when}.`;
  return `The end moves ${countWords(Math.abs(shiftDays), 'day')} ${shiftDays > 0 ? 'later' : 'earlier'}, to ${when}.`;
}

/** @returns day and time of a moment, as this device's clock shows it */
export function timeOf(instant: string): string {
  const form = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Date(instant).toLocaleString('en-GB', form);
}
