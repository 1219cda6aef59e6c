import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bar, clockTime, duration, longDate, parseDuration, wrap } from './format.ts';

describe('a duration', () => {
  it('is read as people write it', () => {
    const cases: [string, number | null][] = [
      ['45m', 45],
      ['45', 45],
      ['45 min', 45],
      ['1h', 60],
      ['1h30', 90],
      ['1h 30m', 90],
      ['1.5h', 90],
      ['1,5 h', 90],
      ['1:30', 90],
      ['2 hours', 120],
      ['0', null],
      ['', null],
      ['soon', null],
      ['-5m', null],
      ['25h', null],
      ['1h90x', null],
      ['Infinity', null],
    ];
    for (const [text, minutes] of cases) assert.equal(parseDuration(text), minutes, text);
  });

  it('is at most a day, and longer only where that is asked for', () => {
    assert.deepEqual([parseDuration('64h'), parseDuration('64h', 10_000), parseDuration('200h', 10_000)], [null, 3840, null]); // prettier-ignore
  });

  it('that is printed reads back as the same minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => parseDuration(duration(minutes)) === minutes),
    );
  });
});

describe('text for a terminal', () => {
  it('names days and times in full', () => {
    assert.equal(longDate('2027-01-04'), 'Monday 4 January 2027');
    assert.equal(clockTime(18 * 60 + 5), '18:05');
  });

  it('wraps without losing a word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 20, max: 100 }),
        (words, width) => {
          const wrapped = wrap(words.join(' '), width, 4);
          assert.deepEqual(wrapped.split(/\s+/), words);
          for (const line of wrapped.split('\n')) assert.ok(line.trim().length <= width);
        },
      ),
    );
  });

  it('draws a bar of constant width, also for a share outside 0 to 1', () => {
    for (const share of [-1, 0, 0.33, 1, 2]) assert.equal(bar(share, 10).length, 10);
  });
});
