/**
 * The append-only ledger, chained by hashes: hash = SHA-256(previous hash, line feed, entry as canonical JSON), where
 * the first entry's previous hash is the programme's id. Changing, dropping or re-ordering an entry breaks every hash
 * after it. What a chain cannot show by itself is a missing end; that takes a copy of the last hash kept elsewhere.
 */
import { createHash } from 'node:crypto';
import type { LedgerEntry } from '@waymark/learning';
import { canonicalJson, cleanText, fromJson } from '../base/codec.ts';
import type { LedgerTable } from '../base/tables.ts';
import type { Db, LedgerVerdict } from '../base/types.ts';

/** @returns the hash of an entry, in hex; `entry` is its canonical JSON */
export function hashOf(previous: string, entry: string): string {
  return createHash('sha256').update(`${previous}\n${entry}`).digest('hex');
}

/**
 * Appends an entry. Call `programmes.touch` before: it keeps a second writer from the same place in the chain.
 *
 * @throws StoreError `conflict` where the place or the entry's id is taken, `programme-missing` without the programme
 */
export async function append(db: Db, programmeId: string, entry: LedgerEntry): Promise<void> {
  const last = await db
    .selectFrom('ledger')
    .select(['seq', 'hash'])
    .where('programme_id', '=', programmeId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const prevHash = last?.hash ?? programmeId;
  const text = canonicalJson(entry);
  const chained = { seq: (last?.seq ?? 0) + 1, entry: text, prev_hash: prevHash, hash: hashOf(prevHash, text) };
  const { id, at, type } = entry;
  await db
    .insertInto('ledger')
    .values({ programme_id: programmeId, id, at, type, item_id: itemOf(entry), ...chained })
    .execute();
}

function itemOf(entry: LedgerEntry): string | null {
  return 'itemId' in entry ? cleanText(entry.itemId) : null;
}

/** @returns the entries in the order they were appended */
export async function list(db: Db, programmeId: string): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('ledger')
    .select('entry')
    .where('programme_id', '=', programmeId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => fromJson(row.entry) as LedgerEntry);
}

/** @returns one entry by its id, null where there is none */
export async function get(db: Db, programmeId: string, id: string): Promise<LedgerEntry | null> {
  const row = await db
    .selectFrom('ledger')
    .select('entry')
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : (fromJson(row.entry) as LedgerEntry);
}

/** @returns the last hash of the chain, null before the first entry: keep it elsewhere to prove that the end is there */
export async function head(db: Db, programmeId: string): Promise<{ seq: number; hash: string } | null> {
  const row = await db
    .selectFrom('ledger')
    .select(['seq', 'hash'])
    .where('programme_id', '=', programmeId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { ...row };
}

/** An entry as it is chained: the text that was hashed, and its place. */
export interface ChainedRow {
  seq: number;
  previous: string;
  entry: string;
  hash: string;
}

const CHAINED = ['seq', 'prev_hash as previous', 'entry', 'hash'] as const;

/** @returns the row of an entry by the entry's id, null where there is none */
export async function rowOf(db: Db, programmeId: string, id: string): Promise<ChainedRow | null> {
  const row = await db
    .selectFrom('ledger')
    .select(CHAINED)
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns the whole chain, in order */
export async function chain(db: Db, programmeId: string): Promise<ChainedRow[]> {
  return db.selectFrom('ledger').select(CHAINED).where('programme_id', '=', programmeId).orderBy('seq').execute();
}

/** Recomputes the chain. @returns the first entry at which it breaks, and how */
export async function verify(db: Db, programmeId: string): Promise<LedgerVerdict> {
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('seq')
    .execute();
  return verifyRows(programmeId, rows);
}

/**
 * The rule behind `verify`, over rows in the order of `seq`.
 *
 * @param rows one programme's ledger
 */
export function verifyRows(programmeId: string, rows: readonly LedgerTable[]): LedgerVerdict {
  let previous = programmeId;
  for (const [at, row] of rows.entries()) {
    const seq = at + 1;
    if (row.seq !== seq) return { ok: false, seq, reason: 'an entry is missing here' };
    if (row.prev_hash !== previous) return { ok: false, seq, reason: 'it does not follow from the entry before it' };
    if (hashOf(previous, row.entry) !== row.hash) return { ok: false, seq, reason: 'its content was changed' };
    if (!labelled(row)) return { ok: false, seq, reason: 'its columns do not say what the entry says' };
    previous = row.hash;
  }
  return { ok: true };
}

/** The columns are copies for searching; only the entry is hashed, so they are held against it. */
function labelled(row: LedgerTable): boolean {
  try {
    const entry = fromJson(row.entry) as LedgerEntry;
    return (
      row.id === cleanText(entry.id) && row.at === entry.at && row.type === entry.type && row.item_id === itemOf(entry)
    );
  } catch {
    return false;
  }
}
