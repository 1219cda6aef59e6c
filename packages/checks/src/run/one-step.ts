/** Runs one step within its time and says how it ended. */
import type { Step, Tools } from '../check/model.ts';
import { StepFailure } from '../check/step-failure.ts';
import { untilAborted } from '../ports/until-aborted.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { Recorder } from './recorder.ts';

export type StepOutcome = { status: 'pass'; value: unknown } | Outcome;

/**
 * @param runSignal fires when the whole run has to stop
 * @param toolsFor makes the step's tools; their signal fires when the step is over, however it ended
 */
export async function runStep(
  step: Step<unknown>,
  runSignal: AbortSignal,
  recorder: Recorder,
  toolsFor: (signal: AbortSignal) => Tools,
): Promise<StepOutcome> {
  const over = new AbortController();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), step.limitMs);
  const signal = AbortSignal.any([runSignal, over.signal, late.signal]);
  try {
    const work = step.run(toolsFor(signal));
    return { status: 'pass', value: await Promise.race([work, untilAborted(signal)]) };
  } catch (thrown) {
    if (runSignal.aborted) return outcomeOf(runSignal.reason, recorder);
    return outcomeOf(late.signal.aborted ? tooLong(step.limitMs) : thrown, recorder);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

function tooLong(ms: number): StepFailure {
  return new StepFailure({
    expected: `this step to be done within ${ms / 1000} seconds`,
    actual: 'it was still going on',
    advice: 'Each request of this step may be fast enough, all together are not: look for work that takes seconds.',
  });
}
