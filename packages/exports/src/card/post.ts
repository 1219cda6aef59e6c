/** The week as a text to paste: short enough for most places, and a suggestion only. */
import { fit } from './text.ts';
import type { Shown, WeekFacts } from './types.ts';
import { countsOf, signalWords, STRENGTH_WORDS, titleWords, workWords } from './words.ts';

/** Things that are named; the others are counted. */
const NAMED = 3;
/** Of a name, in ems: about sixty letters. */
const LONGEST = 36;

/**
 * @param shown as on the card: what is left out there is not told here
 * @returns lines of plain text
 */
export function weekPost(facts: WeekFacts, shown: Shown): string {
  const title = fit(titleWords(facts), 1, 2 * LONGEST);
  const begin = shown.hours ? `${title}: ${workWords(facts)}.` : `${title}.`;
  return [begin, ...provedLines(facts, shown), ...(shown.signals ? signalLines(facts) : [])].join('\n');
}

function provedLines({ proved }: WeekFacts, { titles }: Shown): string[] {
  if (proved.length === 0) return [];
  if (!titles) {
    const counts = countsOf(proved).map(({ strength, count }) => `${count} ${STRENGTH_WORDS[strength]}`);
    return ['', `Done: ${counts.join(', ')}.`];
  }
  const named = proved
    .slice(0, NAMED)
    .map(({ title, strength }) => `– ${fit(title, 1, LONGEST)} (${STRENGTH_WORDS[strength]})`);
  const more = proved.length - named.length;
  return ['', 'Done this week:', ...named, ...(more > 0 ? [`– and ${more} more`] : [])];
}

function signalLines(facts: WeekFacts): string[] {
  // That nothing is reached yet is no news.
  if (facts.signals.every(({ strength }) => strength === null)) return [];
  const fresh = facts.signals.filter(({ isNew }) => isNew).length;
  return ['', `${signalWords(facts)} so far${fresh > 0 ? `, ${fresh} of them new` : ''}.`];
}
