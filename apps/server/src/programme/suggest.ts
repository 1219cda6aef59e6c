/** The first plan's settings: what the document says of hours, laid on a week that people have. */
import { addDays, isoWeekday, type LocalDate, type PlanSettings } from '@waymark/learning';
import type { Roadmap } from '@waymark/roadmap';

/** Hours a week where the document says nothing: an hour on each weekday and a long Saturday. */
const DEFAULT_WEEK_HOURS = 10;
/** Share of the week on a weekday and on Sunday; Saturday takes what is left, so that the sum is exact. */
const WEEKDAY_SHARE = 0.125;
const SUNDAY_SHARE = 0.175;
const QUARTER = 15;
const EVENING = 18 * 60 + 30;
const MORNING = 10 * 60;
/** Minutes: what a tired person can take after work. */
const LONGEST_SITTING = 90;

/**
 * @param roadmap its snapshot may say how many hours a week it is made for
 * @param today the suggestion starts on the next Monday, or today when it is one
 * @param timeZone of the machine
 */
export function suggestSettings(roadmap: Roadmap, today: LocalDate, timeZone: string): PlanSettings {
  const weekly = Math.min(roadmap.snapshot.hoursPerWeek ?? DEFAULT_WEEK_HOURS, 80) * 60;
  const weekday = quarters(weekly * WEEKDAY_SHARE);
  const sunday = quarters(weekly * SUNDAY_SHARE);
  const saturday = Math.max(0, Math.round(weekly - 5 * weekday - sunday));
  return {
    startDate: addDays(today, (8 - isoWeekday(today)) % 7),
    minutesPerWeekday: [weekday, weekday, weekday, weekday, weekday, saturday, sunday],
    startMinutePerWeekday: [EVENING, EVENING, EVENING, EVENING, EVENING, MORNING, MORNING],
    daysOff: [],
    timeZone,
    longestSitting: LONGEST_SITTING,
    known: [],
  };
}

function quarters(minutes: number): number {
  return Math.floor(minutes / QUARTER) * QUARTER;
}
