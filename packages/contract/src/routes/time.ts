import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, itemId, localDate, minutesSpent, shortText } from '../schemas/common.ts';

const programmeParams = z.object({ programme: id.meta({ examples: ['current'] }) });
const entryParams = programmeParams.extend({ entry: id });

export const timeEntry = z
  .object({
    id,
    itemId: itemId.nullable(),
    blockId: id.nullable(),
    date: localDate,
    minutes: z.int(),
    note: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'TimeEntry' });

export const timer = z
  .object({
    itemId: itemId.nullable(),
    blockId: id.nullable(),
    title: z.string(),
    /** What it counts from: later than it was started, where time was left out. */
    startedAt: instant,
  })
  .meta({ id: 'Timer' });

/** A timer may run on over a weekend, or a holiday: all of that can be left out, up to a year. */
const minutesLeftOut = z
  .int()
  .min(1)
  .max(525_600)
  .meta({ description: 'Minutes.', examples: [49] });

const spent = { minutes: minutesSpent, note: shortText, date: localDate };

export const timeRoutes = {
  listTimeEntries: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/time-entries',
    feature: 'time',
    params: programmeParams,
    summary: 'Time logged, newest first.',
    query: z.object({ from: localDate.optional(), to: localDate.optional(), itemId: itemId.optional() }),
    response: z.object({ entries: z.array(timeEntry) }),
  }),
  addTimeEntry: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/time-entries',
    feature: 'time',
    params: programmeParams,
    status: 201,
    summary: 'Log time on a block or an item; without either, on the block of today that is next.',
    body: z.strictObject({
      minutes: spent.minutes,
      note: spent.note.default(''),
      date: spent.date.optional(),
      itemId: itemId.nullable().default(null),
      blockId: id.nullable().default(null),
    }),
    response: timeEntry,
  }),
  editTimeEntry: defineRoute({
    method: 'PATCH',
    path: '/api/programmes/{programme}/time-entries/{entry}',
    feature: 'time',
    params: entryParams,
    summary: 'Correct a time entry.',
    body: z.strictObject({
      minutes: spent.minutes.optional(),
      note: spent.note.optional(),
      date: spent.date.optional(),
    }),
    response: timeEntry,
  }),
  deleteTimeEntry: defineRoute({
    method: 'DELETE',
    path: '/api/programmes/{programme}/time-entries/{entry}',
    feature: 'time',
    params: entryParams,
    summary: 'Take a time entry back.',
    status: 204,
  }),
  startTimer: defineRoute({
    method: 'PUT',
    path: '/api/programmes/{programme}/timer',
    feature: 'time',
    params: programmeParams,
    summary: 'Start the timer on a block or an item.',
    body: z.strictObject({ itemId: itemId.nullable().default(null), blockId: id.nullable().default(null) }),
    response: timer,
  }),
  stopTimer: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/timer/stop',
    feature: 'time',
    params: programmeParams,
    status: 201,
    summary: 'Stop the timer and log the time; `minutes` corrects what the clock says.',
    body: z.strictObject({ minutes: minutesSpent.optional(), note: shortText.default('') }),
    response: timeEntry,
  }),
  leaveOutTime: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/timer/leave-out',
    feature: 'time',
    params: programmeParams,
    summary: 'Leave minutes out of what the running timer counts: a nap of the computer, or one’s own.',
    body: z.strictObject({ minutes: minutesLeftOut }),
    response: timer,
  }),
  discardTimer: defineRoute({
    method: 'DELETE',
    path: '/api/programmes/{programme}/timer',
    feature: 'time',
    params: programmeParams,
    status: 204,
    summary: 'Stop the timer without logging anything.',
  }),
};
