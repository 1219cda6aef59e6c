/** When a whole run has to stop: whoever started it said so, or its time is up. */
import { StepFailure } from '../check/step-failure.ts';
import { TransportFault } from '../ports/transport.ts';
import type { StepStatus } from '../record/model.ts';

const STOPPED = 'The run was stopped before its end.';

export interface Stop {
  signal: AbortSignal;
  /** How what was left ends, and why: a run that somebody stopped proves nothing, not even a fail. */
  left(): { status: StepStatus; reason: string };
  release(): void;
}

/** The signal's reason says how the running step ends: cancelled is an error of nobody's, too slow is a fail. */
export function stopSignal(outer: AbortSignal | undefined, runMs: number): Stop {
  const own = new AbortController();
  const cancel = (): void => own.abort(new TransportFault('cancelled', STOPPED));
  const timer = setTimeout(() => own.abort(tooSlow(runMs)), runMs);
  if (outer?.aborted) cancel();
  outer?.addEventListener('abort', cancel, { once: true });
  return {
    signal: own.signal,
    left: () =>
      own.signal.reason instanceof StepFailure
        ? { status: 'skipped', reason: 'the time for the whole run was up' }
        : { status: 'error', reason: STOPPED },
    release() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', cancel);
    },
  };
}

function tooSlow(ms: number): StepFailure {
  return new StepFailure({
    expected: `the whole run to be done within ${ms / 1000} seconds`,
    actual: 'it was still going on',
    advice: 'Each answer takes too long: look for the work that every request waits for.',
  });
}
