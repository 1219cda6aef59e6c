/** The running timer: at most one for each programme. */
import type { Timer } from '@waymark/contract';
import type { Instant } from '@waymark/learning';
import type { Tables } from '../base/tables.ts';
import type { Db } from '../base/types.ts';

function fromRow(row: Tables['timers']): Timer {
  return { itemId: row.item_id, blockId: row.block_id, title: row.title, startedAt: row.started_at };
}

/** @returns the running timer, null where none runs */
export async function get(db: Db, programmeId: string): Promise<Timer | null> {
  const row = await db.selectFrom('timers').selectAll().where('programme_id', '=', programmeId).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/**
 * @returns false, changing nothing, where a timer is running already
 * @throws StoreError `programme-missing`
 */
export async function start(db: Db, programmeId: string, timer: Timer): Promise<boolean> {
  const about = { item_id: timer.itemId, block_id: timer.blockId, title: timer.title };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('timers')
    .values({ programme_id: programmeId, ...about, started_at: timer.startedAt })
    .onConflict((conflict) => conflict.column('programme_id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Stops and forgets the timer. @returns what ran, null where none did */
export async function stop(db: Db, programmeId: string): Promise<Timer | null> {
  const row = await db.deleteFrom('timers').where('programme_id', '=', programmeId).returningAll().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Says that the running timer began at another moment. @returns it as it is now, null where none runs */
export async function beginAt(db: Db, programmeId: string, startedAt: Instant): Promise<Timer | null> {
  const row = await db
    .updateTable('timers')
    .set({ started_at: startedAt })
    .where('programme_id', '=', programmeId)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}
