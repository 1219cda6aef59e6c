/** What a metric says in the page. */
import type { Metric } from '@waymark/contract';
import { dateWords } from '../../design/words.ts';

type Trend = Pick<Metric, 'measure' | 'trend'>;

/** @returns a value as a number alone: `12`, `82 %` for a mean of shares */
export function numberWords({ measure }: Pick<Metric, 'measure'>, value: number): string {
  return measure === 'mean' ? `${Math.round(value * 100)}\u00a0%` : String(Math.round(value * 10) / 10);
}

/** @returns what the number counts; nothing for a mean, whose sign says it */
export function unitWords({ measure, unit }: Pick<Metric, 'measure' | 'unit'>, value: number): string {
  if (measure === 'mean') return 'on average';
  return value === 1 ? unit.replace(/^(mock )?(\w+?)s\b/, '$1$2') : unit;
}

export function freshWords({ daysSince, updatedAt }: Pick<Metric, 'daysSince' | 'updatedAt'>): string {
  if (daysSince === null || updatedAt === null) return '';
  if (daysSince === 0) return 'Last today';
  if (daysSince === 1) return 'Last yesterday';
  return daysSince < 60 ? `Last ${daysSince} days ago` : `Last on ${dateWords(updatedAt, 'date')}`;
}

const STATES = { ahead: 'ahead', 'on-track': 'on track', behind: 'behind' } as const;
const PACES = { ahead: 'more than', 'on-track': 'about as many as', behind: 'fewer than', unknown: 'against' } as const;

/** @returns where it should be by now, and whether it is; empty where there is nothing to hold it against */
export function trendWords(metric: Trend): string {
  const { against, state, expected, reached, target } = metric.trend;
  const number = (value: number): string => numberWords(metric, value);
  if (against === 'none' || expected === null) return '';
  if (against === 'plan') {
    const whole = target === null || target === expected ? '' : ` of ${number(target)}`;
    const asks = `The plan asks for ${number(expected)}${whole}`;
    return state === 'unknown' ? `${asks}.` : `${asks} by now: ${STATES[state]}.`;
  }
  if (metric.measure === 'mean') return `${number(expected)} four weeks ago.`;
  return `${number(reached ?? 0)} in four weeks, ${PACES[state]} the ${number(expected)} before.`;
}

/** One bar of a plot: what a week brought, or where a mean stood at its end. */
export interface Bar {
  monday: string;
  value: number | null;
  /** 0 to 1 of the plot's height. */
  height: number;
}

/** @returns the last weeks as bars; a mean against the whole of 1, a count against its best week */
export function barsOf({ measure, weeks }: Pick<Metric, 'measure' | 'weeks'>, most = 26): Bar[] {
  const shown = weeks.slice(-most).map((week) => ({
    monday: week.monday,
    value: measure === 'mean' ? week.value : week.added,
  }));
  const top = measure === 'mean' ? 1 : Math.max(1, ...shown.map(({ value }) => value ?? 0));
  return shown.map((bar) => ({ ...bar, height: Math.max(0, Math.min(1, (bar.value ?? 0) / top)) }));
}
