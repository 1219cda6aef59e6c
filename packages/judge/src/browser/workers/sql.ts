/** The database of a lesson, in a web worker: PGlite, from files that the page hands over. */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import {
  ask,
  describeDatabase,
  PREPARATION,
  restore,
  runIn,
  type Types,
  type WorkerFacts,
} from '../../executors/sql/session.ts';
import type { SqlRequest } from '../../executors/sql/types.ts';
import { boundMemory } from '../../realm/memory.ts';
import { quietConsole, stripGlobals } from '../../realm/strip.ts';
import { answerPage, endLine, send } from './door.ts';
import { tablesOf, type SeenTable } from './lesson-tables.ts';
import type { SqlFirst } from './sql-first.ts';

/** What the page reads as the last line of a run, before it checks it. */
interface LessonFacts extends Omit<WorkerFacts, 'plan'> {
  plan: string[];
  tables: SeenTable[];
}

/** Everything a lesson may take; PostgreSQL itself starts with a quarter of it. */
const MEMORY_BYTES = 512 * 2 ** 20;
/** What PGlite uses after its start. */
const NEEDED =
  'WebAssembly TextDecoder TextEncoder performance crypto setTimeout clearTimeout console Blob URL queueMicrotask'.split(
    ' ',
  );

async function open({ wasm, initdb, data, image }: SqlFirst): Promise<PGlite> {
  const compiled = async (blob: Blob): Promise<WebAssembly.Module> => WebAssembly.compile(await blob.arrayBuffer());
  const options: PGliteOptions = {
    pgliteWasmModule: await compiled(wasm),
    initdbWasmModule: await compiled(initdb),
    fsBundle: data,
    ...(image === null ? {} : { loadDataDir: image }),
  };
  const db = await PGlite.create(options);
  if (image === null) await db.exec(PREPARATION);
  return db;
}

async function serve(db: PGlite, types: Types, request: SqlRequest): Promise<void> {
  send('{}');
  const { explain, ...plain } = request;
  const facts = await runIn(db, types, plain, () => send('{}'));
  const told: LessonFacts = { ...facts, plan: [], tables: [] };
  if (facts.status === 'finished') {
    told.tables = await tablesOf((sql) => ask(db, types, request.limits.rows, sql), request.limits.rows);
    if (explain === true) told.plan = await planOf(db, types, request.sql);
  }
  if (!(await restore(db, facts))) told.retire = true;
  send(JSON.stringify(told));
  send(endLine(0));
}

/** @returns the lines of the plan; none where there is not one statement that has one */
async function planOf(db: PGlite, types: Types, sql: string): Promise<string[]> {
  const single = sql.trim().replace(/;\s*$/, '');
  // Two statements would explain the first and run the second.
  const made = single.includes(';') ? null : await ask(db, types, 200, `explain ${single}`);
  return made?.rows.map(([line]) => (typeof line === 'string' ? line : '')) ?? [];
}

quietConsole();
answerPage(async (first: SqlFirst) => {
  const limit = boundMemory();
  const db = await open(first);
  const { types, runtime } = await describeDatabase(db);
  const snapshot = first.image === null ? await db.dumpDataDir('none') : null;
  stripGlobals(NEEDED);
  limit(MEMORY_BYTES);
  send({ ready: runtime, snapshot });
  let last: Promise<void> = Promise.resolve();
  return (text) => {
    last = last.then(() => serve(db, types, JSON.parse(text) as SqlRequest));
  };
});
