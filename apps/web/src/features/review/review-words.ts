/** What the review says of times, ratings and cards. */
import type { Card, ReviewQueue } from '@waymark/contract';
import { countWords } from '../../design/words.ts';

export type Rating = keyof ReviewQueue['cards'][number]['dueAfter'];

/** In the order of the keys 1 to 4. */
export const RATINGS: readonly { rating: Rating; name: string; means: string }[] = [
  { rating: 'again', name: 'Again', means: 'I did not know it' },
  { rating: 'hard', name: 'Hard', means: 'I knew it with an effort' },
  { rating: 'good', name: 'Good', means: 'I knew it' },
  { rating: 'easy', name: 'Easy', means: 'I knew it at once' },
];

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** @returns the time between two moments, rounded to what matters: `10 min`, `3 h`, `2 days`, `5 weeks`, `8 months` */
export function spanWords(from: string, to: string): string {
  const span = Math.max(0, Date.parse(to) - Date.parse(from));
  if (span < HOUR) return `${Math.max(1, Math.round(span / MINUTE))}\u00a0min`;
  if (span < DAY) return `${Math.round(span / HOUR)}\u00a0h`;
  const days = Math.round(span / DAY);
  if (days < 14) return countWords(days, 'day');
  return days < 60 ? countWords(Math.round(days / 7), 'week') : countWords(Math.round(days / 30.4), 'month');
}

const SOURCES: Record<Card['source'], string> = { quiz: 'From a quiz', challenge: 'From a challenge', own: 'Your own' };

export function sourceWords(source: Card['source']): string {
  return SOURCES[source];
}

/** Where a card leads: a challenge is solved on its own page. */
export function linkOf({ link }: Pick<Card, 'link'>): { href: string; name: string } | null {
  if (link === null) return null;
  return link.kind === 'challenge'
    ? { href: `/practice/${link.slug}`, name: 'Open the challenge' }
    : { href: `/practice/quizzes/${link.slug}`, name: 'Open the quiz' };
}

/** Longer than this, a title is read only in part anyway. */
const TITLE = 160;

/** @returns what a card is called in a list: its first paragraph, with the next where that says too little */
export function titleOf({ front }: Pick<Card, 'front'>): string {
  const paragraphs = front.replace(/^(`{3,}|~{3,}).*$/gm, '').split(/\n\s*\n/).map((part) => part.replace(/\s+/g, ' ').trim()); // prettier-ignore
  const [first = '', second = ''] = paragraphs.filter((part) => part !== '');
  return (first.length < 30 ? `${first} ${second}` : first).trim().slice(0, TITLE);
}

/** @returns how a card stands, for the list */
export function cardWords(card: Pick<Card, 'aside' | 'dueAt' | 'lapses'>, now: string): string {
  if (card.aside?.why === 'leech') return 'Set aside: forgotten too often';
  if (card.aside !== null) return 'Set aside';
  if (card.dueAt === null) return 'New';
  return card.dueAt <= now ? 'Due now' : `Due in ${spanWords(now, card.dueAt)}`;
}

type Facts = Pick<
  ReviewQueue,
  'cards' | 'total' | 'waiting' | 'reviewedToday' | 'dailyCap' | 'nextDueAt' | 'setAside' | 'now'
>;

/** What an empty queue says: why it is empty, and what comes next. */
export function emptyWords({ total, waiting, reviewedToday, dailyCap, nextDueAt, setAside, now }: Facts): {
  title: string;
  text: string;
} {
  const next = nextDueAt === null ? '' : `The next card is due in ${spanWords(now, nextDueAt)}.`;
  if (total === 0 && setAside === 0) {
    return { title: 'There are no cards yet', text: 'A quiz question you get wrong becomes one, and so does a challenge that failed before it passed. You can also write your own.' }; // prettier-ignore
  }
  if (waiting > 0) {
    const more = `${countWords(waiting, 'more card')} can wait until tomorrow`;
    return { title: 'Enough for today', text: `${countWords(reviewedToday, 'card')} reviewed. ${more}: you chose ${dailyCap} a day, and at most half of them new.` }; // prettier-ignore
  }
  if (total === 0) return { title: 'Nothing to review', text: 'Every card is set aside.' };
  const done = reviewedToday > 0 ? `${countWords(reviewedToday, 'card')} reviewed today. ` : '';
  return { title: 'Nothing is due', text: `${done}${next}` };
}

/** @returns how much of what was learned is still there; empty before the first review */
export function retentionWords({ cards, mean, fading, nextWeek }: ReviewQueue['retention']): string {
  if (mean === null) return '';
  const known = `You would remember about ${Math.round(mean * 100)}\u00a0% of ${countWords(cards, 'card')} now`;
  const soon = nextWeek.fading > fading ? `, and ${nextWeek.fading} in a week without review` : '';
  return `${known}. ${fading === 0 ? 'None is' : fading === 1 ? '1 is' : `${fading} are`} about to be forgotten${soon}.`;
}
