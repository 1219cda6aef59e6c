import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, itemId, slug } from '../schemas/common.ts';
import { itemChange } from './items.ts';
import { programmeParams } from './programmes.ts';

const explanationParams = programmeParams.extend({ explanation: slug.meta({ examples: ['how-the-web-works'] }) });
const attemptParams = explanationParams.extend({ attempt: id });
const at = '/api/programmes/{programme}/explanations/{explanation}';

/** Longer than any explanation may be, short enough to be judged in a moment. */
const text = z.string().max(20_000);
const html = z.string().meta({ description: 'HTML, safe to show.' });
const count = z.int().min(0);
const share = z.number().min(0).max(1);

export const explanationAnswer = z
  .union([z.int().min(0).max(20), z.string().max(500)])
  .nullable()
  .meta({
    id: 'ExplanationAnswer',
    description: 'The place of an option, counted from 0, or what you type; null where you do not know.',
  });
const answers = z.array(explanationAnswer).max(20);

export const explanationSummary = z
  .object({
    slug,
    title: z.string(),
    summary: z.string(),
    about: z.array(itemId),
    words: z.object({ least: count, most: count }),
    /** Ideas that the rubric asks for. */
    ideas: count,
    /** Questions about a request and its response; 0 where the subject has nothing to do with HTTP. */
    questions: count,
    /** Attempts that ended. */
    finished: count,
    passed: z.boolean(),
    /** Whether an attempt waits to be continued. */
    isOpen: z.boolean(),
  })
  .meta({ id: 'ExplanationSummary' });

const quote = z
  .object({ start: count, end: count, text: z.string() })
  .meta({ description: 'A piece of the text. Offsets count UTF-16 units; the end is not included.' });

export const explanationIdea = z.object({
  id: z.string(),
  name: z.string(),
  /** A text without it cannot pass. */
  must: z.boolean(),
  quote: quote.nullable(),
  advice: z.string().meta({ description: 'Where to look; empty where the idea was found.' }),
  means: z.string().meta({ description: 'The idea in full; empty until the explanation has passed.' }),
});

export const textProblem = z.enum(['short', 'long', 'list', 'copied', 'repeated', 'crammed']);

export const explanationResult = z
  .object({
    passed: z.boolean(),
    words: count,
    counted: count.meta({ description: 'Words in sentences that were read: whole, new, and your own.' }),
    share: share.meta({ description: 'Share of the ideas that were found.' }),
    ideas: z.array(explanationIdea),
    misconceptions: z.array(z.object({ id: z.string(), name: z.string(), why: z.string(), quote })),
    problems: z.array(z.object({ kind: textProblem, message: z.string() })),
    /** Questions that were answered right. */
    right: count,
    /** What the evidence counts as; null without a pass. */
    strength: z.enum(['claimed', 'checked']).nullable(),
    digest: z.string().meta({ description: 'SHA-256 of the text as UTF-8, in hex: an endorsement names it.' }),
  })
  .meta({ id: 'ExplanationResult' });

export const explanationQuestion = z
  .object({
    /** Counted from 1. */
    number: z.int(),
    html,
    question: z.string().meta({ description: 'Markdown.' }),
    options: z.array(z.string()).meta({ description: 'By place; empty where the answer is typed.' }),
    answer: explanationAnswer,
    /** null until the attempt is over: nothing before gives it away. */
    result: z
      .object({
        right: z.boolean(),
        rightPlace: z.int().nullable(),
        rightText: z.string().nullable(),
        html: z.string(),
        why: z.string().meta({ description: 'The same as Markdown.' }),
      })
      .nullable(),
  })
  .meta({ id: 'ExplanationQuestion' });

const message = { headers: z.array(z.tuple([z.string(), z.string()])), body: z.string().nullable() };

export const explanationExchange = z
  .object({
    /** The run that it comes from; null for the sample of the content pack. */
    run: id.nullable(),
    check: z.string().nullable(),
    base: z.string().nullable(),
    method: z.string(),
    target: z.string(),
    request: z.object(message),
    response: z.object({ status: z.int(), ...message }),
  })
  .meta({ id: 'ExplanationExchange' });

export const explanationAttempt = z
  .object({
    id,
    explanation: slug,
    title: z.string(),
    html: html.meta({ description: 'What is asked.' }),
    guidance: html,
    words: z.object({ least: count, most: count }),
    text: z.string(),
    version: z.int(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    exchange: explanationExchange.nullable(),
    questions: z.array(explanationQuestion),
    result: explanationResult.nullable(),
  })
  .meta({ id: 'ExplanationAttempt' });

export const explanationDetail = explanationSummary
  .extend({
    html: html.meta({ description: 'What is asked.' }),
    markdown: z.string().meta({ description: 'The same as it was written.' }),
    guidance: html,
    /** Checks of which a passed run gives the questions. */
    checks: z.array(z.string()),
    /** Whether there is such a run; without one a sample is asked about, and a pass counts as claimed. */
    hasOwnRun: z.boolean(),
    open: id.nullable().meta({ description: 'The attempt that waits to be continued.' }),
    /** Attempts that ended, newest first; at most 50. */
    attempts: z.array(
      z.object({
        id,
        finishedAt: instant,
        passed: z.boolean(),
        found: count,
        ideas: count,
        right: count,
        questions: count,
      }),
    ),
  })
  .meta({ id: 'ExplanationDetail' });

export const explanationRoutes = {
  listExplanations: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/explanations',
    feature: 'explanations',
    params: programmeParams,
    summary: 'Everything there is to explain, and how it stands.',
    response: z.object({ explanations: z.array(explanationSummary) }),
  }),
  getExplanation: defineRoute({
    method: 'GET',
    path: at,
    feature: 'explanations',
    params: explanationParams,
    summary: 'One explanation: what is asked, and the attempts so far.',
    response: explanationDetail,
  }),
  startExplanation: defineRoute({
    method: 'POST',
    path: `${at}/attempts`,
    feature: 'explanations',
    params: explanationParams,
    status: 201,
    summary: 'Start an attempt with the last text and fresh questions; one that is open is continued.',
    body: z.strictObject({}),
    response: explanationAttempt,
  }),
  getExplanationAttempt: defineRoute({
    method: 'GET',
    path: `${at}/attempts/{attempt}`,
    feature: 'explanations',
    params: attemptParams,
    summary: 'An attempt: the text, the exchange and its questions, and the result once it is over.',
    response: explanationAttempt,
  }),
  saveExplanation: defineRoute({
    method: 'PUT',
    path: `${at}/attempts/{attempt}/draft`,
    feature: 'explanations',
    params: attemptParams,
    bodyLimit: 200_000,
    summary: 'Save what is being written; with `version`, only if no other page wrote since.',
    body: z.strictObject({ text, answers, version: z.int().optional() }),
    response: z.object({ version: z.int() }),
  }),
  finishExplanation: defineRoute({
    method: 'POST',
    path: `${at}/attempts/{attempt}/finish`,
    feature: 'explanations',
    params: attemptParams,
    bodyLimit: 200_000,
    summary: 'Hand it in: the text is held against the rubric, the answers are judged, and a pass becomes evidence.',
    body: z.strictObject({ text, answers }),
    response: z.object({ attempt: explanationAttempt, change: itemChange.nullable() }),
  }),
};
