/** Re-planning: how long it takes for thousands of blocks, and how it grows. */

import { plan } from '../packages/learning/src/plan/plan.ts';
import { historyOf } from '../packages/learning/src/plan/history.ts';
import type { Block, Curriculum, PlanSettings, WorkItem } from '../packages/learning/src/types.ts';

interface BenchLine {
  name: string;
  value: string;
  baseline: string;
  ratio: number;
  holds: boolean;
}

const START = '2026-11-23';
const TODAY = '2027-05-24';
const BLOCKS = 10_000;
const ROUNDS = 15;
const MOST_MILLISECONDS = 20;
/** Twice the blocks, n log n: a little over twice the time; the rest is for noise. */
const MOST_GROWTH = 2.8;

const SETTINGS: PlanSettings = {
  startDate: START,
  minutesPerWeekday: [120, 120, 120, 120, 120, 300, 300],
  startMinutePerWeekday: [1080, 1080, 1080, 1080, 1080, 600, 600],
  daysOff: [{ from: '2026-12-24', to: '2027-01-02', reason: 'holidays' }],
  timeZone: 'Europe/Berlin',
  longestSitting: 45,
  known: [],
};

/** Work for about so many blocks of 40 minutes: resources of ten hours, a deliverable after every fourth. */
function curriculumFor(blocks: number): Curriculum {
  const work = Array.from({ length: Math.ceil(blocks / 15) }, (_, place): WorkItem => {
    const itemId = `resource/${place}`;
    const item = { itemId, title: `Resource ${place}`, phaseId: null, minutes: 600 };
    if (place % 5 < 4) return { ...item, kind: 'resource', leverage: place % 7 === 0 };
    return { ...item, kind: 'deliverable', leverage: false, after: [`resource/${place - 1}`, `resource/${place - 2}`] };
  });
  return { work, checkpoints: [], script: [], retroEveryWeeks: 2 };
}

const medianOf = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Median milliseconds of one call, after calls that warm it up. */
function timeOf(run: () => unknown): number {
  for (let count = 0; count < 5; count += 1) run();
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    run();
    return performance.now() - begin;
  });
  return medianOf(times);
}

/** A plan of so many blocks, half a year in, planned again. */
function replanOf(blocks: number): { run: () => { blocks: Block[] }; planned: Block[] } {
  const curriculum = curriculumFor(blocks);
  // Days long enough that everything fits into the ten years of a plan.
  const scale = Math.max(1, Math.ceil(blocks / 6000));
  const minutesPerWeekday = SETTINGS.minutesPerWeekday.map((minutes) => Math.min(840, minutes * scale));
  const settings = { ...SETTINGS, minutesPerWeekday, startMinutePerWeekday: [480, 480, 480, 480, 480, 480, 480] };
  const first = plan(curriculum, settings, START);
  const worked = first.blocks.filter((block) => block.date < TODAY && block.startMinute < 720);
  const entries = worked.map(({ id: blockId, itemId, minutes, date }) => ({ blockId, itemId, minutes, date }));
  const history = historyOf({ blocks: first.blocks, entries, states: new Map(), today: TODAY });
  return { run: () => plan(curriculum, settings, TODAY, history), planned: first.blocks };
}

/** One entry per day-block, shuffled the same way every time, for the baseline. */
function shuffled(blocks: readonly Block[]): Block[] {
  const copy = [...blocks];
  let state = 1;
  for (let place = copy.length - 1; place > 0; place -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const other = state % (place + 1);
    [copy[place], copy[other]] = [copy[other] as Block, copy[place] as Block];
  }
  return copy;
}

/** Prints as ratios: re-planning against sorting the same blocks, and twice the blocks against once. */
export default async function bench(): Promise<BenchLine[]> {
  const once = replanOf(BLOCKS);
  const twice = replanOf(BLOCKS * 2);
  const count = once.run().blocks.length;
  const time = timeOf(once.run);
  const mixed = shuffled(once.planned);
  const sorting = timeOf(() => mixed.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
  const growth = timeOf(twice.run) / time;
  return [
    {
      name: `re-plan ${count} blocks`,
      value: `${time.toFixed(1)} ms (at most ${MOST_MILLISECONDS} ms)`,
      baseline: `Array.sort of the same blocks by date: ${sorting.toFixed(1)} ms`,
      ratio: time / sorting,
      holds: time < MOST_MILLISECONDS,
    },
    {
      name: 're-plan twice the blocks',
      value: `${growth.toFixed(2)} times the time (n log n: ${(2 * (1 + Math.LN2 / Math.log(count))).toFixed(2)})`,
      baseline: `re-plan ${count} blocks: ${time.toFixed(1)} ms`,
      ratio: growth,
      holds: growth < MOST_GROWTH,
    },
  ];
}
