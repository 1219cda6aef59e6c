/** Curricula and settings for the planner's tests: small ones by hand, and any one at all. */

import fc from 'fast-check';
import { addDays } from '../calendar/dates.ts';
import type { Block, Curriculum, PlanSettings, WorkItem } from '../types.ts';

/** A Monday. */
export const MONDAY = '2026-11-23';

/** 20 hours a week: two on weekdays, five at weekends. */
export function settingsOf(changes: Partial<PlanSettings> = {}): PlanSettings {
  return {
    startDate: MONDAY,
    minutesPerWeekday: [120, 120, 120, 120, 120, 300, 300],
    startMinutePerWeekday: [1080, 1080, 1080, 1080, 1080, 600, 600],
    daysOff: [],
    timeZone: 'Europe/Berlin',
    longestSitting: 90,
    known: [],
    ...changes,
  };
}

export function workItem(itemId: string, minutes: number, changes: Partial<WorkItem> = {}): WorkItem {
  return { itemId, kind: 'resource', title: itemId, phaseId: null, minutes, leverage: false, ...changes };
}

export function curriculumWith(work: WorkItem[], changes: Partial<Curriculum> = {}): Curriculum {
  return { work, checkpoints: [], script: [], retroEveryWeeks: 2, ...changes };
}

/** Minutes of the blocks of each item. */
export function minutesByItem(blocks: readonly Block[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { itemId, minutes } of blocks) if (itemId !== null) sums.set(itemId, (sums.get(itemId) ?? 0) + minutes);
  return sums;
}

const minutesOfDay = fc.oneof(fc.constant(0), fc.integer({ min: 15, max: 600 }), fc.constantFrom(30, 60, 120, 240));

export const anySettings: fc.Arbitrary<PlanSettings> = fc
  .record({
    start: fc.integer({ min: 0, max: 800 }),
    minutes: fc.array(minutesOfDay, { minLength: 7, maxLength: 7 }),
    sitting: fc.integer({ min: 15, max: 180 }),
    off: fc.array(fc.record({ after: fc.integer({ min: -5, max: 90 }), days: fc.integer({ min: 0, max: 12 }) }), {
      maxLength: 4,
    }),
  })
  .map(({ start, minutes, sitting, off }) => {
    const startDate = addDays('2027-12-20', start);
    const daysOff = off.map(({ after, days }) => {
      return { from: addDays(startDate, after), to: addDays(startDate, after + days), reason: '' };
    });
    const changes = { startDate, minutesPerWeekday: minutes, daysOff, longestSitting: sitting };
    return settingsOf({ ...changes, startMinutePerWeekday: [480, 480, 480, 480, 480, 480, 480] });
  });

const kinds = fc.constantFrom<WorkItem['kind']>(
  'resource',
  'resource',
  'resource',
  'action',
  'quick-win',
  'deliverable',
  'hello',
);

/** Work of every kind; deliverables rest on some item before them. */
const anyWork: fc.Arbitrary<WorkItem[]> = fc
  .array(
    fc.record({ kind: kinds, minutes: fc.integer({ min: 1, max: 900 }), leverage: fc.boolean(), rest: fc.nat() }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((entries) =>
    entries.map(({ kind, minutes, leverage, rest }, place) => {
      const item = workItem(`item/${place}`, minutes, { kind, leverage });
      return kind === 'deliverable' && place > 0 ? { ...item, after: [`item/${rest % place}`] } : item;
    }),
  );

/** A curriculum with or without two scripted weeks, and a checkpoint after every third item. */
export const anyCurriculum: fc.Arbitrary<Curriculum> = fc
  .record({ work: anyWork, scripted: fc.boolean() })
  .map((parts) => {
    const ids = parts.work.map((item) => item.itemId);
    // The flow speaks of what is studied, never of saying hello.
    const studied = parts.work.flatMap(({ kind, itemId }) => (kind === 'hello' ? [] : [itemId]));
    const days = parts.scripted ? [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12] : [];
    const script = days.map((day, position) => ({
      itemId: `day/${position}`,
      title: `Day ${position}`,
      text: `What to do on day ${position}`,
      week: day < 7 ? 1 : 2,
      weekdays: day % 7 === 5 ? [6, 7] : [(day % 7) + 1],
      charges: studied.filter((_, place) => place % 5 === position % 5),
    }));
    const checkpoints = ids.flatMap((id, place) => {
      if (place % 3 !== 0) return [];
      return [
        { itemId: `signal/${place}`, title: id, phaseId: null, after: ids.slice(Math.max(0, place - 1), place + 1) },
      ];
    });
    return { work: parts.work, script, checkpoints, retroEveryWeeks: 2, retroText: '' };
  });
