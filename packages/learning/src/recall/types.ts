/** Cards that come back when they are about to be forgotten. */
import type { Instant } from '../types.ts';

/** How well a card was remembered: the four buttons. */
export const RATINGS = ['again', 'hard', 'good', 'easy'] as const;
export type RecallRating = (typeof RATINGS)[number];

/** Where a card came from: a quiz question answered wrong, a challenge that failed first, or the learner. */
export const CARD_SOURCES = ['quiz', 'challenge', 'own'] as const;
export type CardSource = (typeof CARD_SOURCES)[number];

/** What FSRS keeps of a card. Days and minutes are real time, not the learner's calendar. */
export interface Memory {
  state: 'new' | 'learning' | 'review' | 'relearning';
  due: Instant;
  /** Days after which the chance to remember has fallen to 90 %. */
  stability: number;
  /** 1 (easy) to 10. */
  difficulty: number;
  scheduledDays: number;
  /** Place in the short steps of a card that is being learned. */
  step: number;
  reps: number;
  /** How often it was forgotten after it had been known. */
  lapses: number;
  lastReview: Instant | null;
}

/** Why a card does not come up. */
export interface Aside {
  why: 'suspended' | 'leech';
  at: Instant;
  /** For the learner: what to do about it. */
  note: string;
}

export interface RecallCard {
  id: string;
  source: CardSource;
  memory: Memory;
  /** null for a card that takes part. */
  aside: Aside | null;
}

/** What a review stores, so that it can be taken back. */
export interface Review {
  cardId: string;
  rating: RecallRating;
  at: Instant;
  /** What the review found. */
  before: Pick<RecallCard, 'memory' | 'aside'>;
}
