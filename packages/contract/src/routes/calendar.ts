/** The secret address at which calendars read a plan again and again. */
import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { instant } from '../schemas/common.ts';
import { programmeParams } from './programmes.ts';

const at = '/api/programmes/{programme}/calendar';

const alarmMinutes = z
  .int()
  .min(0)
  .max(40_320)
  .nullable()
  .meta({ description: 'Minutes before a block at which a calendar reminds; null: never.' });

export const calendarAddress = z
  .object({
    address: z
      .object({
        url: z.string().nullable().meta({
          description:
            'null where it was made on another instance: it works there and here, but only a new one can be shown.',
        }),
        alarmMinutes,
        createdAt: instant,
      })
      .nullable(),
    reach: z
      .enum(['this-machine', 'everywhere'])
      .meta({ description: 'Which calendars can read it: those on this machine, or those that reach this instance.' }),
    planned: z.boolean(),
  })
  .meta({ id: 'CalendarAddress' });

export const calendarRoutes = {
  getCalendar: defineRoute({
    method: 'GET',
    path: at,
    feature: 'calendar',
    params: programmeParams,
    summary: 'The secret address of the plan, if there is one.',
    response: calendarAddress,
  }),
  renewCalendar: defineRoute({
    method: 'POST',
    path: `${at}/renew`,
    feature: 'calendar',
    params: programmeParams,
    summary: 'Make a secret address; one that there was ends.',
    // No answer with the address: it would lie beside the Idempotency-Key for a month.
    status: 204,
  }),
  editCalendar: defineRoute({
    method: 'PATCH',
    path: at,
    feature: 'calendar',
    params: programmeParams,
    summary: 'Change when calendars remind.',
    body: z.strictObject({ alarmMinutes }),
    status: 204,
  }),
  revokeCalendar: defineRoute({
    method: 'DELETE',
    path: at,
    feature: 'calendar',
    params: programmeParams,
    summary: 'End the secret address; calendars that read it find nothing more.',
    status: 204,
  }),
  readCalendar: defineRoute({
    method: 'GET',
    path: '/calendar/{file}',
    feature: 'calendar',
    params: z.object({ file: z.string().max(60) }),
    summary: 'The plan, for calendars: whoever holds the address may read it.',
    raw: 'text/calendar',
  }),
};
