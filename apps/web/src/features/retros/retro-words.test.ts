import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effectWords, gradeWords, measureWords, movedWords, stretchWords } from './retro-words.ts';

describe('the words of a retrospective', () => {
  it('name a fortnight with one year, or with two across New Year', () => {
    assert.equal(stretchWords({ from: '2027-01-04', to: '2027-01-17' }), '4 Jan to 17 Jan 2027');
    assert.equal(stretchWords({ from: '2026-12-21', to: '2027-01-03' }), '21 Dec 2026 to 3 Jan 2027');
  });

  it('say how an intention is measured, and nothing where it is not', () => {
    const words = (measure: Parameters<typeof measureWords>[0]['measure']) =>
      measureWords({ text: '', measure }, (itemId) => `«${itemId}»`);
    assert.equal(words({ kind: 'hours', minutes: 600 }), '10\u00a0h a week');
    assert.equal(words({ kind: 'proofs', count: 1 }), '1 thing proved');
    assert.equal(words({ kind: 'items', itemIds: ['a', 'b'] }), 'done: «a», «b»');
    assert.equal(words(null), '');
  });

  it('say what an answer does to the end as a range, and the old end only where it moved', () => {
    const forecast = { p50: '2027-06-01', p80: '2027-07-01', p95: '2027-08-01', pace: 1, samples: 0, confidence: 'none', note: '' } as const; // prettier-ignore
    const outlook = (endDate: string | null) => ({ endDate, forecast });
    assert.equal(
      effectWords({ before: outlook('2027-05-01'), after: outlook('2027-06-01') }),
      'The plan ends 1 Jun 2027, instead of 1 May 2027. Likely between 1 Jun 2027 and 1 Aug 2027.',
    );
    assert.match(
      effectWords({ before: outlook('2027-05-01'), after: outlook('2027-05-01') }),
      /^The plan ends 1 May 2027\. /,
    );
    assert.equal(effectWords({ before: outlook('2027-05-01'), after: outlook(null) }), 'Nothing is left to plan.');
  });

  it('count what moves, and name what was not judged', () => {
    assert.deepEqual([0, 1, 2].map(movedWords), ['No block moves.', '1 block gets another date.', '2 blocks get another date.']); // prettier-ignore
    assert.deepEqual([gradeWords('not'), gradeWords(null)], ['Not kept', 'Not judged']);
  });
});
