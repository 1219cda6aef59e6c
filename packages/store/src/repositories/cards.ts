/** Cards of the review queue. */
import type { Aside, CardSource, Memory } from '@waymark/learning';
import { fromJson, toJson } from '../base/codec.ts';
import type { CardsTable } from '../base/tables.ts';
import type { CardText, Db, StoredCard } from '../base/types.ts';

function fromRow(row: CardsTable): StoredCard {
  return {
    id: row.id,
    source: row.source as CardSource,
    subject: row.subject,
    itemId: row.item_id,
    front: row.front,
    back: row.back,
    // Only this file writes the columns.
    tags: fromJson(row.tags) as string[],
    memory: fromJson(row.memory) as Memory,
    aside: row.aside === null ? null : (fromJson(row.aside) as Aside),
    version: row.version,
    createdAt: row.created_at,
  };
}

/** @returns every card of the programme, oldest first */
export async function list(db: Db, programmeId: string): Promise<StoredCard[]> {
  const rows = await db
    .selectFrom('cards')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** @returns one card, null where there is none with that id */
export async function get(db: Db, programmeId: string, id: string): Promise<StoredCard | null> {
  const row = await db
    .selectFrom('cards')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/**
 * Adds a card. Where one of the same source and subject is there, that one gets the new text and keeps what is known of
 * it. Call `programmes.touch` before.
 *
 * @returns whether it is a new one
 */
export async function add(db: Db, programmeId: string, card: StoredCard): Promise<boolean> {
  const { id, source, subject, itemId, front, back } = card;
  const text = { front, back, tags: toJson(card.tags), item_id: itemId };
  if (subject !== '') {
    const { numUpdatedRows } = await db
      .updateTable('cards')
      .set((column) => ({ ...text, version: column('version', '+', 1) }))
      .where('programme_id', '=', programmeId)
      .where('source', '=', source)
      .where('subject', '=', subject)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return false;
  }
  const state = { memory: toJson(card.memory), aside: card.aside === null ? null : toJson(card.aside) };
  const made = { version: card.version, created_at: card.createdAt };
  await db
    .insertInto('cards')
    .values({ programme_id: programmeId, id, source, subject, ...text, ...state, ...made })
    .execute();
  return true;
}

/**
 * Writes what a card says. Call `programmes.touch` before.
 *
 * @param text `version` is the one the writer has read; left out, it is written whatever stands
 * @returns the card as it is now; null, changing nothing, where somebody wrote since that version
 */
export async function edit(
  db: Db,
  programmeId: string,
  id: string,
  { front, back, tags, itemId, version }: CardText & { version?: number | undefined },
): Promise<StoredCard | null> {
  let query = db
    .updateTable('cards')
    .set((column) => ({ front, back, tags: toJson(tags), item_id: itemId, version: column('version', '+', 1) }))
    .where('programme_id', '=', programmeId)
    .where('id', '=', id);
  if (version !== undefined) query = query.where('version', '=', version);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows === 0n ? null : get(db, programmeId, id);
}

/** Writes what is known of a card and whether it is set aside. Call `programmes.touch` before. */
export async function saveState(
  db: Db,
  programmeId: string,
  { id, memory, aside }: Pick<StoredCard, 'id' | 'memory' | 'aside'>,
): Promise<void> {
  await db
    .updateTable('cards')
    .set({ memory: toJson(memory), aside: aside === null ? null : toJson(aside) })
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .execute();
}

/** Removes a card and its reviews. @returns whether there was such a card */
export async function remove(db: Db, programmeId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('cards')
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
