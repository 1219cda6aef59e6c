/**
 * A read that is answered from memory, `today` of a planned programme, against a bare `node:http` route that sends the
 * same bytes. Both run in child processes of their own, so that the load does not compete with them for one thread.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Budget } from './budget.ts';

/** What the house promises: a cached read costs at most two thirds more than nothing at all. */
const LEAST_RATIO = 0.6;
const CONNECTIONS = 24;
const REQUESTS = 6_000;
/** The two take turns, and the middle one counts: one slow moment of the machine decides nothing. */
const ROUNDS = 5;

/** @returns requests a second, warmed up, keep-alive, each answer read to its end */
async function load(url: string, requests: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let sent = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (sent < requests) {
        sent += 1;
        await once(url, agent);
      }
    }),
  );
  agent.destroy();
  return sent / ((performance.now() - started) / 1000);
}

function once(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`))));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function start(mode: 'waymark' | 'bare', argument: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.join(import.meta.dirname, 'api/target.ts'), [mode, argument], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve({ child, url: String(url) }));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the ${mode} server ended with ${code}`)));
  });
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @returns one line: requests a second of both, and their ratio */
export default async function bench(): Promise<Budget[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-bench-'));
  const waymark = await start('waymark', folder);
  const bytes = await (await fetch(waymark.url)).text();
  const bare = await start('bare', Buffer.from(bytes).toString('base64'));
  try {
    for (const { url } of [waymark, bare]) await load(url, REQUESTS / 2);
    const rates: { ours: number; theirs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.push({ theirs: await load(bare.url, REQUESTS), ours: await load(waymark.url, REQUESTS) });
    }
    const ratio = middle(rates.map(({ ours, theirs }) => ours / theirs));
    const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')} requests/s`;
    return [
      {
        name: `API: cached read of today (${bytes.length.toLocaleString('en')} bytes)`,
        value: perSecond(middle(rates.map(({ ours }) => ours))),
        baseline: `bare node:http ${perSecond(middle(rates.map(({ theirs }) => theirs)))}`,
        ratio,
        budget: `at least ${LEAST_RATIO}`,
        holds: ratio >= LEAST_RATIO,
      },
    ];
  } finally {
    for (const { child } of [waymark, bare]) {
      child.removeAllListeners('exit');
      child.kill('SIGTERM');
    }
    await rm(folder, { recursive: true, force: true });
  }
}
