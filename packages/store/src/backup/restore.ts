import { sql } from 'kysely';
import { StoreError, type StoreErrorCode } from '../base/store-error.ts';
import type { Db, RestoreResult, Store } from '../base/types.ts';
import * as instance from '../repositories/instance.ts';
import { OWN_KEYS } from './dump.ts';
import { LAYOUT, type Row, type TableLayout } from './layout.ts';
import { readDocument } from './document.ts';
import { readBackup, unreadable, type Backup } from './read.ts';

/** At most fifteen columns: 3,000 parameters a statement. */
const ROWS_PER_STATEMENT = 200;

/** What a database says of rows that contradict each other; anything else (a full disk) is not the backup's fault. */
const CONTRADICTIONS: readonly StoreErrorCode[] = ['conflict', 'programme-missing', 'failed'];

/**
 * Replaces everything by a backup, on either database, all or nothing. The id of this Waymark stays; the revision of
 * every programme ends up higher than any that was here before, so that nobody takes a restored programme for one they
 * remember.
 *
 * @param lines what `dump` gave, line by line; it is held in memory, so the caller bounds its size
 * @throws StoreError `unreadable-backup`, with nothing changed
 */
export async function restore(store: Store, lines: AsyncIterable<string>): Promise<RestoreResult> {
  return replaceBy(store, await readBackup(lines));
}

/**
 * The same from the one JSON document of `documentOf`.
 *
 * @throws StoreError `unreadable-backup` that names the place, with nothing changed
 */
export async function restoreDocument(store: Store, text: string): Promise<RestoreResult> {
  return replaceBy(store, readDocument(text));
}

async function replaceBy(store: Store, { tables, rows }: Backup): Promise<RestoreResult> {
  try {
    await store.transaction(async (db) => {
      if (store.dialect === 'postgresql') await lockTables(db);
      const floor = await revisionFloor(db);
      await replaceTables(db, tables);
      await raiseRevisions(db, floor);
    });
  } catch (error) {
    if (!(error instanceof StoreError) || !CONTRADICTIONS.includes(error.code)) throw error;
    throw unreadable('its rows contradict each other.', error);
  }
  return { programmes: tables.get('programmes')?.length ?? 0, rows };
}

/** Writers wait; readers see the old state until the end. On SQLite the transaction alone does that. */
async function lockTables(db: Db): Promise<void> {
  const names = sql.join(LAYOUT.map(({ name }) => sql.table(name)));
  await sql`lock table ${names} in exclusive mode`.execute(db);
}

/** The one row of `restoring` opens the ledger's guard, for this transaction only: it is gone before the commit. */
async function replaceTables(db: Db, tables: Map<string, Row[]>): Promise<void> {
  await db.insertInto('restoring').values({ reason: 'restore' }).execute();
  for (const { name } of LAYOUT.toReversed()) {
    const own = name === 'instance' ? sql` where key not in (${sql.join(OWN_KEYS)})` : sql``;
    await sql`delete from ${sql.table(name)}${own}`.execute(db);
  }
  for (const table of LAYOUT) await insertAll(db, table, tables.get(table.name) ?? []);
  await db.deleteFrom('restoring').execute();
}

async function insertAll(db: Db, table: TableLayout, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(table.columns);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const batch = rows.slice(at, at + ROWS_PER_STATEMENT);
    const values = sql.join(batch.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`));
    await sql`insert into ${sql.table(table.name)} (${columns}) values ${values}`.execute(db);
  }
}

/** @returns the highest revision that anybody can have seen here; 0 in a Waymark that never had a programme */
async function revisionFloor(db: Db): Promise<number> {
  const kept = Number((await instance.get(db, instance.REVISION_FLOOR)) ?? 0);
  const row = await db
    .selectFrom('programmes')
    .select((column) => column.fn.max('revision').as('revision'))
    .executeTakeFirst();
  return Math.max(kept, row?.revision ?? 0);
}

async function raiseRevisions(db: Db, floor: number): Promise<void> {
  if (floor === 0) return;
  await instance.set(db, instance.REVISION_FLOOR, String(floor));
  await db
    .updateTable('programmes')
    .set({ revision: floor + 1 })
    .where('revision', '<=', floor)
    .execute();
}
