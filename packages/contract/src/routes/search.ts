import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { programmeParams } from './programmes.ts';

export const FOUND_KINDS = ['item', 'note', 'challenge', 'exercise', 'quiz', 'explanation', 'brief', 'card'] as const;

export const found = z
  .object({
    kind: z.enum(FOUND_KINDS),
    /** What it is about: the id of an item or card, the slug of a challenge, quiz, explanation or check. */
    id: z.string(),
    title: z.string(),
    /** The place of its text that fits best; empty where only the title fits. */
    text: z.string(),
    /** Where the words stand in `text`: from, to. */
    marks: z.array(z.tuple([z.int(), z.int()])),
  })
  .meta({ id: 'Found' });

export const searchRoutes = {
  search: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/search',
    feature: 'search',
    params: programmeParams,
    summary: 'Search items, notes, cards, challenges, quizzes, explanations and briefs; the best first.',
    query: z.object({
      q: z.string().max(200).default(''),
      limit: z
        .string()
        .regex(/^([1-9]\d?|100)$/)
        .optional(),
    }),
    response: z.object({ total: z.int(), found: z.array(found) }),
  }),
};
