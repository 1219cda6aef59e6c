/** What an answer changes in the settings of a plan. */
import type { PlanSettings } from '../types.ts';
import type { RetroChange } from './types.ts';

const DAY_MINUTES = 1440;
/** Hours of a day are kept to five minutes. */
const STEP = 5;

/**
 * A week of another length in the same shape: each day keeps its share, days without time stay without, and no day runs
 * past midnight. A week without any time gets its minutes from Monday to Friday.
 * @param minutes Monday to Sunday.
 * @param starts minutes after midnight at which each day begins.
 * @param total minutes wanted; rounded to five, and less where the days cannot hold them.
 */
export function scaleWeek(minutes: readonly number[], starts: readonly number[], total: number): number[] {
  const sum = minutes.reduce((all, day) => all + day, 0);
  const weights = sum > 0 ? minutes : minutes.map((_, day) => (day < 5 ? 1 : 0));
  const most = weights.map((weight, day) => (weight > 0 ? roundDown(DAY_MINUTES - (starts[day] ?? 0)) : 0));
  const weight = weights.reduce((all, day) => all + day, 0);
  const ideal = weights.map((day) => (total * day) / Math.max(1, weight));
  const given = ideal.map((day, at) => Math.min(most[at] ?? 0, roundDown(day)));
  const order = ideal.map((day, at) => ({ at, rest: day - roundDown(day) })).sort((a, b) => b.rest - a.rest);
  let left = Math.round(total / STEP) * STEP - given.reduce((all, day) => all + day, 0);
  for (let gave = true; left > 0 && gave;) {
    gave = false;
    for (const { at } of order) {
      if (left < STEP || (given[at] ?? 0) + STEP > (most[at] ?? 0)) continue;
      given[at] = (given[at] ?? 0) + STEP;
      left -= STEP;
      gave = true;
    }
  }
  return given;
}

function roundDown(minutes: number): number {
  return Math.floor(minutes / STEP) * STEP;
}

/** The settings as the answer wants them; what it puts off is the ledger's, not theirs. */
export function changedSettings(settings: PlanSettings, change: RetroChange): PlanSettings {
  const { weeklyMinutes, longestSitting, daysOff, focus } = change;
  const { minutesPerWeekday, startMinutePerWeekday } = settings;
  return {
    ...settings,
    ...(weeklyMinutes === null
      ? {}
      : { minutesPerWeekday: scaleWeek(minutesPerWeekday, startMinutePerWeekday, weeklyMinutes) }),
    ...(longestSitting === null ? {} : { longestSitting }),
    daysOff: [...settings.daysOff, ...daysOff],
    ...(focus === null ? {} : { focus }),
  };
}

/** Whether an answer changes anything. */
export function changesPlan({ weeklyMinutes, longestSitting, daysOff, putOff, focus }: RetroChange): boolean {
  return weeklyMinutes !== null || longestSitting !== null || daysOff.length > 0 || putOff.length > 0 || focus !== null;
}
