import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { after, anyPast, played, START } from './recall.fixture.ts';
import { retention } from './retention.ts';
import { dueAfter, newCard, resumeCard, reviewCard, reviewedAt, suspendCard, undoReview } from './review.ts';
import { retrievability } from './scheduler.ts';
import { RATINGS, type RecallCard } from './types.ts';

const fresh = (): RecallCard => newCard('card', 'own', START);
const anyRating = fc.constantFrom(...RATINGS);

describe('The moment of a review that waited on a device', () => {
  it('is what the device says, within what can be: after the last review, and not after now', () => {
    const anyDays = fc.double({ min: -400, max: 400, noNaN: true });
    fc.assert(
      fc.property(anyPast, anyDays, fc.double({ min: 0, max: 90, noNaN: true }), (past, said, since) => {
        const { card, now: last } = played(fresh(), past);
        const now = after(last, { days: since });
        const claimed = after(now, { days: said });
        const at = reviewedAt(card, claimed, now);
        assert.ok(at <= now && at >= last, at);
        if (claimed >= last && claimed <= now) assert.equal(at, claimed);
      }),
    );
  });

  it('gives a card the dates that it would have had with a network', () => {
    fc.assert(
      fc.property(anyPast, anyPast, fc.double({ min: 0, max: 28, noNaN: true }), (past, offline, late) => {
        const { card, now } = played(fresh(), past);
        const there = played(card, offline, now);
        const arrival = after(there.now, { days: late });
        let [here, at] = [card, now];
        for (const { rating, days } of offline) {
          at = after(at, { days });
          here = reviewCard(here, rating, reviewedAt(here, at, arrival)).card;
        }
        assert.deepEqual(here, there.card);
      }),
    );
  });

  it('is now where the clock went back behind the card', () => {
    assert.equal(reviewedAt(fresh(), START, after(START, { days: -1 })), after(START, { days: -1 }));
  });
});

describe('A review', () => {
  it('gives the same card for the same past, down to the last digit', () => {
    fc.assert(fc.property(anyPast, (past) => assert.deepEqual(played(fresh(), past), played(fresh(), past))));
  });

  it('with “good” or “easy” never makes a card due before now', () => {
    fc.assert(
      fc.property(
        anyPast,
        fc.constantFrom('good', 'easy'),
        fc.double({ min: -3, max: 90, noNaN: true }),
        (past, rating, days) => {
          const { card, now } = played(fresh(), past);
          const at = after(now, { days });
          const due = reviewCard(card, rating, at).card.memory.due;
          assert.ok(Date.parse(due) > Date.parse(at), `${due} after ${at}`);
        },
      ),
    );
  });

  it('brings a card back later, the better it was remembered', () => {
    fc.assert(
      fc.property(anyPast, (past) => {
        const { card, now } = played(fresh(), past);
        const due = Object.values(dueAfter(card, after(now, { days: 1 }))).map(Date.parse);
        assert.deepEqual(
          due,
          due.toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('does what the button said', () => {
    fc.assert(
      fc.property(anyPast, anyRating, (past, rating) => {
        const { card, now } = played(fresh(), past);
        assert.equal(reviewCard(card, rating, now).card.memory.due, dueAfter(card, now)[rating]);
      }),
    );
  });

  it('taken back leaves the card exactly as it was', () => {
    fc.assert(
      fc.property(anyPast, anyRating, (past, rating) => {
        const { card, now } = played(fresh(), past);
        const { card: reviewed, review } = reviewCard(card, rating, now);
        assert.notDeepEqual(reviewed, card);
        // As it comes back from a database.
        assert.deepEqual(undoReview(reviewed, JSON.parse(JSON.stringify(review)) as typeof review), card);
      }),
    );
  });

  it('does not change the card it was given', () => {
    const card = fresh();
    const copy = structuredClone(card);
    reviewCard(card, 'again', START);
    assert.deepEqual(card, copy);
  });

  it('keeps everything else that a card carries', () => {
    const card = { ...fresh(), front: 'What is DNS?' };
    assert.equal(reviewCard(card, 'good', START).card.front, 'What is DNS?');
  });

  it('of a new card brings it back in minutes when it was not known, in days when it was', () => {
    const due = dueAfter(fresh(), START);
    assert.equal(due.again, after(START, { minutes: 10 }));
    assert.ok(due.good >= after(START, { days: 1 }));
  });
});

describe('A card that is forgotten over and over', () => {
  /** Known once, then forgotten and learned again that many times. */
  const forgotten = (times: number) =>
    played(fresh(), [
      { rating: 'easy', days: 0 },
      ...Array.from({ length: times }, () => [
        { rating: 'again' as const, days: 5 },
        { rating: 'good' as const, days: 0.01 },
      ]).flat(),
    ]).card;

  it('is set aside at the eighth time, with a note that says what to do', () => {
    assert.equal(forgotten(7).aside, null);
    const { aside, memory } = forgotten(8);
    assert.equal(memory.lapses, 8);
    assert.equal(aside?.why, 'leech');
    assert.match(aside.note, /other words/);
  });

  it('is not set aside at each further time once the learner brought it back', () => {
    const back = resumeCard(forgotten(8));
    const once = reviewCard(back, 'again', after(START, { days: 99 })).card;
    assert.deepEqual([once.memory.lapses, once.aside], [9, null]);
    assert.equal(forgotten(12).aside?.why, 'leech');
  });

  it('is not one that was failed eight times while it was learned', () => {
    const { card } = played(
      fresh(),
      Array.from({ length: 12 }, () => ({ rating: 'again' as const, days: 0.01 })),
    );
    assert.deepEqual([card.memory.lapses, card.aside], [0, null]);
  });
});

describe('A card set aside', () => {
  it('comes back with everything that is known of it', () => {
    const { card, now } = played(fresh(), [{ rating: 'good', days: 0 }]);
    const resting = suspendCard(card, now);
    assert.equal(resting.aside?.why, 'suspended');
    assert.deepEqual(resumeCard(resting), card);
  });
});

describe('Retention', () => {
  it('falls with time, from 1 right after a review', () => {
    fc.assert(
      fc.property(
        anyPast.filter((past) => past.length > 0),
        fc.nat(200),
        fc.nat(200),
        (past, a, b) => {
          const { card, now } = played(fresh(), past);
          const at = (days: number) => retrievability(card.memory, after(now, { days }));
          assert.ok(Math.abs(at(0) - 1) < 1e-9);
          assert.ok(at(Math.max(a, b)) <= at(Math.min(a, b)) && at(a) > 0);
        },
      ),
    );
  });

  it('is at the target when a known card is due: that is when it is about to be forgotten', () => {
    const { card } = played(fresh(), [{ rating: 'good', days: 0 }, { rating: 'good', days: 2 }, { rating: 'good', days: 9 }]); // prettier-ignore
    const chance = retrievability(card.memory, card.memory.due);
    assert.ok(Math.abs(chance - 0.9) < 0.01, String(chance));
    const [before, later] = [after(card.memory.due, { days: -3 }), after(card.memory.due, { days: 3 })];
    assert.deepEqual([retention([card], before).fading, retention([card], later).fading], [0, 1]);
  });

  it('counts neither new cards nor those set aside', () => {
    const { card, now } = played(fresh(), [{ rating: 'good', days: 0 }]);
    assert.deepEqual(retention([fresh(), suspendCard(card, now)], now), { cards: 0, mean: null, fading: 0 });
    assert.deepEqual(retention([card], now), { cards: 1, mean: 1, fading: 0 });
  });
});
