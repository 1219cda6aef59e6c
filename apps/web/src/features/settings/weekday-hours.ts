/** Hours a week: the presets, and the arithmetic behind the fields. */
import type { PlanSettings } from '../../api-types.ts';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export type Pace = Pick<PlanSettings, 'minutesPerWeekday' | 'startMinutePerWeekday'>;

const [SEVEN_PM, TEN_AM] = [19 * 60, 10 * 60];
const startTimes = [SEVEN_PM, SEVEN_PM, SEVEN_PM, SEVEN_PM, SEVEN_PM, TEN_AM, TEN_AM];

/** For who studies after work: an hour and a half, five evenings. */
export const EVENINGS: Pace = { minutesPerWeekday: [90, 90, 90, 90, 90, 0, 0], startMinutePerWeekday: startTimes };
/** For who has the weekend only: five hours a day. */
export const WEEKENDS: Pace = { minutesPerWeekday: [0, 0, 0, 0, 0, 300, 300], startMinutePerWeekday: startTimes };

/** @returns minutes a week */
export function weekMinutes(pace: Pick<PlanSettings, 'minutesPerWeekday'>): number {
  return pace.minutesPerWeekday.reduce((sum, minutes) => sum + minutes, 0);
}

/**
 * @param hours as typed; an empty or unreadable field counts as no time
 * @returns whole minutes of a day, 0 to 1440
 */
export function minutesOfHours(hours: number | null | undefined): number {
  return Number.isFinite(hours) ? Math.min(1440, Math.max(0, Math.round((hours ?? 0) * 60))) : 0;
}

/** @returns minutes after midnight for `HH:MM`; null when it is not a time */
export function minuteOfClock(clock: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})/.exec(clock);
  const minute = parts ? Number(parts[1]) * 60 + Number(parts[2]) : -1;
  return minute >= 0 && minute < 1440 ? minute : null;
}

/** @returns `HH:MM` as a time field wants it */
export function clockField(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
