/**
 * Python for servers without Linux namespaces: Pyodide in a process of its own for every run, under Node's permission
 * model. The process may read three files and do nothing else; the next one starts, from a snapshot, while nobody waits.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { spares } from '../../schedule/spares.ts';
import type { Availability, Executor, RunFacts, RunRequest } from '../../types.ts';
import { startLineChild, type LineChild } from '../child/line-child.ts';
import { runInBatches } from '../child/batches.ts';
import { readPortableHarness } from './portable-harness.ts';
import { PROBE, isContained } from './portable-probe.ts';
import type { Asked, First } from './portable-worker.ts';
import { factsRoom, type Batch } from '../child/wire.ts';
import { workers } from '../child/workers.ts';

export interface PortablePythonOptions {
  /** Runs at the same time. Each takes about 200 megabytes. */
  workers?: number;
  /** False starts every process from nothing: only to measure what a snapshot saves. */
  snapshot?: boolean;
}

const ID = 'portable-python';
/** Without a snapshot two seconds on a quiet machine, and a minute on one that has too much to do. */
const START_MS = 120_000;
/** What the engine needs besides Python's memory: compiled code, and the heap of JavaScript. */
const SPARE_BYTES = 256 * 1024 * 1024;
const HEAP_MEGABYTES = 128;
/** Limits are set for Python as a program of the machine; WebAssembly is slower. A guess on the safe side, not measured. */
const SLOWER = 3;

/** @returns the executor; nothing is started before the first probe or run */
export function portablePython(options: PortablePythonOptions = {}): Executor {
  const snapshots = snapshotKeeper(options.snapshot ?? true);
  const children = spares<LineChild>({
    start: async () => startChild(await snapshots.file()),
    usable: (child) => child.usable(),
    end: (child) => child.close(),
  });
  const places = workers(options.workers ?? 1, async () => ({ usable: () => true, close: async () => undefined }));
  let runtime = 'Python (Pyodide)';

  const runBatch = async (part: RunRequest, signal: AbortSignal): Promise<Batch> => {
    const child = await children.take();
    runtime = child.runtime;
    try {
      return await child.exchange({ request: part, room: factsRoom(part) } satisfies Asked, watchOf(part), signal);
    } finally {
      // Whatever the run did to its process ends here.
      await child.close();
    }
  };
  const run = (request: RunRequest, signal: AbortSignal): Promise<RunFacts> =>
    places.use(signal, async () => {
      try {
        const facts = await runInBatches(request, (part) => runBatch(part, signal));
        return { executor: ID, sandboxed: true, runtime, ...facts };
      } finally {
        children.prepare();
      }
    });
  return {
    id: ID,
    languages: ['python'],
    run,
    probe: () => probe(run),
    async close() {
      await Promise.all([places.close(), children.close()]);
      await snapshots.close();
    },
  };
}

function watchOf({ limits }: RunRequest): { wallMs: number; cpuMs: number; memoryBytes: number } {
  return { wallMs: limits.wallMs, cpuMs: limits.cpuMs * SLOWER, memoryBytes: limits.memoryBytes * 2 + SPARE_BYTES };
}

/** Makes the snapshot once, in a process that has met no learner's code, and keeps it in a file that the others may read. */
function snapshotKeeper(wanted: boolean): { file(): Promise<string | null>; close(): Promise<void> } {
  let made: Promise<{ folder: string; file: string } | null> | null = null;
  const make = async (): Promise<{ folder: string; file: string } | null> => {
    const child = await startChild(null);
    try {
      const watch = { wallMs: START_MS, cpuMs: START_MS, memoryBytes: Infinity };
      const { lines } = await child.exchange('snapshot', watch, AbortSignal.timeout(START_MS));
      const packed = lines.split('\n')[1] ?? '';
      if (packed === '') return null;
      const folder = await mkdtemp(path.join(tmpdir(), 'waymark-snapshot-'));
      const file = path.join(folder, 'python.bin');
      await writeFile(file, gunzipSync(Buffer.from(packed, 'base64')));
      return { folder, file };
    } finally {
      await child.close();
    }
  };
  return {
    async file() {
      if (!wanted) return null;
      made ??= make();
      const kept = await made.catch((error: unknown) => {
        made = null;
        throw error;
      });
      return kept?.file ?? null;
    },
    async close() {
      const kept = await made?.catch(() => null);
      if (kept) await rm(kept.folder, { recursive: true, force: true });
    },
  };
}

async function startChild(snapshot: string | null): Promise<LineChild> {
  const entry = path.join(import.meta.dirname, 'portable-worker.ts');
  const resolve = createRequire(import.meta.url).resolve;
  const pyodide = path.dirname(resolve('pyodide/package.json'));
  const readable = [
    entry,
    path.resolve(import.meta.dirname, '../../realm'),
    pyodide,
    ...(snapshot === null ? [] : [snapshot]),
  ];
  const flags = [
    '--no-warnings',
    '--permission',
    // Whoever gets hold of an object of JavaScript's can still not make code of a text.
    '--disallow-code-generation-from-strings',
    ...readable.map((file) => `--allow-fs-read=${file}`),
    `--max-old-space-size=${HEAP_MEGABYTES}`,
  ];
  const first: First = {
    wasm: path.join(pyodide, 'pyodide.asm.wasm'),
    stdlib: path.join(pyodide, 'python_stdlib.zip'),
    harness: await readPortableHarness(),
    snapshot,
  };
  return startLineChild({ entry, flags, first, startMs: START_MS });
}

async function probe(run: Executor['run']): Promise<Availability> {
  try {
    const facts = await run(PROBE, AbortSignal.timeout(START_MS * 2));
    if (isContained(facts)) return { available: true, runtime: facts.runtime, sandboxed: true };
    return { available: false, reason: 'the sandbox starts, but does not contain what runs in it' };
  } catch (error) {
    return { available: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
