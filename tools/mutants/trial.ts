/** One mutant on trial: started, asked by the checks of its file one after the other, stopped. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { LifecycleFault, type Lifecycle } from '@waymark/checks';
import { freePort } from '../../packages/checks/src/transport/suite/servers.ts';
import { askCheck, type Answer } from './ask-check.ts';
import type { HostProcess } from './host-process.ts';

export interface Outcome {
  /** `broken`: it does not start. `rejected`: a check fails. `open`: only what is worth having is missed. */
  end: 'broken' | 'rejected' | 'open' | 'survived' | 'error';
  /** `check/step` that failed first; null where none did. */
  step: string | null;
}

/** What runs; without a mutant it is the model answer as it is. */
export interface Subject {
  mutant: { file: string; code: string } | null;
  /** Subjects of checks, in the order in which they are tried. */
  asked: readonly string[];
}

/** How long things may take, in milliseconds. */
interface Patience {
  startMs: number;
  stopMs: number;
  firstByteMs: number;
}

const HASTY: Patience = { startMs: 4_000, stopMs: 1_500, firstByteMs: 1_200 };
/** A failure in which time had a part has to happen again with this: a thousand times what the model answer takes. */
const PATIENT: Patience = { startMs: 15_000, stopMs: 3_000, firstByteMs: 5_000 };

/** @param folder for databases: emptied of them afterwards */
export async function tryOut(host: HostProcess, folder: string, subject: Subject, seed?: string): Promise<Outcome> {
  const first = await attempt(host, folder, subject, HASTY, seed);
  if (!first.isTimely) return first.outcome;
  return (await attempt(host, folder, subject, PATIENT, seed)).outcome;
}

interface Attempt {
  outcome: Outcome;
  isTimely: boolean;
}

async function attempt(
  host: HostProcess,
  folder: string,
  { mutant, asked }: Subject,
  patience: Patience,
  seed: string | undefined,
): Promise<Attempt> {
  const server = await served(host, folder, mutant, patience);
  try {
    const began = performance.now();
    if (!(await server.start()))
      return { outcome: { end: 'broken', step: null }, isTimely: performance.now() - began > patience.startMs / 2 };
    let left: Answer | null = null;
    for (const name of asked) {
      const { port, lifecycle } = server;
      const answer = await askCheck({
        subject: name,
        port,
        lifecycle,
        firstByteMs: patience.firstByteMs,
        ...(seed && { seed }),
      });
      if (answer.end === 'fail' || answer.end === 'error') return ended(answer);
      if (answer.end === 'open') left ??= answer;
    }
    return left === null ? { outcome: { end: 'survived', step: null }, isTimely: false } : ended(left);
  } finally {
    await server.end();
  }
}

function ended({ end, step, isTimely }: Answer): Attempt {
  const named = { fail: 'rejected', error: 'error', open: 'open', pass: 'survived' } as const;
  return { outcome: { end: named[end], step }, isTimely };
}

async function served(host: HostProcess, folder: string, mutant: Subject['mutant'], { startMs, stopMs }: Patience) {
  const port = await freePort();
  const data = path.join(folder, `${port}.db`);
  const start = (): Promise<boolean> =>
    host.start({ file: mutant?.file ?? null, code: mutant?.code ?? '', port, data }, startMs);
  const lifecycle: Lifecycle = {
    isOwned: () => true,
    async restart() {
      await host.stop(stopMs);
      if (!(await start())) throw new LifecycleFault('It does not start again.');
    },
    stop: () => host.stop(stopMs),
  };
  return {
    port,
    lifecycle,
    start,
    async end() {
      await host.stop(stopMs);
      await Promise.all(['', '-wal', '-shm'].map((end) => rm(data + end, { force: true })));
    },
  };
}
