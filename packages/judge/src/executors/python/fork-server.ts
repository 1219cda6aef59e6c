/** One fork-server process: started behind its walls, given one run at a time, thrown away at the first sign of trouble. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ExecutorFault, runBudget } from '../../faults.ts';
import type { RunRequest } from '../../types.ts';
import { bubblewrapArguments, NOBODY } from './bubblewrap.ts';
import { encodeFilter, encodeRequest, factsRoom, frameReader, type Batch, type Ended } from './wire.ts';

export interface ForkServerOptions {
  python: string;
  bubblewrap: string;
  filters: { server: Uint8Array; run: Uint8Array };
  harness: ReadonlyMap<string, string>;
}

export interface ForkServer {
  readonly runtime: string;
  /** True until the process has ended or has been told to. */
  readonly usable: () => boolean;
  /** One run; rejects with ExecutorFault when the server itself fails, with the signal's reason when told to stop. */
  run(request: RunRequest, signal: AbortSignal): Promise<Batch>;
  close(): Promise<void>;
}

/** What the run and its supervisor may take beyond the run's own budget before we call the server hung. */
const GRACE_MS = 10_000;
const START_MS = 20_000;

interface Waiting {
  facts: Buffer[];
  size: number;
  room: number;
  settle: (answer: Batch | Error) => void;
}

/**
 * Starts a fork-server.
 * @returns the server, ready for runs; rejects with ExecutorFault and what bubblewrap or Python said when it does not start
 */
export async function startForkServer(options: ForkServerOptions): Promise<ForkServer> {
  const child = spawnBehindWalls(options);
  const complaint = collectText(child.stderr as Readable);
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  let waiting: Waiting | null = null;
  let usable = true;
  const settle = (answer: Batch | Error): void => {
    const current = waiting;
    waiting = null;
    current?.settle(answer);
  };
  const fail = (why: string): void => {
    usable = false;
    child.kill('SIGKILL');
    settle(new ExecutorFault(why));
  };
  const next = (room: number, wallMs: number, signal: AbortSignal | null): Promise<Batch> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => fail('the Python fork-server did not answer in time'), wallMs);
      const abort = (): void => {
        usable = false;
        child.kill('SIGKILL');
        settle(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      signal?.addEventListener('abort', abort, { once: true });
      const done = (answer: Batch | Error): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      };
      waiting = { facts: [], size: 0, room, settle: done };
    });
  const read = frameReader((kind, bytes) => {
    if (waiting === null) return fail('the Python fork-server spoke out of turn');
    if (kind === 'f') {
      waiting.size += bytes.length;
      waiting.facts.push(bytes);
      return waiting.size > waiting.room + 65_536 ? fail('the Python fork-server let a flood through') : undefined;
    }
    const lines = Buffer.concat(waiting.facts).toString('utf8');
    settle({ lines, ended: JSON.parse(bytes.toString('utf8')) as Ended });
  });
  (child.stdout as Readable).on('data', (chunk: Buffer) => read(chunk) || fail('the Python fork-server is out of step'));
  void exited.then(() => {
    usable = false;
    settle(new ExecutorFault(`the Python fork-server ended: ${complaint() || 'it said nothing'}`));
  });

  const started = next(0, START_MS, null);
  feed(child, options);
  const hello = (await started).ended as unknown as { runtime: string };
  return {
    runtime: hello.runtime,
    usable: () => usable,
    run(request, signal) {
      if (!usable || waiting !== null) return Promise.reject(new ExecutorFault('the Python fork-server is not free'));
      if (signal.aborted) return Promise.reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      const wall = runBudget(request.limits, request.calls.length).wallMs;
      const answer = next(factsRoom(request), wall + GRACE_MS, signal);
      (child.stdin as Writable).write(encodeRequest(request));
      return answer;
    },
    async close() {
      usable = false;
      child.kill('SIGKILL');
      await exited;
    },
  };
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
