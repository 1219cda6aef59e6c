import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { itemId, localDate } from '../schemas/common.ts';
import { kindFactors, WORK_KINDS } from '../schemas/learning.ts';
import { programmeParams } from './programmes.ts';

/** A week of the programme, counted from the start of the plan. */
export const weekNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, { error: 'write the number of a week, such as 3' })
  .optional()
  .meta({ description: 'Counted from the start of the plan; this week where left out.' });

const kind = z.enum(WORK_KINDS);

const weekItem = z.object({
  itemId,
  title: z.string(),
  /** null for what is no work of the plan. */
  kind: kind.nullable(),
  /** Within the week. */
  plannedMinutes: z.int(),
  loggedMinutes: z.int(),
  /** What the roadmap says the whole item takes; 0 where it is no work of the plan. */
  estimateMinutes: z.int(),
  /** What the plan expects it to take, at the learner's pace. */
  expectedMinutes: z.int(),
  /** Up to the end of the week. */
  loggedInAllMinutes: z.int(),
  state: z.enum(['open', 'done', 'skipped', 'deferred']),
  /** `used-up`: all of its time is gone and it is not done. */
  estimate: z.enum(['under', 'over', 'used-up', 'open', 'none']),
});

const kindPace = z.object({
  kind,
  /** Finished pieces that say so, with what was estimated and logged for them. */
  pieces: z.int(),
  estimateMinutes: z.int(),
  loggedMinutes: z.int(),
  /** The factor to plan with; null while it is too early to say. */
  learned: z.number().nullable(),
  /** The factor that the plan goes by now. */
  planned: z.number(),
});

export const weekReview = z
  .object({
    week: z.int(),
    /** The latest that has begun. */
    latest: z.int(),
    from: localDate,
    to: localDate,
    plannedMinutes: z.int(),
    loggedMinutes: z.int(),
    blocks: z.object({ planned: z.int(), done: z.int(), partial: z.int(), missed: z.int() }),
    days: z.array(z.object({ date: localDate, plannedMinutes: z.int(), loggedMinutes: z.int() })),
    items: z.array(weekItem),
    /** Logged without an item. */
    otherMinutes: z.int(),
    /** What was learned from everything that is finished up to now, whatever week is looked at. */
    pace: z.array(kindPace),
    /** The factors to plan with for those paces: settings take them as `pace`. */
    learned: kindFactors,
    /** Whether the plan goes by other factors than those. */
    paceIsNews: z.boolean(),
  })
  .meta({ id: 'WeekReview' });

export const weekRoutes = {
  getWeek: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/week',
    feature: 'weeks',
    params: programmeParams,
    summary: 'A week item by item: planned against logged, estimate against actual, and the pace of each kind of work.',
    query: z.strictObject({ week: weekNumber }),
    response: weekReview,
  }),
};
