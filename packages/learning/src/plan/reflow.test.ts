import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from '../calendar/dates.ts';
import type { ItemState, Plan, PlanSettings } from '../types.ts';
import { historyOf, type LoggedTime } from './history.ts';
import { plan } from './plan.ts';
import { curriculumWith, MONDAY, settingsOf, workItem } from './plan.fixture.ts';
import { moveBlock, reflow } from './reflow.ts';

const hourADay = (changes: Partial<PlanSettings> = {}) =>
  settingsOf({ minutesPerWeekday: [60, 60, 60, 60, 60, 60, 60], ...changes });
const curriculum = curriculumWith([workItem('a', 180), workItem('b', 120)], { retroEveryWeeks: 0 });
const before = plan(curriculum, hourADay(), MONDAY);

const logOf = (result: Plan, blockId: string, minutes: number): LoggedTime => {
  const block = result.blocks.find((candidate) => candidate.id === blockId);
  return { blockId, itemId: block?.itemId ?? null, minutes, date: block?.date ?? '' };
};
const historyOn = (today: string, entries: LoggedTime[], states: [string, Pick<ItemState, 'state' | 'until'>][] = []) =>
  historyOf({ blocks: before.blocks, entries, states: new Map(states), today });
const datesOf = (result: Plan) => result.blocks.map((block) => [block.id, block.date, block.status]);
const day = (days: number) => addDays(MONDAY, days);

describe('a missed day', () => {
  const history = historyOn(day(1), []);
  const after = plan(curriculum, hourADay(), day(1), history);

  it('stays on record, and its work flows into the days that follow', () => {
    assert.deepEqual(datesOf(after), [
      ['a#1', day(0), 'missed'],
      ['a#2', day(1), 'planned'],
      ['a#3', day(2), 'planned'],
      ['a#4', day(3), 'planned'],
      ['b#1', day(4), 'planned'],
      ['b#2', day(5), 'planned'],
    ]);
  });

  it('is reported with what moved and what it does to the end', () => {
    assert.deepEqual(reflow(before, after), {
      moved: [
        { blockId: 'b#1', title: 'b', from: day(3), to: day(4) },
        { blockId: 'b#2', title: 'b', from: day(4), to: day(5) },
      ],
      ...{ added: 1, removed: 0, endBefore: day(4), endAfter: day(5), endShiftDays: 1 },
    });
  });
});

describe('the history of a plan', () => {
  it('calls a block done from nine tenths of its minutes on, partial below, missed without any', () => {
    const entries = [logOf(before, 'a#1', 54), logOf(before, 'a#2', 53)];
    const { past, logged } = historyOn(day(3), entries);
    assert.deepEqual(
      past.map((block) => block.status),
      ['done', 'partial', 'missed'],
    );
    assert.deepEqual(logged, { a: 107 });
  });

  it('counts time that was logged on an item for its block of that day', () => {
    const { past } = historyOn(day(1), [{ blockId: null, itemId: 'a', minutes: 60, date: day(0) }]);
    assert.equal(past[0]?.status, 'done');
  });

  it('closes what is done or skipped, and keeps what is deferred for its date', () => {
    const history = historyOn(
      day(0),
      [],
      [
        ['a', { state: 'skipped', until: null }],
        ['b', { state: 'deferred', until: day(9) }],
      ],
    );
    const result = plan(curriculum, hourADay(), day(0), history);
    assert.deepEqual(datesOf(result), [
      ['b#1', day(9), 'planned'],
      ['b#2', day(10), 'planned'],
    ]);
  });

  it('reports work that was deferred without a date as unplaced', () => {
    const history = historyOn(day(0), [], [['b', { state: 'deferred', until: null }]]);
    const result = plan(curriculum, hourADay(), day(0), history);
    assert.deepEqual(result.unplaced, [{ itemId: 'b', minutes: 120 }]);
  });

  it('keeps the rest of a block that was begun today on today', () => {
    const result = plan(curriculum, hourADay(), day(0), historyOn(day(0), [logOf(before, 'a#1', 20)]));
    assert.deepEqual(datesOf(result), [['a#1', day(0), 'partial'], ...datesOf(before).slice(1)]);
  });

  it('plays a scripted day again when all of it was missed, and goes on when some of it was done', () => {
    const script = [1, 2].map((weekday) => {
      return { itemId: `day/${weekday}`, title: `${weekday}`, text: '', week: 1, weekdays: [weekday], charges: ['a'] };
    });
    const scripted = curriculumWith([workItem('a', 600)], { script, retroEveryWeeks: 0 });
    const settings = hourADay({ longestSitting: 30 });
    const first = plan(scripted, settings, MONDAY);
    const next = (entries: LoggedTime[]) => {
      const history = historyOf({ blocks: first.blocks, entries, states: new Map(), today: day(1) });
      const result = plan(scripted, settings, day(1), history);
      return result.blocks.filter((block) => block.date === day(1)).map((block) => block.dayId);
    };
    assert.deepEqual(next([]), ['day/1', 'day/1']);
    assert.deepEqual(next([logOf(first, 'a#1', 30)]), ['day/2', 'day/2']);
  });
});

describe('moving a block', () => {
  const history = historyOn(MONDAY, []);
  const move = (blockId: string, date: string, settings = hourADay()) =>
    moveBlock(curriculum, settings, MONDAY, history, before, blockId, date);

  it('puts it where the learner wants it, and what comes next fills the time it left', () => {
    const result = move('a#1', day(3));
    assert.ok('plan' in result);
    assert.deepEqual(
      datesOf(result.plan).map(([id]) => id),
      ['a#2', 'a#3', 'b#1', 'a#1', 'b#2'],
    );
    assert.equal(result.report.endShiftDays, 0);
    assert.equal(result.report.moved.length, 4);
  });

  it('says what it does to the end', () => {
    const result = move('b#2', day(20));
    assert.ok('report' in result);
    assert.equal(result.report.endShiftDays, 16);
  });

  it('is refused in one sentence where it cannot be', () => {
    const off = hourADay({ daysOff: [{ from: day(2), to: day(2), reason: '' }] });
    const reasons = [
      move('zzz#1', day(1)),
      move('a#1', day(-1)),
      move('a#1', '2026-02-30'),
      move('a#1', day(2), off),
      move('a#1', day(2), hourADay({ minutesPerWeekday: [60, 60, 30, 60, 60, 60, 60] })),
      move('a#1', '2099-01-01'),
    ];
    const words = [/no longer in the plan/, /is past/, /not a date/, /no study time/, /30 minutes free/, /five years/];
    reasons.forEach((result, place) => {
      assert.ok('problem' in result);
      assert.match(result.problem, words[place] ?? /^$/);
    });
  });

  it('gives the block up when its day loses its time', () => {
    const result = move('a#1', day(3));
    assert.ok('plan' in result);
    const pinned = result.plan.blocks.filter((block) => block.pinned);
    const off = hourADay({ daysOff: [{ from: day(3), to: day(3), reason: '' }] });
    const replanned = plan(curriculum, off, MONDAY, { ...history, pinned });
    assert.deepEqual(
      replanned.blocks.map((block) => block.date),
      [0, 1, 2, 4, 5].map(day),
    );
  });
});
