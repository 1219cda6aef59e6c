import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clockField, EVENINGS, minuteOfClock, minutesOfHours, WEEKENDS, weekMinutes } from './weekday-hours.ts';

describe('hours a week', () => {
  it('has presets of seven days that say what they promise', () => {
    for (const { minutesPerWeekday, startMinutePerWeekday } of [EVENINGS, WEEKENDS]) {
      assert.equal(minutesPerWeekday.length, 7);
      assert.equal(startMinutePerWeekday.length, 7);
    }
    assert.equal(weekMinutes(EVENINGS), 450);
    assert.equal(weekMinutes(WEEKENDS), 600);
  });

  it('reads typed hours as whole minutes of one day, and nonsense as none', () => {
    assert.deepEqual([1.5, 0.333, 30, -2, Number.NaN, null].map(minutesOfHours), [90, 20, 1440, 0, 0, 0]);
  });

  it('reads back every time of day that it writes', () => {
    fc.assert(fc.property(fc.nat(1439), (minute) => minuteOfClock(clockField(minute)) === minute));
    assert.deepEqual(['', '24:00', '7', '12:61:00 PM'].map(minuteOfClock), [null, null, null, 781]);
  });
});
