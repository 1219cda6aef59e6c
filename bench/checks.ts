/** Checks: a run through a tunnel against the same run made directly, many runs at once, and a server that hangs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PRESETS, runCheck } from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import { direct, loopback } from '@waymark/checks/transport';
import { dialTunnel, serveTunnel } from '@waymark/checks/tunnel';
import { createApp, loadConfig, loadContent, serve, type App, type Served } from '@waymark/server';
import type { Budget } from './budget.ts';

const root = path.resolve(import.meta.dirname, '..');
const CHECK = 'rest-api';
const TOKEN = 'k7Qz2mXw9RtB4vNc8LpH5sJd3FgY6aEu';
const LEARNERS = 50;

interface Place {
  app: App;
  served: Served;
  /** Of the model answer. */
  port: number;
  /** Of one more for each learner. */
  others: number[];
  /** Of a server that takes a request and never answers. */
  hanging: number;
  close(): Promise<void>;
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}

/** The model answer, as often as there are learners. */
async function modelAnswers(count: number): Promise<{ child: ChildProcess; ports: number[] }> {
  const script = path.join(import.meta.dirname, 'checks/model-answers.ts');
  const child = spawn(process.execPath, [script, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ports = await new Promise<number[]>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.endsWith('\n')) resolve(JSON.parse(said) as number[]);
    });
    child.once('close', (code) => reject(new Error(`the model answers ended with ${code}`)));
  });
  return { child, ports };
}

async function open(): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-bench-'));
  const { child, ports } = await modelAnswers(LEARNERS + 1);
  const [port = 0, ...others] = ports;
  const mute = createServer(() => undefined);
  const hanging = await portOf(mute);
  const env = { WAYMARK_DATA: folder, WAYMARK_PORT: '0', WAYMARK_MODE: 'hosted', WAYMARK_ACCESS_TOKEN: TOKEN };
  const loaded = loadConfig({ env });
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  const known = [...ports, hanging];
  const allowed = { ports: known, alsoAllow: known.map((one) => `127.0.0.1:${one}`) };
  const routes = {
    direct: (base: string) => direct(base, allowed),
    site: () => {
      throw new Error('no public names here');
    },
    clone: () => Promise.reject(new Error('no repositories here')),
  };
  const app = await createApp({
    config: loaded.config,
    content: await loadContent(path.join(root, 'content/backend')),
    routes,
  });
  const served = await serve(app, { host: '127.0.0.1', port: 0 });
  const close = async (): Promise<void> => {
    await served.close();
    await app.close();
    child.kill();
    mute.closeAllConnections();
    mute.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { app, served, port, others, hanging, close };
}

