export { DEFAULT_DAILY_CAP, nextDueAt, reviewQueue, type QueueOptions } from './queue.ts';
export { retention, type Retention } from './retention.ts';
export { dueAfter, newCard, resumeCard, reviewCard, reviewedAt, suspendCard, undoReview } from './review.ts';
export { retrievability, TARGET_RETENTION } from './scheduler.ts';
export { CARD_SOURCES, RATINGS } from './types.ts';
export type { Aside, CardSource, Memory, RecallCard, RecallRating, Review } from './types.ts';
