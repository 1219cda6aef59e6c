/**
 * Times in prose and tables, as numbers.
 *
 * Rules: a range counts as its middle; a month is 52/12 weeks, a year 52 weeks; a study day is 4 hours (20 hours a
 * week on five days); weeks give hours only together with hours per week, because nobody studies a week through.
 */

export interface Effort {
  /** Stated hours, minutes included. */
  hours: number | null;
  weeks: number | null;
  days: number | null;
  hoursPerWeek: number | null;
}

export const HOURS_PER_DAY = 4;
const WEEKS_PER_MONTH = 52 / 12;
const WEEKS_PER_YEAR = 52;

const NUMBER = '\\d{1,5}(?:\\.\\d{1,2})?';
const AMOUNT = `(${NUMBER})\\+?(?:\\s?(?:-|–|—|to|~)\\s?(${NUMBER}))?\\+?`;
const UNITS =
  'hours?|hrs?|h|minutes?|mins?|days?|weeks?|wks?|months?|years?|stunden?|stdn?|minuten|tage?|horas?|heures?|semanas?|wochen?';
const RATE = '\\s?(?:/|per|an?|each|every)\\s?(week|wk|day)\\b|\\s(weekly|daily)\\b';
const effortPattern = (letter: string, flags: string): RegExp =>
  new RegExp(`(?<![${letter}\\d.,])${AMOUNT}[\\s-]?(${UNITS})(?:(?=\\d)|(?![${letter}\\d]))(?:${RATE})?`, flags);
const EFFORT = effortPattern('\\p{L}', 'giu');
/** Most texts are ASCII, and a pattern that need not know every script reads them several times faster. */
const ASCII_EFFORT = effortPattern('a-z', 'gi');
const ASCII = /^[\x00-\x7f]*$/;
/** Every unit starts with one of these letters, at most one sign behind its number: most texts with digits have none. */
const NEAR_UNIT = /[\d+][\s-]?[hmdwyst]/i;
const BARE_AMOUNT = new RegExp(`^[~≈\\s]*${AMOUNT}\\s*$`);
/** "2h 30 min", and "2h30" as it is written in French. */
const MINUTES_BEHIND_HOURS = /^(?:\s?(\d{1,2})\s?m(?:in(?:ute)?s?)?\b|([0-5]\d)(?![\p{L}\d.,]))/iu;
const COUNTED = '(?:week|month|day)s?|wochen?|monate?|tage?|semanas?|mes(?:es)?|semaines?|mois|jours?';
const SPAN = new RegExp(
  `\\b(${COUNTED})\\s*#?(\\d{1,3})(?:\\s*(?:-|–|—|to|&|and|through|bis|\\/)\\s*(?:${COUNTED})?\\s*(\\d{1,3}))?`,
  'i',
);

/** Reads every time in a text; of two of a kind the first counts. */
export function effortIn(text: string): Effort {
  const found: Effort = { hours: null, weeks: null, days: null, hoursPerWeek: null };
  if (!NEAR_UNIT.test(text)) return found;
  const plain = /\d,\d/.test(text) ? text.replace(/(\d),(?=\d{3}(?!\d))/g, '$1').replace(/(\d),(\d)/g, '$1.$2') : text;
  // Not `matchAll`, which compiles the pattern anew for every text.
  const pattern = ASCII.test(plain) ? ASCII_EFFORT : EFFORT;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const amount = middle(Number(match[1]), match[2] === undefined ? null : Number(match[2]));
    const unit = (match[3] ?? '').toLowerCase();
    const rate = (match[4] ?? match[5] ?? '').toLowerCase();
    const end = match.index + match[0].length;
    addTo(found, amount, unit, rate, plain.slice(end, end + 12));
  }
  return found;
}

/** Hours of an effort: stated, or weeks x hours per week, or days x 4; null where the text does not say. */
export function hoursOf(effort: Effort): number | null {
  if (effort.hours !== null) return effort.hours;
  if (effort.weeks !== null && effort.hoursPerWeek !== null) return round(effort.weeks * effort.hoursPerWeek);
  return effort.days === null ? null : round(effort.days * HOURS_PER_DAY);
}

/**
 * Hours of a list item or a link. Days and weeks count only in brackets or at the end behind a dash: "50 days from
 * zero to hero" is a name.
 */
export function itemHours(text: string): number | null {
  if (!/\d/.test(text) || !NEAR_UNIT.test(text)) return null;
  const whole = effortIn(text);
  if (whole.hours !== null) return whole.hours;
  const aside = text.match(/[([][^()[\]]{1,80}[)\]]|[–—|-]\s[^–—|-]{1,40}$/g)?.join(' ') ?? '';
  return hoursOf(effortIn(aside));
}

/** Weeks that a heading spans or states: "Week 1-4" 4, "Months 1-2" 9, "(6 Weeks | ~120 hours)" 6. */
export function weeksOf(title: string): number | null {
  const stated = effortIn(title).weeks;
  if (stated !== null) return stated;
  const span = SPAN.exec(title);
  if (!span) return null;
  const count = span[3] === undefined ? 1 : Math.abs(Number(span[3]) - Number(span[2])) + 1;
  const unit = (span[1] ?? '').toLowerCase();
  if (/^(week|woche|semana|semaine)/.test(unit)) return count;
  if (/^m/.test(unit)) return Math.round(count * WEEKS_PER_MONTH);
  return count >= 7 ? Math.round(count / 7) : null;
}

/** A bare number or range ("8-10", "~12"), as a column of hours has it. */
export function amountIn(text: string): number | null {
  const match = BARE_AMOUNT.exec(text.trim());
  return match ? middle(Number(match[1]), match[2] === undefined ? null : Number(match[2])) : null;
}

function addTo(found: Effort, amount: number, unit: string, rate: string, behind: string): void {
  if (/^(h|st)/.test(unit)) {
    if (rate === 'week' || rate === 'wk' || rate === 'weekly') found.hoursPerWeek ??= amount;
    else if (rate === 'day' || rate === 'daily') found.hoursPerWeek ??= amount * 7;
    else if (found.hours === null) {
      const match = MINUTES_BEHIND_HOURS.exec(behind);
      const minutes = match?.[1] ?? match?.[2];
      found.hours = round(amount + (minutes === undefined ? 0 : Number(minutes) / 60));
    }
  } else if (unit.startsWith('min')) {
    if (rate === '') found.hours ??= round(amount / 60);
  } else if (unit.startsWith('d') || unit.startsWith('t')) found.days ??= amount;
  else if (unit.startsWith('w') || unit.startsWith('s')) found.weeks ??= amount;
  else if (unit.startsWith('month')) found.weeks ??= Math.round(amount * WEEKS_PER_MONTH);
  else if (unit.startsWith('y')) found.weeks ??= Math.round(amount * WEEKS_PER_YEAR);
}

function middle(low: number, high: number | null): number {
  // "Docker 101 ~ 3 h": what falls is no range, and the number at the unit counts.
  return high === null ? low : high < low ? high : (low + high) / 2;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
