/**
 * A child process that takes framed requests on its standard input and answers in lines, the last one `end {...}`.
 * It is warm: started once, used for many requests, killed by its own id when a request goes past its limits.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ExecutorFault } from '../../faults.ts';
import { endsWithParent } from './ends-with-parent.ts';
import type { Batch, Ended } from './wire.ts';
import type { Worker } from './workers.ts';
import { usageOf } from './usage.ts';

export interface LineChildOptions {
  /** The file that the child runs. */
  entry: string;
  /** Flags for node itself. */
  flags: readonly string[];
  /** The first frame: what the child needs before it says `ready`. */
  first: unknown;
  startMs: number;
}

/** Limits as seen from outside: the child has its own, these hold when it does not answer. */
export interface Watch {
  /** Milliseconds between two lines. */
  wallMs: number;
  /** The same for the first two lines, where work of ours comes before the learner's. */
  firstMs?: number;
  cpuMs: number;
  /** Bytes the process may grow by. */
  memoryBytes: number;
}

export interface LineChild extends Worker {
  readonly runtime: string;
  /** How many requests it has answered. */
  readonly served: () => number;
  /** Rejects with ExecutorFault when the child was not there to begin with; a death under the request is in the answer. */
  exchange(request: unknown, watch: Watch, signal: AbortSignal): Promise<Batch>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** A child on a busy machine answers late; the limit inside it fires first wherever it can. */
const GRACE_MS = 500;
const WATCH_EVERY_MS = 20;
const OUT_OF_MEMORY = 86;
const ANSWER_BYTES_AT_MOST = 64 * 1024 * 1024;
const STDERR_KEPT = 4096;

/** @throws ExecutorFault when the child does not get ready in time */
export async function startLineChild(options: LineChildOptions): Promise<LineChild> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-judge-'));
  const { command, args } = endsWithParent(process.execPath, [...options.flags, options.entry]);
  const child = spawn(command, args, {
    cwd: folder,
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const talk = new Conversation(child);
  const gone = talk.gone.then(() => rm(folder, { recursive: true, force: true }));
  child.stdin.write(frameOf(options.first));
  const runtime = await talk.ready(options.startMs);
  const { pid } = child;
  if (runtime === null || pid === undefined) {
    child.kill('SIGKILL');
    await gone;
    throw new ExecutorFault(`the child did not start: ${talk.complaint()}`);
  }
  return {
    runtime,
    served: () => talk.served,
    usable: () => talk.alive && !talk.busy,
    exchange: (request, watch, signal) => talk.exchange(pid, request, watch, signal),
    close: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function frameOf(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const header = Buffer.alloc(4);
  header.writeUInt32BE(body.length);
  return Buffer.concat([header, body]);
}

class Conversation {
  readonly gone: Promise<void>;
  alive = true;
  busy = false;
  served = 0;
  #child: Child;
  #stderr = '';
  #listen: (line: string) => void = () => undefined;
  #died: (code: number) => void = () => undefined;

  constructor(child: Child) {
    this.#child = child;
    this.gone = new Promise((resolve) => {
      const end = (code: number): void => {
        this.alive = false;
        this.#died(code);
        resolve();
      };
      child.once('close', (code, signal) => end(code ?? (signal === 'SIGKILL' ? -9 : -6)));
      child.once('error', () => end(127));
    });
    // Writing to a child that has just died is told by `close`; the stream's own error says nothing more.
    child.stdin.on('error', () => undefined);
    child.stderr.on('data', (chunk: Buffer) => (this.#stderr = (this.#stderr + chunk.toString()).slice(-STDERR_KEPT)));
    this.#readLines(child.stdout);
  }

  complaint(): string {
    return this.#stderr.trim().split('\n')[0] ?? '';
  }

  #readLines(stdout: Readable): void {
    let rest: Buffer[] = [];
    let size = 0;
    stdout.on('data', (chunk: Buffer) => {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        const line = Buffer.concat([...rest, chunk.subarray(from, at)]).toString();
        [rest, size, from] = [[], 0, at + 1];
        this.#listen(line);
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > ANSWER_BYTES_AT_MOST) this.#child.kill('SIGKILL');
    });
  }

  /** @returns the runtime that the child names, null when it dies or takes too long */
  async ready(startMs: number): Promise<string | null> {
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), startMs);
    const runtime = await new Promise<string | null>((resolve) => {
      this.#died = () => resolve(null);
      this.#listen = (line) => (line.startsWith('ready ') ? resolve(line.slice(6)) : undefined);
      if (!this.alive) resolve(null);
    });
    clearTimeout(timer);
    return runtime;
  }

  async exchange(pid: number, request: unknown, watch: Watch, signal: AbortSignal): Promise<Batch> {
    signal.throwIfAborted();
    if (!this.alive) throw new ExecutorFault(`the child is gone: ${this.complaint()}`);
    this.busy = true;
    const stop = (): void => void this.#child.kill('SIGKILL');
    signal.addEventListener('abort', stop, { once: true });
    const lines: string[] = [];
    // Off first, looked after next: the child works while we read its usage. No line can come before this turn ends.
    this.#child.stdin.write(frameOf(request));
    const guard = watchOver(pid, watch, stop);
    try {
      const ended = await this.#answer(lines, guard);
      signal.throwIfAborted();
      if (lines.length === 0) throw new ExecutorFault(`the child did not take the request: ${this.complaint()}`);
      return { lines: lines.map((line) => `${line}\n`).join(''), ended };
    } finally {
      guard.stop();
      signal.removeEventListener('abort', stop);
      this.busy = false;
      this.served += 1;
    }
  }

  #answer(lines: string[], guard: Guard): Promise<Ended> {
    return new Promise((resolve) => {
      this.#died = (code) => resolve(deathOf(code, guard, this.#stderr));
      this.#listen = (line) => {
        guard.progress();
        if (line.startsWith('end ')) resolve(readEnd(line.slice(4)));
        else lines.push(line);
      };
    });
  }
}

