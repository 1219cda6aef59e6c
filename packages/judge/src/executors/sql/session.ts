/**
 * One run in a database of PGlite's: a transaction that begins with the exercise's rows and is rolled back. The same in
 * the server's process and in a page.
 */
import type { PGlite, Results } from '@electric-sql/pglite';
import { toPlain } from '../../plain.ts';
import type { Plain } from '../../types.ts';
import type { SqlError, SqlRequest, SqlResult } from './types.ts';

/** What the parent reads; it adds what only it knows. */
export interface WorkerFacts {
  status: 'finished' | 'raised' | 'output-limit' | 'crashed' | 'setup-failed';
  error: SqlError | null;
  results: SqlResult[];
  queries: (SqlResult | null)[];
  plan: Plain;
  wallMs: number;
  retire: boolean;
  /** The number of the transaction that the run began; empty where the setup failed. */
  transaction: string;
}

export type Types = Map<number, string>;

/**
 * Who may do what: nobody but the superuser reads files or starts programs in PostgreSQL, and the learner's role is
 * none. Large objects and set_config are open to everybody by default, so they are taken away.
 */
export const PREPARATION = `
  create role learner nologin;
  do $$ declare f regprocedure; begin
    for f in select oid::regprocedure from pg_proc where proname like 'lo\\_%' or proname in ('lowrite', 'loread', 'set_config', 'pg_terminate_backend', 'pg_cancel_backend')
    loop execute format('revoke execute on function %s from public', f); end loop;
  end $$;
  grant create on database postgres to learner;
  revoke create on schema public from public;
`;

/**
 * Words without which nobody changes the session's user or runs code that could; a harmless use only costs a restart.
 * `U&` writes any name letter by letter in numbers.
 */
