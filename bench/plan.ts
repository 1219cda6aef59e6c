/** Re-planning: how long it takes for thousands of blocks, and how it grows. */

import { historyOf, plan } from '@waymark/learning';
import type { Block, Curriculum, PlanSettings, WorkItem } from '@waymark/learning';

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
const ROUNDS = 25;
const MOST_MILLISECONDS = 20;
/** How far above n log n the growth may come out before it counts as worse. */
const NOISE = 1.35;

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

/**
 * Best milliseconds of one call each. The runs take turns, so that a busy machine slows all of them; the best of many
 * is what the code takes, the rest is what else the machine was doing.
 */
function timesOf(runs: (() => unknown)[]): number[] {
  const best = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.forEach((run, place) => {
      const begin = performance.now();
      run();
      best[place] = Math.min(best[place] ?? 0, performance.now() - begin);
    });
  }
  return best;
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
  const doubled = twice.run().blocks.length;
  const mixed = shuffled(once.planned);
  const sort = (): unknown => mixed.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const [time = 0, sorting = 0, longer = 0] = timesOf([once.run, sort, twice.run]);
  const growth = longer / time;
  const expected = (doubled * Math.log(doubled)) / (count * Math.log(count));
  return [
    {
      name: `re-plan ${count} blocks`,
      value: `${time.toFixed(1)} ms (at most ${MOST_MILLISECONDS} ms)`,
      baseline: `Array.sort of the same blocks by date: ${sorting.toFixed(1)} ms`,
      ratio: time / sorting,
      holds: time < MOST_MILLISECONDS,
    },
    {
      name: `re-plan ${doubled} blocks`,
      value: `${growth.toFixed(2)} times the time (n log n: ${expected.toFixed(2)})`,
      baseline: `re-plan ${count} blocks: ${time.toFixed(1)} ms`,
      ratio: growth,
      holds: growth < expected * NOISE,
    },
  ];
}