interface Guard {
  /** A line has come: the next one has its full time again. */
  progress(): void;
  stop(): void;
  reason(): 'time-limit' | 'memory-limit' | null;
  cpuMs(): number;
}

/** Kills a child that is past its limits and cannot see that itself: V8 multiplies big integers without ever looking up. */
function watchOver(pid: number, watch: Watch, kill: () => void): Guard {
  const first = usageOf(pid);
  let since = first;
  let latest = first;
  let reason: 'time-limit' | 'memory-limit' | null = null;
  const end = (why: 'time-limit' | 'memory-limit'): void => {
    reason ??= why;
    kill();
  };
  let seen = 0;
  let heard = performance.now();
  const look = setInterval(() => {
    const allowed = seen < 2 && watch.firstMs !== undefined ? watch.firstMs : watch.wallMs;
    if (performance.now() - heard > allowed + GRACE_MS) end('time-limit');
    latest = usageOf(pid) ?? latest;
    if (!first || !since || !latest) return;
    if (latest.rssBytes - first.rssBytes > watch.memoryBytes) end('memory-limit');
    else if (latest.cpuMs - since.cpuMs > watch.cpuMs + GRACE_MS) end('time-limit');
  }, WATCH_EVERY_MS);
  return {
    progress() {
      since = latest;
      seen += 1;
      heard = performance.now();
    },
    stop: () => clearInterval(look),
    reason: () => reason,
    cpuMs: () => (latest && first ? latest.cpuMs - first.cpuMs : 0),
  };
}

function deathOf(code: number, guard: Guard, stderr: string): Ended {
  const reason = guard.reason();
  // V8 ends the whole process when it runs out of memory in a place where it cannot say so politely.
  const outOfMemory = reason === 'memory-limit' || /out of memory|heap limit|allocation failed/i.test(stderr);
  if (reason === 'time-limit') return { reason, code: -9, cpuMs: guard.cpuMs() };
  return { reason: null, code: outOfMemory ? OUT_OF_MEMORY : code, cpuMs: guard.cpuMs() };
}

function readEnd(text: string): Ended {
  const broken: Ended = { reason: null, code: 1, cpuMs: 0 };
  try {
    const told = JSON.parse(text) as { reason?: unknown; code?: unknown; cpuMs?: unknown } | null;
    if (typeof told?.code !== 'number' || typeof told.cpuMs !== 'number') return broken;
    return { reason: told.reason === 'time-limit' ? 'time-limit' : null, code: told.code, cpuMs: told.cpuMs };
  } catch {
    return broken;
  }
}
