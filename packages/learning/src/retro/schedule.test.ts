import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween } from '../calendar/dates.ts';
import { availabilityOf } from '../plan/availability.ts';
import { toDayNumber } from '../calendar/dates.ts';
import { anyCurriculum, anySettings, MONDAY, settingsOf } from '../plan/plan.fixture.ts';
import { plan } from '../plan/plan.ts';
import { retroPeriods, retroToMention, type RetroScheduleInput } from './schedule.ts';

function periods(changes: Partial<RetroScheduleInput> = {}) {
  return retroPeriods({
    ...{ settings: settingsOf(), everyWeeks: 2, today: MONDAY, blocks: [], lastDay: '2027-06-01', held: [] },
    ...changes,
  });
}
const states = (changes: Partial<RetroScheduleInput>) => periods(changes).map(({ state }) => state);

describe('the schedule of retrospectives', () => {
  it('has the first one on the last study day of the second week', () => {
    assert.deepEqual(periods(), [
      { number: 1, from: '2026-11-23', to: '2026-12-06', due: '2026-12-06', state: 'coming' },
    ]);
    const weekdays = settingsOf({ minutesPerWeekday: [60, 60, 60, 60, 60, 0, 0] });
    assert.equal(periods({ settings: weekdays })[0]?.due, '2026-12-04');
  });

  it('comes before days off, and leaves a fortnight out that is all days off', () => {
    const daysOff = [{ from: '2026-12-03', to: '2026-12-20', reason: 'moving' }];
    const found = periods({ settings: settingsOf({ daysOff }), today: '2026-12-27' });
    assert.deepEqual(found.map(({ number, due }) => [number, due]), [[1, '2026-12-02'], [3, '2027-01-03']]); // prettier-ignore
  });

  it('follows the block that the plan has for it', () => {
    const blocks = [{ id: 'retro#1', kind: 'retro', date: '2026-12-05' }] as const;
    assert.equal(periods({ blocks })[0]?.due, '2026-12-05');
  });

  it('offers those that were missed, and calls only the latest due', () => {
    assert.deepEqual(states({ today: '2026-12-06' }), ['due', 'coming']);
    assert.deepEqual(states({ today: '2027-01-03' }), ['missed', 'missed', 'due', 'coming']);
    const held = [{ from: '2026-12-21', to: '2027-01-03' }];
    assert.deepEqual(states({ today: '2027-01-04', held }), ['missed', 'missed', 'held', 'coming']);
  });

  it('is mentioned for a week and then only offered', () => {
    const mention = (today: string) => retroToMention(periods({ today }), today)?.number ?? null;
    assert.deepEqual(['2026-12-05', '2026-12-06', '2026-12-12', '2026-12-13'].map(mention), [null, 1, 1, null]);
  });

  it('goes on after what was looked back on when the start moves', () => {
    const held = [{ from: '2026-11-23', to: '2026-12-06' }];
    const [first] = periods({ settings: settingsOf({ startDate: '2026-11-30' }), today: '2026-12-13', held });
    assert.deepEqual([first?.from, first?.to, first?.state], ['2026-12-07', '2026-12-13', 'due']);
  });

  it('ends with the programme, and there is none where the roadmap wants none', () => {
    assert.deepEqual(states({ today: '2027-05-01', lastDay: '2026-12-10' }), ['missed', 'due']);
    assert.deepEqual(periods({ everyWeeks: 0 }), []);
  });

  it('agrees with the plan about every date, whatever the week and the days off', () => {
    fc.assert(
      fc.property(anyCurriculum, anySettings, (curriculum, settings) => {
        const made = plan(curriculum, settings, settings.startDate);
        const lastDay = made.endDate ?? settings.startDate;
        const input = { settings, everyWeeks: 2, blocks: made.blocks, lastDay, held: [] };
        const found = retroPeriods({ ...input, today: lastDay });
        const byId = new Map(made.blocks.map((block) => [block.id, block]));
        for (const { number, due } of found) {
          const block = byId.get(`retro#${number}`);
          if (block !== undefined) assert.equal(due, block.date);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has stretches that never overlap, dates with study time, and at most one due and one coming', () => {
    fc.assert(
      fc.property(anySettings, fc.nat(400), fc.array(fc.nat(25), { maxLength: 8 }), (settings, after, numbers) => {
        const held = [...new Set(numbers)].map((number) => {
          const from = addDays(settings.startDate, number * 14 - 5);
          return { from, to: addDays(from, 13) };
        });
        const today = addDays(settings.startDate, after);
        const lastDay = addDays(settings.startDate, 300);
        const found = retroPeriods({ settings, everyWeeks: 2, today, blocks: [], lastDay, held });
        const available = availabilityOf(settings);
        found.forEach(({ from, to, due }, place) => {
          assert.ok(from <= due && due <= to && daysBetween(from, to) < 14);
          assert.ok(available.minutesOn(toDayNumber(due)) > 0);
          assert.ok(from > (found[place - 1]?.to ?? ''));
        });
        for (const state of ['due', 'coming']) assert.ok(found.filter((one) => one.state === state).length <= 1);
      }),
      { numRuns: 100 },
    );
  });
});
