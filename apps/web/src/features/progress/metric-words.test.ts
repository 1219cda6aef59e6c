import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { barsOf, freshWords, numberWords, trendWords, unitWords } from './metric-words.ts';

const trend = { against: 'plan', state: 'behind', expected: 12, reached: 9, target: 15 } as const;

describe('the words of a metric', () => {
  it('give shares as per cent and counts as they are, one as one', () => {
    assert.equal(numberWords({ measure: 'mean' }, 0.825), '83\u00a0%');
    assert.equal(numberWords({ measure: 'distinct' }, 12), '12');
    assert.equal(unitWords({ measure: 'distinct', unit: 'mock interviews' }, 1), 'mock interview');
    assert.equal(unitWords({ measure: 'distinct', unit: 'challenges passed' }, 1), 'challenge passed');
    assert.equal(unitWords({ measure: 'distinct', unit: 'demos' }, 2), 'demos');
  });

  it('say how fresh it is, and a date where that was long ago', () => {
    const fresh = (daysSince: number | null) => freshWords({ daysSince, updatedAt: '2027-01-04' });
    assert.deepEqual([0, 1, 3, 60].map(fresh), [
      'Last today',
      'Last yesterday',
      'Last 3 days ago',
      'Last on 4 Jan 2027',
    ]);
    assert.equal(fresh(null), '');
  });

  it('hold it against the plan, or against its own pace, or against nothing', () => {
    const count = { measure: 'distinct' } as const;
    assert.equal(trendWords({ ...count, trend }), 'The plan asks for 12 of 15 by now: behind.');
    assert.equal(
      trendWords({
        ...count,
        trend: { ...trend, against: 'pace', state: 'ahead', expected: 2, reached: 5, target: null },
      }),
      '5 in four weeks, more than the 2 before.',
    );
    assert.equal(trendWords({ measure: 'mean', trend: { ...trend, expected: 0.8, target: 0.8 } }), 'The plan asks for 80\u00a0% by now: behind.'); // prettier-ignore
    assert.equal(trendWords({ ...count, trend: { ...trend, state: 'unknown' } }), 'The plan asks for 12 of 15.');
    assert.equal(trendWords({ ...count, trend: { ...trend, against: 'none' } }), '');
  });

  it('draw the best week highest, a mean against the whole, and only so many weeks', () => {
    const weeks = [0, 2, 4].map((added) => ({ monday: '2027-01-04', added, value: added / 8 }));
    assert.deepEqual(barsOf({ measure: 'sum', weeks }).map(({ height }) => height), [0, 0.5, 1]); // prettier-ignore
    assert.deepEqual(barsOf({ measure: 'mean', weeks }).map(({ height }) => height), [0, 0.25, 0.5]); // prettier-ignore
    assert.equal(barsOf({ measure: 'sum', weeks }, 2).length, 2);
  });
});
