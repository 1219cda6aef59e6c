/** Time that the learner logged. */
import type { TimeEntry } from '@waymark/contract';
import type { TimeEntriesTable } from '../base/tables.ts';
import type { Db, TimeFilter, TimePatch } from '../base/types.ts';

function fromRow(row: TimeEntriesTable): TimeEntry {
  return {
    id: row.id,
    itemId: row.item_id,
    blockId: row.block_id,
    date: row.date,
    minutes: row.minutes,
    note: row.note,
    createdAt: row.created_at,
  };
}

/** @returns the entries that fit the filter, newest date first, within a date the latest written first */
export async function list(db: Db, programmeId: string, filter: TimeFilter = {}): Promise<TimeEntry[]> {
  let query = db.selectFrom('time_entries').selectAll().where('programme_id', '=', programmeId);
  if (filter.from !== undefined) query = query.where('date', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('date', '<=', filter.to);
  if (filter.itemId !== undefined) query = query.where('item_id', '=', filter.itemId);
  if (filter.blockId !== undefined) query = query.where('block_id', '=', filter.blockId);
  const rows = await query.orderBy('date', 'desc').orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map(fromRow);
}

/** @returns one entry, null where there is none with that id */
export async function get(db: Db, programmeId: string, id: string): Promise<TimeEntry | null> {
  const row = await db
    .selectFrom('time_entries')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @throws StoreError `conflict` where the id is taken, `programme-missing` without the programme */
export async function insert(db: Db, programmeId: string, entry: TimeEntry): Promise<void> {
  const { id, date, minutes, note } = entry;
  const about = { item_id: entry.itemId, block_id: entry.blockId, created_at: entry.createdAt };
  await db
    .insertInto('time_entries')
    .values({ programme_id: programmeId, id, date, minutes, note, ...about })
    .execute();
}

/** @returns the entry as it is now, null where there is none with that id */
export async function update(db: Db, programmeId: string, id: string, patch: TimePatch): Promise<TimeEntry | null> {
  const { minutes, note, date } = patch;
  const columns = {
    ...(minutes !== undefined && { minutes }),
    ...(note !== undefined && { note }),
    ...(date !== undefined && { date }),
  };
  if (Object.keys(columns).length > 0) {
    await db
      .updateTable('time_entries')
      .set(columns)
      .where('programme_id', '=', programmeId)
      .where('id', '=', id)
      .execute();
  }
  return get(db, programmeId, id);
}

/** @returns whether there was such an entry */
export async function remove(db: Db, programmeId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('time_entries')
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

async function minutesBy(db: Db, programmeId: string, column: 'item_id' | 'block_id' | 'date') {
  const rows = await db
    .selectFrom('time_entries')
    .select((sum) => [column, sum.fn.sum<number>('minutes').as('minutes')])
    .where('programme_id', '=', programmeId)
    .where(column, 'is not', null)
    .groupBy(column)
    .execute();
  return Object.fromEntries(rows.map((row) => [row[column] ?? '', row.minutes]));
}

/** @returns minutes logged, by item id; an item without any is left out */
export async function minutesByItem(db: Db, programmeId: string): Promise<Record<string, number>> {
  return minutesBy(db, programmeId, 'item_id');
}

/** @returns minutes logged, by block id; a block without any is left out */
export async function minutesByBlock(db: Db, programmeId: string): Promise<Record<string, number>> {
  return minutesBy(db, programmeId, 'block_id');
}

/** @returns minutes logged, by date; a date without any is left out */
export async function minutesByDate(db: Db, programmeId: string): Promise<Record<string, number>> {
  return minutesBy(db, programmeId, 'date');
}
