/** Hours and weeks as people write them: "~120 hours", "(10-15 h)", "90 min", "6 Weeks", "about 20 hours/week". */

/** At most six digits: more is not an effort, and stays out of sums. A comma parts thousands or decimals. */
const NUMBER = String.raw`\d{1,6}(?:[.,]\d{1,3})?`;
const RANGE = String.raw`(${NUMBER})(?:\s?(?:-|–|—|to)\s?~?(${NUMBER}))?\s?\+?\s?-?`;
const A_WEEK = String.raw`\s?(?:\/|per|a|each|every)\s?w(?:ee)?k`;
const HOUR = String.raw`(?:hours?|hrs?|h)\b`;

const HOURS = new RegExp(
  String.raw`(?<![\w.,])${RANGE}(hours?|hrs?|h|minutes?|mins?)\b(?!\s?(?:\/|per|a|each|every)\s?(?:w(?:ee)?k|day|month))`,
  'i',
);
const WEEKS = new RegExp(String.raw`(?<![\w.,])${RANGE}(weeks?|wks?|months?)\b`, 'i');
const PER_WEEK = new RegExp(String.raw`(?<![\w.,])${RANGE}${HOUR}${A_WEEK}`, 'i');

/** Weeks in a month, as roadmaps count: their "24 weeks" are "6 months". */
const WEEKS_PER_MONTH = 4;

function numberOf(written: string): number {
  return Number(/,\d{3}$/.test(written) ? written.replace(',', '') : written.replace(',', '.'));
}

/** The stated number, or the middle of a stated range. */
function middle(match: RegExpExecArray): number {
  const low = numberOf(match[1] ?? '0');
  return match[2] === undefined ? low : (low + numberOf(match[2])) / 2;
}

/** The first effort in a text, in hours, rounded to a hundredth; null where none is stated. "20 hours/week" is a pace. */
export function hoursIn(text: string): number | null {
  const match = HOURS.exec(text);
  if (!match) return null;
  const isMinutes = match[3]?.toLowerCase().startsWith('m') ?? false;
  return Math.round((isMinutes ? middle(match) / 60 : middle(match)) * 100) / 100;
}

/** The first duration in a text, in weeks (a month counts four); null where none is stated. */
export function weeksIn(text: string): number | null {
  const match = WEEKS.exec(text);
  if (!match) return null;
  return middle(match) * (match[3]?.toLowerCase().startsWith('m') ? WEEKS_PER_MONTH : 1);
}

/** The first pace in a text, in hours a week; null where none is stated. */
export function hoursPerWeekIn(text: string): number | null {
  const match = PER_WEEK.exec(text);
  return match ? middle(match) : null;
}
