/** The dated blocks of a plan. */
import type { Block, BlockKind, BlockStatus } from '@waymark/learning';
import { cleanText, fromFlag, toFlag } from '../base/codec.ts';
import { StoreError } from '../base/store-error.ts';
import type { BlocksTable } from '../base/tables.ts';
import type { DateRange, Db } from '../base/types.ts';

/** Fifteen columns a row: 200 rows are 3,000 parameters, far below what either database takes, and compile once. */
const ROWS_PER_STATEMENT = 200;

/** Everything but the key: what a changed block may change. */
const CHANGEABLE = [
  'date', 'position', 'start_minute', 'minutes', 'kind', 'item_id', 'day_id', 'title', 'text', 'phase_id', 'week',
  'pinned', 'status',
] as const satisfies readonly (keyof BlocksTable)[]; // prettier-ignore

function fromRow(row: BlocksTable): Block {
  return {
    id: row.id,
    date: row.date,
    startMinute: row.start_minute,
    minutes: row.minutes,
    kind: row.kind as BlockKind,
    itemId: row.item_id,
    dayId: row.day_id,
    title: row.title,
    text: row.text,
    phaseId: row.phase_id,
    week: row.week,
    pinned: fromFlag(row.pinned),
    status: row.status as BlockStatus,
  };
}

function toRow(programmeId: string, block: Block, position: number): BlocksTable {
  return {
    programme_id: programmeId,
    id: cleanText(block.id),
    date: block.date,
    position,
    start_minute: block.startMinute,
    minutes: block.minutes,
    kind: block.kind,
    item_id: block.itemId,
    day_id: block.dayId,
    title: cleanText(block.title),
    text: cleanText(block.text),
    phase_id: block.phaseId,
    week: block.week,
    pinned: toFlag(block.pinned),
    status: block.status,
  };
}

/** @returns the blocks from one date to another (both included), by date, within a date in the order they were given */
export async function list(db: Db, programmeId: string, range: DateRange = {}): Promise<Block[]> {
  let query = db.selectFrom('blocks').selectAll().where('programme_id', '=', programmeId);
  if (range.from !== undefined) query = query.where('date', '>=', range.from);
  if (range.to !== undefined) query = query.where('date', '<=', range.to);
  const rows = await query.orderBy('date').orderBy('position').execute();
  return rows.map(fromRow);
}

/** @returns one block, null where the plan has none with that id */
export async function get(db: Db, programmeId: string, id: string): Promise<Block | null> {
  const row = await db
    .selectFrom('blocks')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/**
 * Makes these the blocks of the plan. Only rows that differ are written: a re-plan that moves three blocks of ten
 * thousand writes three. Call `programmes.touch` before.
 *
 * @param blocks every block of the plan, with distinct ids
 * @returns how many rows were written and how many removed
 * @throws StoreError `misused` where two blocks have one id
 */
export async function replaceAll(
  db: Db,
  programmeId: string,
  blocks: readonly Block[],
): Promise<{ written: number; removed: number }> {
  const stored = await db.selectFrom('blocks').selectAll().where('programme_id', '=', programmeId).execute();
  const before = new Map(stored.map((row) => [row.id, row]));
  const after = positioned(programmeId, blocks);
  if (new Set(after.map((row) => row.id)).size < after.length) {
    throw new StoreError('misused', 'Two blocks of the plan have the same id.');
  }
  const changed = after.filter((row) => differs(before.get(row.id), row));
  for (const row of after) before.delete(row.id);
  const gone = [...before.keys()];
  for (const ids of batches(gone)) {
    await db.deleteFrom('blocks').where('programme_id', '=', programmeId).where('id', 'in', ids).execute();
  }
  for (const rows of batches(changed)) await upsert(db, rows);
  return { written: changed.length, removed: gone.length };
}

/** The position counts within a date, so that a block more on Monday leaves the rows of Tuesday alone. */
function positioned(programmeId: string, blocks: readonly Block[]): BlocksTable[] {
  const perDate = new Map<string, number>();
  return blocks.map((block) => {
    const position = perDate.get(block.date) ?? 0;
    perDate.set(block.date, position + 1);
    return toRow(programmeId, block, position);
  });
}

function differs(before: BlocksTable | undefined, after: BlocksTable): boolean {
  return before === undefined || CHANGEABLE.some((column) => before[column] !== after[column]);
}

function batches<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / ROWS_PER_STATEMENT);
  return Array.from({ length: count }, (_, at) => all.slice(at * ROWS_PER_STATEMENT, (at + 1) * ROWS_PER_STATEMENT));
}

async function upsert(db: Db, rows: BlocksTable[]): Promise<void> {
  await db
    .insertInto('blocks')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['programme_id', 'id'])
        .doUpdateSet((column) => Object.fromEntries(CHANGEABLE.map((name) => [name, column.ref(`excluded.${name}`)]))),
    )
    .execute();
}

/**
 * Changes one block in place. Call `programmes.touch` before.
 *
 * @param patch what is different now
 * @returns the block as it is now, null where the plan has none with that id
 */
export async function update(
  db: Db,
  programmeId: string,
  id: string,
  patch: { status?: BlockStatus | undefined; minutes?: number | undefined; pinned?: boolean | undefined },
): Promise<Block | null> {
  const { status, minutes, pinned } = patch;
  const columns = {
    ...(status !== undefined && { status }),
    ...(minutes !== undefined && { minutes }),
    ...(pinned !== undefined && { pinned: toFlag(pinned) }),
  };
  if (Object.keys(columns).length > 0) {
    await db.updateTable('blocks').set(columns).where('programme_id', '=', programmeId).where('id', '=', id).execute();
  }
  return get(db, programmeId, id);
}
