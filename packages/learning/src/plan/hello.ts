/** When to say hello: one short step towards others, at a time that asks for nothing else. */

import type { Roadmap } from '@waymark/roadmap';
import { toDayNumber, weekdayOf } from '../calendar/dates.ts';
import type { HelloStep, PlanSettings, WorkItem } from '../types.ts';

/** Somebody who has studied for a week has something to say, and something to ask. */
const FIRST_DAYS = 7;
const SATURDAY = 6;

/**
 * Which days suit it, as far as the calendar goes: weekend days from the second week on; any day from then on for
 * somebody who does not study at weekends.
 */
export function helloDays({ startDate, minutesPerWeekday }: PlanSettings): (day: number) => boolean {
  const first = toDayNumber(startDate) + FIRST_DAYS;
  const atWeekends = minutesPerWeekday.slice(SATURDAY - 1).some((minutes) => minutes > 0);
  return (day) => day >= first && (!atWeekends || weekdayOf(day) >= SATURDAY);
}

/** @returns the step as work; none where the roadmap does not have the practice that it belongs to */
export function helloWork(roadmap: Roadmap, step: HelloStep | null): WorkItem[] {
  const practice = roadmap.practices.find(({ id }) => id === step?.itemId);
  if (practice === undefined || step === null) return [];
  const { itemId, minutes, text } = step;
  return [{ itemId, kind: 'hello', title: practice.title, phaseId: null, minutes, leverage: false, text }];
}
