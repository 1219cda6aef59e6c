/** What a run in the page gave: a verdict on the examples, or results of statements. */
import type { Verdict } from '@waymark/judge';
import type { LessonRun } from '../sql/lesson-run.ts';
import { lineOfVerdict } from '../verdict/case-table.ts';
import type { Outcome } from './bench.svelte.ts';

export type CodeRun = { kind: 'examples'; verdict: Verdict } | { kind: 'statements'; run: LessonRun };

/** @returns the line of the learner's code to mark, null for none */
export function lineOfOutcome(outcome: Outcome<CodeRun>): number | null {
  if (outcome.kind === 'judged') return outcome.submission.verdict && lineOfVerdict(outcome.submission.verdict);
  if (outcome.kind !== 'ran') return null;
  const { run } = outcome;
  return run.kind === 'examples' ? lineOfVerdict(run.verdict) : (run.run.error?.line ?? null);
}
