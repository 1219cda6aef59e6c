/** A task to explain something in writing, as a content pack states it, and what becomes of a text. */
import type { Pattern } from './pattern.ts';

export interface ExplainTask {
  slug: string;
  title: string;
  /** One sentence for the list. */
  summary: string;
  /** Ids of the roadmap's items that it belongs to. */
  about: string[];
  /** Markdown: what is asked. */
  prompt: string;
  /** Markdown: how to begin. */
  guidance: string;
  /** Words that a text has to have, and may have at most. */
  words: { least: number; most: number };
  /** Share of the ideas from which on a text passes, 0 to 1. */
  pass: number;
  ideas: RequiredIdea[];
  misconceptions: Misconception[];
  /** Questions about a request and its response; null where the subject has nothing to do with HTTP. */
  exchange: ExchangeTask | null;
}

export interface RequiredIdea {
  id: string;
  /** Shown with the result. */
  name: string;
  /** What it means in full, shown once the explanation has passed. */
  means: string;
  /** Whether a text without it cannot pass, however much else it says. */
  must: boolean;
  /** Ways in which one sentence shows it. */
  shown: Pattern[];
  /** Shown where it lacks: where to look, not what to write. */
  advice: string;
}

/** Something that must not be said. */
export interface Misconception {
  id: string;
  name: string;
  stated: Pattern[];
  /** What is true instead. */
  why: string;
}

export interface ExchangeTask {
  /** Checks whose passed runs have exchanges worth asking about. */
  checks: string[];
  /** How many questions an attempt asks. */
  questions: number;
  /** Asked about where the learner has no such run yet. */
  sample: SeenExchange;
}

/** A request and its response, as a run of a check kept them. */
export interface SeenExchange {
  /** Scheme, host and port that were asked, e.g. `http://localhost:3000`; null where the record does not say. */
  base: string | null;
  method: string;
  /** Path and query. */
  target: string;
  request: SeenMessage;
  response: SeenMessage & { status: number };
}

export interface SeenMessage {
  headers: [name: string, value: string][];
  body: string | null;
}

/** A piece of the learner's text. Offsets count UTF-16 units, the end is not included. */
export interface Quote {
  start: number;
  end: number;
  text: string;
}

export interface IdeaResult {
  id: string;
  name: string;
  must: boolean;
  /** The first sentence that shows it; null where none does. */
  quote: Quote | null;
  /** Empty where it was found. */
  advice: string;
}

export interface MisconceptionResult {
  id: string;
  name: string;
  quote: Quote;
  why: string;
}

/** Why a text does not count although it may name every idea. */
export type TextProblem = 'short' | 'long' | 'list' | 'copied' | 'repeated' | 'crammed';

export interface TextScore {
  /** Of the whole text. */
  words: number;
  /** Of the sentences that were read: whole, new, and the learner's own. */
  counted: number;
  ideas: IdeaResult[];
  misconceptions: MisconceptionResult[];
  problems: TextProblem[];
  /** Share of the ideas that were found, 0 to 1. */
  share: number;
  passed: boolean;
}
