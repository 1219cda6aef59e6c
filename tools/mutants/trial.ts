/** One mutant on trial: started, asked by the checks of its file one after the other, stopped. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { LifecycleFault, oauthPaths, providerVariables, type Lifecycle } from '@waymark/checks';
import { ownInstances, type OwnedInstances } from '@waymark/checks/lifecycle';
import { openProvider, type OpenedProvider } from '@waymark/checks/provider';
import { checkNamed } from '@waymark/checks/rungs';
import { freePort } from '../../packages/checks/src/transport/suite/servers.ts';
import { quietPort } from '../../test/learners/shared/quiet-port.ts';
import { ADMIN, folderOf, type ModelAnswer } from './answers.ts';
import { askCheck, type Answer } from './ask-check.ts';
import type { Bench } from './bench.ts';
import type { HostProcess } from './host-process.ts';
import { openRedis } from './redis.ts';

export interface Outcome {
  /** `broken`: it does not start. `rejected`: a check fails. `open`: only what is worth having is missed. */
  end: 'broken' | 'rejected' | 'open' | 'survived' | 'error';
  /** `check/step` that failed first; null where none did. */
  step: string | null;
}

/** What runs; without a mutant it is the model answer as it is. */
export interface Subject {
  answer: ModelAnswer;
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
/** An instance finishes what it is at first; a connection that a balancer keeps open must not hold it up. */
const INSTANCE_GRACE_MS = 1_000;
const INSTANCES_START_MS = 60_000;

export async function tryOut(host: HostProcess, bench: Bench, subject: Subject): Promise<Outcome> {
  const first = await attempt(host, bench, subject, HASTY);
  if (!first.isTimely) return first.outcome;
  return (await attempt(host, bench, subject, PATIENT)).outcome;
}

interface Attempt {
  outcome: Outcome;
  isTimely: boolean;
}

async function attempt(host: HostProcess, bench: Bench, subject: Subject, patience: Patience): Promise<Attempt> {
  const server = await served(host, bench, subject, patience);
  try {
    const began = performance.now();
    if (!(await server.start()))
      return { outcome: { end: 'broken', step: null }, isTimely: performance.now() - began > patience.startMs / 2 };
    let left: Answer | null = null;
    for (const name of subject.asked) {
      const { port, ports } = server;
      const answer = await askCheck({
        subject: name,
        terms: subject.answer.terms,
        port,
        ports,
        firstByteMs: patience.firstByteMs,
        ...(bench.seed !== undefined && { seed: bench.seed }),
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

async function served(
  host: HostProcess,
  bench: Bench,
  { answer, mutant, asked }: Subject,
  { startMs, stopMs }: Patience,
) {
  const { folder } = bench;
  const { reader: repository, gitDir } = await bench.repository(answer.committed);
  const port = await freePort();
  const data = path.join(folder, String(port));
  await mkdir(data, { recursive: true });
  const provider = await providerFor(answer, asked, port);
  const DATA = path.join(data, 'data.db');
  const behind = await instancesBehind(answer, DATA);
  const redis = answer.redis === true ? await openRedis(data) : null;
  const env = {
    PORT: String(port),
    DATA,
    GIT_DIR: gitDir,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ...(provider && providerVariables(provider.access)),
    ...(behind && { BEHIND: behind.ports.join() }),
    ...(redis && { STORE: 'redis', REDIS_URL: redis.url }),
  };
  const program = {
    folder: folderOf(answer),
    start: answer.start,
    file: mutant === null ? null : path.relative(answer.folder, mutant.file),
    code: mutant?.code ?? '',
  };
  const start = (settings: Parameters<Lifecycle['restart']>[1] = {}): Promise<boolean> =>
    host.start({ ...program, env: { ...env, ...settings } }, port, startMs);
  const lifecycle: Lifecycle = {
    isOwned: () => true,
    async restart(_, settings) {
      await host.stop(stopMs);
      if (answer.locks === true) await host.renew();
      if (!(await start(settings))) throw new LifecycleFault('It does not start again.');
    },
    stop: () => host.stop(stopMs),
    ...(behind && { instances: behind.owned }),
  };
  return {
    port,
    ports: { lifecycle, repository, ...(provider && { provider }) },
    start,
    async end() {
      await host.stop(stopMs);
      // Whatever it started ends with the process that held it.
      if (answer.forks === true) await host.renew();
      await behind?.owned.stopAll();
      await provider?.close();
      await redis?.close();
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The service that people sign in with, where one of the checks plays it. */
async function providerFor(
  { terms }: ModelAnswer,
  asked: readonly string[],
  port: number,
): Promise<OpenedProvider | null> {
  const plays = asked.some((subject) => checkNamed(subject)?.check.uses.includes('provider'));
  return plays ? openProvider({ redirectUri: `http://127.0.0.1:${port}${oauthPaths(terms).callback}` }) : null;
}

/** The programs that a balancer stands in front of, each a process of its own that a check may stop. They are the model answer's own, never mutants. */
async function instancesBehind(
  answer: ModelAnswer,
  data: string,
): Promise<{ ports: number[]; owned: OwnedInstances } | null> {
  if (answer.behind === undefined) return null;
  const ports = [await quietPort(), await quietPort()];
  const start = `'${process.execPath}' ${answer.behind}`;
  const settings = { cwd: folderOf(answer), env: { DATA: data }, graceMs: INSTANCE_GRACE_MS };
  const declared = ports.map((port) => ({ start, port }));
  return { ports, owned: await ownInstances(declared, settings, AbortSignal.timeout(INSTANCES_START_MS)) };
}
