import { setTimeout as sleep } from 'node:timers/promises';
import {
  Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, SqliteAdapter, SqliteIntrospector,
  SqliteQueryCompiler, type Dialect as KyselyDialect, type Driver, type LogEvent,
} from 'kysely'; // prettier-ignore
import { readAddress, type Address } from './address.ts';
import { StoreError } from './base/store-error.ts';
import type { Tables } from './base/tables.ts';
import type { Db, Store, StoreOptions } from './base/types.ts';
import { TransactionScope } from './drivers/scope.ts';
import { migrate } from './migrations/migrate.ts';

/** How often a transaction that met another writer is run again, and the longest first pause in milliseconds. */
const RETRIES = 5;
const FIRST_PAUSE = 20;

const SLOW = 200;

/**
 * Opens a database and brings its tables up to date.
 *
 * @param options where it is, and who hears of slow statements
 * @throws StoreError `invalid-address`, `database-unreachable`, `-locked`, `-damaged`, `-read-only`, `-full`, `-too-new`
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const address = readAddress(options.url);
  const scope = new TransactionScope();
  const driver = await driverFor(address, scope);
  const db = new Kysely<Tables>({ dialect: dialectFor(address, driver), log: slowLog(options) });
  const store: Store = {
    db,
    dialect: address.dialect,
    transaction: (work) =>
      runTransaction(db, address.dialect === 'postgresql' ? RETRIES : 0, (inner) => scope.run(() => work(inner))),
    // Not db.destroy: Kysely would answer a late caller with an error of its own kind.
    close: () => driver.destroy(),
  };
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await driver.destroy();
    throw error;
  }
}

/** Each driver is loaded when it is asked for: nobody waits for the one they do not use. */
async function driverFor(address: Address, scope: TransactionScope): Promise<Driver> {
  if (address.dialect === 'sqlite') {
    const { openSqlite, SqliteDriver } = await import('./drivers/sqlite.ts');
    return new SqliteDriver(await openSqlite(address.file), address.file, scope);
  }
  const { openPool, PostgresDriver } = await import('./drivers/postgres.ts');
  return new PostgresDriver(openPool(address.url), address.place, scope);
}

/**
 * Kysely would queue by itself for a database with one connection, before it asks the driver: a transaction that used
 * the pool would wait for itself there, out of reach of the driver's check. The driver takes turns on its own.
 */
class TurnTakingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function dialectFor(address: Address, driver: Driver): KyselyDialect {
  const isSqlite = address.dialect === 'sqlite';
  return {
    createDriver: () => driver,
    createAdapter: () => (isSqlite ? new TurnTakingAdapter() : new PostgresAdapter()),
    createQueryCompiler: () => (isSqlite ? new SqliteQueryCompiler() : new PostgresQueryCompiler()),
    createIntrospector: (db) => (isSqlite ? new SqliteIntrospector(db) : new PostgresIntrospector(db)),
  };
}

function slowLog({ onSlow, slowAfter = SLOW }: StoreOptions): (event: LogEvent) => void {
  return (event) => {
    if (event.level === 'query' && event.queryDurationMillis > slowAfter) {
      onSlow?.({ sql: event.query.sql, milliseconds: event.queryDurationMillis });
    }
  };
}

/** On SQLite writers come one after the other, so a conflict there is the caller's own and would only come again. */
async function runTransaction<T>(db: Db, retries: number, work: (db: Db) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'conflict' || attempt >= retries) throw error;
      await sleep(Math.random() * FIRST_PAUSE * 2 ** attempt);
    }
  }
}
