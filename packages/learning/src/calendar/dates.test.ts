import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, fromDayNumber, isLocalDate, isoWeekday, toDayNumber, weekOf } from './dates.ts';

describe('calendar dates', () => {
  it('count from 1970-01-01', () => {
    assert.equal(toDayNumber('1970-01-01'), 0);
    assert.equal(toDayNumber('1969-12-31'), -1);
    assert.equal(toDayNumber('2000-03-01'), 11_017);
    assert.equal(fromDayNumber(11_016), '2000-02-29');
  });

  it('come back from their day number, for every day that a date can name', () => {
    fc.assert(
      fc.property(fc.integer({ min: toDayNumber('0001-01-01'), max: toDayNumber('9999-12-31') }), (day) => {
        assert.equal(toDayNumber(fromDayNumber(day)), day);
      }),
    );
  });

  it('agree with Temporal on weekday and arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: -9000, max: 9000 }), (day, shift) => {
        const date = Temporal.PlainDate.from(fromDayNumber(day));
        assert.equal(isoWeekday(fromDayNumber(day)), date.dayOfWeek);
        assert.equal(addDays(fromDayNumber(day), shift), date.add({ days: shift }).toString());
      }),
    );
  });

  it('know leap days and the year 2100, which has none', () => {
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2100-02-28', 1), '2100-03-01');
    assert.equal(daysBetween('2028-02-01', '2028-03-01'), 29);
    assert.equal(daysBetween('2100-03-01', '2100-02-01'), -28);
  });

  it('are told from text that is not a date', () => {
    for (const date of ['2026-11-22', '2028-02-29', '2000-02-29', '2100-12-31'])
      assert.equal(isLocalDate(date), true, date);
    const wrong = [
      '2027-02-29',
      '2100-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '26-01-01',
      '',
      'soon',
      '2026-1-1',
    ];
    for (const text of wrong) assert.equal(isLocalDate(text), false, text);
  });

  it('fall in the week of a programme counted from its first day', () => {
    assert.equal(weekOf('2026-11-23', '2026-11-23'), 1);
    assert.equal(weekOf('2026-11-23', '2026-11-29'), 1);
    assert.equal(weekOf('2026-11-23', '2026-11-30'), 2);
    assert.equal(weekOf('2026-11-23', '2026-11-22'), 0);
  });
});
