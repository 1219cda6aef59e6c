/** What was made in Notion, under which page there: a later push changes it instead of making it again. */
import { fromJson, toJson } from '../base/codec.ts';
import type { Db } from '../base/types.ts';

export interface NotionObject {
  /** Ours: `page/phase/build`, `row/resources/resource/git`. */
  object: string;
  /** Notion's; null while it is not known whether a request that was cut off made it. */
  notionId: string | null;
  /** Of what it was given last. */
  hash: string;
  /** Ids of the blocks that were put into it, so that those of the learner's own stay. */
  blocks: string[];
}

/** @param page id of the page in Notion that everything is made in @returns by the order of their names */
export async function list(db: Db, programmeId: string, page: string): Promise<NotionObject[]> {
  const rows = await db
    .selectFrom('notion_objects')
    .select(['object', 'notion_id', 'hash', 'blocks'])
    .where('programme_id', '=', programmeId)
    .where('page', '=', page)
    .orderBy('object')
    .execute();
  return rows.map((row) => ({
    object: row.object,
    notionId: row.notion_id,
    hash: row.hash,
    blocks: fromJson(row.blocks) as string[],
  }));
}

/** Writes one, or writes it over. Call `programmes.touch` before. */
export async function put(
  db: Db,
  programmeId: string,
  page: string,
  { object, notionId, hash, blocks }: NotionObject,
  now: string,
): Promise<void> {
  const columns = { notion_id: notionId, hash, blocks: toJson(blocks), pushed_at: now };
  await db
    .insertInto('notion_objects')
    .values({ programme_id: programmeId, page, object, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'page', 'object']).doUpdateSet(columns))
    .execute();
}

/** Forgets one: it is gone in Notion. Call `programmes.touch` before. */
export async function remove(db: Db, programmeId: string, page: string, object: string): Promise<void> {
  await db
    .deleteFrom('notion_objects')
    .where('programme_id', '=', programmeId)
    .where('page', '=', page)
    .where('object', '=', object)
    .execute();
}
