import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, isoWeekday } from '../calendar/dates.ts';
import type { Block, Curriculum, Plan, PlanHistory, PlanSettings, WorkItem } from '../types.ts';
import { historyOf, type LoggedTime } from './history.ts';
import { anyCurriculum, anySettings, minutesByItem } from './plan.fixture.ts';
import { plan } from './plan.ts';
import { moveBlock } from './reflow.ts';
import { checkSettings } from './settings.ts';

/** A programme some way in: every past block was done, begun or missed, some blocks were moved. */
interface Situation {
  curriculum: Curriculum;
  settings: PlanSettings;
  today: string;
  history: PlanHistory;
}

/** Logs the blocks of a plan up to a date: all of a block, half, half as much again or nothing, as `pattern` says. */
function entriesFor(result: Plan, until: string, pattern: readonly number[]): LoggedTime[] {
  const worked = result.blocks.filter((block) => block.date <= until);
  return worked.flatMap(({ id: blockId, itemId, minutes, date }, place) => {
    const logged = Math.round((minutes * (pattern[place % pattern.length] ?? 0)) / 2);
    return logged === 0 ? [] : [{ blockId, itemId, minutes: logged, date }];
  });
}

const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    curriculum: anyCurriculum,
    settings: anySettings,
    daysIn: fc.integer({ min: -3, max: 30 }),
    pattern: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
    pins: fc.array(fc.record({ block: fc.nat(), days: fc.integer({ min: 0, max: 40 }) }), { maxLength: 4 }),
    states: fc.array(fc.constantFrom('open', 'open', 'open', 'done', 'skipped', 'deferred'), { maxLength: 10 }),
  })
  .map(({ curriculum, settings, daysIn, pattern, pins, states }) => {
    const first = plan(curriculum, settings, settings.startDate);
    const today = addDays(settings.startDate, daysIn);
    const pinned = new Map(
      pins.flatMap(({ block, days }) => {
        const chosen = first.blocks[block % Math.max(1, first.blocks.length)];
        return chosen === undefined ? [] : [[chosen.id, addDays(today, days)] as const];
      }),
    );
    const blocks = first.blocks.map((block) => {
      const date = pinned.get(block.id);
      return date === undefined || block.date < today ? block : { ...block, date, pinned: true };
    });
    const stateOf = (place: number) => states[place % Math.max(1, states.length)] ?? 'open';
    const itemStates = curriculum.work.map((item, place) => {
      return [item.itemId, { state: stateOf(place), until: addDays(today, place * 3) }] as const;
    });
    const entries = entriesFor(first, today, pattern);
    return { curriculum, settings, today, history: historyOf({ blocks, entries, states: new Map(itemStates), today }) };
  });

const planOf = ({ curriculum, settings, today, history }: Situation): Plan =>
  plan(curriculum, settings, today, history);
/** What is left of blocks that were begun today: it stays on today. */
function begunToday({ today, history }: Situation): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { id, date, itemId, minutes, status } of history.past) {
    if (date !== today || status !== 'partial' || itemId === null) continue;
    sums.set(itemId, (sums.get(itemId) ?? 0) + minutes - (history.loggedPerBlock?.[id] ?? 0));
  }
  return sums;
}
const plannedOf = (result: Plan): Block[] => result.blocks.filter((block) => block.status === 'planned');
const holds = (check: (situation: Situation, result: Plan) => void): void => {
  fc.assert(fc.property(anySituation, (situation) => check(situation, planOf(situation))));
};

