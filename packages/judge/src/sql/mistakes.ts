/** Known mistakes: a learner whose statements show the same as a known wrong solution gets the advice written for it. */
import { withoutFaults } from '../faults.ts';
import type { JudgedSet, JudgeSqlOptions } from './judge-sql.ts';
import { isSameSeen } from './look.ts';
import type { SqlExercise } from './model.ts';
import { observe, type Observation } from './observe.ts';

/** @returns the advice of the first known mistake that shows the same on every data set, or null */
export async function adviceFor(
  { exercise, executor, signal }: JudgeSqlOptions & { signal: AbortSignal },
  judged: readonly JudgedSet[],
): Promise<string | null> {
  for (const { code, advice } of exercise.wrong) {
    // Advice is a courtesy: when it cannot be had, the verdict stands without it.
    if ((await withoutFaults(() => isSameEverywhere(code))) === true) return advice;
  }
  return null;

  async function isSameEverywhere(code: string): Promise<boolean> {
    for (const { dataSet, seen } of judged) {
      const other = await observe(exercise, dataSet, code, executor, signal);
      if (other === null || !isSame(exercise, seen, other)) return false;
    }
    return judged.length > 0;
  }
}

/** Two errors are the same mistake only in the same words: one code covers many of them. */
function isSame({ looks }: SqlExercise, one: Observation, other: Observation): boolean {
  if (one.status !== other.status) return false;
  if (one.status !== 'finished')
    return one.error?.code === other.error?.code && one.error?.message === other.error?.message;
  return looks.every((look, at) => isSameSeen(look, one.seen[at], other.seen[at]));
}
