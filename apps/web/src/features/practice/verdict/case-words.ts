/** What the parts of a case are called: a function is called, a program reads and prints, a statement asks a database. */
import type { ChallengeSummary } from '@waymark/contract';

export type Kind = ChallengeSummary['kind'];

export interface CaseWords {
  /** Over the call; null where it is the learner's own code, which stands in the editor. */
  call: string | null;
  /** The same, short, over its column. */
  input: string | null;
  actual: string;
  stdout: string;
}

const CALLED: CaseWords = { call: 'Call', input: 'Called with', actual: 'Came out', stdout: 'Printed on the way' };

const WORDS: Record<Kind, CaseWords> = {
  function: CALLED,
  class: { ...CALLED, input: 'Calls' },
  program: { call: 'Input', input: 'Input', actual: 'Printed', stdout: 'Printed' },
  sql: { call: null, input: null, actual: 'Came out', stdout: 'The rows it ran on' },
};

export function caseWords(kind: Kind): CaseWords {
  return WORDS[kind];
}
