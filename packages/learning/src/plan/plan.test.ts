import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, isoWeekday } from '../calendar/dates.ts';
import type { Block, Plan } from '../types.ts';
import { curriculumOf } from './curriculum.ts';
import { plan } from './plan.ts';
import { curriculumWith, minutesByItem, MONDAY, settingsOf, workItem } from './plan.fixture.ts';
import { seedRoadmap } from './seed.fixture.ts';

const seed = curriculumOf(seedRoadmap());
const texts = seedRoadmap().weeks.flatMap((week) => week.days.map((day) => day.text));
const on = (result: Plan, date: string): Block[] => result.blocks.filter((block) => block.date === date);
/** The script's texts day by day, without repeats. */
const textsByDay = (result: Plan, days: number, start = MONDAY): string[][] =>
  Array.from({ length: days }, (_, day) => [
    ...new Set(on(result, addDays(start, day)).flatMap((block) => (block.kind === 'scripted' ? block.text : []))),
  ]);

describe('the first two weeks', () => {
  it('are exactly the weekly flow for somebody who starts on a Monday and studies every day', () => {
    const byDay = textsByDay(plan(seed, settingsOf(), MONDAY), 15);
    const week = (first: number) => [0, 1, 2, 3, 4, 5, 5].map((day) => [texts[first + day]]);
    assert.deepEqual(byDay, [...week(0), ...week(6), []]);
  });

  it('offer a quick win on each of the first three days, beside the script', () => {
    const result = plan(seed, settingsOf(), MONDAY);
    const wins = result.blocks.filter((block) => block.kind === 'quick-win');
    assert.deepEqual(
      wins.map((block) => block.date),
      [MONDAY, addDays(MONDAY, 1), addDays(MONDAY, 2)],
    );
    assert.equal(on(result, MONDAY)[0]?.kind, 'quick-win');
  });

  it('flow from a Wednesday: one text a study day, weekday texts on weekdays, weekend texts at weekends', () => {
    const start = addDays(MONDAY, 2);
    const byDay = textsByDay(plan(seed, settingsOf({ startDate: start }), start), 16, start);
    const [mon, tue, wed, thu, fri, weekend, mon2, tue2, wed2, thu2, fri2, weekend2] = texts;
    const first = [mon, tue, wed, weekend, weekend];
    const second = [thu, fri, mon2, tue2, wed2, weekend2, weekend2];
    assert.deepEqual(byDay, [...[...first, ...second, thu2, fri2].map((text) => [text]), [], []]);
  });

  it('wait for Monday when the start is at a weekend', () => {
    const start = addDays(MONDAY, 5);
    const byDay = textsByDay(plan(seed, settingsOf({ startDate: start }), start), 3, start);
    assert.deepEqual(byDay, [[], [], [texts[0]]]);
  });

  it('keep their order for somebody who studies on weekdays only', () => {
    const settings = settingsOf({ minutesPerWeekday: [240, 240, 240, 240, 240, 0, 0] });
    const played = textsByDay(plan(seed, settings, MONDAY), 30).flat();
    assert.deepEqual(played, texts);
  });

  it('charge a day to the next item when its own is used up', () => {
    const script = [{ itemId: 'day/1', title: 'One', text: 'Do it', week: 1, weekdays: [1], charges: ['b'] }];
    const curriculum = curriculumWith([workItem('a', 200), workItem('b', 30)], { script });
    const first = on(plan(curriculum, settingsOf(), MONDAY), MONDAY);
    assert.deepEqual(
      first.map((block) => [block.itemId, block.minutes, block.dayId]),
      [
        ['b', 30, 'day/1'],
        ['a', 90, 'day/1'],
      ],
    );
  });
});

