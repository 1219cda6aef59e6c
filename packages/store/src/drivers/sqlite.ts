/** Kysely over node:sqlite: one connection that its users take in turns. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { cleanParameters } from '../base/codec.ts';
import { StoreError } from '../base/store-error.ts';
import type { TransactionScope } from './scope.ts';
import { fromSqlite, isBusy } from './sqlite-errors.ts';
import { Turns } from './turns.ts';

/**
 * SQLite's own wait blocks the whole process, so it is short (milliseconds); after it the wait goes on without blocking
 * until `PATIENCE` is over.
 */
const BLOCKING_WAIT = 20;
const PATIENCE = 20_000;

/** Statements kept prepared; the oldest goes first. Long ones (batches of rows) would fill it with single uses. */
const KEPT_STATEMENTS = 200;
const LONGEST_KEPT = 4_000;

/**
 * FULL makes every acknowledged commit survive a power cut, also in WAL mode. Recursive triggers make INSERT OR REPLACE
 * run the triggers that keep the ledger append-only.
 */
const PRAGMAS = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA recursive_triggers = ON',
  'PRAGMA trusted_schema = OFF',
  'PRAGMA journal_size_limit = 67108864',
];

/** Runs `attempt` until no other process is in the way. @throws whatever it throws last */
async function patiently<T>(attempt: () => T): Promise<T> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      // A random wait keeps two processes from knocking in step.
      await sleep(2 + Math.random() * 20);
    }
  }
}

/**
 * Opens the file, makes it and its folder where they do not exist.
 *
 * @param file a path, or `:memory:`
 * @throws StoreError `database-*`
 */
export async function openSqlite(file: string): Promise<DatabaseSync> {
  try {
    // The folder holds a person's notes: others on the machine have no business in it.
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreError(
      'database-unreachable',
      `The folder of ${file} cannot be made. Choose another data folder.`,
      error,
    );
  }
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BLOCKING_WAIT });
    for (const pragma of PRAGMAS) await patiently(() => database?.exec(pragma));
    return database;
  } catch (error) {
    database?.close();
    throw fromSqlite(error, file);
  }
}

interface Prepared {
  statement: StatementSync;
  /** Whether it gives rows: a SELECT, or anything with RETURNING. */
  reads: boolean;
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #kept = new Map<string, Prepared>();

  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#file = file;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = cleanParameters(query.parameters) as SQLInputValue[];
    return this.#guarded(() => {
      const { statement, reads } = this.#prepared(query.sql);
      if (reads) return { rows: statement.all(...parameters) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
    });
  }

  // Nothing here reads more than fits in memory; Kysely asks every connection to have it.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async run(sql: string): Promise<void> {
    await this.#guarded(() => this.#database.exec(sql));
  }

  /** A failure such as a full disk ends the transaction by itself: rolling back again would hide the reason. */
  async rollback(): Promise<void> {
    if (this.#database.isTransaction) await this.run('ROLLBACK');
  }

  close(): void {
    this.#kept.clear();
    this.#database.close();
  }

  /** Inside a transaction nobody else can be in the way any more, so only its beginning ever waits. */
  async #guarded<T>(attempt: () => T): Promise<T> {
    try {
      return this.#database.isTransaction ? attempt() : await patiently(attempt);
    } catch (error) {
      throw fromSqlite(error, this.#file);
    }
  }

  #prepared(sql: string): Prepared {
    const known = this.#kept.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, reads: statement.columns().length > 0 };
    if (sql.length <= LONGEST_KEPT) this.#keep(sql, prepared);
    return prepared;
  }

  #keep(sql: string, prepared: Prepared): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT_STATEMENTS && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(sql, prepared);
  }
}

/** Everybody takes the one connection in turns, and a transaction keeps it: no query of another slips into it. */
export class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection;
  readonly #scope: TransactionScope;
  readonly #turns = new Turns();
  #giveBack: () => void = () => undefined;
  #closed = false;

  constructor(database: DatabaseSync, file: string, scope: TransactionScope) {
    this.#connection = new SqliteConnection(database, file);
    this.#scope = scope;
  }

  async init(): Promise<void> {
    // The file is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#scope.assertOutside();
    const giveBack = await this.#turns.take();
    if (this.#closed) {
      giveBack();
      throw new StoreError('misused', 'The database is closed.');
    }
    this.#giveBack = giveBack;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#giveBack();
  }

  /** IMMEDIATE takes the right to write at once: a transaction that reads first can then not fail when it writes. */
  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await this.#connection.run(settings.accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE');
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.run('COMMIT');
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.rollback();
  }

  async destroy(): Promise<void> {
    const giveBack = await this.#turns.take();
    if (!this.#closed) this.#connection.close();
    this.#closed = true;
    giveBack();
  }
}
