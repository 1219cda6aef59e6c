import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clockWords, countWords, dateWords, daysBetween, endShiftWords, minutesWords } from './words.ts';

describe('words for dates and amounts', () => {
  it('says a date the same way whatever the zone of the machine', () => {
    assert.equal(dateWords('2027-01-04', 'day'), 'Monday 4 January');
    assert.equal(dateWords('2027-01-04', 'date'), '4 Jan 2027');
    assert.equal(dateWords('2028-02-29', 'month'), 'February 2028');
  });

  it('says minutes as hours and minutes, leaving out what is zero', () => {
    const plain = (minutes: number) => minutesWords(minutes).replaceAll('\u00a0', ' ');
    assert.deepEqual([0, 45, 59.6, 60, 90, 1440].map(plain), ['0 min', '45 min', '1 h', '1 h', '1 h 30 min', '24 h']);
  });

  it('never breaks a line between a number and its unit', () => {
    assert.doesNotMatch(minutesWords(90), / /);
  });

  it('never says 60 minutes beside an hour, whatever the fraction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100),
        (minutes) => !/\b60\smin/.test(minutesWords(minutes)),
      ),
    );
  });

  it('goes on from midnight when a sitting lasts past it', () => {
    assert.deepEqual([0, 1110, 1439, 1440, 1505].map(clockWords), ['0:00', '18:30', '23:59', '0:00', '1:05']);
  });

  it('counts days across a daylight-saving change and a leap day', () => {
    assert.equal(daysBetween('2027-03-27', '2027-03-29'), 2);
    assert.equal(daysBetween('2028-02-28', '2028-03-01'), 2);
    assert.equal(daysBetween('2027-01-02', '2027-01-01'), -1);
  });

  it('says what a change does to the end, and in which direction', () => {
    assert.equal(endShiftWords(0, '2027-06-01'), 'The end stays on 1 Jun 2027.');
    assert.equal(endShiftWords(1, '2027-06-02'), 'The end moves 1 day later, to 2 Jun 2027.');
    assert.equal(endShiftWords(-3, '2027-05-29'), 'The end moves 3 days earlier, to 29 May 2027.');
    assert.equal(endShiftWords(0, null), 'Nothing is left to plan.');
  });

  it('uses the plural for anything but one', () => {
    assert.deepEqual(
      [countWords(0, 'block'), countWords(1, 'block'), countWords(2, 'entry', 'entries')],
      ['0 blocks', '1 block', '2 entries'],
    );
  });
});
