import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDateProblem } from './dates.ts';

describe('a date of the contract', () => {
  it('exists', () => {
    for (const date of ['2027-01-04', '2028-02-29', '2000-02-29', '1970-01-01', '2200-12-31']) {
      assert.equal(localDateProblem(date), null, date);
    }
    for (const date of ['2027-02-29', '2100-02-29', '2027-00-10', '2027-13-01', '2027-04-31', '2027-01-00']) {
      assert.equal(localDateProblem(date), 'no such day', date);
    }
  });

  it('is written in full, in plain digits', () => {
    for (const text of [
      '',
      '2027-1-4',
      '27-01-04',
      '2027-01-04T00:00',
      ' 2027-01-04',
      '2027-01-04\n',
      '２０２７-01-04',
      '+002027-01-04',
    ]) {
      assert.equal(localDateProblem(text), 'not of the form YYYY-MM-DD', JSON.stringify(text));
    }
  });

  it('lies where a programme can', () => {
    assert.equal(localDateProblem('1969-12-31'), 'outside 1970 to 2200');
    assert.equal(localDateProblem('2201-01-01'), 'outside 1970 to 2200');
  });

  it('is every day of the calendar, and its own next day is another', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }),
        (date) => {
          assert.equal(localDateProblem(date.toISOString().slice(0, 10)), null);
        },
      ),
    );
  });
});
