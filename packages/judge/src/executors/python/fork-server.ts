/** One fork-server process: started behind its walls, given one run at a time, thrown away at the first sign of trouble. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ExecutorFault, runBudget } from '../../faults.ts';
import type { RunRequest } from '../../types.ts';
import { bubblewrapArguments, NOBODY } from './bubblewrap.ts';
import {
  encodeFilter,
  encodeRequest,
  factsRoom,
  frameReader,
  readEnded,
  readHello,
  type Batch,
} from '../child/wire.ts';

export interface ForkServerOptions {
  python: string;
  bubblewrap: string;
  filters: { server: Uint8Array; run: Uint8Array };
  harness: ReadonlyMap<string, string>;
}

/** What the run and its supervisor may take beyond the run's own budget before we call the server hung. */
const GRACE_MS = 10_000;
const START_MS = 20_000;
/** The supervisor cuts a run's facts at their room; a little more than that is one read of its buffer. */
const ONE_READ = 65_536;

interface Answer {
  facts: string;
  end: string;
}

interface Waiting {
  chunks: Buffer[];
  room: number;
  settle: (answer: Answer | Error) => void;
}

/**
 * Starts a fork-server.
 * @returns the server, ready for runs; rejects with ExecutorFault and what bubblewrap or Python said when it does not start
 */
export async function startForkServer(options: ForkServerOptions): Promise<ForkServer> {
  const server = new ForkServer(spawnBehindWalls(options));
  await server.start(options);
  return server;
}

export class ForkServer {
  runtime = 'Python';
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  #usable = true;
  #waiting: Waiting | null = null;

  /** @param child bubblewrap, just spawned, with the descriptors that bubblewrapArguments names */
  constructor(child: ChildProcess) {
    this.#child = child;
    const complaint = collectText(child.stderr as Readable);
    const read = frameReader((kind, bytes) => this.#onFrame(kind, bytes));
    (child.stdout as Readable).on('data', (chunk: Buffer) => {
      if (!read(chunk)) this.#fail('the Python fork-server is out of step');
    });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#exited = promise;
    for (const event of ['error', 'close']) child.once(event, () => resolve(undefined));
    void this.#exited.then(() => this.#fail(`the Python fork-server ended: ${complaint() || 'it said nothing'}`));
  }

  /** Gives bubblewrap and the fork-server what they start with, and waits until they are ready. */
  async start(options: ForkServerOptions): Promise<void> {
    const hello = this.#answer(0, START_MS, null);
    feed(this.#child, options);
    this.runtime = readHello((await hello).end);
  }

  /** False once the process has ended, was told to, or did something unexpected. */
  usable(): boolean {
    return this.#usable;
  }

  /** One run; rejects with ExecutorFault when the server itself fails, with the signal's reason when told to stop. */
  async run(request: RunRequest, signal: AbortSignal): Promise<Batch> {
    if (signal.aborted) throw reasonOf(signal);
    if (!this.#usable || this.#waiting !== null) throw new ExecutorFault('the Python fork-server is not free');
    const wallMs = runBudget(request.limits, request.calls.length).wallMs + GRACE_MS;
    const answer = this.#answer(factsRoom(request), wallMs, signal);
    (this.#child.stdin as Writable).write(encodeRequest(request));
    const { facts, end } = await answer;
    return { lines: facts, ended: readEnded(end) };
  }

  /** Ends the process; everything in its process namespace ends with it. */
  async close(): Promise<void> {
    this.#fail('the Python fork-server was closed');
    await this.#exited;
  }

  #answer(room: number, wallMs: number, signal: AbortSignal | null): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail('the Python fork-server did not answer in time'), wallMs);
      const abort = (): void => this.#end(reasonOf(signal));
      signal?.addEventListener('abort', abort, { once: true });
      const settle = (answer: Answer | Error): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      };
      this.#waiting = { chunks: [], room: room + ONE_READ, settle };
    });
  }

  #onFrame(kind: 'f' | 'e', bytes: Buffer): void {
    const waiting = this.#waiting;
    if (waiting === null) {
      this.#fail('the Python fork-server spoke out of turn');
    } else if (kind === 'e') {
      this.#settle({ facts: Buffer.concat(waiting.chunks).toString('utf8'), end: bytes.toString('utf8') });
    } else {
      waiting.chunks.push(bytes);
      waiting.room -= bytes.length;
      if (waiting.room < 0) this.#fail('the Python fork-server let a flood through');
    }
  }

  #settle(answer: Answer | Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.settle(answer);
  }

  #fail(why: string): void {
    this.#end(new ExecutorFault(why));
  }

  #end(error: Error): void {
    this.#usable = false;
    this.#child.kill('SIGKILL');
    this.#settle(error);
  }
}

/** As root we first become nobody: limits on processes do not count for root, and less can go wrong. */
function spawnBehindWalls({ python, bubblewrap, harness }: ForkServerOptions): ChildProcess {
  const names = [...harness.keys()];
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  return spawn(bubblewrap, bubblewrapArguments(python, names), {
    ...user,
    cwd: '/',
    env: {},
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', ...names.map(() => 'pipe' as const)],
  });
}

/** Gives bubblewrap its filter and files, and the fork-server the filter of its runs. */
function feed(child: ChildProcess, { filters, harness }: ForkServerOptions): void {
  const contents = [filters.server, ...harness.values()];
  contents.forEach((content, at) => {
    const pipe = child.stdio[3 + at] as Writable;
    // A bubblewrap that gave up closes its end early; that it ended is reported with what it said.
    pipe.on('error', () => undefined);
    pipe.end(content);
  });
  const stdin = child.stdin as Writable;
  stdin.on('error', () => undefined);
  stdin.write(encodeFilter(filters.run));
}

function collectText(stream: Readable): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => (text = (text + chunk.toString('utf8')).slice(-2000)));
  return () => text.trim();
}

function reasonOf(signal: AbortSignal | null): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('aborted');
}
