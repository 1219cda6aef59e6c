import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshWords, trendWords, valueWords } from './metric-words.ts';

const plan = { against: 'plan', state: 'behind', expected: 12, reached: 9, target: 15 } as const;
const count = { measure: 'distinct', unit: 'challenges passed' } as const;

describe('a metric in the terminal', () => {
  it('is a number with its unit, one as one, a mean of shares as per cent', () => {
    assert.equal(valueWords(count, 12), '12 challenges passed');
    assert.equal(valueWords({ ...count, unit: 'mock interviews' }, 1), '1 mock interview');
    assert.equal(valueWords({ ...count, measure: 'mean' }, 0.825), '83 %');
  });

  it('says how fresh it is', () => {
    const said = [null, 0, 1, 12].map((daysSince) => freshWords({ daysSince }));
    assert.deepEqual(said, ['', 'last today', 'last yesterday', 'last 12 days ago']);
  });

  it('is held against the plan, its own pace, or nothing', () => {
    assert.equal(trendWords({ ...count, trend: plan }), 'The plan asks for 12 of 15 by now: behind.');
    assert.equal(trendWords({ ...count, trend: { ...plan, state: 'unknown' } }), 'The plan asks for 12 of 15.');
    const pace = { against: 'pace', state: 'behind', expected: 4, reached: 2, target: null } as const;
    assert.equal(trendWords({ ...count, trend: pace }), '2 in four weeks, fewer than the 4 before.');
    assert.equal(trendWords({ ...count, measure: 'mean', trend: { ...pace, expected: 0.5 } }), '50 % four weeks ago.');
    assert.equal(trendWords({ ...count, trend: { ...pace, against: 'none' } }), '');
  });
});
