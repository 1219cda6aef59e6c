/** From the lines of a run to facts. The lines come out of the learner's process, so each of them may be anything. */
import { isPlain } from '../../plain.ts';
import type { CallFacts, CallStatus, RunFacts } from '../../types.ts';
import type { Batch, Ended } from './wire.ts';

/** Statuses that a line may claim; how a process ended is for the supervisor to say. */
const CLAIMABLE: Record<CallStatus, boolean> = {
  returned: true,
  raised: true,
  'memory-limit': true,
  'output-limit': true,
  crashed: true,
  'not-plain': true,
  'time-limit': false,
  'not-run': false,
};

const OUT_OF_MEMORY = 86;
const SIGKILL = -9;
const SIGXCPU = -24;

export interface BatchFacts {
  loadError: RunFacts['loadError'];
  /** Calls that have an answer, the one that ended the process included. */
  calls: CallFacts[];
}

/** @returns facts for as many of `wanted` calls as the run got to */
export function readBatch({ lines, ended }: Batch, wanted: number): BatchFacts {
  // The first line only says that the request was read. The last piece has no newline: it is cut off or empty.
  const [, loading, ...told] = lines.split('\n').slice(0, -1);
  const load = loading === undefined ? null : record(loading);
  if (load === null || !('load' in load)) return { loadError: deathWhileLoading(ended), calls: [] };
  const loadError = load['load'] === null ? null : errorOf(load['load']);
  if (load['load'] !== null) return { loadError: loadError ?? deathWhileLoading(ended), calls: [] };
  const calls = told.slice(0, wanted).map(readCall);
  if (calls.length < wanted) calls.push(deathOf(ended));
  return { loadError: null, calls };
}

/** @returns facts of a call that was not made */
export function notRun(): CallFacts {
  return { status: 'not-run', value: null, stdout: '', error: null, counts: {}, cpuMs: 0, wallMs: 0 };
}

function readCall(line: string): CallFacts {
  const told = record(line);
  const status = told?.['status'];
  const value = told?.['value'];
  if (told === null || !isClaimable(status) || !isPlain(value)) return disturbed();
  return {
    status,
    value,
    stdout: typeof told['stdout'] === 'string' ? told['stdout'] : '',
    error: told['error'] === null ? null : errorOf(told['error']),
    counts: countsOf(told['counts']),
    cpuMs: amount(told['cpuMs']),
    wallMs: amount(told['wallMs']),
  };
}

function isClaimable(status: unknown): status is CallStatus {
  return typeof status === 'string' && Object.hasOwn(CLAIMABLE, status) && CLAIMABLE[status as CallStatus];
}

/** Only code that writes to the harness's own pipe gets here: its own doing, so no fault of ours and nothing to retry. */
function disturbed(): CallFacts {
  const error = { type: 'Disturbed', message: 'the program wrote into the judge’s own pipe', line: null };
  return { ...notRun(), status: 'crashed', error };
}

function deathOf(ended: Ended): CallFacts {
  if (ended.reason !== null) return { ...notRun(), status: ended.reason, cpuMs: ended.cpuMs };
  if (ended.code === SIGXCPU) return { ...notRun(), status: 'time-limit', cpuMs: ended.cpuMs };
  // A SIGKILL that was not ours is the kernel's, for want of memory.
  if (ended.code === OUT_OF_MEMORY || ended.code === SIGKILL) return { ...notRun(), status: 'memory-limit' };
  return { ...notRun(), status: 'crashed', error: { type: 'Crash', message: howItEnded(ended.code), line: null } };
}

function deathWhileLoading(ended: Ended): { type: string; message: string; line: null } {
  const { status, error } = deathOf(ended);
  const what: Partial<Record<CallStatus, string>> = {
    'time-limit': 'loading the code took longer than allowed',
    'memory-limit': 'loading the code took more memory than allowed',
    'output-limit': 'loading the code printed more than allowed',
  };
  return {
    type: status,
    message: what[status] ?? `while the code was loading, ${error?.message ?? 'it ended'}`,
    line: null,
  };
}

function howItEnded(code: number): string {
  return code < 0 ? `the process was ended by signal ${-code}` : `the process ended itself with status ${code}`;
}

function errorOf(value: unknown): CallFacts['error'] {
  if (typeof value !== 'object' || value === null) return null;
  const { type, message, line } = value as Record<string, unknown>;
  return {
    type: typeof type === 'string' ? type.slice(0, 100) : 'Error',
    message: typeof message === 'string' ? message.slice(0, 500) : '',
    line: typeof line === 'number' && Number.isSafeInteger(line) ? line : null,
  };
}

function countsOf(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, number] => amount(entry[1]) === entry[1]),
  );
}

function amount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}

function record(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
