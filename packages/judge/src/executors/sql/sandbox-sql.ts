/** The server's word on SQL: a warm process with a database in memory, a schema of its own for every run. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Availability } from '../../types.ts';
import { startLineChild, type LineChild } from '../child/line-child.ts';
import { workers } from '../child/workers.ts';
import { readFacts } from './facts.ts';
import type { SqlExecutor, SqlFacts, SqlRequest } from './types.ts';

export interface SandboxSqlOptions {
  /** Databases that run at the same time. Each takes about half a gigabyte. */
  workers?: number;
  /** After so many runs a process makes way for a new one. */
  runsPerProcess?: number;
}

const ID = 'sandbox-sql';
/** A second on a quiet machine; the database is made anew from WebAssembly. */
const START_MS = 60_000;
/** The setup is ours and may be long; only the learner's statements have the learner's limit. */
const SETUP_MS = 10_000;

const PROBE: SqlRequest = {
  setup: 'create table probe (n int); insert into probe values (1), (2)',
  sql: "select sum(n)::int, current_user::text, has_function_privilege('pg_read_file(text)', 'execute') from probe",
  limits: { wallMs: 10_000, memoryBytes: 256 * 2 ** 20, rows: 10, outputBytes: 10_000 },
};

/** @returns the executor; nothing is started before the first probe or run */
export function sandboxSql(options: SandboxSqlOptions = {}): SqlExecutor {
  const { runsPerProcess = 300 } = options;
  // The first process makes the database; the ones after it start from its image.
  let image: string | null = null;
  const children = workers(options.workers ?? 1, async () => {
    const child = await startDatabase(image);
    image ??= await imageOf(child);
    return retirable(child, runsPerProcess);
  });

  const run = (request: SqlRequest, signal: AbortSignal): Promise<SqlFacts> =>
    children.use(signal, async (child) => {
      const { limits } = request;
      const watch = {
        wallMs: Math.max(limits.wallMs, 1),
        firstMs: SETUP_MS,
        cpuMs: SETUP_MS + limits.wallMs * 2,
        memoryBytes: limits.memoryBytes,
      };
      try {
        const { retire, ...facts } = readFacts(await child.exchange(request, watch, signal));
        if (retire) child.retire();
        return { executor: ID, sandboxed: true, runtime: child.runtime, ...facts };
      } catch (error) {
        child.retire();
        throw error;
      }
    });

  return { id: ID, run, probe: () => probe(run), close: () => children.close() };
}

function retirable(child: LineChild, runs: number): LineChild & { retire(): void } {
  let retired = false;
  return {
    ...child,
    usable: () => !retired && child.usable() && child.served() < runs,
    retire: () => (retired = true),
  };
}

/** @returns null when the database cannot be packed: later ones are then made from nothing, as the first was */
async function imageOf(child: LineChild): Promise<string | null> {
  const watch = { wallMs: START_MS, cpuMs: START_MS, memoryBytes: Infinity };
  const { lines } = await child.exchange('image', watch, AbortSignal.timeout(START_MS));
  return lines.split('\n')[1] || null;
}

async function startDatabase(image: string | null): Promise<LineChild> {
  const entry = path.join(import.meta.dirname, 'worker.ts');
  const pglite = import.meta.resolve('@electric-sql/pglite');
  const readable = [
    path.dirname(path.dirname(fileURLToPath(pglite))),
    entry,
    path.join(import.meta.dirname, 'session.ts'),
    path.resolve(import.meta.dirname, '../../plain.ts'),
  ];
  const flags = ['--no-warnings', '--permission', ...readable.map((file) => `--allow-fs-read=${file}`)];
  return startLineChild({ entry, flags, first: { pglite, image }, startMs: START_MS });
}

async function probe(run: SqlExecutor['run']): Promise<Availability> {
  try {
    const facts = await run(PROBE, AbortSignal.timeout(START_MS));
    const [sum, user, files] = facts.results[0]?.rows[0] ?? [];
    if (sum === 3 && user === 'learner' && files === false)
      return { available: true, runtime: facts.runtime, sandboxed: true };
    return { available: false, reason: 'the database starts, but does not contain what runs in it' };
  } catch (error) {
    return { available: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
