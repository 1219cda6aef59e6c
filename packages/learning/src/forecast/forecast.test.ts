import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../calendar/dates.ts';
import { historyOf } from '../plan/history.ts';
import { plan } from '../plan/plan.ts';
import { curriculumWith, MONDAY, settingsOf, workItem } from '../plan/plan.fixture.ts';
import type { PaceSample, Plan } from '../types.ts';
import { burnUp } from './burn-up.ts';
import { forecast } from './forecast.ts';
import { PRIOR_PACE } from './pace.ts';
import { drawNormal, seededRandom } from './random.ts';

const settings = settingsOf();
const curriculum = curriculumWith([workItem('a', 6000), workItem('b', 6000)]);
const programme = plan(curriculum, settings, MONDAY);
const forecastOf = (samples: PaceSample[], seed = 1, of: Plan = programme) =>
  forecast({ plan: of, settings, samples, today: MONDAY, random: seededRandom(seed) });
const pieces = (count: number, ratio: number): PaceSample[] =>
  Array.from({ length: count }, () => ({ plannedMinutes: 60, loggedMinutes: 60 * ratio }));

describe('the forecast', () => {
  it('is the same for the same seed', () => {
    assert.deepEqual(forecastOf(pieces(5, 1.1), 7), forecastOf(pieces(5, 1.1), 7));
  });

  it('never has a likelier date after a safer one, whatever was logged', () => {
    const sample = fc.record({
      plannedMinutes: fc.integer({ min: -5, max: 300 }),
      loggedMinutes: fc.integer({ min: -5, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 40 }), fc.integer(), (samples, seed) => {
        const { p50, p80, p95, pace } = forecastOf(samples, seed);
        assert.ok(MONDAY <= p50 && p50 <= p80 && p80 <= p95 && pace > 0, `${p50} ${p80} ${p95} ${pace}`);
      }),
      { numRuns: 40 },
    );
  });

  it('says that it comes from other learners while there is next to no data', () => {
    for (const count of [0, 2]) {
      const { confidence, note, samples } = forecastOf(pieces(count, 1));
      assert.equal(confidence, 'none');
      assert.match(note, /how long learners usually take, not from you/);
      assert.equal(samples, count);
    }
    assert.ok(Math.abs(forecastOf([]).pace - PRIOR_PACE) < 0.05);
  });

  it('goes over to the learner’s own pace and narrows as blocks are finished', () => {
    const spread = (count: number) => {
      const { p50, p95 } = forecastOf(pieces(count, 0.8));
      return Date.parse(p95) - Date.parse(p50);
    };
    assert.ok(spread(0) > spread(10) && spread(10) > spread(60));
    assert.ok(Math.abs(forecastOf(pieces(100, 0.8)).pace - 0.8) < 0.05);
    const steps = [3, 10, 30].map((count) => forecastOf(pieces(count, 1)).confidence);
    assert.deepEqual(steps, ['low', 'fair', 'good']);
  });

  it('ends with the plan for somebody who keeps to it', () => {
    const { p50 } = forecastOf(pieces(500, 1));
    const end = programme.endDate ?? '';
    assert.ok(addDays(end, -3) <= p50 && p50 <= addDays(end, 3), `${p50} ${end}`);
  });

  it('is the last date where nothing is left', () => {
    const nothing: Plan = { blocks: [], milestones: [], endDate: null, unplaced: [] };
    const { p50, p95 } = forecastOf([], 1, nothing);
    assert.deepEqual([p50, p95], [MONDAY, MONDAY]);
  });

  it('ends, and says what it leaves out, where no day has time any more', () => {
    const busy = settingsOf({ minutesPerWeekday: [0, 0, 0, 0, 0, 0, 0] });
    const random = seededRandom(1);
    const unplaced = [{ itemId: 'a', minutes: 5 }];
    const result = forecast({ plan: { ...programme, unplaced }, settings: busy, samples: [], today: MONDAY, random });
    assert.ok(result.p95 > addDays(MONDAY, 3000));
    assert.match(result.note, /no place in the plan/);
  });
});

describe('the random numbers', () => {
  it('lie in [0, 1) and are even enough to draw from', () => {
    const random = seededRandom(42);
    const numbers = Array.from({ length: 10_000 }, random);
    assert.ok(numbers.every((number) => number >= 0 && number < 1));
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    assert.ok(Math.abs(mean - 0.5) < 0.02);
    const normal = Array.from({ length: 10_000 }, () => drawNormal(random));
    const variance = normal.reduce((sum, number) => sum + number ** 2, 0) / normal.length;
    assert.ok(Math.abs(variance - 1) < 0.06);
  });
});

describe('the burn-up', () => {
  const today = addDays(MONDAY, 2);
  const first = programme.blocks[0];
  const entries = [{ blockId: first?.id ?? null, itemId: 'a', minutes: 60, date: MONDAY }];
  const history = historyOf({ blocks: programme.blocks, entries, states: new Map(), today });
  const replanned = plan(curriculum, settings, today, history);
  const points = burnUp(replanned, entries, today);

  it('rises to the minutes of the whole programme, what was missed counted once', () => {
    const retros = replanned.blocks.filter((block) => block.kind === 'retro').length * 30;
    assert.equal(points.at(-1)?.planned, 12_000 + retros);
  });

  it('knows what was logged up to today and nothing after', () => {
    assert.equal(points.find((point) => point.date === today)?.logged, 60);
    assert.ok(points.every((point) => (point.logged === null) === point.date > today));
    const dates = points.map((point) => point.date);
    assert.deepEqual(dates, [...dates].sort());
  });
});