describe('any plan', () => {
  it('is made from settings that the check accepts', () => {
    fc.assert(fc.property(anySettings, (settings) => assert.deepEqual(checkSettings(settings), [])));
  });

  it('loses nothing: planned, logged and unplaced minutes of an open item are its estimate', () => {
    holds((situation, result) => {
      const { curriculum, history } = situation;
      const begun = begunToday(situation);
      const planned = minutesByItem(plannedOf(result));
      const unplaced = new Map(result.unplaced.map(({ itemId, minutes }) => [itemId, minutes]));
      for (const { itemId, minutes } of curriculum.work) {
        const logged = history.logged[itemId] ?? 0;
        const left = history.closed.includes(itemId) ? 0 : Math.max(0, minutes - logged);
        const open = (planned.get(itemId) ?? 0) + (unplaced.get(itemId) ?? 0);
        assert.equal(open, left - Math.min(left, begun.get(itemId) ?? 0), itemId);
      }
    });
  });

  it('has nothing twice: every block has an id of its own, and past blocks are all there', () => {
    holds(({ history }, result) => {
      const ids = new Set(result.blocks.map((block) => block.id));
      assert.equal(ids.size, result.blocks.length);
      assert.equal(result.blocks.filter((block) => block.status !== 'planned').length, history.past.length);
    });
  });

  it('never fills a day beyond its minutes, and leaves days off free', () => {
    holds(({ settings, today }, result) => {
      const sums = new Map<string, number>();
      const ahead = result.blocks.filter((block) => block.date >= today);
      for (const { date, minutes } of ahead) sums.set(date, (sums.get(date) ?? 0) + minutes);
      for (const [date, minutes] of sums) {
        assert.ok(minutes <= (settings.minutesPerWeekday[isoWeekday(date) - 1] ?? 0), date);
        assert.ok(!settings.daysOff.some(({ from, to }) => from <= date && date <= to), date);
      }
    });
  });

  it('plans nothing in the past', () => {
    holds(({ settings, today }, result) => {
      for (const { date } of plannedOf(result)) assert.ok(date >= today && date >= settings.startDate, date);
    });
  });

  it('has no sitting longer than the longest, and no crumb that does not finish its item', () => {
    holds(({ settings }, result) => {
      const planned = plannedOf(result);
      const last = new Map(planned.map((block) => [block.itemId, block.id]));
      for (const { kind, minutes, itemId, id, pinned } of planned) {
        assert.ok(minutes > 0);
        if (kind === 'retro' || pinned) continue;
        assert.ok(minutes <= settings.longestSitting, id);
        assert.ok(minutes >= 15 || last.get(itemId) === id || planned.some((block) => block.pinned), id);
      }
    });
  });

  it('stands in order of time, with no two blocks at once', () => {
    holds((_, result) => {
      const { blocks } = result;
      blocks.slice(1).forEach((block, place) => {
        const before = blocks[place];
        if (before === undefined) return;
        const later = before.date < block.date || before.startMinute + before.minutes <= block.startMinute;
        assert.ok(before.date <= block.date && later && block.startMinute + block.minutes <= 1440, block.id);
      });
    });
  });

  it('shows checkpoints on or after the last block of what they rest on', () => {
    holds(({ curriculum }, result) => {
      for (const { itemId, date } of result.milestones) {
        const after = curriculum.checkpoints.find((checkpoint) => checkpoint.itemId === itemId)?.after ?? [];
        const rests = plannedOf(result).filter((block) => after.includes(block.itemId ?? ''));
        for (const block of rests) assert.ok(block.date <= date, itemId);
        assert.ok(!result.unplaced.some((open) => after.includes(open.itemId)), itemId);
      }
    });
  });

  it('is the same again when nothing has changed', () => {
    holds((situation, result) => {
      const { history } = situation;
      const pinned = plannedOf(result).filter((block) => block.pinned);
      assert.deepEqual(planOf({ ...situation, history: { ...history, pinned } }), result);
    });
  });
});

