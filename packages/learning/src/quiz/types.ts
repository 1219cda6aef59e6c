/** A quiz as it is written in a content pack, and what becomes of it in an attempt. */

export interface Quiz {
  slug: string;
  title: string;
  /** One sentence for the list. */
  summary: string;
  /** Ids of the roadmap's items that it belongs to. */
  about: string[];
  /** Questions in one attempt. */
  draw: number;
  /** The pool that attempts draw from. */
  items: QuizItem[];
}

export type QuizItem = ChoiceItem | OrderItem | TextItem | PrintsItem;

interface Common {
  /** Unique in the quiz. It may give the answer away, so it is not shown before. */
  id: string;
  topic: string;
  /** Markdown. */
  question: string;
}

/** One or several of the options are right. */
export interface ChoiceItem extends Common {
  kind: 'single' | 'multiple';
  options: QuizOption[];
}

/** Markdown throughout. */
export interface QuizOption {
  text: string;
  right: boolean;
  why: string;
}

/** Steps to bring in order; listed in the right one. */
export interface OrderItem extends Common {
  kind: 'order';
  steps: string[];
  why: string;
}

interface Typed extends Common {
  why: string;
  /** Wrong answers that people give for a reason, each with its own explanation. */
  near: NearMiss[];
}

export interface NearMiss {
  text: string;
  why: string;
}

/** A short text, compared without case, marks and double blanks. */
export interface TextItem extends Typed {
  kind: 'text';
  accept: string[];
}

/** "What does this print?" */
export interface PrintsItem extends Typed {
  kind: 'prints';
  language: 'python' | 'javascript';
  code: string;
  /** Exact standard output, without the final line break. */
  output: string;
}

/** One question of an attempt: which item, and in which order its options or steps are shown. */
export interface Drawn {
  id: string;
  /** For each place on the page, which option or step stands there; empty where there is nothing to shuffle. */
  shown: number[];
}

/**
 * What a learner answers: for choices the places that are ticked, in any order; for an order the places in the order
 * that the learner brought them into; otherwise the text.
 */
export type QuizAnswer = number[] | string;

/** Why something is right or wrong. */
export interface Explanation {
  /** The option, the step or the typed answer that is explained; empty for the question as a whole. */
  text: string;
  right: boolean;
  chosen: boolean;
  /** Markdown. */
  why: string;
}

export interface Scored {
  right: boolean;
  explanations: Explanation[];
  /** What would have been right, for a person: texts of the options or steps, or the answer to type. */
  key: string[];
}
