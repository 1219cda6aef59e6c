/**
 * The sandbox's own process: holds the isolates and nothing else. It reads framed requests from standard input and
 * writes lines to standard output. No learner's code runs in this realm; an isolate has no way to these lines.
 */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import type IsolatedVm from 'isolated-vm';
import type { Prepared } from './prepare.ts';

interface Cell {
  isolate: IsolatedVm.Isolate;
  megabytes: number;
  load: IsolatedVm.Reference<(json: string) => string>;
  start: IsolatedVm.Reference<(json: string) => string>;
  poll: IsolatedVm.Reference<(limitMs: number) => string>;
}

type End = { reason: 'time-limit' | null; code: number };

const CLEAN: End = { reason: null, code: 0 };
const TIMED_OUT: End = { reason: 'time-limit', code: -9 };
const OUT_OF_MEMORY: End = { reason: null, code: 86 };
const CRASHED: End = { reason: null, code: 1 };
/** isolated-vm takes no less. */
const LEAST_MEGABYTES = 8;

function say(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
}

function makeCell(ivm: typeof IsolatedVm, harness: string, megabytes: number): Cell {
  const isolate = new ivm.Isolate({ memoryLimit: megabytes, onCatastrophicError: () => process.abort() });
  const context = isolate.createContextSync();
  const driver = context.evalClosureSync(`'use strict'; const host = undefined; ${harness}`, [], {
    result: { reference: true },
  }) as IsolatedVm.Reference<Record<string, never>>;
  const pick = (name: string): never => driver.getSync(name, { reference: true }) as never;
  const cell = { isolate, megabytes, load: pick('load'), start: pick('start'), poll: pick('poll') };
  warm(cell);
  return cell;
}

/** V8 compiles a function when it is first called: the harness is called once here, so that the learner does not wait. */
function warm({ load, start }: Cell): void {
  load.applySync(undefined, ['{"script":"({ __proto__: null, f: (a) => a })","program":false,"outputBytes":1000}']);
  start.applySync(undefined, ['{"kind":"function","name":"f","args":[[1,"a",{"b":null}]]}']);
}

/** @returns how the run ended; everything else has been said in lines */
function runIn(cell: Cell, { script, program, calls, limits }: Prepared): End {
  const { isolate } = cell;
  say('{}');
  try {
    isolate.compileScriptSync(script, { filename: 'solution.js' }).release();
  } catch (error) {
    say(JSON.stringify({ load: syntaxError(error) }));
    return CLEAN;
  }
  const timeout = { timeout: Math.max(1, Math.round(limits.wallMs)) };
  try {
    const json = JSON.stringify({ script, program, outputBytes: limits.outputBytes });
    const loading: string = cell.load.applySync(undefined, [json], timeout);
    say(loading);
    if (loading !== '{"load":null}') return CLEAN;
    for (const call of calls) {
      const end = callIn(cell, call, limits);
      if (end !== CLEAN) return end;
    }
    return CLEAN;
  } catch (error) {
    if (isolate.isDisposed) return OUT_OF_MEMORY;
    return error instanceof Error && error.message === 'Script execution timed out.' ? TIMED_OUT : CRASHED;
  }
}

function callIn({ isolate, start, poll }: Cell, call: string, limits: Prepared['limits']): End {
  const cpu = isolate.cpuTime;
  const wall = performance.now();
  const left = (): number => Math.max(1, Math.round(limits.wallMs - (performance.now() - wall)));
  let line: string = start.applySync(undefined, [call], { timeout: left() });
  while (line === '') {
    if (performance.now() - wall > limits.wallMs) return TIMED_OUT;
    line = poll.applySync(undefined, [left()], { timeout: left() });
  }
  const cpuMs = Number(isolate.cpuTime - cpu) / 1e6;
  // Nothing is left that could wake the call: it would wait for ever.
  if (line === 'idle' || cpuMs > limits.cpuMs) return TIMED_OUT;
  if (typeof line !== 'string' || line.includes('\n')) return CRASHED;
  say(`${line.slice(0, -1)},"cpuMs":${cpuMs},"wallMs":${performance.now() - wall}}`);
  return CLEAN;
}

function syntaxError(error: unknown): { type: string; message: string; line: number | null } {
  const { name, message } = error instanceof Error ? error : new SyntaxError('the code cannot be read');
  const place = / \[solution\.js:(\d+)(?::\d+)?\]$/.exec(message);
  return {
    type: name,
    message: place ? message.slice(0, place.index) : message,
    line: place ? Number(place[1]) : null,
  };
}

function serve(ivm: typeof IsolatedVm, harness: string): (request: Prepared) => void {
  // The next run's isolate is made while nobody waits.
  let next = makeCell(ivm, harness, 64);
  return (request) => {
    const megabytes = Math.max(LEAST_MEGABYTES, Math.floor(request.limits.memoryBytes / 2 ** 20));
    if (next.megabytes !== megabytes) {
      next.isolate.dispose();
      next = makeCell(ivm, harness, megabytes);
    }
    const cell = next;
    const cpu = cell.isolate.cpuTime;
    const end = runIn(cell, request);
    say(
      `end ${JSON.stringify({ ...end, cpuMs: cell.isolate.isDisposed ? 0 : Number(cell.isolate.cpuTime - cpu) / 1e6 })}`,
    );
    if (!cell.isolate.isDisposed) cell.isolate.dispose();
    next = makeCell(ivm, harness, megabytes);
  };
}

let buffered: Buffer = Buffer.alloc(0);
let answer: ((request: Prepared) => void) | null = null;
process.stdin.on('data', (chunk: Buffer) => {
  buffered = Buffer.concat([buffered, chunk]);
  while (buffered.length >= 4 && buffered.length >= 4 + buffered.readUInt32BE(0)) {
    const end = 4 + buffered.readUInt32BE(0);
    const message: unknown = JSON.parse(buffered.subarray(4, end).toString());
    buffered = buffered.subarray(end);
    if (answer) answer(message as Prepared);
    else answer = begin(message as { addon: string; harness: string });
  }
});

function begin({ addon, harness }: { addon: string; harness: string }): (request: Prepared) => void {
  const { ivm } = createRequire(addon)(addon) as { ivm: typeof IsolatedVm };
  const made = serve(ivm, harness);
  say(`ready JavaScript (V8 ${process.versions.v8})`);
  return made;
}
