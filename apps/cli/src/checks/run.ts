/** Makes one run of a check from this machine, by the way that fits: here, over a tunnel, or by the server. */
import {
  runCheck,
  type Lifecycle,
  type Provider,
  type RepositoryReader,
  type RunRecord,
  type Transport,
} from '@waymark/checks';
import { publicSite } from '@waymark/checks/network';
import type { checkNamed } from '@waymark/checks/rungs';
import { loopback } from '@waymark/checks/transport';
import { dialTunnel, serveTunnel } from '@waymark/checks/tunnel';
import type { Project, Run } from '@waymark/contract';
import { ApiError } from '@waymark/contract/client';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CURRENT, type Connection } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import type { Output } from '../terminal/output.ts';
import { announced } from './live.ts';
import { stepPrinter } from './print.ts';

type Found = NonNullable<ReturnType<typeof checkNamed>>;

export interface RunPlan extends Found {
  project: Project;
  /** Where the learner's server is. */
  url: URL;
  lifecycle?: Lifecycle;
  repository?: RepositoryReader;
  provider?: Provider;
  signal: AbortSignal;
}

export interface Ran {
  run: Run;
  record: RunRecord | null;
}

const RUNS = '/api/programmes/{programme}/projects/{project}/runs';
/** One question waits so long; a whole run is over long before these questions are. */
const WAIT_MS = 20_000;
const QUESTIONS = 30;
/** Waits before the second, third and fourth try. */
const RESTART_MS = [500, 1_500, 4_000];

export function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** On this machine, with the record brought to the learner's own Waymark: it counts as checked. */
export async function runHere({ client, server }: Connection, out: Output, plan: RunPlan): Promise<Ran> {
  const { check, variant, project, lifecycle, repository, provider, signal } = plan;
  const about = { project: project.id, check: check.name, variant };
  const live = server === null || check.uses.includes('site') ? null : announced(client, about);
  const print = stepPrinter(out);
  const record = await runCheck({
    ...{ check, terms: project.terms, signal, now: new Date() },
    // A check of a public name says itself that this machine has none.
    ...(check.uses.includes('site') ? publicSite(plan.url.href) : { transport: transportTo(plan.url) }),
    ...(variant === null ? {} : { variant }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(repository === undefined ? {} : { repository }),
    ...(provider === undefined ? {} : { provider }),
    seed: randomBytes(16).toString('hex'),
    tell: (event) => {
      print(event);
      live?.tell(event);
    },
  });
  const id = (await live?.end()) ?? null;
  const body = { record, ...(id === null ? {} : { run: id }) };
  const params = { ...CURRENT, project: project.id };
  // One intention, however often it is sent.
  const idempotencyKey = randomUUID();
  const run = await patiently(() => client.call('POST', `${RUNS}/report`, { params, body, idempotencyKey }));
  return { run, record };
}

/** A server that is just being started anew costs no learner the run that they waited for. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const ms of RESTART_MS) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ApiError) throw error;
      await sleep(ms);
    }
  }
  return work();
}

/** The server sends the requests, this command line relays them to the one port: it counts as the server's own word. */
export async function runThroughTunnel(connection: Connection, out: Output, plan: RunPlan): Promise<Ran> {
  const { client, server } = connection;
  if (server === null) throw new CommandFailure('There is no server to open a tunnel to.', EXIT.unavailable);
  const { check, variant, project, lifecycle, provider, signal } = plan;
  const params = { ...CURRENT, project: project.id };
  const { id, ticket } = await client.call('POST', RUNS, {
    params,
    body: { check: check.name, variant, route: 'tunnel' },
  });
  const channel = await dialTunnel(server, ticket ?? '', signal);
  const result = await serveTunnel({
    ...{ channel, transport: transportTo(plan.url), signal, tell: stepPrinter(out) },
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(provider === undefined ? {} : { provider }),
    onRequest: (line) => out.remark(out.style.dim(`    ${line}`)),
  });
  if (result.status === 'refused') throw new CommandFailure(result.summary, EXIT.unavailable);
  return ended(connection, id);
}

/** The server asks a public address, or reads the repository, by itself. */
export async function runAtServer(connection: Connection, out: Output, plan: RunPlan): Promise<Ran> {
  const { check, variant, project } = plan;
  const route = check.uses.includes('http') ? 'direct' : 'clone';
  const params = { ...CURRENT, project: project.id };
  const { id } = await connection.client.call('POST', RUNS, { params, body: { check: check.name, variant, route } });
  const ran = await out.progress('The server is checking', ended(connection, id));
  const print = stepPrinter(out);
  for (const result of ran.record?.checks.flatMap(({ steps }) => steps) ?? [])
    print({ type: 'step-finished', index: 0, result });
  return ran;
}

async function ended({ client }: Connection, id: string): Promise<Ran> {
  for (let question = 0; question < QUESTIONS; question += 1) {
    const params = { ...CURRENT, run: id };
    const found = await client.call('GET', '/api/programmes/{programme}/runs/{run}', {
      params,
      query: { wait: String(WAIT_MS) },
    });
    if (found.run.status !== 'waiting') return found;
  }
  throw new CommandFailure(
    'The run is not over yet; it goes on, and the Projects page shows how it ends.',
    EXIT.unavailable,
  );
}

function transportTo({ hostname, port, pathname, protocol }: URL): Transport {
  if (protocol !== 'http:') throw new CommandFailure('A server on this machine is checked over http://.');
  return loopback({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80), prefix: pathname });
}
