/** Dates, durations and columns as a person reads them. */

/** @param minutes at least 0 @returns `45 min`, `2 h`, `2 h 15` */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}

/** @param minute after midnight @returns `18:30` */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

const LONG = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** @param date `YYYY-MM-DD` @returns `Monday 4 January 2027` */
export function longDate(date: string): string {
  return LONG.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

/** @param date `YYYY-MM-DD` @returns `Mon 4 Jan` */
export function shortDate(date: string): string {
  return SHORT.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

/** @param date `YYYY-MM-DD` @returns `4 January 2027` */
export function plainDate(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

/**
 * Reads a duration as people write it: `45m`, `45`, `1h`, `1h30`, `1h 30m`, `1.5h`, `1:30`.
 *
 * @param most minutes; a day, as for everything that is logged, where left out
 * @returns minutes from 1 on, or null when it is none
 */
export function parseDuration(text: string, most = 1440): number | null {
  const value = text.trim().toLowerCase().replace(',', '.');
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(value);
  const parts = /^(?:(\d+(?:\.\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:utes?)?)?)?)?$/.exec(value);
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : parts && value !== ''
      ? Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0)
      : Number.NaN;
  const whole = Math.round(minutes);
  return Number.isFinite(whole) && whole >= 1 && whole <= most ? whole : null;
}

/** Wraps text at spaces. @param width columns @param indent spaces before each line but the first */
export function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

/** @returns a bar of `width` characters, `share` of it full */
export function bar(share: number, width: number): string {
  const full = Math.round(Math.max(0, Math.min(1, share)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
