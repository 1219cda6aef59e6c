/** Retrospectives. One that is open is a draft; one that is finished is never written again. */
import type { Instant, LocalDate } from '@waymark/learning';
import { fromJson, toJson } from '../base/codec.ts';
import type { RetrosTable } from '../base/tables.ts';
import type { Db, NewRetro, StoredRetro } from '../base/types.ts';

function fromRow(row: RetrosTable): StoredRetro {
  return {
    ...{ id: row.id, number: row.number, from: row.from_date, to: row.to_date, version: row.version },
    ...{ content: fromJson(row.content), startedAt: row.started_at, finishedAt: row.finished_at },
    outcome: row.outcome === null ? null : fromJson(row.outcome),
  };
}

/**
 * Begins a retrospective. Call `programmes.touch` before.
 *
 * @throws StoreError `conflict` where there is one for the same stretch
 */
export async function insert(db: Db, programmeId: string, retro: NewRetro): Promise<void> {
  const { id, number, from, to, content, startedAt } = retro;
  const fresh = { version: 0, finished_at: null, outcome: null };
  await db
    .insertInto('retros')
    .values({
      ...{ programme_id: programmeId, id, number, from_date: from, to_date: to, content: toJson(content) },
      ...{ started_at: startedAt, ...fresh },
    })
    .execute();
}

/** @returns one retrospective, null where there is none with that id */
export async function get(db: Db, programmeId: string, id: string): Promise<StoredRetro | null> {
  const row = await db
    .selectFrom('retros')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @returns the drafts, oldest stretch first */
export async function drafts(db: Db, programmeId: string): Promise<StoredRetro[]> {
  const rows = await db
    .selectFrom('retros')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('finished_at', 'is', null)
    .orderBy('to_date')
    .execute();
  return rows.map(fromRow);
}

/** @returns finished ones, newest first; of stretches that end before a date where it is given */
export async function finished(
  db: Db,
  programmeId: string,
  { before, limit }: { before?: LocalDate | undefined; limit: number },
): Promise<StoredRetro[]> {
  let query = db
    .selectFrom('retros')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('finished_at', 'is not', null);
  if (before !== undefined) query = query.where('to_date', '<', before);
  const rows = await query.orderBy('to_date', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

/** @returns what each finished one looked back on, oldest first */
export async function held(
  db: Db,
  programmeId: string,
): Promise<{ number: number; from: LocalDate; to: LocalDate; startedAt: Instant }[]> {
  const rows = await db
    .selectFrom('retros')
    .select(['number', 'from_date', 'to_date', 'started_at'])
    .where('programme_id', '=', programmeId)
    .where('finished_at', 'is not', null)
    .orderBy('to_date')
    .execute();
  return rows.map((row) => ({
    ...{ number: row.number, from: row.from_date, to: row.to_date, startedAt: row.started_at },
  }));
}

/**
 * Saves what is being written. Call `programmes.touch` before.
 *
 * @param draft `version` is the one the writer has read; left out, it is written whatever stands
 * @returns the version as it is now; null, changing nothing, where another page wrote since or it is finished
 */
export async function save(
  db: Db,
  programmeId: string,
  id: string,
  draft: { content: unknown; version?: number | undefined },
): Promise<number | null> {
  let query = db
    .updateTable('retros')
    .set(({ eb }) => ({ content: toJson(draft.content), version: eb('version', '+', 1) }))
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null);
  if (draft.version !== undefined) query = query.where('version', '=', draft.version);
  const [row] = await query.returning('version').execute();
  return row?.version ?? null;
}

/** Ends a draft with what came of it. Call `programmes.touch` before. @returns whether it was still open */
export async function finish(
  db: Db,
  programmeId: string,
  id: string,
  { outcome, finishedAt }: { outcome: unknown; finishedAt: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('retros')
    .set({ outcome: toJson(outcome), finished_at: finishedAt })
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Throws a draft away; a finished one stays. Call `programmes.touch` before. @returns whether there was one */
export async function discard(db: Db, programmeId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('retros')
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
