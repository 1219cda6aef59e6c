import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cardWords, emptyWords, linkOf, retentionWords, spanWords, titleOf } from './review-words.ts';

const NOW = '2026-11-23T18:00:00.000Z';
const after = (hours: number): string => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();

describe('the words of the review', () => {
  it('round a span to what matters', () => {
    const spans = [0, 1 / 6, 5, 24, 24 * 9, 24 * 20, 24 * 59, 24 * 120].map((hours) => spanWords(NOW, after(hours)));
    assert.deepEqual(spans, ['1\u00a0min', '10\u00a0min', '5\u00a0h', '1 day', '9 days', '3 weeks', '8 weeks', '4 months']); // prettier-ignore
    assert.equal(spanWords(NOW, after(-3)), '1\u00a0min');
  });

  it('say how a card stands', () => {
    const card = { aside: null, dueAt: null, lapses: 0 };
    assert.equal(cardWords(card, NOW), 'New');
    assert.equal(cardWords({ ...card, dueAt: NOW }, NOW), 'Due now');
    assert.equal(cardWords({ ...card, dueAt: after(48) }, NOW), 'Due in 2 days');
    assert.match(cardWords({ ...card, aside: { why: 'leech', at: NOW, note: '' } }, NOW), /too often/);
  });

  it('say why nothing is left, and what comes next', () => {
    const facts = { now: NOW, cards: [], total: 3, waiting: 0, reviewedToday: 0, dailyCap: 20, nextDueAt: after(48), setAside: 0 }; // prettier-ignore
    assert.match(emptyWords({ ...facts, total: 0, nextDueAt: null }).text, /becomes one/);
    assert.match(emptyWords(facts).text, /^The next card is due in 2 days\.$/);
    assert.match(emptyWords({ ...facts, waiting: 4, reviewedToday: 20 }).text, /20 cards reviewed. 4 more cards/);
    assert.match(emptyWords({ ...facts, total: 0, setAside: 2 }).text, /set aside/);
  });

  it('say how much is still there', () => {
    const retention = { cards: 40, mean: 0.934, fading: 1, nextWeek: { cards: 40, mean: 0.8, fading: 9 } };
    assert.equal(
      retentionWords(retention),
      'You would remember about 93\u00a0% of 40 cards now. 1 is about to be forgotten, and 9 in a week without review.',
    );
    assert.equal(retentionWords({ ...retention, mean: null }), '');
  });

  it('call a card by what it asks', () => {
    assert.equal(titleOf({ front: 'Which of these\nlisten on a port, and why is that so?\n\n- a\n- b' }), 'Which of these listen on a port, and why is that so?'); // prettier-ignore
    assert.equal(titleOf({ front: 'What does this print?\n\n```python\nprint(1)\n```' }), 'What does this print? print(1)'); // prettier-ignore
    assert.equal(titleOf({ front: 'x'.repeat(500) }).length, 160);
  });

  it('lead from a card to where it came from', () => {
    assert.equal(linkOf({ link: { kind: 'challenge', slug: 'stack' } })?.href, '/practice/stack');
    assert.equal(linkOf({ link: { kind: 'quiz', slug: 'git-basics' } })?.href, '/practice/quizzes/git-basics');
    assert.equal(linkOf({ link: null }), null);
  });
});
