import { sql } from 'kysely';
import { newId } from '../base/new-id.ts';
import { StoreError } from '../base/store-error.ts';
import type { Db, Dialect, Store } from '../base/types.ts';
import { INSTANCE_ID } from '../repositories/instance.ts';
import { programmes } from './001-programmes.ts';
import { practice } from './002-practice.ts';
import { review } from './003-review.ts';
import { checks } from './004-checks.ts';
import { explanations } from './005-explanations.ts';
import { tailor } from './006-tailor.ts';
import { logs } from './007-logs.ts';
import { feeds } from './008-feeds.ts';
import { retros } from './009-retros.ts';
import { upstream } from './010-upstream.ts';
import { links } from './011-links.ts';
import { endorsements } from './012-endorsements.ts';
import { terminalRuns } from './013-terminal-runs.ts';
import { runStatements, wordsOf, type Migration } from './migration.ts';

/** In order; the number of a migration is its place here, counted from 1. */
const MIGRATIONS: readonly Migration[] = [
  programmes,
  practice,
  review,
  checks,
  explanations,
  tailor,
  logs,
  feeds,
  retros,
  upstream,
  links,
  endorsements,
  terminalRuns,
];

/** The schema that this program reads and writes. */
export const SCHEMA = MIGRATIONS.length;

/** Any number that nothing else in the same PostgreSQL database locks: the letters of "waymark" as digits of 36. */
const LOCK = 70_345_842_188;

/**
 * Brings the database to this program's schema: one transaction under a lock, so that of several processes that open
 * an empty database at once, one makes the tables and the others find them made.
 *
 * @throws StoreError `database-too-new` where a later program has changed the schema
 */
export async function migrate(store: Pick<Store, 'db' | 'dialect' | 'transaction'>): Promise<void> {
  if (refuseNewer(await appliedTo(store.db, store.dialect)) === SCHEMA) return;
  await store.transaction(async (db) => {
    if (store.dialect === 'postgresql') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
    const applied = refuseNewer(await appliedTo(db, store.dialect));
    for (let number = applied + 1; number <= SCHEMA; number += 1) await apply(db, store.dialect, number);
    await db
      .insertInto('instance')
      .values({ key: INSTANCE_ID, value: newId() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

function refuseNewer(applied: number): number {
  if (applied <= SCHEMA) return applied;
  throw new StoreError(
    'database-too-new',
    `This database was made by a newer Waymark (schema ${applied}; this one knows ${SCHEMA}). Update Waymark, or open another database.`,
  );
}

/** @returns the number of the last migration in this database, 0 for an empty one */
async function appliedTo(db: Db, dialect: Dialect): Promise<number> {
  const exists =
    dialect === 'sqlite'
      ? sql`select 1 from sqlite_master where type = 'table' and name = 'schema_migrations'`
      : // Not to_regclass: after a wait for the lock it may still answer from a cache filled before.
        sql`select 1 from pg_catalog.pg_tables
            where schemaname = current_schema() and tablename = 'schema_migrations'`;
  if ((await exists.execute(db)).rows.length === 0) return 0;
  const row = await db
    .selectFrom('schema_migrations')
    .select((column) => column.fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

async function apply(db: Db, dialect: Dialect, number: number): Promise<void> {
  const migration = MIGRATIONS[number - 1];
  if (migration === undefined) return;
  const words = wordsOf(dialect);
  if (number === 1) await runStatements(db, [registry(words)]);
  await runStatements(db, migration.statements(words));
  const applied = { number, name: migration.name, applied_at: new Date().toISOString() };
  await db.insertInto('schema_migrations').values(applied).execute();
}

function registry({ text, integer, end }: ReturnType<typeof wordsOf>): string {
  return `create table schema_migrations (
    number ${integer} not null primary key, name ${text} not null, applied_at ${text} not null) ${end}`;
}
