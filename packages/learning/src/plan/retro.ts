/** Retrospectives: one at the end of every few weeks of the programme. */

import type { Curriculum } from '../types.ts';
import type { Draft } from './fill-day.ts';

export const RETRO_MINUTES = 30;
const RETRO_TITLE = 'Retrospective';

export interface RetroPlan {
  /** The retrospective that falls on this day; null where none does. */
  on(day: number): Draft | null;
}

/**
 * When to look back: on the last day of each period that has half an hour free.
 * @param start first day of the programme; periods are counted from it.
 * @param from first day that is planned: a day before it is not chosen.
 * @param taken ids that exist already: a retrospective that was held, missed or moved does not come again.
 * @param freeOn free minutes of a day.
 */
export function retrosOf(
  curriculum: Curriculum,
  start: number,
  from: number,
  taken: ReadonlySet<string>,
  freeOn: (day: number) => number,
): RetroPlan {
  const days = curriculum.retroEveryWeeks * 7;
  const chosen = new Map<number, number | null>();
  const chooseDay = (period: number): number | null => {
    const first = Math.max(from, start + period * days);
    for (let day = start + (period + 1) * days - 1; day >= first; day -= 1) {
      if (freeOn(day) >= RETRO_MINUTES) return day;
    }
    return null;
  };
  return {
    on(day) {
      if (days <= 0) return null;
      const period = Math.floor((day - start) / days);
      const id = `retro#${period + 1}`;
      if (taken.has(id)) return null;
      if (!chosen.has(period)) chosen.set(period, chooseDay(period));
      if (chosen.get(period) !== day) return null;
      return {
        ...{ id, minutes: RETRO_MINUTES, kind: 'retro', itemId: null, dayId: null, title: RETRO_TITLE },
        ...{ text: curriculum.retroText ?? '', phaseId: null, pinned: false, status: 'planned' },
      };
    },
  };
}
