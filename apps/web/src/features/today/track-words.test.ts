import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endWords, paceWords, waitingWords, weekWords } from './track-words.ts';

const forecast = {
  p50: '2027-06-03',
  p80: '2027-06-12',
  p95: '2027-06-20',
  pace: 1,
  samples: 3,
  confidence: 'low',
  note: '',
} as const;

describe('whether a learner is on track, in words', () => {
  it('calls half an hour either way on track', () => {
    assert.equal(paceWords({ plannedToDate: 600, loggedToDate: 571 }), 'You are on track.');
    assert.equal(paceWords({ plannedToDate: 600, loggedToDate: 690 }), 'You are 1\u00a0h\u00a030\u00a0min ahead.');
    assert.equal(paceWords({ plannedToDate: 600, loggedToDate: 540 }), 'You are 1\u00a0h behind the plan.');
  });

  it('does not praise or blame before the first day', () => {
    assert.equal(paceWords({ plannedToDate: 0, loggedToDate: 0 }), 'This is where you start.');
  });

  it('gives the end as a range where there is one', () => {
    assert.equal(
      endWords({ endDate: '2027-06-03', forecast }),
      'You will probably finish between 3 Jun 2027 and 20 Jun 2027.',
    );
    assert.equal(endWords({ endDate: '2027-06-03', forecast: null }), 'The plan ends on 3 Jun 2027.');
    assert.equal(endWords({ endDate: null, forecast: null }), 'Everything is done, skipped or put off.');
  });

  it('says what of the day waits on this device', () => {
    assert.match(waitingWords(45), /^45\smin of today wait on this device\.$/);
    assert.match(waitingWords(-10), /^10\smin were taken away; that waits on this device\.$/);
  });

  it('counts the weeks, or the days until the first one', () => {
    const next = { date: '2027-01-04', blocks: [] };
    assert.equal(weekWords({ week: 3, totalWeeks: 24, date: '2027-01-20', next: null }), 'Week 3 of 24');
    assert.equal(weekWords({ week: 0, totalWeeks: 24, date: '2027-01-03', next }), 'You start tomorrow');
    assert.equal(weekWords({ week: 0, totalWeeks: 24, date: '2027-01-01', next }), 'You start in 3 days');
  });
});
