/** When the programme will be finished: a range of dates from the learner's own pace, never a single date. */

import { fromDayNumber, toDayNumber } from '../calendar/dates.ts';
import { availabilityOf } from '../plan/availability.ts';
import { HORIZON_DAYS } from '../plan/plan.ts';
import type { Block, Confidence, Forecast, LocalDate, PaceSample, Plan, PlanSettings } from '../types.ts';
import { drawPaces, usableSamples } from './pace.ts';

const DRAWS = 2000;
/** From how many pieces of work on the learner's data is called what. */
const LOW_FROM = 3;
const FAIR_FROM = 10;
const GOOD_FROM = 30;

export interface ForecastInput {
  plan: Plan;
  settings: PlanSettings;
  /** Pieces of work with planned and logged minutes, oldest first. */
  samples: readonly PaceSample[];
  /** The learner's date. */
  today: LocalDate;
  /** Numbers in [0, 1): `seededRandom` gives the same forecast for the same seed. */
  random: () => number;
}

function confidenceOf(samples: number): Confidence {
  if (samples < LOW_FROM) return 'none';
  if (samples < FAIR_FROM) return 'low';
  return samples < GOOD_FROM ? 'fair' : 'good';
}

function noteOf(confidence: Confidence, samples: number, unplaced: boolean): string {
  const held = unplaced ? ' Work that has no place in the plan is not counted.' : '';
  const pieces = samples === 1 ? '1 finished block' : `${samples} finished blocks`;
  const notes: Record<Confidence, string> = {
    none: 'This range comes from how long learners usually take, not from you: log a few blocks to make it yours.',
    low: `This range rests on ${pieces} of yours and still leans on how long learners usually take.`,
    fair: `This range rests on ${pieces} of yours.`,
    good: `This range rests on ${pieces} of yours, enough to go by.`,
  };
  return notes[confidence] + held;
}

/** Day on which so many minutes of the plan are reached: along the plan, and after its end through the free days. */
function finishOf(blocks: readonly Block[], settings: PlanSettings, from: number): (minutes: number) => number {
  const days: number[] = [];
  const sums: number[] = [];
  let sum = 0;
  let last = from;
  for (const block of blocks) {
    sum += block.minutes;
    last = toDayNumber(block.date);
    if (days.at(-1) === last) sums[sums.length - 1] = sum;
    else sums[days.push(last) - 1] = sum;
  }
  // The tail is made only as far as a draw needs it.
  const available = availabilityOf(settings);
  const limit = last + HORIZON_DAYS;
  const extendTo = (minutes: number): void => {
    while (sum < minutes && last < limit) {
      last += 1;
      const more = available.minutesOn(last);
      if (more === 0) continue;
      sum += more;
      days.push(last);
      sums.push(sum);
    }
  };
  return (minutes) => {
    extendTo(minutes);
    let low = 0;
    let high = sums.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < minutes) low = middle + 1;
      else high = middle;
    }
    return days[low] ?? limit;
  };
}

/**
 * The dates by which the plan is finished with 50, 80 and 95 % probability: 2,000 draws of the pace (see `drawPaces`),
 * each laid along the plan's days and, where it takes longer, along the free days after it. Ordered p50 <= p80 <= p95.
 * Where nothing is left all three are the date of the last block. Never throws.
 */
export function forecast({ plan, settings, samples, today, random }: ForecastInput): Forecast {
  const left = plan.blocks.filter((block) => block.status === 'planned');
  const usable = usableSamples(samples);
  const paces = drawPaces(usable, left.length, DRAWS, random).sort((a, b) => a - b);
  const at = (share: number): number => paces[Math.min(paces.length - 1, Math.ceil(paces.length * share) - 1)] ?? 1;
  const finish = finishOf(left, settings, toDayNumber(today));
  const total = left.reduce((sum, block) => sum + block.minutes, 0);
  const done = plan.blocks.at(-1)?.date ?? today;
  // The date grows with the pace, so the quantile of the dates is the date of the quantile.
  const dateAt = (share: number): LocalDate => (total === 0 ? done : fromDayNumber(finish(total * at(share))));
  const confidence = confidenceOf(usable.length);
  return {
    p50: dateAt(0.5),
    p80: dateAt(0.8),
    p95: dateAt(0.95),
    pace: Math.round(at(0.5) * 100) / 100,
    samples: usable.length,
    confidence,
    note: noteOf(confidence, usable.length, plan.unplaced.length > 0),
  };
}
