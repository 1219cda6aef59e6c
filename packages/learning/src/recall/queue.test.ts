import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nextDueAt, reviewQueue, type QueueOptions } from './queue.ts';
import { after, anyCards, played, START } from './recall.fixture.ts';
import { newCard, reviewCard } from './review.ts';
import { CARD_SOURCES, type RecallCard } from './types.ts';

const DAY_END = '2027-01-05T00:00:00.000Z';
const options = (changes: Partial<QueueOptions> = {}): QueueOptions => ({
  now: START,
  dayEnd: DAY_END,
  dailyCap: 20,
  reviewed: [],
  ...changes,
});
const idsOf = (cards: readonly RecallCard[]): string[] => cards.map(({ id }) => id);
const many = (source: RecallCard['source'], count: number): RecallCard[] =>
  Array.from({ length: count }, (_, at) => newCard(`${source}-${String(at).padStart(2, '0')}`, source, START));
/** Learned ten days ago, long due. */
const known = (cards: RecallCard[]): RecallCard[] =>
  cards.map((card) => played(card, [{ rating: 'good', days: 0 }], after(START, { days: -10 })).card);

const anyReviewed = fc.array(fc.record({ cardId: fc.nat(50).map((at) => `card-${at}`), isNew: fc.boolean() }), {
  maxLength: 30,
});

describe('The review queue', () => {
  it('never exceeds the cap, holds nothing twice, and nothing that is set aside', () => {
    fc.assert(
      fc.property(anyCards, fc.nat(30), anyReviewed, (cards, dailyCap, reviewed) => {
        const line = reviewQueue(cards, options({ dailyCap, reviewed }));
        assert.ok(line.length <= dailyCap);
        assert.equal(new Set(idsOf(line)).size, line.length);
        assert.ok(line.every(({ aside }) => aside === null));
      }),
    );
  });

  it('is the same for the same cards, in whatever order they come', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        assert.deepEqual(idsOf(reviewQueue(cards.toReversed(), options())), idsOf(reviewQueue(cards, options())));
      }),
    );
  });

  it('over a whole day brings no more different cards than the cap, and half of them new', () => {
    fc.assert(
      fc.property(
        anyCards,
        fc.integer({ min: 1, max: 15 }),
        fc.infiniteStream(fc.boolean()),
        (all, dailyCap, knows) => {
          let cards = all;
          const reviewed: { cardId: string; isNew: boolean }[] = [];
          let now = START;
          for (let turn = 0; turn < 100; turn += 1) {
            const [card] = reviewQueue(cards, options({ now, dailyCap, reviewed }));
            if (card === undefined) break;
            reviewed.push({ cardId: card.id, isNew: card.memory.state === 'new' });
            const rating = knows.next().value === true ? 'good' : 'again';
            const after1 = reviewCard(card, rating, now).card;
            cards = cards.map((one) => (one.id === card.id ? after1 : one));
            now = after(now, { minutes: 1 });
          }
          assert.ok(new Set(reviewed.map(({ cardId }) => cardId)).size <= dailyCap);
          assert.ok(reviewed.filter(({ isNew }) => isNew).length <= Math.ceil(dailyCap / 2));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('gives every source its share when there is more than a day holds', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(30),
        fc.nat(30),
        fc.integer({ min: 3, max: 20 }),
        (quiz, challenge, own, dailyCap) => {
          const cards = known([...many('quiz', quiz), ...many('challenge', challenge), ...many('own', own)]);
          const line = reviewQueue(cards, options({ dailyCap }));
          for (const source of CARD_SOURCES) {
            const there = cards.filter((card) => card.source === source).length;
            const taken = line.filter((card) => card.source === source).length;
            assert.ok(taken >= Math.min(there, Math.floor(dailyCap / 3)), `${source}: ${taken} of ${there}`);
          }
          assert.equal(line.length, Math.min(dailyCap, cards.length));
        },
      ),
    );
  });

  it('brings what is due before what is new, and fills up with new cards to half of the cap', () => {
    const cards = [...many('quiz', 30), ...known(many('own', 4))];
    const line = reviewQueue(cards, options());
    assert.deepEqual(idsOf(line).slice(0, 4), ['own-00', 'own-01', 'own-02', 'own-03']);
    assert.equal(line.length, 4 + 10);
  });

  it('brings a card that is due this evening already in the morning, and one of tomorrow not', () => {
    const card = (days: number) => played(newCard(`in-${days}`, 'own', START), [{ rating: 'good', days: 0 }], after(START, { days: -days })).card; // prettier-ignore
    const [today, tomorrow] = [card(2), card(1)];
    assert.equal(today.memory.due, START);
    const morning = after(START, { minutes: -600 });
    assert.deepEqual(idsOf(reviewQueue([today, tomorrow], options({ now: morning }))), ['in-2']);
  });

  it('brings a card that was not known again at the end, and lets it go once it is known', () => {
    const [card, other] = [...many('quiz', 2)] as [RecallCard, RecallCard];
    const failed = reviewCard(card, 'again', START).card;
    const reviewed = [{ cardId: card.id, isNew: true }];
    const soon = after(START, { minutes: 1 });
    assert.deepEqual(idsOf(reviewQueue([failed, other], options({ now: soon, reviewed }))), [other.id, card.id]);
    const learned = reviewCard(failed, 'good', soon).card;
    assert.deepEqual(idsOf(reviewQueue([learned], options({ now: soon, reviewed }))), []);
  });

  it('is empty where nothing is due, and says when the next card is', () => {
    const { card } = played(newCard('one', 'own', START), [{ rating: 'good', days: 0 }]);
    assert.deepEqual(reviewQueue([card], options()), []);
    assert.equal(nextDueAt([card], START), card.memory.due);
    assert.equal(nextDueAt([{ ...card, aside: { why: 'suspended', at: START, note: '' } }], START), null);
  });
});
