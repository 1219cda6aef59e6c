import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, itemId, localDate } from '../schemas/common.ts';
import { block, burnUpPoint, forecast, milestone, planSettings, reflowReport } from '../schemas/learning.ts';
import { programmeParams } from './programmes.ts';
import { timer } from './time.ts';

const blockParams = programmeParams.extend({ block: id });

/** A block with what was logged on it. */
export const loggedBlock = block.extend({ loggedMinutes: z.int() }).meta({ id: 'LoggedBlock' });

export const planView = z
  .object({
    today: localDate,
    settings: planSettings,
    blocks: z.array(loggedBlock),
    milestones: z.array(milestone),
    endDate: localDate.nullable(),
    forecast: forecast.nullable(),
    burnUp: z.array(burnUpPoint),
    /** Blocks of the past that were not done and not re-planned yet. */
    slipped: z.int(),
    /** Work that no date has room for. */
    unplaced: z.array(z.object({ itemId, minutes: z.int() })),
  })
  .meta({ id: 'PlanView' });

export const today = z
  .object({
    date: localDate,
    now: instant,
    programme: z.object({ id, title: z.string(), purpose: z.string().nullable() }),
    /** 1-based; 0 before the start. */
    week: z.int(),
    totalWeeks: z.int(),
    blocks: z.array(loggedBlock),
    plannedMinutes: z.int(),
    loggedMinutes: z.int(),
    /** The next day with blocks after today. */
    next: z.object({ date: localDate, blocks: z.array(loggedBlock) }).nullable(),
    slipped: z.array(loggedBlock),
    /** The proof that is nearest: a signal that could tick next. */
    nextProof: z.object({ itemId, title: z.string(), missing: z.string(), date: localDate.nullable() }).nullable(),
    /** Quick wins that are still open. */
    quickWins: z.array(z.object({ itemId, title: z.string(), text: z.string() })),
    /** Checks that passed once and fail now: the learner hears it before an employer does. */
    failing: z.array(
      z.object({ projectId: id, project: z.string(), check: z.string(), title: z.string(), runId: id, at: instant }),
    ),
    /** Cards of the review that are due, within the day's cap. */
    dueCards: z.int(),
    /** The retrospective to mention: for a week from its date on; `id` where it is begun. */
    retroDue: z.object({ id: id.nullable(), from: localDate, to: localDate, due: localDate }).nullable(),
    /** What was written last: a note on an item, or the code of a challenge. */
    leftOff: z.object({ kind: z.enum(['note', 'code']), id: z.string(), title: z.string(), at: instant }).nullable(),
    timer: timer.nullable(),
    track: z.object({
      /** Minutes planned before today, and logged before today. */
      plannedToDate: z.int(),
      loggedToDate: z.int(),
      endDate: localDate.nullable(),
      forecast: forecast.nullable(),
      signalsDone: z.int(),
      signalsTotal: z.int(),
    }),
    /** Total of the running week, Monday to Sunday. */
    weekSoFar: z.object({ plannedMinutes: z.int(), loggedMinutes: z.int() }),
  })
  .meta({ id: 'Today' });

const planResult = z.object({ report: reflowReport, endDate: localDate.nullable(), forecast: forecast.nullable() });

export const planRoutes = {
  getToday: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/today',
    feature: 'plan',
    params: programmeParams,
    summary: 'What to do today, and whether the programme is on track.',
    response: today,
  }),
  getPlan: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/plan',
    feature: 'plan',
    params: programmeParams,
    summary: 'The dated plan, the burn-up and the forecast.',
    query: z.object({ from: localDate.optional(), to: localDate.optional() }),
    response: planView,
  }),
  previewPlan: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/plan/preview',
    feature: 'plan',
    effect: 'none',
    params: programmeParams,
    summary: 'What a plan with these settings would look like; stores nothing.',
    body: planSettings,
    response: z.object({
      endDate: localDate.nullable(),
      forecast: forecast.nullable(),
      weeks: z.int(),
      totalMinutes: z.int(),
      firstBlocks: z.array(block),
      unplaced: z.array(z.object({ itemId, minutes: z.int() })),
    }),
  }),
  putSettings: defineRoute({
    method: 'PUT',
    path: '/api/programmes/{programme}/settings',
    feature: 'plan',
    params: programmeParams,
    summary: 'Set start date, hours, days off and pace, and plan accordingly.',
    body: planSettings,
    response: planResult,
  }),
  reflowPlan: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/plan/reflow',
    feature: 'plan',
    params: programmeParams,
    summary: 'Plan again from today: missed blocks find a new date.',
    response: planResult,
  }),
  moveBlock: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/blocks/{block}/move',
    feature: 'plan',
    params: blockParams,
    summary: 'Move a block to another day; the rest flows around it.',
    body: z.strictObject({ date: localDate }),
    response: planResult,
  }),
  releaseBlock: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/blocks/{block}/release',
    feature: 'plan',
    params: blockParams,
    summary: 'Let a moved block flow with the others again.',
    response: planResult,
  }),
};
