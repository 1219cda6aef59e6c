/** One review, and how it is taken back; setting cards aside. */
import type { Instant } from '../types.ts';
import { newMemory, next } from './scheduler.ts';
import { RATINGS, type CardSource, type Memory, type RecallCard, type RecallRating, type Review } from './types.ts';

/** A card forgotten so often needs another wording, not another repetition (Anki's default). */
const LEECH_LAPSES = 8;
/** After the first time, it is said again only so many lapses later. */
const LEECH_AGAIN = 4;

const LEECH_NOTE =
  'You have forgotten this card many times. Put it in other words, split it in two, or add an example; then bring it back.';

export function newCard(id: string, source: CardSource, now: Instant): RecallCard {
  return { id, source, memory: newMemory(now), aside: null };
}

/**
 * Reviews a card. A card that was forgotten too often is set aside with a note.
 *
 * @param now a clock that went back does not make time run backwards: the last review is the earliest that counts
 * @returns the card as it is now, and what to keep so that the review can be taken back
 */
export function reviewCard<T extends RecallCard>(
  card: T,
  rating: RecallRating,
  now: Instant,
): { card: T; review: Review } {
  const at = notBefore(card.memory.lastReview, now);
  const memory = next(card.memory, rating, at);
  const isLeech = memory.lapses > card.memory.lapses && isLeechAt(memory.lapses);
  const aside = isLeech ? ({ why: 'leech', at, note: LEECH_NOTE } as const) : card.aside;
  const { memory: had, aside: stood } = card;
  return {
    card: { ...card, memory, aside },
    review: { cardId: card.id, rating, at, before: { memory: had, aside: stood } },
  };
}

/**
 * When a review was made that only arrives now, as the learner's device tells it. A device's clock may be wrong: it was
 * no later than now, and no earlier than the card's last review, or than the card itself.
 *
 * @param claimed the moment that the device names
 */
export function reviewedAt({ memory }: Pick<RecallCard, 'memory'>, claimed: Instant, now: Instant): Instant {
  // A card that was never reviewed is due from the moment it was made.
  const earliest = Date.parse(memory.lastReview ?? memory.due);
  return new Date(Math.min(Date.parse(now), Math.max(Date.parse(claimed), earliest))).toISOString();
}

function isLeechAt(lapses: number): boolean {
  return lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % LEECH_AGAIN === 0;
}

/** Takes a review back: the card is again exactly what the review found. */
export function undoReview<T extends RecallCard>(card: T, { before }: Pick<Review, 'before'>): T {
  return { ...card, ...before };
}

/** Lets a card rest until the learner brings it back. */
export function suspendCard<T extends RecallCard>(card: T, now: Instant): T {
  return { ...card, aside: { why: 'suspended', at: now, note: '' } };
}

/** Brings a card back; what is known of it stays. */
export function resumeCard<T extends RecallCard>(card: T): T {
  return { ...card, aside: null };
}

/** When the card would come back, for each rating: what the buttons say. */
export function dueAfter({ memory }: Pick<RecallCard, 'memory'>, now: Instant): Record<RecallRating, Instant> {
  const at = notBefore(memory.lastReview, now);
  const due = (rating: RecallRating): [RecallRating, Instant] => [rating, next(memory, rating, at).due];
  return Object.fromEntries(RATINGS.map(due)) as Record<RecallRating, Instant>;
}

function notBefore(last: Memory['lastReview'], now: Instant): Instant {
  return last !== null && Date.parse(last) > Date.parse(now) ? last : now;
}
