import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromDayNumber } from './dates.ts';
import { instantOf, isTimeZone, localDateAt } from './zones.ts';

describe('time zones', () => {
  it('turn a wall clock into a moment, also on daylight-saving days in Berlin', () => {
    assert.equal(instantOf('2026-11-23', 18 * 60, 'Europe/Berlin'), '2026-11-23T17:00:00.000Z');
    assert.equal(instantOf('2026-03-29', 18 * 60, 'Europe/Berlin'), '2026-03-29T16:00:00.000Z');
    // 02:30 does not exist on this day: it becomes 03:30 summer time.
    assert.equal(instantOf('2026-03-29', 150, 'Europe/Berlin'), '2026-03-29T01:30:00.000Z');
    // 02:30 comes twice on this day: the first one, in summer time.
    assert.equal(instantOf('2026-10-25', 150, 'Europe/Berlin'), '2026-10-25T00:30:00.000Z');
  });

  it('do the same in New York', () => {
    assert.equal(instantOf('2026-03-08', 150, 'America/New_York'), '2026-03-08T07:30:00.000Z');
    assert.equal(instantOf('2026-11-01', 90, 'America/New_York'), '2026-11-01T05:30:00.000Z');
  });

  it('know the half-hour daylight saving of Lord Howe Island', () => {
    assert.equal(instantOf('2026-10-04', 135, 'Australia/Lord_Howe'), '2026-10-03T15:45:00.000Z');
    assert.equal(instantOf('2026-04-05', 105, 'Australia/Lord_Howe'), '2026-04-04T14:45:00.000Z');
  });

  it('move a block of the day that Apia skipped to the day after', () => {
    assert.equal(instantOf('2011-12-30', 9 * 60, 'Pacific/Apia'), '2011-12-30T19:00:00.000Z');
    assert.equal(localDateAt('2011-12-30T19:00:00.000Z', 'Pacific/Apia'), '2011-12-31');
  });

  it('give the date of a moment where the learner is', () => {
    assert.equal(localDateAt('2026-11-22T23:30:00.000Z', 'Europe/Berlin'), '2026-11-23');
    assert.equal(localDateAt('2026-11-22T03:30:00.000Z', 'America/New_York'), '2026-11-21');
    assert.equal(localDateAt('2028-02-29T10:00:00.000Z', 'UTC'), '2028-02-29');
  });

  it('run past midnight into the next day', () => {
    assert.equal(instantOf('2100-02-28', 1500, 'UTC'), '2100-03-01T01:00:00.000Z');
  });

  it('are known by their IANA names only', () => {
    for (const name of ['Europe/Berlin', 'UTC', 'Pacific/Apia']) assert.equal(isTimeZone(name), true, name);
    for (const name of ['', 'Mars/Olympus', '+02:00', 'Europe/']) assert.equal(isTimeZone(name), false, name);
  });

  it('keep the date of every block at noon, whatever the zone', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    fc.assert(
      fc.property(fc.integer({ min: 15_000, max: 40_000 }), zones, (day, zone) => {
        assert.equal(localDateAt(instantOf(fromDayNumber(day), 720, zone), zone), fromDayNumber(day));
      }),
    );
  });
});
