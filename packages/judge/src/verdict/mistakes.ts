/** Known mistakes: a learner whose outputs are those of a known wrong solution gets the advice written for it. */
import { isEqual } from '../equal.ts';
import type { Challenge, Source, WrongSolution } from '../challenge/model.ts';
import { withoutFaults } from '../faults.ts';
import type { Executor } from '../types.ts';
import { outputOf } from './compare.ts';
import type { Judged, JudgeOptions } from './judge.ts';

/**
 * @param judgeSource judges another solution on the same cases, in a run of its own
 * @returns the advice of the first known mistake that went wrong in the same way on every case, or null
 */
export async function findAdvice(
  { challenge, wrong = challenge.wrong, executor }: Pick<JudgeOptions, 'challenge' | 'wrong' | 'executor'>,
  learner: Judged[],
  judgeSource: (source: Source) => Promise<Judged[] | null>,
): Promise<string | null> {
  for (const mistake of candidates(wrong, executor.languages)) {
    // Advice is a courtesy: when it cannot be had, the verdict stands without it.
    const judged = await withoutFaults(() => judgeSource(mistake));
    if (judged !== null && isSameMistake(challenge, learner, judged)) return mistake.advice;
  }
  return null;
}

/** One language is enough for each mistake: outputs are compared as plain data. */
function candidates(wrong: readonly WrongSolution[], languages: Executor['languages']): WrongSolution[] {
  const runnable = wrong.filter(({ language }) => languages.includes(language));
  return runnable.filter(({ why }, at) => runnable.findIndex((other) => other.why === why) === at);
}

function isSameMistake(challenge: Challenge, learner: Judged[], mistake: Judged[]): boolean {
  return learner.every((mine, at) => {
    const other = mistake[at];
    if (other === undefined || mine.found.kind !== other.found.kind || mine.facts.status !== other.facts.status)
      return false;
    return isEqual(outputOf(challenge, mine.facts), outputOf(challenge, other.facts), challenge.compare);
  });
}
