/** Kysely over pg: a pool whose parameters and errors go through the same codec as SQLite's. */
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import pg from 'pg';
import { cleanParameters } from '../base/codec.ts';
import { StoreError } from '../base/store-error.ts';
import { fromPostgres } from './postgres-errors.ts';
import type { TransactionScope } from './scope.ts';

/** Type numbers of `bigint` (also what count gives) and `numeric` (what sum gives): pg hands both over as strings. */
const NUMBERS: readonly number[] = [20, 1700];

/** Milliseconds to wait for a connection: many writers of one programme queue here. */
const PATIENCE = 30_000;

/** Every number that Waymark keeps is a small integer, exact as a JavaScript number. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    NUMBERS.includes(type) ? Number : (pg.types.getTypeParser(type, format) as (text: string) => unknown),
};

/** @param url of the database @returns a pool that has not connected yet */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url, types, max: 10, connectionTimeoutMillis: PATIENCE, application_name: 'waymark',
  }); // prettier-ignore
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

class PostgresConnection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  readonly #place: string;
  broken = false;

  constructor(client: pg.PoolClient, place: string) {
    this.client = client;
    this.#place = place;
    // The query under way gets the error too; this one only keeps the process alive.
    client.on('error', () => (this.broken = true));
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.run(query.sql, cleanParameters(query.parameters));
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  // Nothing here reads more than fits in memory; Kysely asks every connection to have it.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async run(sql: string, parameters: unknown[] = []): Promise<pg.QueryResult> {
    try {
      return await this.client.query(sql, parameters);
    } catch (error) {
      const known = fromPostgres(error, this.#place);
      if (known.code === 'database-unreachable') this.broken = true;
      throw known;
    }
  }
}

export class PostgresDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #place: string;
  readonly #scope: TransactionScope;
  readonly #connections = new WeakMap<pg.PoolClient, PostgresConnection>();
  #closed = false;

  constructor(pool: pg.Pool, place: string, scope: TransactionScope) {
    this.#pool = pool;
    this.#place = place;
    this.#scope = scope;
  }

  async init(): Promise<void> {
    // The pool connects when it is first asked.
  }

  async acquireConnection(): Promise<PostgresConnection> {
    this.#scope.assertOutside();
    if (this.#closed) throw new StoreError('misused', 'The database is closed.');
    try {
      const client = await this.#pool.connect();
      const connection = this.#connections.get(client) ?? new PostgresConnection(client, this.#place);
      this.#connections.set(client, connection);
      return connection;
    } catch (error) {
      throw fromPostgres(error, this.#place);
    }
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    connection.client.release(connection.broken);
  }

  async beginTransaction(connection: PostgresConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel === undefined ? '' : ` ISOLATION LEVEL ${settings.isolationLevel}`;
    const access = settings.accessMode === undefined ? '' : ` ${settings.accessMode}`;
    await connection.run(`BEGIN${isolation}${access}`);
  }

  async commitTransaction(connection: PostgresConnection): Promise<void> {
    const { command } = await connection.run('COMMIT');
    // PostgreSQL answers COMMIT with ROLLBACK where a statement had failed and somebody swallowed its error.
    if (command === 'ROLLBACK') throw new StoreError('failed', 'A statement had failed, so nothing was saved.');
  }

  async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    try {
      await connection.run('ROLLBACK');
    } catch (error) {
      connection.broken = true;
      throw error;
    }
  }

  async destroy(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#pool.end();
  }
}
