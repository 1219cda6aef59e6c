import type * as learning from '@waymark/learning';
import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, itemId, localDate, shortText } from '../schemas/common.ts';
import { forecast, reflowReport, strength } from '../schemas/learning.ts';
import { programmeParams } from './programmes.ts';

const at = '/api/programmes/{programme}/retros';
const retroParams = programmeParams.extend({ retro: id });
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const minutes = z.int().min(0);

const grade = z.enum(['kept', 'partly', 'not']);
const measure = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('hours'),
      minutes: z.int().min(5).max(10_080).meta({ description: 'Minutes a week.' }),
    }),
    z.strictObject({ kind: z.literal('items'), itemIds: z.array(itemId).min(1).max(20) }),
    z.strictObject({ kind: z.literal('proofs'), count: z.int().min(1).max(200) }),
  ])
  .meta({
    id: 'RetroMeasure',
    description: 'What the next retrospective counts: hours logged a week, items done, or things proved.',
  }) satisfies z.ZodType<learning.Measure>;

export const intention = z
  .strictObject({ text: z.string().max(500), measure: measure.nullable() })
  .meta({ id: 'RetroIntention' }) satisfies z.ZodType<learning.Intention>;

export const retroChange = z
  .strictObject({
    weeklyMinutes: z.int().min(0).max(10_080).nullable().default(null),
    longestSitting: z.int().min(15).max(600).nullable().default(null),
    daysOff: z
      .array(z.strictObject({ from: localDate, to: localDate, reason: shortText.default('') }))
      .max(20)
      .default([]),
    putOff: z
      .array(z.strictObject({ itemId, until: localDate }))
      .max(20)
      .default([]),
    focus: z
      .array(itemId)
      .max(10)
      .nullable()
      .default(null)
      .meta({ description: 'Items to take first; an empty list takes an earlier choice back.' }),
  })
  .meta({ id: 'RetroChange', description: 'What is null or empty stays as it is.' });

export const retroContent = z
  .strictObject({
    answers: z
      .array(z.strictObject({ promptId: id, text: z.string().max(20_000) }))
      .max(30)
      .default([]),
    /** The learner's own word on each of the last intentions; null leaves it to the facts. */
    words: z.array(grade.nullable()).max(3).default([]),
    intentions: z.array(intention).max(3).default([]),
    change: retroChange.prefault({}),
  })
  .meta({ id: 'RetroContent' });

const minutesOf = { plannedMinutes: minutes, loggedMinutes: minutes };

export const retroFacts = z
  .object({
    ...{ from: localDate, to: localDate, ...minutesOf },
    weeks: z.array(z.object({ from: localDate, to: localDate, ...minutesOf })),
    kinds: z.array(
      z.object({
        kind: z.enum(['scripted', 'study', 'deep-dive', 'deliverable', 'quick-win', 'hello', 'retro', 'unplanned']),
        ...minutesOf,
      }),
    ),
    blocks: z.object({ planned: count, done: count, partial: count, missed: count }),
    slipped: z.array(z.object({ title: z.string(), date: localDate, minutes, loggedMinutes: minutes })),
    signals: z.array(z.object({ itemId, title: z.string(), strength })),
    proved: z.array(z.object({ itemId, title: z.string(), kind: z.string(), strength, on: localDate })),
    struggles: z.array(
      z.object({
        kind: z.enum(['challenge', 'check', 'explanation']),
        subject: z.string(),
        title: z.string(),
        failures: count,
        mendedOn: localDate.nullable(),
      }),
    ),
    estimates: z.array(z.object({ itemId, title: z.string(), estimateMinutes: minutes, actualMinutes: minutes })),
    cards: z.object({ reviews: count, remembered: share.nullable(), retention: share.nullable() }),
    quizzes: z.object({ finished: count, meanScore: share.nullable() }),
    explanations: z.object({ finished: count, passed: count }),
  })
  .meta({ id: 'RetroFacts' }) satisfies z.ZodType<learning.RetroFacts>;

const gradedIntention = intention
  .extend({
    measured: z.object({ grade, figures: z.string() }).nullable(),
    word: grade.nullable(),
    grade: grade.nullable(),
  })
  .meta({ id: 'RetroGradedIntention' }) satisfies z.ZodType<learning.GradedIntention>;

