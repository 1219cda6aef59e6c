/** The cases in the order in which mutants meet them: a first one, the other fixed ones, the random ones of each seed. */
import { planCases, type PlannedCase } from '../challenge/plan.ts';
import type { Source } from '../challenge/model.ts';
import type { Executor, Limits } from '../types.ts';
import { STATUS, type Expectation } from '../verdict/compare.ts';
import { expectationsOf, judgeAll, runSource } from '../verdict/judge.ts';
import type { Checking } from './checking.ts';

export interface Trial {
  name: string;
  plan: PlannedCase[];
  expectations: Expectation[];
}

/**
 * How a mutant came out of a trial. `late`: it failed by taking too long on the clock, and by nothing else, and has had
 * too little of the processor to tell a program without an end from a machine that is busy.
 */
export type Outcome = 'passed' | 'failed' | 'late' | 'unknown';

/**
 * The solutions take a millisecond or so; a mutant that has worked for so long does not come to an end. Just below the limit
 * that the hunt sets, since a busy machine makes twenty short calls together cost fifty milliseconds.
 */
const ENDLESS_CPU_MS = 75;

/**
 * Most mutants fail in the first case already, and one that never ends costs one limit there instead of several.
 * The fixed cases are the same for every seed; the random ones are a trial of their own for each.
 */
export async function trialsOf(checking: Checking): Promise<Trial[]> {
  const { challenge, reference, seeds, signal } = checking;
  const trial = async (name: string, plan: PlannedCase[]): Promise<Trial | null> => {
    const expectations = await expectationsOf(plan, { challenge, executor: reference.executor, reference }, signal);
    if (expectations === null) throw new Error(`the reference solution does not answer: ${name}`);
    return plan.length === 0 ? null : { name, plan, expectations };
  };
  const fixed = planCases(challenge, 0).filter(({ known }) => known !== null);
  const made = [await trial('the first case', fixed.slice(0, 1)), await trial('the fixed cases', fixed.slice(1))];
  for (const seed of seeds) {
    const random = planCases(challenge, seed).filter(({ known }) => known === null);
    made.push(await trial(`seed ${seed}`, random));
  }
  return made.filter((one) => one !== null);
}

export async function tryOut(
  { challenge, signal }: Checking,
  source: Source,
  executor: Executor,
  { plan, expectations }: Trial,
  limits: Limits,
): Promise<Outcome> {
  const facts = await runSource({ ...challenge, limits }, plan, source, executor, signal);
  if (facts === null) return 'unknown';
  const judged = judgeAll(challenge, plan, expectations, facts);
  const failed = judged.filter(({ found }) => STATUS[found.kind] === 'fail');
  if (failed.length === 0) return judged.some(({ found }) => found.kind === 'unknown') ? 'unknown' : 'passed';
  const isBusy = (facts.cpuMs ?? 0) < ENDLESS_CPU_MS;
  const isLate = isBusy && facts.loadError === null && failed.every(({ facts: { status } }) => LATE.has(status));
  return isLate ? 'late' : 'failed';
}

/** What comes after a call that took too long is perhaps not tried. */
const LATE = new Set(['time-limit', 'not-run']);
