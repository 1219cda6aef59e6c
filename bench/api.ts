/**
 * A read that is answered from memory, `today` of a planned programme, against a bare `node:http` route that sends the
 * same bytes. Both run in child processes of their own, so that the load does not compete with them for one thread.
 *
 * What counts is the processor time that a server spends on a request: one thread answers as many a second as fit, and
 * unlike the clock on the wall it does not depend on what else the machine does.
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
const REQUESTS = 3_000;
/** The two take turns, and the middle one counts: one slow moment of the machine decides nothing. */
const ROUNDS = 9;

/** Sends requests over kept connections, each answer read to its end. @returns requests a second of processor time */
async function load({ url, processorTime }: Target, requests: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let sent = 0;
  const before = await processorTime();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (sent < requests) {
        sent += 1;
        await once(url, agent);
      }
    }),
  );
  const spent = (await processorTime()) - before;
  agent.destroy();
  return sent / (spent / 1_000_000);
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

interface Target {
  child: ChildProcess;
  url: string;
  /** Of the process so far, in microseconds. */
  processorTime: () => Promise<number>;
}

async function start(mode: 'waymark' | 'bare', argument: string): Promise<Target> {
  const child = fork(path.join(import.meta.dirname, 'api/target.ts'), [mode, argument], { stdio: 'inherit' });
  const said = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`the ${mode} server ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message);
      });
    });
  const url = String(await said());
  const processorTime = async (): Promise<number> => {
    child.send('time');
    return Number(await said());
  };
  return { child, url, processorTime };
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
    for (const target of [bare, waymark]) await load(target, REQUESTS);
    const rates: { ours: number; theirs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.push({ theirs: await load(bare, REQUESTS), ours: await load(waymark, REQUESTS) });
    }
    const ratio = middle(rates.map(({ ours, theirs }) => ours / theirs));
    const perSecond = (rate: number): string =>
      `${Math.round(rate).toLocaleString('en')} requests per second of processor time`;
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
    for (const { child } of [waymark, bare]) child.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}