const MAY_CHANGE_SESSION = /authorization|\brole\b|\bdo\b|language|discard|\breset\b|dblink|extension|u&["']/i;

/** A savepoint's name is no sign of the transaction: whoever ends it can begin another with one of the same name. */
const TRANSACTION = 'select pg_catalog.pg_current_xact_id()::text';

const BEGIN = `
  set session authorization learner; begin;
  create schema exercise; set local search_path = exercise, pg_temp;
`;

const asText = (text: string): string => text;
/** Types that PGlite would make objects of: dates, json, bytes. Their text is what the learner sees in any client. */
const PARSERS = Object.fromEntries([17, 114, 1082, 1114, 1184, 3802].map((oid) => [oid, asText]));

async function query(db: PGlite, sql: string): Promise<Results<unknown[]>[]> {
  return (await db.exec(sql, { rowMode: 'array', parsers: PARSERS })) as Results<unknown[]>[];
}

function resultOf(types: Types, rowsAtMost: number, { fields, rows, affectedRows }: Results<unknown[]>): SqlResult {
  return {
    columns: fields.map(({ name, dataTypeID }) => ({ name, type: types.get(dataTypeID) ?? 'unknown' })),
    rows: rows
      .slice(0, rowsAtMost)
      .map((row) => row.map((value) => (toPlain(value) ?? { value: String(value) }).value)),
    affected: affectedRows ?? 0,
    truncated: rows.length > rowsAtMost,
  };
}

function errorOf(error: unknown, sql: string): SqlError {
  const { code, message, position } = error as { code?: unknown; message?: unknown; position?: unknown };
  const at = Number(position);
  return {
    code: typeof code === 'string' ? code : 'XX000',
    message: String(message).slice(0, 500),
    line: Number.isSafeInteger(at) && at > 0 ? sql.slice(0, at).split('\n').length : null,
  };
}

/** @param progress called when the setup is done, and when the learner's statements are */
export async function runIn(db: PGlite, types: Types, request: SqlRequest, progress: () => void): Promise<WorkerFacts> {
  const { setup, sql, limits } = request;
  const facts: WorkerFacts = {
    status: 'finished',
    error: null,
    results: [],
    queries: [],
    plan: null,
    wallMs: 0,
    retire: MAY_CHANGE_SESSION.test(sql),
    transaction: '',
  };
  try {
    const begun = await query(db, `${BEGIN} ${setup}\n; savepoint given; ${TRANSACTION}`);
    const number = begun.at(-1)?.rows[0]?.[0];
    if (typeof number === 'string') facts.transaction = number;
  } catch (error) {
    return { ...facts, status: 'setup-failed', error: errorOf(error, setup) };
  }
  progress();
  const started = performance.now();
  try {
    const made = await query(db, sql);
    // PGlite adds up the rows changed over the statements of one text.
    facts.results = made.map((result, at) => {
      const before = made[at - 1]?.affectedRows ?? 0;
      return resultOf(types, limits.rows, { ...result, affectedRows: (result.affectedRows ?? before) - before });
    });
  } catch (error) {
    facts.status = 'raised';
    facts.error = errorOf(error, sql);
  }
  facts.wallMs = performance.now() - started;
  progress();
  if (facts.status === 'finished' && !(await answers(db))) return { ...facts, ...STOPPED };
  if (facts.status === 'finished') {
    if (request.explain) facts.plan = await planOf(db, sql);
    for (const asked of request.queries ?? []) facts.queries.push(await ask(db, types, limits.rows, asked));
  }
  if (JSON.stringify([facts.results, facts.queries, facts.plan]).length <= limits.outputBytes) return facts;
  return { ...facts, status: 'output-limit', results: [], queries: [], plan: null };
}

/**
 * When a recursion overflows WebAssembly's stack, PGlite answers from then on with no rows and no error, as if all were
 * well. So a run counts as finished only when the database still tells what it is told.
 */
async function answers(db: PGlite): Promise<boolean> {
  try {
    return (await query(db, 'select 42')).at(-1)?.rows[0]?.[0] === 42;
  } catch {
    return false;
  }
}

const STOPPED: Partial<WorkerFacts> = {
  status: 'crashed',
  error: {
    code: '54001',
    message: 'the database stopped under these statements: they may call themselves without end',
    line: null,
  },
  results: [],
  retire: true,
};

/** A question of ours in a savepoint of its own, with the names looked up where the setup put them. */
export async function ask(db: PGlite, types: Types, rows: number, sql: string): Promise<SqlResult | null> {
  try {
    await db.exec('savepoint asked; set local search_path = exercise, pg_temp');
    const made = (await query(db, sql)).at(-1);
    return made ? resultOf(types, rows, made) : null;
  } catch {
    await db.exec('rollback to savepoint asked').catch(() => undefined);
    return null;
  }
}

async function planOf(db: PGlite, sql: string): Promise<Plain> {
  const single = sql.trim().replace(/;\s*$/, '');
  // Two statements would explain the first and run the second. A `;` in a text costs the plan, which is the safe side.
  if (single.includes(';')) return null;
  try {
    await db.exec('savepoint asked');
    const [made] = await query(db, `explain (format json) ${single}`);
    return JSON.parse(String(made?.rows[0]?.[0])) as Plain;
  } catch {
    await db.exec('rollback to savepoint asked').catch(() => undefined);
    return null;
  }
}

/** @returns whether the transaction that began the run was still the same at its end, and all is as before it */
export async function restore(db: PGlite, { transaction }: Pick<WorkerFacts, 'transaction'>): Promise<boolean> {
  // The savepoint is gone when the learner's statements have ended the transaction.
  const same = await query(db, `rollback to savepoint given; ${TRANSACTION}`).then(
    (results) => transaction !== '' && results.at(-1)?.rows[0]?.[0] === transaction,
    () => false,
  );
  try {
    await db.exec('rollback');
    await db.exec('discard all');
    return same && (await answers(db));
  } catch {
    return false;
  }
}

/** @returns the names of the database's types by their numbers, and what it is */
export async function describeDatabase(db: PGlite): Promise<{ types: Types; runtime: string }> {
  const { rows } = await db.query<{ oid: number; typname: string }>('select oid::int, typname from pg_type');
  const version = await db.query<{ server_version: string }>('show server_version');
  return {
    types: new Map(rows.map(({ oid, typname }) => [oid, typname])),
    runtime: `PostgreSQL ${version.rows[0]?.server_version ?? ''} (PGlite)`,
  };
}
