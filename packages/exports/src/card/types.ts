/** The facts of a week that can be shared, and what of them is shown. */

export type CardStrength = 'claimed' | 'checked' | 'verified' | 'endorsed';

/** A week as it happened; minutes throughout, dates `YYYY-MM-DD`. */
export interface WeekFacts {
  /** 1-based, counted from the start of the plan. */
  week: number;
  from: string;
  to: string;
  /** Of the programme. */
  title: string;
  plannedMinutes: number;
  loggedMinutes: number;
  /** What was proved, the strongest first. */
  proved: readonly { title: string; strength: CardStrength }[];
  /** Every signal as it stood at the end of the week, in the roadmap's order; null for one that is not reached. */
  signals: readonly { title: string; strength: CardStrength | null; isNew: boolean }[];
}

/** The parts that a learner may leave out. */
export interface Shown {
  hours: boolean;
  /** What was proved by its name; without it only how much. */
  titles: boolean;
  signals: boolean;
}

export type CardTheme = 'light' | 'dark';

/** From the strongest to the weakest: the order in which they are told. */
export const STRENGTHS: readonly CardStrength[] = ['endorsed', 'verified', 'checked', 'claimed'];
