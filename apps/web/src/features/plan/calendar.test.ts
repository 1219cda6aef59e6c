import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LoggedBlock } from '@waymark/contract';
import fc from 'fast-check';
import { addDays, dateAt, mondayOf, monthsOf, spanOf, weeksOf, widen } from './calendar.ts';

const dates = fc.integer({ min: 0, max: 60_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

function block(id: string, date: string, more: Partial<LoggedBlock> = {}): LoggedBlock {
  return {
    id,
    date,
    startMinute: 600,
    minutes: 60,
    kind: 'study',
    itemId: null,
    dayId: null,
    title: id,
    text: '',
    phaseId: null,
    week: 1,
    pinned: false,
    status: 'planned',
    loggedMinutes: 0,
    ...more,
  };
}

const settings = {
  startDate: '2027-01-04',
  minutesPerWeekday: [60, 60, 60, 60, 60, 0, 0],
  startMinutePerWeekday: [0, 0, 0, 0, 0, 0, 0],
  daysOff: [{ from: '2027-01-06', to: '2027-01-07', reason: 'Visit' }],
  timeZone: 'UTC',
  longestSitting: 60,
  known: [],
};

describe('the weeks of the calendar', () => {
  it('begin on a Monday, whatever day is asked for', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const monday = mondayOf(date);
        assert.equal(new Date(`${monday}T00:00:00Z`).getUTCDay(), 1);
        assert.ok(monday <= date && date <= addDays(monday, 6));
      }),
    );
  });

  it('show every block of the span once, on its day, in the order of the clock', () => {
    const blocks = [
      block('late', '2027-01-05', { startMinute: 1200 }),
      block('early', '2027-01-05'),
      block('next', '2027-01-12'),
    ];
    const plan = { today: '2027-01-05', settings, blocks, milestones: [] };
    const weeks = weeksOf(plan, { from: '2027-01-04', to: '2027-01-17' });
    assert.deepEqual(
      weeks.map(({ number }) => number),
      [1, 2],
    );
    assert.deepEqual(
      weeks[0]?.days[1]?.blocks.map(({ id }) => id),
      ['early', 'late'],
    );
    assert.equal(weeks.flatMap(({ days }) => days.flatMap((day) => day.blocks)).length, 3);
    assert.equal(weeks[0]?.plannedMinutes, 120);
  });

  it('take no block on a past day, a day off or a day without time', () => {
    const plan = { today: '2027-01-05', settings, blocks: [], milestones: [] };
    const [week] = weeksOf(plan, { from: '2027-01-04', to: '2027-01-10' });
    assert.deepEqual(
      week?.days.map(({ takesBlocks }) => takesBlocks),
      [false, true, false, false, true, false, false],
    );
    assert.equal(week?.days[2]?.off, 'Visit');
  });
});

describe('the span of weeks', () => {
  it('surrounds today when the address asks for nothing, or for nonsense', () => {
    const usual = { from: '2026-12-28', to: '2027-02-07' };
    assert.deepEqual(spanOf(new URLSearchParams(), '2027-01-06'), usual);
    assert.deepEqual(spanOf(new URLSearchParams('from=2027-13-45'), '2027-01-06'), usual);
    assert.deepEqual(spanOf(new URLSearchParams('from=soon'), '2027-01-06'), usual);
  });

  it('begins with the first week of the programme when last week is before it', () => {
    const none = new URLSearchParams();
    assert.equal(spanOf(none, '2027-01-06', '2027-01-06').from, '2027-01-04');
    assert.equal(spanOf(none, '2027-01-06', '2027-02-03').from, '2027-02-01');
    assert.equal(spanOf(none, '2027-01-06', '2026-01-01').from, '2026-12-28');
    assert.equal(spanOf(new URLSearchParams('from=2026-12-21'), '2027-01-06', '2027-02-03').from, '2026-12-21');
  });

  it('never holds more than half a year, however it was asked for or widened', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: -30, max: 30 }), (from, to, weeks) => {
        const span = widen(spanOf(new URLSearchParams({ from, to }), '2027-01-06'), weeks);
        assert.equal(span.from, mondayOf(span.from));
        assert.equal(mondayOf(span.to), addDays(span.to, -6));
        assert.ok(span.to <= addDays(span.from, 26 * 7 - 1));
      }),
    );
  });

  it('keeps the side that was asked for when it gives way', () => {
    const wide = { from: '2027-01-04', to: addDays('2027-01-04', 26 * 7 - 1) };
    assert.equal(widen(wide, 4).to, addDays(wide.to, 28));
    assert.equal(widen(wide, -4).from, addDays(wide.from, -28));
  });
});

describe('months and dates', () => {
  it('lists the first of every month from the first to the last, over the turn of a year', () => {
    assert.deepEqual(monthsOf('2026-11-23', '2027-02-01'), ['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']);
  });

  it('stops after ten years', () => {
    assert.equal(monthsOf('2026-01-01', '2199-01-01').length, 121);
  });

  it('tells the date of a moment in the zone of the learner', () => {
    const moment = new Date('2027-01-01T23:30:00Z');
    assert.equal(dateAt(moment, 'Europe/Berlin'), '2027-01-02');
    assert.equal(dateAt(moment, undefined), '2027-01-01');
  });
});