describe('the whole programme', () => {
  it('ends inside 24 weeks of 20 hours, whatever the shape of the week', () => {
    const weeks = [
      [120, 120, 120, 120, 120, 300, 300],
      [240, 240, 240, 240, 240, 0, 0],
      [180, 180, 180, 180, 180, 180, 120],
      [0, 0, 0, 0, 0, 600, 600],
    ];
    for (const minutesPerWeekday of weeks) {
      const result = plan(seed, settingsOf({ minutesPerWeekday }), MONDAY);
      assert.ok(result.endDate !== null && result.endDate < addDays(MONDAY, 24 * 7), minutesPerWeekday.join(' '));
      assert.deepEqual(result.unplaced, []);
    }
  });

  it('looks back for half an hour at the end of every second week', () => {
    const retros = plan(seed, settingsOf(), MONDAY).blocks.filter((block) => block.kind === 'retro');
    assert.deepEqual(
      retros.slice(0, 3).map((block) => block.date),
      [13, 27, 41].map((days) => addDays(MONDAY, days)),
    );
    assert.ok(retros.every((block) => block.minutes === 30 && block.week % 2 === 0));
  });

  it('goes deep into a leverage resource at weekends as soon as the one before it has begun', () => {
    const curriculum = curriculumWith([workItem('a', 3000), workItem('b', 3000, { leverage: true })]);
    const result = plan(curriculum, settingsOf(), MONDAY);
    const items = (weekend: boolean) =>
      new Set(
        result.blocks
          .filter((block) => block.kind !== 'retro' && block.date < addDays(MONDAY, 21))
          .filter((block) => isoWeekday(block.date) >= 6 === weekend)
          .map((block) => `${block.itemId} ${block.kind}`),
      );
    assert.deepEqual([...items(false)], ['a study']);
    assert.deepEqual([...items(true)], ['b deep-dive']);
  });

  it('shows each signal on the last day of what it rests on', () => {
    const result = plan(seed, settingsOf(), MONDAY);
    assert.equal(result.milestones.length, 21);
    const last = new Map(result.blocks.map((block) => [block.itemId, block.date]));
    for (const { itemId, date } of result.milestones) {
      const after = seed.checkpoints.find((checkpoint) => checkpoint.itemId === itemId)?.after ?? [];
      assert.equal(
        date,
        after
          .map((id) => last.get(id) ?? '')
          .sort()
          .at(-1),
        itemId,
      );
    }
  });
});

describe('saying hello', () => {
  const HELLO = 'practice/join-online-communities';
  const step = { itemId: HELLO, minutes: 30, text: 'Say what you learn.' };
  const curriculum = curriculumOf(seedRoadmap(), step);
  const hellos = (result: Plan): Block[] => result.blocks.filter((block) => block.kind === 'hello');

  it('comes first on the first weekend that the weekly flow leaves free, once, for half an hour', () => {
    const result = plan(curriculum, settingsOf(), MONDAY);
    const saturday = addDays(MONDAY, 19);
    assert.deepEqual(
      hellos(result).map(({ date, minutes, itemId, title, text }) => [date, minutes, itemId, title, text]),
      [[saturday, 30, HELLO, 'Join Online Communities', step.text]],
    );
    assert.equal(on(result, saturday)[0]?.kind, 'hello');
  });

  it('changes nothing in the weeks of the flow, and half an hour in the whole', () => {
    const without = plan(seed, settingsOf(), MONDAY);
    const result = plan(curriculum, settingsOf(), MONDAY);
    const first = ({ blocks }: Plan): Block[] => blocks.filter(({ date }) => date < addDays(MONDAY, 14));
    assert.deepEqual(first(result), first(without));
    const work = ({ blocks }: Plan): number =>
      blocks.reduce((sum, { kind, minutes }) => (kind === 'retro' ? sum : sum + minutes), 0);
    assert.equal(work(result) - work(without), 30);
  });

  it('waits for the end of the flow when that begins late, and takes a weekday where there are no weekends', () => {
    const wednesday = addDays(MONDAY, 2);
    const late = plan(curriculum, settingsOf({ startDate: wednesday }), wednesday);
    const lastText = late.blocks.findLast(({ kind }) => kind === 'scripted')?.date ?? '';
    const [block] = hellos(late);
    assert.ok(block !== undefined && block.date > lastText && isoWeekday(block.date) === 6);
    const weekdays = settingsOf({ minutesPerWeekday: [240, 240, 240, 240, 240, 0, 0] });
    const [weekday] = hellos(plan(curriculum, weekdays, MONDAY));
    assert.deepEqual([weekday?.date, weekday?.startMinute], [addDays(MONDAY, 16), 1080]);
  });

  it('is left out when it was done, and has a new date when it was missed', () => {
    const first = plan(curriculum, settingsOf(), MONDAY);
    const sunday = addDays(MONDAY, 20);
    const past = first.blocks
      .filter(({ date }) => date < sunday)
      .map((block): Block => ({ ...block, status: 'missed' }));
    const history = { past, pinned: [], logged: {}, closed: [], deferred: {} };
    const planned = (result: Plan): Block[] => hellos(result).filter(({ status }) => status === 'planned');
    assert.equal(planned(plan(curriculum, settingsOf(), sunday, { ...history, closed: [HELLO] })).length, 0);
    assert.equal(planned(plan(curriculum, settingsOf(), sunday, history)).length, 1);
  });

  it('is no work of a roadmap that does not have its practice', () => {
    const other = curriculumOf({ ...seedRoadmap(), practices: [] }, step);
    assert.deepEqual(other.work, seed.work);
  });

  it('does not wait for a weekend when there is nothing else to do', () => {
    const work = [workItem('a', 60), workItem('b', 30, { kind: 'hello' })];
    const result = plan(curriculumWith(work), settingsOf(), MONDAY);
    assert.deepEqual(
      hellos(result).map(({ date }) => date),
      [MONDAY],
    );
  });
});

