import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant } from '../schemas/common.ts';
import { examples, language, verdict } from '../schemas/judge.ts';
import { signalStatus, strength } from '../schemas/learning.ts';
import { programmeParams } from './programmes.ts';

const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/)
  .meta({ examples: ['binary-search'] });
const challengeParams = programmeParams.extend({ challenge: slug });
const at = '/api/programmes/{programme}/practice/challenges/{challenge}';

/** Longest program that is taken in, in characters. */
const code = z.string().max(100_000);

export const submissionStatus = z.enum(['queued', 'pass', 'fail', 'error', 'superseded']);

export const challengeSummary = z
  .object({
    slug,
    title: z.string(),
    topic: z.string(),
    difficulty: z.int().min(1).max(3),
    kind: z.enum(['function', 'class', 'program', 'sql']),
    languages: z.array(language),
    state: z.enum(['new', 'tried', 'passed', 'moved-on']).meta({
      description: '`moved-on`: the learner decided that it is good enough without a pass; it never counts as passed.',
    }),
    /** Of the standing evidence; null without a pass. */
    strength: strength.nullable(),
    /** Judged submissions: an error of ours is none. */
    attempts: z.int(),
    lastAt: instant.nullable(),
  })
  .meta({ id: 'ChallengeSummary' });

export const submission = z
  .object({
    id,
    challenge: slug,
    language,
    code: z.string(),
    status: submissionStatus,
    verdict: verdict.nullable(),
    createdAt: instant,
    judgedAt: instant.nullable(),
  })
  .meta({ id: 'Submission' });

export const draft = z
  .object({ language, code: z.string(), version: z.int(), updatedAt: instant })
  .meta({ id: 'Draft' });

const hints = z.object({ shown: z.array(z.string()).meta({ description: 'HTML, safe to show.' }), total: z.int() });

export const challengeDetail = challengeSummary
  .extend({
    html: z.string().meta({ description: 'The statement (for SQL: lesson and task), safe to show.' }),
    markdown: z.string().meta({ description: 'The same as it was written.' }),
    /** Null for SQL. */
    examples: examples.nullable(),
    /** For SQL: statements that make the tables and rows the learner sees. */
    database: z.object({ schema: z.string(), rows: z.string() }).nullable(),
    starters: z.array(z.object({ language, code: z.string() })),
    drafts: z.array(draft),
    hints,
    solutions: z
      .array(z.object({ language, name: z.string(), code: z.string() }))
      .meta({ description: 'Model answers; none before a pass or before the learner moved on.' }),
    /** Newest first, without what was superseded; at most 50. */
    submissions: z.array(submission),
  })
  .meta({ id: 'ChallengeDetail' });

export const executor = z
  .object({
    id: z.string(),
    languages: z.array(language),
    available: z.boolean(),
    sandboxed: z.boolean(),
    runtime: z.string(),
    reason: z.string().meta({ description: 'Why it does not work here; empty where it does.' }),
    /** Whether the server judges with it. */
    chosen: z.boolean(),
  })
  .meta({ id: 'Executor' });

export const practiceRoutes = {
  getPractice: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/practice',
    feature: 'practice',
    params: programmeParams,
    summary: 'Every challenge with what became of it.',
    response: z.object({
      challenges: z.array(challengeSummary),
      /** The signals that challenges carry. */
      signals: z.array(signalStatus),
    }),
  }),
  getChallenge: defineRoute({
    method: 'GET',
    path: at,
    feature: 'practice',
    params: challengeParams,
    summary: 'One challenge: statement, examples, drafts, hints shown, history.',
    response: challengeDetail,
  }),
  putDraft: defineRoute({
    method: 'PUT',
    path: `${at}/draft`,
    feature: 'practice',
    params: challengeParams,
    summary: 'Save what is being written; with `version`, only if no other page wrote since.',
    body: z.strictObject({ language, code, version: z.int().optional() }),
    response: draft,
  }),
  showHint: defineRoute({
    method: 'POST',
    path: `${at}/hints`,
    feature: 'practice',
    params: challengeParams,
    status: 201,
    summary: 'Show the next hint.',
    body: z.strictObject({}),
    response: hints,
  }),
  moveOn: defineRoute({
    method: 'PUT',
    path: `${at}/moved-on`,
    feature: 'practice',
    params: challengeParams,
    summary: 'Say that it is good enough and move on, or come back to it.',
    body: z.strictObject({ movedOn: z.boolean() }),
    response: challengeSummary,
  }),
  submit: defineRoute({
    method: 'POST',
    path: `${at}/submissions`,
    feature: 'practice',
    params: challengeParams,
    status: 201,
    summary: 'Hand in a solution; it is judged with cases that nobody saw before.',
    body: z.strictObject({ language, code: code.min(1) }),
    response: submission,
  }),
  getSubmission: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/practice/submissions/{submission}',
    feature: 'practice',
    params: programmeParams.extend({ submission: id }),
    summary: 'A submission and its verdict; with `wait`, as soon as there is one.',
    query: z.object({
      wait: z.coerce.number().int().min(0).max(30_000).optional().meta({ description: 'At most so many ms.' }),
    }),
    response: submission,
  }),
  getJudge: defineRoute({
    method: 'GET',
    path: '/api/judge',
    feature: 'practice',
    summary: 'Which executors work here, and which the server judges with.',
    response: z.object({ executors: z.array(executor), waiting: z.int() }),
  }),
};
