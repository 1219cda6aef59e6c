/** The database of an SQL exercise in the page. Every run begins with the exercise's own rows, as the judge's do. */
import { readFacts } from '../executors/sql/facts.ts';
import type { SqlLimits, SqlRequest, SqlResult, SqlStatus } from '../executors/sql/types.ts';
import { ExecutorFault } from '../faults.ts';
import { isPlain } from '../plain.ts';
import { spares } from '../schedule/spares.ts';
import { endedText } from '../sql/explain-error.ts';
import { withoutTransaction } from '../sql/lex.ts';
import { converse, type Conversation, type Watch } from './conversation.ts';
import type { EngineFiles } from './files.ts';
import { workerLink } from './link.ts';
import type { SeenTable } from './workers/lesson-tables.ts';
import type { SqlFirst } from './workers/sql-first.ts';

export type LessonTable = SeenTable;

export interface LessonRun {
  /** One for each statement; empty unless all of them finished. */
  results: SqlResult[];
  error: { message: string; line: number | null } | null;
  /** How the database would do it, line by line, where that was asked for and the statements are a single one. */
  plan: string[];
  /** As the statements left them; empty unless all of them finished. */
  tables: LessonTable[];
}

export interface Lesson {
  /** Rejects with the signal's reason, or with ExecutorFault when the database itself failed. */
  run(statements: string, explain: boolean, signal: AbortSignal): Promise<LessonRun>;
  /** The exercise's own tables. */
  tables(): Promise<LessonTable[]>;
}

const LIMITS: SqlLimits = { wallMs: 5000, memoryBytes: 0, rows: 200, outputBytes: 500_000 };
/** The setup is ours: a few tables. */
const SETUP_MS = 5000;
/** Taken, set up, statements done, facts. */
const LINES = 4;
const WATCH: Watch = {
  wallMs: LIMITS.wallMs,
  wholeMs: SETUP_MS + LIMITS.wallMs,
  lines: LINES,
  room: LIMITS.outputBytes * 4,
};

/** One database for all lessons of a page, and another only when a run has ended it. */
export function lessonStarter(files: EngineFiles): {
  open(setup: string): Promise<Lesson>;
  warm(): Promise<void>;
  close(): Promise<void>;
} {
  let image: Blob | null = null;
  const start = async (): Promise<Conversation> => {
    const first: SqlFirst = {
      wasm: await files.blob('pglite.wasm'),
      initdb: await files.blob('initdb.wasm'),
      data: await files.blob('pglite.data'),
      image,
    };
    await files.blob('sql.js');
    const made = await converse(workerLink(files.address('sql.js')), first);
    image ??= made.ready.snapshot ?? null;
    return made;
  };
  const databases = spares<Conversation>({ start, usable: (one) => one.usable(), end: (one) => one.end() });
  let current: Conversation | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const ask = async (request: SqlRequest, signal: AbortSignal): Promise<LessonRun> => {
    if (current === null || !current.usable()) current = await databases.take();
    const batch = await current.exchange(JSON.stringify(request), WATCH, signal);
    const { run, retire } = readRun(batch.lines, readFacts(batch));
    if (retire) current.end();
    // Only now: it is seldom needed, and takes half a gigabyte.
    if (!current.usable()) databases.prepare();
    return run;
  };
  /** One at a time: the lessons share the database. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const made = turn.then(work);
    turn = made.catch(() => undefined);
    return made;
  };
  return {
    async open(setup) {
      const run = (sql: string, explain: boolean, signal: AbortSignal): Promise<LessonRun> =>
        inTurn(() => ask({ setup, sql: withoutTransaction(sql), explain, limits: LIMITS }, signal));
      const untouched = async (): Promise<LessonTable[]> => {
        const { tables, error } = await run('select 1', false, new AbortController().signal);
        if (error !== null) throw new ExecutorFault(error.message);
        return tables;
      };
      await untouched();
      return { run, tables: untouched };
    },
    warm: async () => {
      if (current === null || !current.usable()) await databases.ready();
    },
    async close() {
      current?.end();
      await databases.close();
    },
  };
}

type Read = ReturnType<typeof readFacts>;

/** From what the worker said to what the page shows; a part that does not read as expected is left out. */
function readRun(lines: string, facts: Read): { run: LessonRun; retire: boolean } {
  const nothing = { results: [], plan: [], tables: [] };
  if (facts.status !== 'finished') {
    const { text } = endedText(facts.status satisfies Exclude<SqlStatus, 'finished'>, facts.error, []);
    const message = facts.status === 'raised' && facts.error !== null ? facts.error.message : `Your code ${text}.`;
    return { run: { ...nothing, error: { message, line: facts.error?.line ?? null } }, retire: facts.retire };
  }
  const { plan, tables } = JSON.parse(lines.trimEnd().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
  return {
    run: {
      results: facts.results,
      error: null,
      plan: Array.isArray(plan) ? plan.filter((line) => typeof line === 'string') : [],
      tables: Array.isArray(tables) && isPlain(tables) ? (tables as unknown as LessonTable[]) : [],
    },
    retire: facts.retire,
  };
}
