/** The learner's note on an item, one each. */
import type { Instant } from '@waymark/learning';
import { sql } from 'kysely';
import type { Db, StoredNote } from '../base/types.ts';

const COLUMNS = ['item_id as itemId', 'markdown', 'version', 'updated_at as updatedAt'] as const;

/** @returns the note, null where the item has none */
export async function get(db: Db, programmeId: string, itemId: string): Promise<StoredNote | null> {
  const row = await db
    .selectFrom('notes')
    .select(['markdown', 'version', 'updated_at as updatedAt'])
    .where('programme_id', '=', programmeId)
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  return row === undefined ? null : { ...row };
}

/**
 * Writes a note. Call `programmes.touch` before.
 *
 * @param note `version` is the one the writer has read (0: there was none); left out, the note is written whatever stands
 * @returns the note as it is now; null, changing nothing, where somebody wrote since that version
 */
export async function put(
  db: Db,
  programmeId: string,
  itemId: string,
  note: { markdown: string; updatedAt: Instant; version?: number | undefined },
): Promise<StoredNote | null> {
  const standing = (await get(db, programmeId, itemId))?.version ?? 0;
  if (note.version !== undefined && note.version !== standing) return null;
  const { markdown } = note;
  const columns = { markdown, version: standing + 1, updated_at: note.updatedAt };
  await db
    .insertInto('notes')
    .values({ programme_id: programmeId, item_id: itemId, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'item_id']).doUpdateSet(columns))
    .execute();
  // Read back: what stands may differ from what was sent by a character that no database keeps.
  return get(db, programmeId, itemId);
}

/** @returns the ids of the items that have a note which is not empty */
export async function list(db: Db, programmeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notes')
    .select('item_id')
    .where('programme_id', '=', programmeId)
    .where('markdown', '!=', '')
    .orderBy('item_id')
    .execute();
  return rows.map((row) => row.item_id);
}

/**
 * @param texts any of them; no character in them means more than itself
 * @param most this many at most, the newest first
 * @returns the notes in which one of the texts stands, capital for capital
 */
export async function containing(
  db: Db,
  programmeId: string,
  texts: readonly string[],
  most: number,
): Promise<(StoredNote & { itemId: string })[]> {
  const rows = await db
    .selectFrom('notes')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    // The same on both databases, which `like` is not: its capitals, its escapes.
    .where((where) => where.or(texts.map((text) => sql<boolean>`replace(markdown, ${text}, '') <> markdown`)))
    .orderBy('updated_at', 'desc')
    .orderBy('item_id')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row }));
}

/** @returns the notes that were written at this moment or later, emptied ones too */
export async function since(db: Db, programmeId: string, at: Instant): Promise<(StoredNote & { itemId: string })[]> {
  const rows = await db
    .selectFrom('notes')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('updated_at', '>=', at)
    .execute();
  return rows.map((row) => ({ ...row }));
}

/** @returns the note that was written last; null where there is none, or where it was emptied */
export async function latest(db: Db, programmeId: string): Promise<(StoredNote & { itemId: string }) | null> {
  const row = await db
    .selectFrom('notes')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('markdown', '!=', '')
    .orderBy('updated_at', 'desc')
    .orderBy('item_id')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { ...row };
}

/** @returns every note of the programme, by item id */
export async function all(db: Db, programmeId: string): Promise<(StoredNote & { itemId: string })[]> {
  const rows = await db
    .selectFrom('notes')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .orderBy('item_id')
    .execute();
  return rows.map((row) => ({ ...row }));
}
