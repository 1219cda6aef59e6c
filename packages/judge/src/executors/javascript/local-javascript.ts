/** JavaScript on the learner's own machine: a plain child process per run. It can do what the learner can; nothing is verified. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ExecutorFault } from '../../faults.ts';
import type { Executor, RunFacts, RunRequest } from '../../types.ts';
import { runInBatches } from '../child/batches.ts';
import { endsWithParent } from '../child/ends-with-parent.ts';
import type { Batch } from '../child/wire.ts';
import { readHarness } from './harness.ts';
import { prepare } from './prepare.ts';

const ID = 'local-javascript';
/** For node to start, on a busy machine too. */
const START_MS = 10_000;
const MEGABYTE = 2 ** 20;
const runtime = `Node ${process.version}`;

/** @returns the executor; `close` has nothing to do, since every run ends its own process */
export function localJavaScript(): Executor {
  const run = async (request: RunRequest, signal: AbortSignal): Promise<RunFacts> => {
    const harness = await readHarness();
    const facts = await runInBatches(request, (part) => runOnce(harness, part, signal));
    return { executor: ID, sandboxed: false, runtime, ...facts };
  };
  return {
    id: ID,
    languages: ['javascript'],
    run,
    probe: () => Promise.resolve({ available: true, runtime, sandboxed: false }),
    close: () => Promise.resolve(),
  };
}

async function runOnce(harness: string, request: RunRequest, signal: AbortSignal): Promise<Batch> {
  signal.throwIfAborted();
  const { limits } = request;
  const heap = Math.max(16, Math.floor(limits.memoryBytes / MEGABYTE));
  const worker = path.join(import.meta.dirname, 'local-worker.ts');
  const flags = ['--no-warnings', `--max-old-space-size=${heap}`];
  const { command, args } = endsWithParent(process.execPath, [...flags, worker]);
  // A group of its own, so that whatever the program starts goes with it.
  const child = spawn(command, args, {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code, by) => resolve(code ?? (by === 'SIGKILL' ? -9 : -6)));
    child.once('error', () => resolve(127));
  });
  let timedOut = false;
  const timer = setTimeout(
    () => {
      timedOut = true;
      killGroup(child);
    },
    START_MS + limits.wallMs * request.calls.length,
  );
  const watch = watchCalls(child, limits.wallMs, () => (timedOut = true));
  const abort = (): void => killGroup(child);
  signal.addEventListener('abort', abort, { once: true });
  try {
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(JSON.stringify({ harness, request: prepare(request) }));
    const [lines, complaint, code] = await Promise.all([watch.lines, text(child.stderr as Readable), ended]);
    signal.throwIfAborted();
    return batchOf(lines, complaint, code, timedOut);
  } finally {
    clearTimeout(timer);
    watch.stop();
    signal.removeEventListener('abort', abort);
    killGroup(child);
  }
}

/** Collects the lines, and ends the child when one takes longer than a call may. */
function watchCalls(child: ChildProcess, wallMs: number, late: () => void): { lines: Promise<string>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const facts = child.stdio[3] as Readable;
  facts.on('data', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      late();
      killGroup(child);
    }, wallMs + 200);
  });
  return { lines: text(facts), stop: () => clearTimeout(timer) };
}

function batchOf(lines: string, complaint: string, code: number, timedOut: boolean): Batch {
  if (lines === '' && !timedOut)
    throw new ExecutorFault(`node did not start: ${complaint.trim().split('\n')[0] ?? ''}`);
  const kept = lines.replace(/^end .*\n/m, '');
  if (timedOut || kept !== lines) return { lines: kept, ended: { reason: 'time-limit', code: -9, cpuMs: 0 } };
  const outOfMemory = /heap out of memory|heap limit/i.test(complaint);
  return { lines, ended: { reason: null, code: outOfMemory ? 86 : code, cpuMs: 0 } };
}

/** Its own group only, and only while the process exists: a number that is free again may be somebody else's. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
