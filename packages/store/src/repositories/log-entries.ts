/** Entries of a learner's logs: applications, demos, mock interviews. One table, each kind with fields of its own. */
import { fromFlag, fromJson, toFlag, toJson } from '../base/codec.ts';
import type { Db, LogKind, StoredLogEntry } from '../base/types.ts';

const COLUMNS = ['id', 'kind', 'closed', 'entry', 'evidence_id as evidenceId', 'created_at as createdAt'] as const;

interface Row {
  id: string;
  kind: string;
  closed: number;
  entry: string;
  evidenceId: string | null;
  createdAt: string;
}

function fromRow({ kind, closed, entry, ...row }: Row): StoredLogEntry {
  return { ...row, kind: kind as LogKind, closed: fromFlag(closed), entry: fromJson(entry) as StoredLogEntry['entry'] };
}

export interface LogPage {
  /** Only those that are closed, or only those that are not. */
  closed?: boolean | undefined;
  offset: number;
  limit: number;
}

/** @returns a page of one kind, oldest first: what is added later changes no page before it; `total` counts all that match */
export async function list(
  db: Db,
  programmeId: string,
  kind: LogKind,
  { closed, offset, limit }: LogPage,
): Promise<{ entries: StoredLogEntry[]; total: number }> {
  const all = db.selectFrom('log_entries').where('programme_id', '=', programmeId).where('kind', '=', kind);
  const matching = closed === undefined ? all : all.where('closed', '=', toFlag(closed));
  const rows = await matching.select(COLUMNS).orderBy('created_at').orderBy('id').limit(limit).offset(offset).execute();
  const { total } = await matching.select((column) => column.fn.countAll().as('total')).executeTakeFirstOrThrow();
  return { entries: rows.map(fromRow), total: Number(total) };
}

/** @returns every entry of one kind, oldest first */
export async function all(db: Db, programmeId: string, kind: LogKind): Promise<StoredLogEntry[]> {
  const rows = await db
    .selectFrom('log_entries')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('kind', '=', kind)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function get(db: Db, programmeId: string, kind: LogKind, id: string): Promise<StoredLogEntry | null> {
  const row = await db
    .selectFrom('log_entries')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Writes an entry, or writes it over. Call `programmes.touch` before. */
export async function put(db: Db, programmeId: string, given: StoredLogEntry): Promise<void> {
  const { id, kind, closed, entry, evidenceId, createdAt } = given;
  const columns = { closed: toFlag(closed), entry: toJson(entry), evidence_id: evidenceId };
  await db
    .insertInto('log_entries')
    .values({ programme_id: programmeId, id, kind, created_at: createdAt, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doUpdateSet(columns))
    .execute();
}

/** Takes an entry away; its evidence is another matter. @returns whether there was one */
export async function remove(db: Db, programmeId: string, kind: LogKind, id: string): Promise<boolean> {
  const row = await db
    .deleteFrom('log_entries')
    .where('programme_id', '=', programmeId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row.numDeletedRows > 0n;
}
