/** One mutant on trial: started, asked by the checks of its file one after the other, stopped. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { LifecycleFault, oauthPaths, providerVariables, type Lifecycle } from '@waymark/checks';
import { openProvider, type OpenedProvider } from '@waymark/checks/provider';
import { checkNamed } from '@waymark/checks/rungs';
import { freePort } from '../../packages/checks/src/transport/suite/servers.ts';
import { askCheck, TERMS, type Answer } from './ask-check.ts';
import type { HostProcess } from './host-process.ts';
import { ADMIN } from './subjects.ts';

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
  subject: Subject,
  patience: Patience,
  seed: string | undefined,
): Promise<Attempt> {
  const server = await served(host, folder, subject, patience);
  try {
    const began = performance.now();
    if (!(await server.start()))
      return { outcome: { end: 'broken', step: null }, isTimely: performance.now() - began > patience.startMs / 2 };
    let left: Answer | null = null;
    for (const name of subject.asked) {
      const { port, ports } = server;
      const answer = await askCheck({
        subject: name,
        port,
        ports,
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

async function served(host: HostProcess, folder: string, { mutant, asked }: Subject, { startMs, stopMs }: Patience) {
  const port = await freePort();
  const data = path.join(folder, `${port}.db`);
  const provider = await providerFor(asked, port);
  const env = {
    PORT: String(port),
    DATA: data,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ...(provider && providerVariables(provider.access)),
  };
  const start = (settings: Parameters<Lifecycle['restart']>[1] = {}): Promise<boolean> =>
    host.start({ file: mutant?.file ?? null, code: mutant?.code ?? '', env: { ...env, ...settings } }, port, startMs);
  const lifecycle: Lifecycle = {
    isOwned: () => true,
    async restart(_, settings) {
      await host.stop(stopMs);
      if (!(await start(settings))) throw new LifecycleFault('It does not start again.');
    },
    stop: () => host.stop(stopMs),
  };
  return {
    port,
    ports: { lifecycle, ...(provider && { provider }) },
    start,
    async end() {
      await host.stop(stopMs);
      await provider?.close();
      await Promise.all(['', '-wal', '-shm'].map((end) => rm(data + end, { force: true })));
    },
  };
}

/** The service that people sign in with, where one of the checks plays it. */
async function providerFor(asked: readonly string[], port: number): Promise<OpenedProvider | null> {
  const plays = asked.some((subject) => checkNamed(subject)?.check.uses.includes('provider'));
  return plays ? openProvider({ redirectUri: `http://127.0.0.1:${port}${oauthPaths(TERMS).callback}` }) : null;
}
