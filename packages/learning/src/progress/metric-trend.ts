/** Whether a metric is where it should be by now: against the plan where it names a number, else against its own past. */
import { addDays, daysBetween } from '../calendar/index.ts';
import type { LocalDate, MetricPlan, MetricSource } from '../types.ts';
import { addedBetween, valueBy, type Counted } from './metric-weeks.ts';
import type { MetricTime, MetricTrend } from './types.ts';

export const NO_TREND: MetricTrend = { against: 'none', state: 'unknown', expected: null, reached: null, target: null };

/** Four weeks against the four before: a single week says more about holidays than about a habit. */
const SPAN_DAYS = 28;
/** A pace within a tenth of the one before is the same pace. */
const SAME = 0.1;

/** @param counted in the order of the ledger */
export function trendOf(source: MetricSource, counted: readonly Counted[], time: MetricTime): MetricTrend {
  const span = source.plan === undefined ? undefined : time.phases.get(source.plan.phaseId);
  if (source.plan !== undefined && span !== undefined)
    return againstPlan(source, source.plan, span, counted, time.today);
  return againstPace(source, counted, time.today);
}

function againstPlan(
  { measure }: MetricSource,
  { target }: MetricPlan,
  { from, to }: { from: LocalDate; to: LocalDate },
  counted: readonly Counted[],
  today: LocalDate,
): MetricTrend {
  const value = valueBy(measure, counted, today);
  if (measure === 'mean') {
    const begun = today >= from;
    const state = value === null || !begun ? 'unknown' : value >= target ? 'on-track' : 'behind';
    return { against: 'plan', state, expected: begun ? target : null, reached: value, target };
  }
  // A count grows evenly over the days of its phase, the last one included.
  const share = (daysBetween(from, today) + 1) / (daysBetween(from, to) + 1);
  const even = target * Math.max(0, Math.min(1, share));
  // Half a challenge cannot be behind: only what is whole is asked for, and ahead is what is beyond the next whole one.
  const expected = Math.floor(even + 1e-9);
  const reached = value ?? 0;
  const state = reached < expected ? 'behind' : reached > Math.ceil(even) && share < 1 ? 'ahead' : 'on-track';
  return { against: 'plan', state, expected, reached, target };
}

function againstPace({ measure }: MetricSource, counted: readonly Counted[], today: LocalDate): MetricTrend {
  const then = addDays(today, -SPAN_DAYS);
  const before = valueBy(measure, counted, then);
  if (before === null) return NO_TREND;
  const [expected, reached] =
    measure === 'mean'
      ? [before, valueBy(measure, counted, today) ?? 0]
      : [
          addedBetween(measure, counted, addDays(then, 1 - SPAN_DAYS), then),
          addedBetween(measure, counted, addDays(then, 1), today),
        ];
  return { against: 'pace', state: compared(reached, expected), expected, reached, target: null };
}

function compared(reached: number, expected: number): MetricTrend['state'] {
  if (reached > expected * (1 + SAME)) return 'ahead';
  return reached < expected * (1 - SAME) ? 'behind' : 'on-track';
}