describe('a plan without a script', () => {
  const bare = anyCurriculum.map((curriculum) => {
    return { ...curriculum, script: [], work: curriculum.work.filter((item) => item.kind !== 'deliverable') };
  });

  it('begins items in the order of the curriculum', () => {
    fc.assert(
      fc.property(bare, anySettings, (curriculum, settings) => {
        const { blocks } = plan(curriculum, settings, settings.startDate);
        const isAside = ({ kind }: WorkItem): boolean => kind === 'quick-win' || kind === 'hello';
        const aside = new Set(curriculum.work.filter(isAside).map((item) => item.itemId));
        const begun = [...new Set(blocks.flatMap((block) => block.itemId ?? []))].filter((id) => !aside.has(id));
        const order = curriculum.work.map((item) => item.itemId).filter((id) => begun.includes(id));
        assert.deepEqual(begun, order);
      }),
    );
  });

  it('begins a deliverable only when what it rests on is finished', () => {
    fc.assert(
      fc.property(anyCurriculum, anySettings, (curriculum, settings) => {
        const { blocks } = plan(curriculum, settings, settings.startDate);
        const places = new Map<string, { first: number; last: number }>();
        blocks.forEach(({ itemId }, place) => {
          if (itemId !== null) places.set(itemId, { first: places.get(itemId)?.first ?? place, last: place });
        });
        for (const { itemId, after } of curriculum.work) {
          for (const id of after ?? []) {
            const first = places.get(itemId)?.first ?? Number.POSITIVE_INFINITY;
            assert.ok((places.get(id)?.last ?? -1) < first, `${itemId} after ${id}`);
          }
        }
      }),
    );
  });
});

describe('saying hello', () => {
  it('stands on a day of the script only when nothing else is left to do', () => {
    const free = anyCurriculum.map((curriculum) => {
      return { ...curriculum, work: curriculum.work.filter((item) => item.kind !== 'deliverable') };
    });
    fc.assert(
      fc.property(free, anySettings, (curriculum, settings) => {
        const { blocks } = plan(curriculum, settings, settings.startDate);
        const scripted = new Set(blocks.flatMap(({ kind, date }) => (kind === 'scripted' ? [date] : [])));
        const last = blocks.findLast(({ kind }) => kind !== 'hello' && kind !== 'retro');
        for (const { kind, date } of blocks)
          if (kind === 'hello') assert.ok(!scripted.has(date) || date >= (last?.date ?? ''), date);
      }),
    );
  });
});

describe('a day that went as planned', () => {
  it('changes nothing in the days to come', () => {
    fc.assert(
      fc.property(anyCurriculum, anySettings, fc.integer({ min: 1, max: 40 }), (curriculum, settings, days) => {
        const before = plan(curriculum, settings, settings.startDate);
        const today = addDays(settings.startDate, days);
        const entries = entriesFor(before, addDays(today, -1), [2]);
        const history = historyOf({ blocks: before.blocks, entries, states: new Map(), today });
        const after = plan(curriculum, settings, today, history);
        const ahead = (result: Plan) => result.blocks.filter((block) => block.date >= today);
        assert.deepEqual(ahead(after), ahead(before));
        assert.deepEqual(after.milestones, before.milestones);
      }),
    );
  });
});

describe('a moved block', () => {
  it('lands on its date, stays there, and the report says so', () => {
    fc.assert(
      fc.property(anySituation, fc.nat(), fc.nat({ max: 60 }), (situation, which, days) => {
        const before = planOf(situation);
        const planned = plannedOf(before);
        const block = planned[which % Math.max(1, planned.length)];
        if (block === undefined) return;
        const { curriculum, settings, today, history } = situation;
        const date = addDays(today, days);
        const result = moveBlock(curriculum, settings, today, history, before, block.id, date);
        if ('problem' in result) {
          assert.match(result.problem, /[.]$/);
          return;
        }
        const landed = result.plan.blocks.find((candidate) => candidate.id === block.id);
        assert.deepEqual([landed?.date, landed?.pinned], [date, true]);
        const told = result.report.moved.find((move) => move.blockId === block.id);
        if (block.date !== date) assert.deepEqual([told?.from, told?.to], [block.date, date]);
        const pinned = result.plan.blocks.filter((candidate) => candidate.pinned);
        assert.deepEqual(plan(curriculum, settings, today, { ...history, pinned }).blocks, result.plan.blocks);
      }),
    );
  });
});