describe('time', () => {
  const hour = curriculumWith([workItem('a', 60)], { retroEveryWeeks: 0 });

  it('starts today when the start is past, and on the start when that is to come', () => {
    assert.equal(plan(hour, settingsOf(), '2027-02-03').blocks[0]?.date, '2027-02-03');
    assert.equal(plan(hour, settingsOf(), '2026-01-01').blocks[0]?.date, MONDAY);
  });

  it('has blocks on leap days and on daylight-saving days like on any other', () => {
    for (const date of ['2028-02-29', '2027-03-28', '2027-10-31', '2100-03-01']) {
      const [block] = plan(hour, settingsOf({ startDate: date }), date).blocks;
      assert.deepEqual([block?.date, block?.minutes], [date, 60]);
    }
  });

  it('leaves everything unplaced when no weekday has time, and ends', () => {
    const result = plan(hour, settingsOf({ minutesPerWeekday: [0, 0, 0, 0, 0, 0, 0] }), MONDAY);
    assert.deepEqual(result, { blocks: [], milestones: [], endDate: null, unplaced: [{ itemId: 'a', minutes: 60 }] });
  });

  it('plans ten years and reports what does not fit', () => {
    const curriculum = curriculumWith([workItem('a', 1_000_000)], { retroEveryWeeks: 0 });
    const settings = settingsOf({ minutesPerWeekday: [60, 60, 60, 60, 60, 60, 60] });
    const result = plan(curriculum, settings, MONDAY);
    assert.equal(result.blocks.length, 3653);
    assert.deepEqual(result.unplaced, [{ itemId: 'a', minutes: 1_000_000 - 3653 * 60 }]);
  });

  it('passes over weeks off', () => {
    const daysOff = [{ from: MONDAY, to: addDays(MONDAY, 20), reason: 'travel' }];
    assert.equal(plan(hour, settingsOf({ daysOff }), MONDAY).blocks[0]?.date, addDays(MONDAY, 21));
  });

  it('waits for deferred work and fills the days before with what follows', () => {
    const curriculum = curriculumWith([workItem('a', 60), workItem('b', 120)], { retroEveryWeeks: 0 });
    const history = { past: [], pinned: [], logged: {}, closed: [], deferred: { a: '2027-03-01' } };
    const result = plan(curriculum, settingsOf(), MONDAY, history);
    assert.deepEqual(
      result.blocks.map((block) => [block.itemId, block.date]),
      [
        ['b', MONDAY],
        ['b', MONDAY],
        ['a', '2027-03-01'],
      ],
    );
  });

  it('plans nothing for what is known or closed', () => {
    const curriculum = curriculumWith([workItem('a', 60), workItem('b', 60), workItem('c', 60)], {
      retroEveryWeeks: 0,
    });
    const history = { past: [], pinned: [], logged: { c: 20 }, closed: ['b'], deferred: {} };
    const result = plan(curriculum, settingsOf({ known: ['a'] }), MONDAY, history);
    assert.deepEqual([...minutesByItem(result.blocks)], [['c', 40]]);
  });

  it('puts a break between sittings, and none where the day would run past midnight', () => {
    const curriculum = curriculumWith([workItem('a', 240)], { retroEveryWeeks: 0 });
    const times = (start: number) => {
      const settings = settingsOf({
        minutesPerWeekday: [120, 0, 0, 0, 0, 0, 0],
        startMinutePerWeekday: Array.from({ length: 7 }, () => start),
        longestSitting: 60,
      });
      return plan(curriculum, settings, MONDAY)
        .blocks.slice(0, 2)
        .map((block) => block.startMinute);
    };
    assert.deepEqual(times(600), [600, 670]);
    assert.deepEqual(times(1320), [1320, 1380]);
  });
});
