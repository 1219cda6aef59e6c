/**
 * Which scripted day is played when.
 *
 * - Started on the weekday that the flow begins with, every text is played on the weekday it is named for.
 * - Started on another day, or after a day was lost, the texts flow on from there: one a study day, weekday texts on
 *   weekdays and weekend texts on weekends. Weekday texts keep their order, weekend texts theirs, and a weekend text
 *   never comes before its own week has begun. A weekend that nothing is written for is planned like any other.
 * - Somebody who studies on weekdays only, or on weekends only, gets all texts in their order.
 * - A text whose sittings were all missed is played again.
 */

import { toDayNumber, weekdayOf } from '../calendar/dates.ts';
import type { Block, PlanSettings, ScriptedDay } from '../types.ts';

export interface ScriptCursor {
  /** What the script says for this day; null where it has nothing for it, or is over. */
  textFor(day: number): ScriptedDay | null;
  /** Marks it as played on this day. */
  play(scripted: ScriptedDay, day: number): void;
  /** True when every text was played. */
  isOver(): boolean;
}

const SATURDAY = 6;
const isWeekend = (day: number): boolean => weekdayOf(day) >= SATURDAY;
const isWeekendText = ({ weekdays }: ScriptedDay): boolean =>
  weekdays.length > 0 && weekdays.every((day) => day >= SATURDAY);
const mondayOf = (day: number): number => day - weekdayOf(day) + 1;

/**
 * A cursor over a script.
 * @param past blocks so far: what they played is not played again.
 */
export function cursorOf(script: readonly ScriptedDay[], settings: PlanSettings, past: readonly Block[]): ScriptCursor {
  const studies = settings.minutesPerWeekday.map((minutes) => minutes > 0);
  const oneLane = !studies.slice(0, 5).includes(true) || !studies.slice(5).includes(true);
  const played = new Set<string>();
  let last: { scripted: ScriptedDay; day: number } | null = null;
  let onItsDay = true;
  const play = (scripted: ScriptedDay, day: number): void => {
    if (!played.has(scripted.itemId) && !scripted.weekdays.includes(weekdayOf(day))) onItsDay = false;
    played.add(scripted.itemId);
    last = { scripted, day };
  };
  const byId = new Map(script.map((scripted) => [scripted.itemId, scripted]));
  for (const block of past) {
    const scripted = block.status === 'missed' ? undefined : byId.get(block.dayId ?? '');
    if (scripted !== undefined) play(scripted, toDayNumber(block.date));
  }
  /** "Weekend" goes on on Sunday; a day that was begun goes on for the rest of the day. */
  const goesOn = (day: number): ScriptedDay | null => {
    if (last === null) return null;
    const sameWeek = mondayOf(last.day) === mondayOf(day) && last.scripted.weekdays.includes(weekdayOf(day));
    return last.day === day || (sameWeek && last.scripted.weekdays.length > 1) ? last.scripted : null;
  };
  /** While all goes as written, a text waits for its own weekday. */
  const isEarly = (scripted: ScriptedDay, day: number): boolean => {
    if (!onItsDay || last === null || oneLane) return false;
    const nextWeek = scripted.week > last.scripted.week && mondayOf(last.day) === mondayOf(day);
    return nextWeek || Math.min(...scripted.weekdays) > weekdayOf(day);
  };
  const hasBegun = (week: number): boolean => script.some((other) => other.week === week && played.has(other.itemId));
  return {
    textFor(day) {
      const continued = goesOn(day);
      if (continued !== null) return continued;
      if (played.size === byId.size) return null;
      const lane = oneLane ? script : script.filter((scripted) => isWeekendText(scripted) === isWeekend(day));
      const next = lane.find((scripted) => !played.has(scripted.itemId));
      if (next === undefined || isEarly(next, day)) return null;
      const alone = !script.some((other) => other.week === next.week && !isWeekendText(other));
      return oneLane || !isWeekendText(next) || alone || hasBegun(next.week) ? next : null;
    },
    play,
    isOver: () => played.size === byId.size,
  };
}
