/** What a look back at a fortnight is made of. Minutes throughout; dates are the learner's own. */
import type { BlockKind, DayOff, Instant, LocalDate, Strength } from '../types.ts';
import type { WeekSummary } from '../progress/types.ts';

/** A stretch of the programme that a retrospective looks back on. */
export interface RetroPeriod {
  /** 1-based, counted from the start of the plan. */
  number: number;
  /** First and last day, both included. */
  from: LocalDate;
  to: LocalDate;
  /** The day for it: the plan's, or the last day of the stretch with study time. */
  due: LocalDate;
  /** `due`: the latest that has come; `missed`: an earlier one that was not held. */
  state: 'held' | 'due' | 'missed' | 'coming';
}

/** Something that was tried and judged. */
export interface Attempt {
  kind: 'challenge' | 'check' | 'explanation';
  /** Which one of that kind. */
  subject: string;
  title: string;
  passed: boolean;
  at: Instant;
}

/** What was tried and did not pass at first. */
export interface Struggle {
  kind: Attempt['kind'];
  subject: string;
  title: string;
  /** Attempts that did not pass before the first that did. */
  failures: number;
  /** When it passed after that; null where it has not yet. */
  mendedOn: LocalDate | null;
}

export interface ProvedThing {
  itemId: string;
  title: string;
  kind: string;
  strength: Strength;
  on: LocalDate;
}

/** Everything that is known of a fortnight. */
export interface RetroFacts {
  from: LocalDate;
  to: LocalDate;
  plannedMinutes: number;
  loggedMinutes: number;
  weeks: { from: LocalDate; to: LocalDate; plannedMinutes: number; loggedMinutes: number }[];
  /** By kind of block; `unplanned` is time that belongs to no block. */
  kinds: { kind: BlockKind | 'unplanned'; plannedMinutes: number; loggedMinutes: number }[];
  blocks: WeekSummary['blocks'];
  /** Blocks that were missed or half done, oldest first. */
  slipped: { title: string; date: LocalDate; minutes: number; loggedMinutes: number }[];
  /** Signals that became true. */
  signals: { itemId: string; title: string; strength: Strength }[];
  /** Evidence that came in and stands, the strongest of each thing. */
  proved: ProvedThing[];
  struggles: Struggle[];
  /** Items that were finished with time logged on them: what was estimated, and what it took. */
  estimates: { itemId: string; title: string; estimateMinutes: number; actualMinutes: number }[];
  cards: {
    reviews: number;
    /** Share of the reviews in which the card was remembered; null without reviews. */
    remembered: number | null;
    /** Mean chance to remember a known card now; null without cards. */
    retention: number | null;
  };
  quizzes: { finished: number; meanScore: number | null };
  explanations: { finished: number; passed: number };
}

/** How an intention can be measured. */
export type Measure =
  | { kind: 'hours'; /** A week. */ minutes: number }
  | { kind: 'items'; itemIds: string[] }
  /** Challenges, checks, quizzes and explanations with a result, each counted once. */
  | { kind: 'proofs'; count: number };

export interface Intention {
  text: string;
  /** null where only the learner can tell. */
  measure: Measure | null;
}

export type Grade = 'kept' | 'partly' | 'not';

export interface GradedIntention extends Intention {
  /** What the facts say, with the figures; null where nothing can be measured. */
  measured: { grade: Grade; figures: string } | null;
  /** What the learner says; null where they say nothing. */
  word: Grade | null;
  /** The learner's word, else the facts'; null while neither speaks. */
  grade: Grade | null;
}

/** What the answer changes in the plan. Whatever is null or empty stays as it is. */
export interface RetroChange {
  weeklyMinutes: number | null;
  longestSitting: number | null;
  daysOff: DayOff[];
  putOff: { itemId: string; until: LocalDate }[];
  /** Items to take first, in this order; an empty list takes an earlier choice back. */
  focus: string[] | null;
}
