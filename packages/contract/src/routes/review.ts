import type * as learning from '@waymark/learning';
import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, itemId } from '../schemas/common.ts';
import { programmeParams } from './programmes.ts';

const cardParams = programmeParams.extend({ card: id });
const at = '/api/programmes/{programme}/review';

export const rating = z.enum(['again', 'hard', 'good', 'easy']) satisfies z.ZodType<learning.RecallRating>;
const source = z.enum(['quiz', 'challenge', 'own']) satisfies z.ZodType<learning.CardSource>;
/** Written in one way, so that moments compare as text. */
const madeAt = z.iso.datetime({ precision: 3, error: 'write the moment in UTC, like 2027-01-04T18:30:00.000Z' }).meta({
  description:
    'When the card was rated, where that only arrives now; no later than now and no earlier than its last review.',
});
const html = z.string().meta({ description: 'HTML, safe to show.' });

const side = z.string().trim().min(1, { error: 'write something on both sides' }).max(20_000);
const tag = z.string().regex(/^\S{1,100}$/, { error: 'a tag is one word of at most 100 characters' });
const given = {
  front: side,
  back: side,
  tags: z.array(tag).max(20).default([]),
  itemId: itemId.nullable().default(null),
};

export const card = z
  .object({
    id,
    source,
    /** The learner's own can be edited and deleted; the others only set aside. */
    isOwn: z.boolean(),
    front: z.string().meta({ description: 'Markdown.' }),
    back: z.string().meta({ description: 'Markdown.' }),
    tags: z.array(z.string()),
    itemId: itemId.nullable(),
    /** Where to go on from it: a challenge's page; null where there is none. */
    link: z.object({ kind: z.enum(['challenge', 'quiz']), slug: z.string() }).nullable(),
    /** null for one that was never reviewed. */
    dueAt: instant.nullable(),
    reviews: z.int(),
    lapses: z.int(),
    aside: z.object({ why: z.enum(['suspended', 'leech']), at: instant, note: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Card' });

export const reviewCard = card
  .extend({
    frontHtml: html,
    backHtml: html,
    dueAfter: z.record(rating, instant).meta({ description: 'When it comes back, for each rating.' }),
  })
  .meta({ id: 'ReviewCard' });

const retention = z.object({
  cards: z.int(),
  mean: z.number().nullable().meta({ description: 'Mean chance to remember one of them, 0 to 1.' }),
  fading: z.int().meta({ description: 'How many are about to be forgotten.' }),
}) satisfies z.ZodType<learning.Retention>;

export const reviewQueue = z
  .object({
    /** What everything here is reckoned from. */
    now: instant,
    /** What to review now, in order; never more than today's cap. */
    cards: z.array(reviewCard),
    dailyCap: z.int(),
    /** Different cards reviewed today. */
    reviewedToday: z.int(),
    /** Cards that are due or new beyond what today's cap takes. */
    waiting: z.int(),
    /** All cards that take part. */
    total: z.int(),
    setAside: z.int(),
    nextDueAt: instant.nullable(),
    canUndo: z.boolean(),
    retention: retention.extend({
      nextWeek: retention.meta({ description: 'In seven days, if nothing is reviewed until then.' }),
    }),
  })
  .meta({ id: 'ReviewQueue' });

export const reviewRoutes = {
  getReview: defineRoute({
    method: 'GET',
    path: at,
    feature: 'review',
    params: programmeParams,
    summary: 'The cards to review now.',
    response: reviewQueue,
  }),
  rateCard: defineRoute({
    method: 'POST',
    path: `${at}/cards/{card}/ratings`,
    feature: 'review',
    params: cardParams,
    status: 201,
    summary: 'Say how well a card was remembered; `reviews` is how often it had been reviewed when you saw it.',
    body: z.strictObject({ rating, reviews: z.int().min(0), at: madeAt.optional() }),
    response: reviewQueue,
  }),
  undoReview: defineRoute({
    method: 'POST',
    path: `${at}/undo`,
    feature: 'review',
    params: programmeParams,
    summary: 'Take the last review of today back.',
    body: z.strictObject({}),
    response: z.object({ card: id, queue: reviewQueue }),
  }),
  setReviewCap: defineRoute({
    method: 'PUT',
    path: `${at}/settings`,
    feature: 'review',
    params: programmeParams,
    summary: 'How many cards a day.',
    body: z.strictObject({ dailyCap: z.int().min(1).max(500) }),
    response: z.object({ dailyCap: z.int() }),
  }),
  listCards: defineRoute({
    method: 'GET',
    path: `${at}/cards`,
    feature: 'review',
    params: programmeParams,
    summary: 'Every card.',
    response: z.object({ cards: z.array(card) }),
  }),
  addCard: defineRoute({
    method: 'POST',
    path: `${at}/cards`,
    feature: 'review',
    params: programmeParams,
    status: 201,
    summary: 'Add a card of your own.',
    body: z.strictObject(given),
    response: card,
  }),
  editCard: defineRoute({
    method: 'PUT',
    path: `${at}/cards/{card}`,
    feature: 'review',
    params: cardParams,
    summary: 'Change a card of your own; with `version`, only if nobody wrote since.',
    body: z.strictObject({ ...given, version: z.int().optional() }),
    response: card,
  }),
  deleteCard: defineRoute({
    method: 'DELETE',
    path: `${at}/cards/{card}`,
    feature: 'review',
    params: cardParams,
    status: 204,
    summary: 'Delete a card of your own.',
  }),
  setCardAside: defineRoute({
    method: 'PUT',
    path: `${at}/cards/{card}/aside`,
    feature: 'review',
    params: cardParams,
    summary: 'Set a card aside, or bring it back.',
    body: z.strictObject({ aside: z.boolean() }),
    response: card,
  }),
  exportCards: defineRoute({
    method: 'GET',
    path: `${at}/cards.txt`,
    feature: 'review',
    params: programmeParams,
    raw: 'text/plain',
    summary: 'Every card as a text file that Anki imports.',
  }),
  importCards: defineRoute({
    method: 'POST',
    path: `${at}/import`,
    feature: 'review',
    params: programmeParams,
    bodyLimit: 5_000_000,
    summary: 'Take cards in from a text file as Anki writes it; what is there already is left alone.',
    body: z.strictObject({ text: z.string().max(4_000_000), itemId: itemId.nullable().default(null) }),
    response: z.object({
      added: z.int(),
      known: z.int().meta({ description: 'Cards that were there already.' }),
      problems: z.array(z.object({ line: z.int(), message: z.string() })),
    }),
  }),
};
