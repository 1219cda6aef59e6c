/** Cards for tests: any past of a card is a list of ratings with days in between. */
import fc from 'fast-check';
import { newCard, reviewCard } from './review.ts';
import { CARD_SOURCES, RATINGS, type RecallCard, type RecallRating } from './types.ts';

export const START = '2027-01-04T18:00:00.000Z';

export function after(instant: string, { days = 0, minutes = 0 }: { days?: number; minutes?: number }): string {
  return new Date(Date.parse(instant) + (days * 1440 + minutes) * 60_000).toISOString();
}

/** A rating, and how many days after the one before; halves too, as nobody studies by the clock. */
const anyStep = fc.record({
  rating: fc.constantFrom<RecallRating>(...RATINGS),
  days: fc.oneof(fc.constantFrom(0, 0.01, 0.5, 1), fc.double({ min: 0, max: 60, noNaN: true })),
});

export type Step = { rating: RecallRating; days: number };
export const anyPast: fc.Arbitrary<Step[]> = fc.array(anyStep, { maxLength: 12 });

/** Plays a past. @returns the card and the moment of its last review */
export function played(card: RecallCard, past: readonly Step[], start = START): { card: RecallCard; now: string } {
  return past.reduce(
    ({ card: known, now }, { rating, days }) => {
      const at = after(now, { days });
      return { card: reviewCard(known, rating, at).card, now: at };
    },
    { card, now: start },
  );
}

/** Any cards of one learner, each with a past that ends about now. */
export const anyCards: fc.Arbitrary<RecallCard[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom(...CARD_SOURCES),
      past: anyPast,
      agoDays: fc.double({ min: 0, max: 90, noNaN: true }),
      isAside: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ source, past, agoDays, isAside }, at) => {
      const began = after(START, { days: -agoDays - past.reduce((sum, { days }) => sum + days, 0) });
      const { card } = played(newCard(`card-${at}`, source, began), past, began);
      return isAside ? { ...card, aside: { why: 'suspended', at: START, note: '' } } : card;
    }),
  );
