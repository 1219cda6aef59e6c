/** What a learner decides about time, checked before it is planned with. */

import { isLocalDate } from '../calendar/dates.ts';
import { isTimeZone } from '../calendar/zones.ts';
import type { DayOff, KindFactors, PlanSettings, WorkKind } from '../types.ts';
import { LEAST_PACE, MOST_PACE } from './at-pace.ts';

const DAY_MINUTES = 1440;
const LEAST_SITTING = 15;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const isMinutes = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= DAY_MINUTES;

function checkWeek(settings: PlanSettings): string[] {
  const { minutesPerWeekday, startMinutePerWeekday } = settings;
  if (minutesPerWeekday.length !== 7) return ['Give seven numbers of minutes, for Monday to Sunday.'];
  if (startMinutePerWeekday.length !== 7) return ['Give seven times to start at, for Monday to Sunday.'];
  return WEEKDAYS.flatMap((name, position) => {
    const minutes = minutesPerWeekday[position];
    const start = startMinutePerWeekday[position];
    if (!isMinutes(minutes)) return [`The minutes on ${name} must be a whole number from 0 to 1440.`];
    if (!isMinutes(start) || start === DAY_MINUTES) return [`The start on ${name} must be a time of the day.`];
    if (start + minutes > DAY_MINUTES)
      return [`The study time on ${name} runs past midnight: start earlier or plan less.`];
    return [];
  });
}

function checkDayOff({ from, to }: DayOff): string[] {
  if (!isLocalDate(from) || !isLocalDate(to))
    return [`A day off needs two dates like 2026-12-24, not "${from}" and "${to}".`];
  return from <= to ? [] : [`A day off ends before it begins: ${from} to ${to}.`];
}

const KIND_NAMES: Record<WorkKind, string> = {
  resource: 'study',
  action: 'actions',
  deliverable: 'deliverables',
  'quick-win': 'quick wins',
  hello: 'saying hello',
};

function checkPace(factors: KindFactors): string[] {
  return (Object.keys(KIND_NAMES) as WorkKind[]).flatMap((kind) => {
    const factor = factors[kind];
    return factor === undefined || (factor >= LEAST_PACE && factor <= MOST_PACE)
      ? []
      : [`The pace of ${KIND_NAMES[kind]} must be a factor from ${LEAST_PACE} to ${MOST_PACE}.`];
  });
}

/**
 * What is wrong with some settings, in plain sentences; empty where `plan` can work with them. Never throws.
 * A week without any minutes is no mistake: it gives a plan without blocks.
 */
export function checkSettings(settings: PlanSettings): string[] {
  const problems: string[] = [];
  if (!isLocalDate(settings.startDate))
    problems.push(`The start must be a date like 2026-11-23, not "${settings.startDate}".`);
  problems.push(...checkWeek(settings), ...settings.daysOff.flatMap(checkDayOff), ...checkPace(settings.pace ?? {}));
  if (!isTimeZone(settings.timeZone))
    problems.push(`"${settings.timeZone}" is no time zone; try one like Europe/Berlin.`);
  const { longestSitting } = settings;
  if (!Number.isInteger(longestSitting) || longestSitting < LEAST_SITTING || longestSitting > DAY_MINUTES) {
    problems.push('The longest sitting must be a whole number of minutes from 15 to 1440.');
  }
  return problems;
}
