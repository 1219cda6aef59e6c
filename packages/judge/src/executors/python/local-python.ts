/** Python in a plain process, for the learner's own terminal. No sandbox: what it finds is `checked`, never `verified`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ExecutorFault, runBudget } from '../../faults.ts';
import type { Availability, Executor, RunRequest } from '../../types.ts';
import { runInBatches } from '../child/batches.ts';
import { endsWithParent } from '../child/ends-with-parent.ts';
import { HARNESS_FOLDER, pythonArguments } from './harness.ts';
import { factsRoom, type Batch, type Ended } from '../child/wire.ts';

export interface LocalPythonOptions {
  /** The interpreter: a path, or a name that the system finds. */
  python?: string;
}

const PROBE: RunRequest = {
  language: 'python',
  code: 'def probe():\n    return 1\n',
  calls: [{ kind: 'function', name: 'probe', args: [] }],
  limits: { cpuMs: 10_000, wallMs: 10_000, memoryBytes: 256 * 1024 * 1024, outputBytes: 1000 },
};

/** @returns the executor: one process for each run */
export function localPython({
  python = process.platform === 'win32' ? 'python' : 'python3',
}: LocalPythonOptions = {}): Executor {
  const live = new Set<ChildProcess>();
  let runtime = 'Python';
  const runBatch = async (part: RunRequest, signal: AbortSignal): Promise<Batch> => {
    const child = start(python);
    live.add(child);
    try {
      const batch = await watch(child, part, signal);
      runtime = runtimeOf(batch.lines) ?? runtime;
      return batch;
    } finally {
      live.delete(child);
    }
  };
  const run: Executor['run'] = async (request, signal) => {
    const facts = await runInBatches(request, (part) => runBatch(part, signal));
    return { executor: 'local-python', sandboxed: false, runtime, ...facts };
  };
  return {
    id: 'local-python',
    languages: ['python'],
    run,
    async probe(): Promise<Availability> {
      try {
        const facts = await run(PROBE, AbortSignal.timeout(20_000));
        if (facts.calls[0]?.status === 'returned') return { available: true, runtime: facts.runtime, sandboxed: false };
        return { available: false, reason: `${python} does not run the harness` };
      } catch (error) {
        return { available: false, reason: error instanceof Error ? error.message : String(error) };
      }
    },
    async close() {
      for (const child of live) end(child);
    },
  };
}

/** Of `setpriv`, as of a shell, for a program that is not there. */
const NOT_FOUND = 127;

function start(python: string): ChildProcess {
  const { command, args } = endsWithParent(python, pythonArguments(path.dirname(HARNESS_FOLDER), 'local'));
  // A group of its own: ending it ends what the program started, and nothing else.
  return spawn(command, args, { detached: process.platform !== 'win32', stdio: ['pipe', 'pipe', 'ignore'] });
}

/** Only for a child that `start` made a group leader and that has not been waited for: its number is still its own. */
function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Feeds the request, collects the lines, and keeps the clock: each line starts the next call's time. */
function watch(child: ChildProcess, request: RunRequest, signal: AbortSignal): Promise<Batch> {
  const budget = runBudget(request.limits, request.calls.length);
  const chunks: Buffer[] = [];
  let room = factsRoom(request);
  let reason: Ended['reason'] = null;
  return new Promise((resolve, reject) => {
    const stop = (why: NonNullable<Ended['reason']>): void => {
      reason ??= why;
      end(child);
    };
    // Starting Python is not the learner's time: the first clock runs once the harness has said hello.
    let call: NodeJS.Timeout | undefined;
    const whole = setTimeout(() => stop('time-limit'), budget.wallMs + 10_000);
    const abort = (): void => end(child);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    (child.stdout as Readable).on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      room -= chunk.length;
      if (room < 0) stop('output-limit');
      if (!chunk.includes(10)) return;
      clearTimeout(call);
      call = setTimeout(() => stop('time-limit'), request.limits.wallMs);
    });
    const over = (): void => {
      clearTimeout(call);
      clearTimeout(whole);
      signal.removeEventListener('abort', abort);
    };
    child.once('error', (error) => {
      over();
      reject(new ExecutorFault(`Python did not start: ${error.message}`));
    });
    // Something the program started may hold its output open after the program itself has ended; nobody waits for that.
    child.once('exit', () => setTimeout(() => child.stdout?.destroy(), 250).unref());
    child.once('close', (code, killedBy) => {
      over();
      const lines = Buffer.concat(chunks).toString('utf8');
      const status = killedBy === null ? (code ?? 1) : -constants.signals[killedBy];
      if (signal.aborted) reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      else if (code === NOT_FOUND && lines === '')
        reject(new ExecutorFault('Python did not start: there is none with that name'));
      else if (!lines.includes('\n')) reject(new ExecutorFault('Python ended before it read its request'));
      else resolve({ lines, ended: { reason, code: status, cpuMs: 0 } });
    });
    const stdin = child.stdin as Writable;
    stdin.on('error', () => undefined);
    stdin.end(JSON.stringify({ code: request.code, calls: request.calls, limits: request.limits }));
  });
}

function runtimeOf(lines: string): string | null {
  const match = /^\{"runtime":"(Python [0-9.]+)"\}$/m.exec(lines.slice(0, 100));
  return match?.[1] ?? null;
}
