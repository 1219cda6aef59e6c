import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { atPace } from '../plan/at-pace.ts';
import { workItem } from '../plan/plan.fixture.ts';
import type { Block, ItemStateName, WorkItem } from '../types.ts';
import type { TimeEntry } from './types.ts';
import { weekItems } from './week-items.ts';

const WEEK = { from: '2026-11-23', to: '2026-11-29' };

const block = (itemId: string | null, minutes: number, date: string = WEEK.from): Block => ({
  ...{
    id: `${itemId ?? 'retro'} ${date}`,
    itemId,
    date,
    minutes,
    startMinute: 0,
    kind: 'study',
    dayId: null,
    title: '',
  },
  ...{ text: '', phaseId: null, week: 1, pinned: false, status: 'planned' },
});
const time = (itemId: string | null, minutes: number, date: string = WEEK.to): TimeEntry => ({
  ...{ id: `${itemId ?? ''} ${minutes} ${date}`, itemId, minutes, date, blockId: null, note: '' },
});
const stateOf = (states: Record<string, ItemStateName>) =>
  new Map(Object.entries(states).map(([id, state]) => [id, { state }]));

const week = (
  work: WorkItem[],
  {
    blocks = [],
    spent = [],
    states = {},
    pace = {},
  }: Partial<{
    blocks: Block[];
    spent: TimeEntry[];
    states: Record<string, ItemStateName>;
    pace: Record<string, number>;
  }>,
) => weekItems({ ...{ work, paced: atPace(work, pace), blocks, time: spent, states: stateOf(states) }, ...WEEK });

describe('a week item by item', () => {
  it('lists what was planned or worked on in it, in the plan’s order, and what is no work of the plan last', () => {
    const work = ['untouched', 'planned', 'before', 'worked'].map((id) => workItem(id, 600));
    const blocks = [block('planned', 60), block(null, 30), block('before', 60, '2026-11-22')];
    const spent = [time('elsewhere', 20), time('worked', 90), time('before', 60, '2026-11-22'), time(null, 15)];
    assert.deepEqual(
      week(work, { blocks, spent }).map(({ itemId, plannedMinutes, loggedMinutes, kind }) => {
        return [itemId, plannedMinutes, loggedMinutes, kind];
      }),
      [
        ['planned', 60, 0, 'resource'],
        ['worked', 0, 90, 'resource'],
        ['elsewhere', 0, 20, null],
      ],
    );
  });

  it('says how each estimate stands', () => {
    const work = ['quick', 'slow', 'stuck', 'going', 'dropped'].map((id) => workItem(id, 600));
    const spent = [time('quick', 500), time('slow', 700), time('stuck', 600), time('going', 599), time('dropped', 700)];
    const found = week(work, { spent, states: { quick: 'done', slow: 'done', dropped: 'skipped' } });
    assert.deepEqual(
      found.map(({ itemId, estimate }) => `${itemId} ${estimate}`),
      ['quick under', 'slow over', 'stuck used-up', 'going open', 'dropped open'],
    );
  });

  it('holds what is open against the learner’s pace, and what is done against the roadmap', () => {
    const work = [workItem('done', 600), workItem('open', 600)];
    const spent = [time('done', 660), time('open', 660)];
    const found = week(work, { spent, states: { done: 'done' }, pace: { resource: 1.5 } });
    assert.deepEqual(
      found.map(({ estimateMinutes, expectedMinutes, estimate }) => [estimateMinutes, expectedMinutes, estimate]),
      [
        [600, 900, 'over'],
        [600, 900, 'open'],
      ],
    );
  });

  it('counts every minute of the week that was logged on an item once', () => {
    const day = fc.integer({ min: 20, max: 30 }).map((number) => `2026-11-${number}`);
    const entry = fc
      .tuple(fc.constantFrom('a', 'b', 'elsewhere'), fc.integer({ min: 1, max: 300 }), day)
      .map(([itemId, minutes, date]) => time(itemId, minutes, date));
    fc.assert(
      fc.property(fc.array(entry), (spent) => {
        const found = week([workItem('a', 60), workItem('b', 60)], { spent });
        const own = spent.filter(({ date }) => date >= WEEK.from && date <= WEEK.to);
        const sum = (list: { minutes: number }[]): number => list.reduce((total, { minutes }) => total + minutes, 0);
        assert.equal(sum(found.map(({ loggedMinutes: minutes }) => ({ minutes }))), sum(own));
        for (const item of found) assert.ok(item.loggedInAllMinutes >= item.loggedMinutes);
      }),
    );
  });
});
