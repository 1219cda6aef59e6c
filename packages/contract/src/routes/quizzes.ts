import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, itemId, slug } from '../schemas/common.ts';
import { itemChange } from './items.ts';
import { programmeParams } from './programmes.ts';

const quizParams = programmeParams.extend({ quiz: slug.meta({ examples: ['how-the-web-works'] }) });
const attemptParams = quizParams.extend({ attempt: id });
const at = '/api/programmes/{programme}/quizzes/{quiz}';

const share = z.number().min(0).max(1);

const quizScore = z.object({
  attempt: id,
  right: z.int(),
  questions: z.int(),
  score: share.meta({ description: 'Share of right answers, 0 to 1.' }),
  finishedAt: instant,
});

export const quizSummary = z
  .object({
    slug,
    title: z.string(),
    summary: z.string(),
    about: z.array(itemId),
    topics: z.array(z.string()),
    /** In one attempt. */
    questions: z.int(),
    /** In the pool that attempts draw from. */
    pool: z.int(),
    /** Finished attempts, oldest first: the trend. */
    scores: z.array(quizScore),
    best: share.nullable(),
    last: share.nullable(),
    /** Whether an attempt waits to be continued. */
    isOpen: z.boolean(),
  })
  .meta({ id: 'QuizSummary' });

const html = z.string().meta({ description: 'HTML, safe to show.' });

/** Places on the page, or the text that was typed: what it is depends on the kind of question. */
export const quizAnswer = z.union([z.array(z.int().min(0).max(20)).max(20), z.string().max(2_000)]).meta({
  id: 'QuizAnswer',
  description:
    'single, multiple: the places of the ticked options, counted from 0. order: the places of the steps in the order you bring them into. text, prints: what you type.',
});

export const quizResult = z
  .object({
    right: z.boolean(),
    /** What would have been right, in the order on the page; empty where it is typed. */
    rightPlaces: z.array(z.int()),
    /** What would have been right, as text, where it is typed. */
    rightText: z.string().nullable(),
    /** Of every option, by place; of a known wrong answer; of the question as a whole (`place` null). */
    explanations: z.array(z.object({ place: z.int().nullable(), right: z.boolean(), chosen: z.boolean(), html })),
  })
  .meta({ id: 'QuizAnswerResult' });

export const quizQuestion = z
  .object({
    /** Counted from 1. */
    number: z.int(),
    kind: z.enum(['single', 'multiple', 'order', 'text', 'prints']),
    topic: z.string(),
    html,
    code: z.object({ language: z.enum(['python', 'javascript']), text: z.string() }).nullable(),
    /** Options or steps, by place; empty where the answer is typed. */
    options: z.array(html),
    /** The same as plain text, for a terminal. */
    texts: z.array(z.string()),
    question: z.string().meta({ description: 'Markdown.' }),
    answer: quizAnswer.nullable(),
    submitted: z.boolean(),
    /** null until the answer is submitted: nothing before gives it away. */
    result: quizResult.nullable(),
  })
  .meta({ id: 'QuizQuestion' });

export const quizAttempt = z
  .object({
    id,
    quiz: slug,
    title: z.string(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    questions: z.array(quizQuestion),
    right: z.int().nullable().meta({ description: 'Right answers; null before the end.' }),
    score: share.nullable(),
    /** Finished attempts at this quiz, oldest first, this one included. */
    scores: z.array(quizScore),
  })
  .meta({ id: 'QuizAttempt' });

export const quizRoutes = {
  listQuizzes: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/quizzes',
    feature: 'quizzes',
    params: programmeParams,
    summary: 'Every quiz with its scores so far.',
    response: z.object({ quizzes: z.array(quizSummary) }),
  }),
  startQuiz: defineRoute({
    method: 'POST',
    path: `${at}/attempts`,
    feature: 'quizzes',
    params: quizParams,
    status: 201,
    summary: 'Start an attempt; one that is open is continued.',
    body: z.strictObject({}),
    response: quizAttempt,
  }),
  getQuizAttempt: defineRoute({
    method: 'GET',
    path: `${at}/attempts/{attempt}`,
    feature: 'quizzes',
    params: attemptParams,
    summary: 'An attempt: its questions, what was answered, and the explanations of what was submitted.',
    response: quizAttempt,
  }),
  answerQuiz: defineRoute({
    method: 'PUT',
    path: `${at}/attempts/{attempt}/answers/{question}`,
    feature: 'quizzes',
    params: attemptParams.extend({ question: z.string().regex(/^[1-9]\d{0,2}$/) }),
    summary: 'Save an answer; with `submit` it is final and the explanation comes back.',
    body: z.strictObject({ answer: quizAnswer, submit: z.boolean().default(false) }),
    response: quizQuestion,
  }),
  finishQuiz: defineRoute({
    method: 'POST',
    path: `${at}/attempts/{attempt}/finish`,
    feature: 'quizzes',
    params: attemptParams,
    summary: 'End an attempt: questions without a submitted answer count as wrong, the score becomes evidence.',
    body: z.strictObject({}),
    response: z.object({
      attempt: quizAttempt,
      /** Cards that the wrong answers added to the review queue. */
      cards: z.int(),
      change: itemChange,
    }),
  }),
};
