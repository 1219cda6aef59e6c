/**
 * One run in a process of its own, on the learner's machine: the same harness as in the sandbox, without walls.
 * The facts go out on descriptor 3, since standard output belongs to the program.
 */
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Script } from 'node:vm';
import type { Prepared } from './prepare.ts';

interface Driver {
  load(json: string): string;
  start(json: string): string;
  poll(limitMs: number): string;
}

const FACTS = 3;

function say(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(FACTS, bytes, sent);
}

function syntaxError(script: string): string | null {
  try {
    new Script(script, { filename: 'solution.js' });
    return null;
  } catch (error) {
    const { name, message, stack } = error as Error;
    const line = /^solution\.js:(\d+)/.exec(stack ?? '')?.[1];
    return JSON.stringify({ load: { type: name, message, line: line === undefined ? null : Number(line) } });
  }
}

async function callIn(driver: Driver, call: string, wallMs: number): Promise<string> {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  let line = driver.start(call);
  while (line === '' || line === 'idle') {
    // Real input and output may still wake it here; the parent ends it when the time is up.
    await nextTurn();
    line = driver.poll(wallMs);
    if (line === 'idle' && performance.now() - wall > wallMs) return '';
  }
  const { user, system } = process.cpuUsage(cpu);
  return `${line.slice(0, -1)},"cpuMs":${(user + system) / 1000},"wallMs":${performance.now() - wall}}`;
}

async function main(): Promise<void> {
  const { harness, request } = JSON.parse(readFileSync(0, 'utf8')) as { harness: string; request: Prepared };
  const { script, program, calls, limits } = request;
  const host = { require: createRequire(`${process.cwd()}/solution.js`), process };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own harness, as text because the isolate needs it so
  const driver = (new Function('host', harness) as (given: object) => Driver)(host);
  say('{}');
  const broken = syntaxError(script);
  if (broken !== null) {
    say(broken);
    return;
  }
  const loading = driver.load(JSON.stringify({ script, program, outputBytes: limits.outputBytes }));
  say(loading);
  if (loading !== '{"load":null}') return;
  for (const call of calls) {
    const line = await callIn(driver, call, limits.wallMs);
    if (line === '') {
      say('end {"reason":"time-limit","code":-9,"cpuMs":0}');
      return;
    }
    say(line);
  }
}

// The harness puts the program's own `exit` in this one's place.
const quit = process.exit.bind(process);
await main();
quit(0);