export const retroPeriod = z
  .object({
    number: z.int().min(1),
    ...{ from: localDate, to: localDate, due: localDate },
    state: z.enum(['held', 'due', 'missed', 'coming']),
  })
  .meta({ id: 'RetroPeriod' }) satisfies z.ZodType<learning.RetroPeriod>;

const outlook = z.object({ endDate: localDate.nullable(), forecast: forecast.nullable() });

/** What an answer does, or did, to the plan. */
export const retroEffect = z
  .object({
    /** What changes, in words; empty where only what slipped finds a new date. */
    told: z.array(z.string()),
    before: outlook,
    after: outlook,
    /** The first of the blocks that move, and how many move in all. */
    report: reflowReport,
    moved: count,
  })
  .meta({ id: 'RetroEffect' });

export const retro = z
  .object({
    id,
    number: z.int().min(1),
    ...{ from: localDate, to: localDate, startedAt: instant },
    finishedAt: instant.nullable(),
    version: z.int(),
    /** The questions, each with what the facts say to it. */
    prompts: z.array(z.object({ promptId: id, title: z.string(), firstWords: z.string() })),
    content: retroContent,
    facts: retroFacts,
    /** The intentions of the one before. */
    graded: z.array(gradedIntention),
    /** null while it is being written. */
    effect: retroEffect.nullable(),
  })
  .meta({ id: 'Retro' });

/** What the learner chooses from while writing. */
export const retroDesk = z
  .object({
    retro,
    /** Open work, in the plan's order. */
    work: z.array(z.object({ itemId, title: z.string(), minutes })),
    weeklyMinutes: minutes,
    longestSitting: minutes,
    focus: z.array(itemId),
    today: localDate,
  })
  .meta({ id: 'RetroDesk' });

export const retroJournal = z
  .object({
    /** The latest that has come and was not held. */
    due: retroPeriod.nullable(),
    coming: retroPeriod.nullable(),
    missed: z.array(retroPeriod),
    /** Begun and not finished. */
    drafts: z.array(z.object({ id, number: z.int(), from: localDate, to: localDate, startedAt: instant })),
    /** Finished ones, newest first. */
    retros: z.array(retro),
    /** Whether there are older ones: ask with `before`. */
    more: z.boolean(),
  })
  .meta({ id: 'RetroJournal' });

export const retroRoutes = {
  listRetros: defineRoute({
    method: 'GET',
    path: at,
    feature: 'retros',
    params: programmeParams,
    summary: 'The journal of retrospectives, newest first, and which one is due.',
    query: z.object({ before: localDate.optional(), limit: z.coerce.number().int().min(1).max(100).default(26) }),
    response: retroJournal,
  }),
  startRetro: defineRoute({
    method: 'POST',
    path: at,
    feature: 'retros',
    params: programmeParams,
    status: 201,
    summary:
      'Begin the retrospective that is due, or the one of the fortnight that ends on `to`; a draft is continued.',
    body: z.strictObject({ to: localDate.optional() }),
    response: retroDesk,
  }),
  getRetro: defineRoute({
    method: 'GET',
    path: `${at}/{retro}`,
    feature: 'retros',
    params: retroParams,
    summary: 'A retrospective with the facts of its fortnight, and what there is to choose from.',
    response: retroDesk,
  }),
  saveRetro: defineRoute({
    method: 'PUT',
    path: `${at}/{retro}/draft`,
    feature: 'retros',
    params: retroParams,
    summary: 'Save what is being written, where `version` is the one that was read.',
    body: z.strictObject({ content: retroContent, version: z.int().min(0).optional() }),
    response: z.object({ version: z.int() }),
  }),
  previewRetro: defineRoute({
    method: 'POST',
    path: `${at}/{retro}/preview`,
    feature: 'retros',
    effect: 'none',
    params: retroParams,
    summary: 'What an answer would do to the plan and its end; stores nothing.',
    body: retroChange,
    response: retroEffect,
  }),
  finishRetro: defineRoute({
    method: 'POST',
    path: `${at}/{retro}/finish`,
    feature: 'retros',
    params: retroParams,
    summary: 'End a retrospective: it is never changed again, and the plan follows the answer.',
    body: z.strictObject({ content: retroContent, version: z.int().min(0).optional() }),
    response: retro,
  }),
  discardRetro: defineRoute({
    method: 'DELETE',
    path: `${at}/{retro}`,
    feature: 'retros',
    params: retroParams,
    summary: 'Throw a draft away; a finished one stays.',
    status: 204,
  }),
};
