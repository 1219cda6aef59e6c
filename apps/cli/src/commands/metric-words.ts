/** What a metric says in the terminal. */
import type { Metric } from '@waymark/contract';

/** @returns e.g. `12 challenges passed`, `82 %` for a mean of shares */
export function valueWords({ measure, unit }: Pick<Metric, 'measure' | 'unit'>, value: number): string {
  if (measure === 'mean') return `${Math.round(value * 100)} %`;
  return `${Math.round(value * 10) / 10} ${value === 1 ? singular(unit) : unit}`;
}

/** `demos` of one is `demo`; of a longer phrase only what stands for the thing counted. */
function singular(unit: string): string {
  return unit.replace(/^(mock )?(\w+?)s\b/, '$1$2');
}

export function freshWords({ daysSince }: Pick<Metric, 'daysSince'>): string {
  if (daysSince === null) return '';
  if (daysSince === 0) return 'last today';
  return daysSince === 1 ? 'last yesterday' : `last ${daysSince} days ago`;
}

const STATES = {
  ahead: 'ahead',
  'on-track': 'on track',
  behind: 'behind',
} as const;

/** @returns where it should be by now and whether it is there; empty where there is nothing to hold it against */
export function trendWords(metric: Pick<Metric, 'measure' | 'unit' | 'trend'>): string {
  const { against, state, expected, reached, target } = metric.trend;
  if (against === 'none' || expected === null) return '';
  if (against === 'plan') {
    const whole = target !== null && target !== expected ? ` of ${plain(metric, target)}` : '';
    const asks = `The plan asks for ${plain(metric, expected)}${whole}`;
    return state === 'unknown' ? `${asks}.` : `${asks} by now: ${STATES[state]}.`;
  }
  const pace = { ahead: 'more than', 'on-track': 'about as many as', behind: 'fewer than', unknown: 'against' }[state];
  if (metric.measure === 'mean') return `${plain(metric, expected)} four weeks ago.`;
  return `${plain(metric, reached ?? 0)} in four weeks, ${pace} the ${plain(metric, expected)} before.`;
}

function plain({ measure }: Pick<Metric, 'measure'>, value: number): string {
  return measure === 'mean' ? `${Math.round(value * 100)} %` : String(Math.round(value * 10) / 10);
}
