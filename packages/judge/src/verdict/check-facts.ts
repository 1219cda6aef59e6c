/** Facts come from another process: they are read like a stranger's letter. What cannot be read is an error, never a pass. */
import { isPlain } from '../plain.ts';
import type { CallFacts, CallStatus, RunFacts } from '../types.ts';

/** What each status means for a case. A status that is not here does not compile, one from outside is unreadable. */
export const MEANING: Record<CallStatus, 'look' | 'fail' | 'depends'> = {
  returned: 'look',
  raised: 'look',
  'time-limit': 'fail',
  'memory-limit': 'fail',
  'output-limit': 'fail',
  crashed: 'fail',
  'not-plain': 'fail',
  // The code's own doing when it did not load or an earlier call ended the run; otherwise nobody knows why.
  'not-run': 'depends',
};

/** After one of these the calls that follow are not run. */
export const ENDS_RUN: ReadonlySet<CallStatus> = new Set(['time-limit', 'memory-limit', 'output-limit', 'crashed']);

/**
 * @param wanted how many calls were sent
 * @returns the facts, or null when any part of them is not what it should be
 */
export function checkFacts(facts: unknown, wanted: number): RunFacts | null {
  if (!isRecord(facts) || !Array.isArray(facts['calls']) || facts['calls'].length !== wanted) return null;
  const texts = typeof facts['executor'] === 'string' && typeof facts['runtime'] === 'string';
  if (!texts || typeof facts['sandboxed'] !== 'boolean' || !isError(facts['loadError'])) return null;
  return facts['calls'].every(isCallFacts) ? (facts as unknown as RunFacts) : null;
}

function isCallFacts(value: unknown): value is CallFacts {
  if (!isRecord(value)) return false;
  const { status, counts } = value;
  if (typeof status !== 'string' || !Object.hasOwn(MEANING, status)) return false;
  if (!isPlain(value['value']) || typeof value['stdout'] !== 'string' || !isError(value['error'])) return false;
  return isRecord(counts) && Object.values(counts).every((count) => typeof count === 'number' && count >= 0);
}

function isError(value: unknown): boolean {
  if (value === null) return true;
  return isRecord(value) && typeof value['type'] === 'string' && typeof value['message'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