async function send<T>({ served }: Place, method: string, at: string, body?: object): Promise<T> {
  const response = await fetch(`${served.url}/api/programmes/current${at}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${at}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

const addProject = (place: Place, name: string, port: number): Promise<{ id: string }> =>
  send(place, 'POST', '/projects', { name, baseUrl: `http://127.0.0.1:${port}` });

interface Kept {
  run: { status: string; summary: string };
  record: { exchanges: unknown[] } | null;
}

async function ended(place: Place, id: string): Promise<Kept> {
  for (;;) {
    const kept = await send<Kept>(place, 'GET', `/runs/${id}?wait=30000`);
    if (kept.run.status !== 'waiting') return kept;
  }
}

async function directMs({ port }: Place): Promise<{ ms: number; requests: number }> {
  const found = checkNamed(CHECK);
  if (found === null) throw new Error(`there is no check ${CHECK}`);
  const started = performance.now();
  const record = await runCheck({
    ...{ check: found.check, terms: PRESETS.todos, seed: 'ab'.repeat(16), now: new Date() },
    transport: loopback({ host: '127.0.0.1', port }),
  });
  if (record.status !== 'pass') throw new Error(`the model answer failed: ${record.summary}`);
  return { ms: performance.now() - started, requests: record.exchanges.length };
}

async function tunnelMs(place: Place, project: string): Promise<number> {
  const started = performance.now();
  const run = await send<{ id: string; ticket: string }>(place, 'POST', `/projects/${project}/runs`, {
    check: CHECK,
    route: 'tunnel',
  });
  const signal = new AbortController().signal;
  const channel = await dialTunnel(place.served.url, run.ticket, signal);
  const transport = loopback({ host: '127.0.0.1', port: place.port });
  const { status, summary } = await serveTunnel({ channel, transport, signal });
  if (status !== 'pass') throw new Error(`through the tunnel: ${summary}`);
  return performance.now() - started;
}

/** Fifty learners ask for a check at once; meanwhile somebody reads their day again and again. */
async function crowd(place: Place): Promise<{ lost: number; p99: number; ms: number }> {
  const projects = [];
  for (const port of place.others) projects.push(await addProject(place, `Learner at ${port}`, port));
  const started = performance.now();
  const runs = await Promise.all(
    projects.map(({ id }) =>
      send<{ id: string }>(place, 'POST', `/projects/${id}/runs`, { check: CHECK, route: 'direct' }),
    ),
  );
  const reading = { isOver: false };
  const latencies: number[] = [];
  const reader = (async () => {
    while (!reading.isOver) {
      const asked = performance.now();
      await send(place, 'GET', '/roadmap');
      latencies.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  const results = await Promise.all(runs.map(({ id }) => ended(place, id)));
  const ms = performance.now() - started;
  reading.isOver = true;
  await reader;
  latencies.sort((a, b) => a - b);
  const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN;
  return { lost: results.filter(({ run }) => run.status !== 'pass').length, p99, ms };
}

export default async function bench(): Promise<Budget[]> {
  const place = await open();
  try {
    const project = await addProject(place, 'Tunnel', place.port);
    await directMs(place);
    await tunnelMs(place, project.id);
    const pairs = [];
    for (let turn = 0; turn < 5; turn += 1)
      pairs.push({ plain: await directMs(place), tunnel: await tunnelMs(place, project.id) });
    pairs.sort((a, b) => a.tunnel / a.plain.ms - b.tunnel / b.plain.ms);
    const { plain, tunnel } = pairs[2] ?? { plain: { ms: Number.NaN, requests: 0 }, tunnel: Number.NaN };
    // The budget is for forty requests.
    const forForty = (tunnel / plain.requests) * 40;
    const many = await crowd(place);
    const mute = await addProject(place, 'Mute', place.hanging);
    const asked = performance.now();
    const { id } = await send<{ id: string }>(place, 'POST', `/projects/${mute.id}/runs`, {
      check: CHECK,
      route: 'direct',
    });
    const hung = await ended(place, id);
    const hungMs = performance.now() - asked;
    return [
      {
        name: `${CHECK} through a tunnel (${plain.requests} requests)`,
        value: `${tunnel.toFixed(0)} ms, ${forForty.toFixed(0)} ms for 40 requests`,
        baseline: `the same requests made directly (${plain.ms.toFixed(0)} ms)`,
        ratio: tunnel / plain.ms,
        budget: 'under 3, and 40 requests under 2 s',
        holds: tunnel < 3 * plain.ms && forForty < 2_000,
      },
      {
        name: `${LEARNERS} learners’ runs at once: reads of the API meanwhile, p99`,
        value: `${many.p99.toFixed(0)} ms, ${many.lost} lost, all over in ${(many.ms / 1000).toFixed(1)} s`,
        baseline: `as many runs one after the other (${((plain.ms * LEARNERS) / 1000).toFixed(1)} s)`,
        ratio: many.ms / (plain.ms * LEARNERS),
        budget: 'p99 under 250 ms, none lost',
        holds: many.p99 < 250 && many.lost === 0,
      },
      {
        name: 'a server that takes a request and never answers',
        value: `${hung.run.status} after ${(hungMs / 1000).toFixed(1)} s`,
        baseline: 'the limit of one answer (8 s)',
        ratio: hungMs / 8_000,
        budget: 'over within the limit of a run, and a fail',
        holds: hung.run.status === 'fail' && hungMs < 120_000,
      },
    ];
  } finally {
    await place.close();
  }
}
