/** The frames between us and the fork-server (waymark_harness/supervisor.py describes the same from its side). */
import { ExecutorFault, runBudget } from '../../faults.ts';
import type { RunRequest } from '../../types.ts';

/** How a run ended, in the supervisor's words. */
export interface Ended {
  /** Why the supervisor ended it; null when it ended by itself. */
  reason: 'time-limit' | 'output-limit' | null;
  /** Exit status, or minus the signal. */
  code: number;
  cpuMs: number;
}

/** What one run in one process left: its lines, which the learner's code may have written itself, and how it ended. */
export interface Batch {
  lines: string;
  ended: Ended;
}

const HEADER_BYTES = 40;
const FACTS_BYTES_AT_MOST = 64 * 1024 * 1024;

/** JSON may write a byte as six, and each call has a few hundred bytes of its own; past this the run is flooding. */
export function factsRoom(request: RunRequest): number {
  return Math.min((request.calls.length + 1) * (request.limits.outputBytes * 8 + 8192), FACTS_BYTES_AT_MOST);
}

/** @returns header and request, ready for the fork-server's standard input */
export function encodeRequest(request: RunRequest): Buffer {
  const { code, calls, limits } = request;
  const body = Buffer.from(JSON.stringify({ code, calls, limits }));
  const header = Buffer.alloc(HEADER_BYTES);
  const run = runBudget(limits, calls.length);
  [body.length, calls.length, limits.cpuMs, limits.wallMs, run.cpuMs, run.wallMs].forEach((value, at) =>
    header.writeUInt32BE(Math.round(value), at * 4),
  );
  header.writeBigUInt64BE(BigInt(Math.round(limits.memoryBytes)), 24);
  header.writeBigUInt64BE(BigInt(factsRoom(request)), 32);
  return Buffer.concat([header, body]);
}

/** @returns the run's filter with its length before it: the first thing the fork-server reads */
export function encodeFilter(filter: Uint8Array): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt32BE(filter.length);
  return Buffer.concat([header, filter]);
}

/**
 * Cuts a stream of bytes into frames.
 * @param onFrame called with `f` (facts) or `e` (ended) and the frame's bytes
 * @returns what to call with each chunk; it answers false when the stream is no stream of frames
 */
export function frameReader(onFrame: (kind: 'f' | 'e', bytes: Buffer) => void): (chunk: Buffer) => boolean {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= 5) {
      const kind = String.fromCharCode(rest[0] ?? 0);
      if (kind !== 'f' && kind !== 'e') return false;
      const end = 5 + rest.readUInt32BE(1);
      if (rest.length < end) return true;
      onFrame(kind, rest.subarray(5, end));
      rest = rest.subarray(end);
    }
    return true;
  };
}

/** @returns how the run ended; throws ExecutorFault on anything else than the supervisor's own words */
export function readEnded(text: string): Ended {
  const { reason, code, cpuMs } = parsed(text);
  const isReason = reason === null || reason === 'time-limit' || reason === 'output-limit';
  if (!isReason || typeof code !== 'number' || typeof cpuMs !== 'number')
    throw new ExecutorFault('the Python fork-server is out of step');
  return { reason, code, cpuMs };
}

/** @returns the interpreter, e.g. `Python 3.11.2` */
export function readHello(text: string): string {
  const { runtime } = parsed(text);
  if (typeof runtime !== 'string') throw new ExecutorFault('the Python fork-server is out of step');
  return runtime;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new ExecutorFault('the Python fork-server is out of step', { cause });
  }
}
