/** The server's word on JavaScript: a fresh isolate per run, in a warm process that may read no file and start nothing. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Availability, Executor, RunFacts, RunRequest } from '../../types.ts';
import { runInBatches } from '../child/batches.ts';
import { workers } from '../child/workers.ts';
import { readHarness } from './harness.ts';
import { startLineChild, type LineChild } from '../child/line-child.ts';
import { prepare } from './prepare.ts';

export interface SandboxJavaScriptOptions {
  /** Processes that run at the same time; each makes one run at a time. */
  workers?: number;
  /** After so many runs a process makes way for a new one: whatever leaks in it does not add up. */
  runsPerProcess?: number;
}

const ID = 'sandbox-javascript';
const START_MS = 30_000;
/** What V8 needs around an isolate (its own tables, code, a collection under way) before the process as a whole is watched. */
const SPARE_BYTES = 96 * 1024 * 1024;

const PROBE: RunRequest = {
  language: 'javascript',
  code: 'function probe() { return typeof process["env"].PATH + typeof fetch + typeof WebAssembly; }',
  calls: [{ kind: 'function', name: 'probe', args: [] }],
  limits: { cpuMs: 2000, wallMs: 10_000, memoryBytes: 32 * 1024 * 1024, outputBytes: 1000 },
};

/** @returns the executor; nothing is started before the first probe or run */
export function sandboxJavaScript(options: SandboxJavaScriptOptions = {}): Executor {
  const { runsPerProcess = 500 } = options;
  const children = workers(options.workers ?? 1, async () => limited(await startSandbox(), runsPerProcess));

  const run = (request: RunRequest, signal: AbortSignal): Promise<RunFacts> =>
    children.use(signal, async (child) => {
      let current: LineChild = child;
      const runBatch = async (part: RunRequest) => {
        // A batch that killed the process is followed by one in a new one; `workers` sees only the first of them.
        if (!current.usable()) current = await startSandbox();
        const { limits } = part;
        return current.exchange(
          prepare(part),
          { ...limits, memoryBytes: limits.memoryBytes * 2 + SPARE_BYTES },
          signal,
        );
      };
      try {
        return { executor: ID, sandboxed: true, runtime: child.runtime, ...(await runInBatches(request, runBatch)) };
      } finally {
        if (current !== child) await current.close();
      }
    });

  return { id: ID, languages: ['javascript'], run, probe: () => probe(run), close: () => children.close() };
}

function limited(child: LineChild, runs: number): LineChild {
  return { ...child, usable: () => child.usable() && child.served() < runs };
}

async function startSandbox(): Promise<LineChild> {
  const entry = path.join(import.meta.dirname, 'worker.ts');
  const addon = addonPath();
  // The isolate is the wall; the permission model is a second one behind it. Loading the addon is the one thing allowed.
  const flags = [
    '--no-warnings',
    '--no-node-snapshot',
    '--permission',
    '--allow-addons',
    `--allow-fs-read=${addon}`,
    `--allow-fs-read=${entry}`,
  ];
  return startLineChild({ entry, flags, first: { addon, harness: await readHarness() }, startMs: START_MS });
}

/** Found here, where files may be looked for: the sandboxed process is only told the one that it may load. */
function addonPath(): string {
  const main = createRequire(import.meta.url).resolve('isolated-vm');
  const find = createRequire(main)('node-gyp-build') as { path(folder: string): string };
  return find.path(path.dirname(main));
}

async function probe(run: Executor['run']): Promise<Availability> {
  try {
    const facts = await run(PROBE, AbortSignal.timeout(START_MS));
    if (facts.calls[0]?.value === 'undefinedundefinedundefined')
      return { available: true, runtime: facts.runtime, sandboxed: true };
    return { available: false, reason: 'the sandbox starts, but does not contain what runs in it' };
  } catch (error) {
    return { available: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
