/** FSRS, the free spaced repetition scheduler, as the package ts-fsrs computes it; the only file that knows the package. */
import { forgetting_curve, fsrs, generatorParameters, Rating, State } from 'ts-fsrs';
import type { Card, Grade } from 'ts-fsrs';
import type { Instant } from '../types.ts';
import type { Memory, RecallRating } from './types.ts';

/** The chance to remember at which a card comes back. */
export const TARGET_RETENTION = 0.9;
/** Nothing that matters after half a year of study should stay away longer than a year. */
const LONGEST_DAYS = 365;
/** Minutes until a card that was not known comes again. */
const STEP = '10m';

/** Without fuzz: the same reviews at the same times give the same dates, everywhere. */
const PARAMETERS = generatorParameters({
  request_retention: TARGET_RETENTION,
  maximum_interval: LONGEST_DAYS,
  enable_fuzz: false,
  learning_steps: [STEP],
  relearning_steps: [STEP],
});
const FSRS = fsrs(PARAMETERS);

const GRADES: Record<RecallRating, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};
const STATES = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
} as const;
const STATE_NAMES = {
  [State.New]: 'new',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
} as const;
const DAY_MS = 86_400_000;

/** A card that was never reviewed, due at once. */
export function newMemory(now: Instant): Memory {
  return {
    state: 'new',
    due: now,
    stability: 0,
    difficulty: 0,
    scheduledDays: 0,
    step: 0,
    reps: 0,
    lapses: 0,
    lastReview: null,
  };
}

/** @param at no earlier than the last review */
export function next(memory: Memory, rating: RecallRating, at: Instant): Memory {
  const { card } = FSRS.next(toCard(memory), new Date(at), GRADES[rating]);
  return {
    state: STATE_NAMES[card.state],
    due: card.due.toISOString(),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    step: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    lastReview: at,
  };
}

/** The chance, 0..1, that the card is remembered at a moment; 0 for one that was never reviewed. */
export function retrievability({ state, stability, lastReview }: Memory, now: Instant): number {
  if (state === 'new' || lastReview === null) return 0;
  const days = Math.max(0, Date.parse(now) - Date.parse(lastReview)) / DAY_MS;
  return forgetting_curve(PARAMETERS.w, days, stability);
}

function toCard(memory: Memory): Card {
  return {
    due: new Date(memory.due),
    stability: memory.stability,
    difficulty: memory.difficulty,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type asks for it; the scheduler counts for itself
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.step,
    reps: memory.reps,
    lapses: memory.lapses,
    state: STATES[memory.state],
    ...(memory.lastReview === null ? {} : { last_review: new Date(memory.lastReview) }),
  };
}
