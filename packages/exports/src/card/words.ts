/** The words that card and post have in common. */
import { oneLine } from './text.ts';
import { STRENGTHS, type CardStrength, type WeekFacts } from './types.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function dayOf(date: string): { day: number; month: string; year: string } {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: Number(day), month: MONTHS[Number(month) - 1] ?? '', year };
}

/** @returns `4–10 January 2027`, with the month and the year of the first day where they differ */
export function spanWords(from: string, to: string): string {
  const [a, b] = [dayOf(from), dayOf(to)];
  const last = `${b.day} ${b.month} ${b.year}`;
  if (a.year !== b.year) return `${a.day} ${a.month} ${a.year} – ${last}`;
  return a.month === b.month ? `${a.day}–${last}` : `${a.day} ${a.month} – ${last}`;
}

/** @returns `45 min`, `14 h`, `2 h 30 min` */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** @returns what was logged against what was planned, where anything was */
export function workWords({ plannedMinutes, loggedMinutes }: WeekFacts): string {
  const logged = hoursWords(loggedMinutes);
  return plannedMinutes === 0 ? `${logged} logged` : `${logged} logged of ${hoursWords(plannedMinutes)} planned`;
}

/** What stands beside a blaze. Learned from no legend: the word says who vouches for it. */
export const STRENGTH_WORDS: Record<CardStrength, string> = {
  endorsed: 'endorsed by someone',
  verified: 'verified',
  checked: 'checked',
  claimed: 'on my word',
};

/** @returns how many of each strength there are, the strongest first; strengths without any are left out */
export function countsOf(
  list: readonly { strength: CardStrength | null }[],
): { strength: CardStrength; count: number }[] {
  return STRENGTHS.map((strength) => ({
    strength,
    count: list.filter((one) => one.strength === strength).length,
  })).filter(({ count }) => count > 0);
}

/** @returns `7 of 21 signals` */
export function signalWords({ signals }: WeekFacts): string {
  const reached = signals.filter(({ strength }) => strength !== null).length;
  return `${reached} of ${signals.length} ${signals.length === 1 ? 'signal' : 'signals'}`;
}

export function titleWords({ title, week }: WeekFacts): string {
  return `Week ${week} of ${oneLine(title) || 'my roadmap'}`;
}
