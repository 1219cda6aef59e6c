import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOf } from './days.ts';

describe('a day at the terminal', () => {
  it('is a date, a word, or so many days from today', () => {
    const days = ['2027-02-28', 'today', 'Yesterday', 'tomorrow', '+7d', '-1', '+90d'].map((text) => dayOf(text, '2027-03-01')); // prettier-ignore
    assert.deepEqual(days, ['2027-02-28', '2027-03-01', '2027-02-28', '2027-03-02', '2027-03-08', '2027-02-28', '2027-05-30']); // prettier-ignore
  });

  it('is refused in words where it is none', () => {
    for (const text of ['2027-02-30', 'next week', '7', '', '01.03.2027', '+1000d'])
      assert.throws(() => dayOf(text, '2027-03-01'), /is no day/, text);
  });
});
