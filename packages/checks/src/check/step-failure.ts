import type { Answer } from './answer.ts';

export interface FailureFacts {
  expected: string;
  actual: string;
  advice: string;
  /** The exchange it is about, where it is about one. */
  answer?: Answer;
}

/** The learner's server did something else than the brief says. Thrown by what `Tools` and `Answer` offer. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts) {
    super(`expected ${facts.expected}, got ${facts.actual}`);
    this.facts = facts;
  }
}

/** The check itself is wrong: a request it did not declare, a result it cannot have. Ends the run as an error of ours. */
export class CheckDefect extends Error {
  override readonly name = 'CheckDefect';
}
