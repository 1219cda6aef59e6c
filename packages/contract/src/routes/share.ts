import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { itemId, localDate } from '../schemas/common.ts';
import { itemState } from '../schemas/learning.ts';
import { programmeParams } from './programmes.ts';
import { weekNumber } from './weeks.ts';

/** The parts of a card that a learner may leave out. */
export const SHARED_PARTS = ['hours', 'titles', 'signals'] as const;

const strength = z.enum(['claimed', 'checked', 'verified', 'endorsed']);

/** A week of the programme, and what is left out of it. */
const weekQuery = z.strictObject({
  week: weekNumber,
  hide: z
    .string()
    .regex(/^(hours|titles|signals)(,(hours|titles|signals))*$/)
    .optional()
    .meta({ description: 'What to leave out.', examples: ['hours,titles'] }),
});

export const sharedWeek = z
  .object({
    week: z.int(),
    /** The latest that has begun. */
    latest: z.int(),
    from: localDate,
    to: localDate,
    /** Of the programme. */
    title: z.string(),
    plannedMinutes: z.int(),
    loggedMinutes: z.int(),
    /** What was proved, the strongest first. Applications for jobs are never among it. */
    proved: z.array(z.object({ title: z.string(), strength })),
    /** All signals at the end of the week; `strength` is null for those that are not reached. */
    signals: z.array(z.object({ itemId, title: z.string(), strength: strength.nullable(), isNew: z.boolean() })),
    /** A text to begin with. */
    post: z.string(),
  })
  .meta({ id: 'SharedWeek' });

export const communities = z
  .object({
    communities: z.array(
      z.object({
        name: z.string(),
        url: z.string(),
        /** What it is for. */
        about: z.string(),
        /** How to say hello there. */
        hello: z.string(),
      }),
    ),
    /** The item of the roadmap that is done by saying hello; null where it has none. */
    item: z.object({ itemId, title: z.string(), state: itemState }).nullable(),
  })
  .meta({ id: 'Communities' });

export const shareRoutes = {
  getSharedWeek: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/share/week',
    feature: 'share',
    params: programmeParams,
    summary: 'The facts of a week, and a post that tells them; nothing is sent anywhere.',
    query: weekQuery,
    response: sharedWeek,
  }),
  drawSharedWeek: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/share/week/card.svg',
    feature: 'share',
    params: programmeParams,
    summary: 'The card of a week as a picture.',
    query: weekQuery.extend({ theme: z.enum(['light', 'dark']).optional() }),
    raw: 'image/svg+xml',
  }),
  listCommunities: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/communities',
    feature: 'share',
    params: programmeParams,
    summary: 'Communities that the content pack recommends, and the item that is done by saying hello.',
    response: communities,
  }),
};
