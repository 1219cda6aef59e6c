/** The roadmap that is being tailored: one draft for each programme, saved as the learner writes. */
import { fromJson, toJson } from '../base/codec.ts';
import type { Tables } from '../base/tables.ts';
import type { Db, StoredRoadmapDraft } from '../base/types.ts';

function fromRow(row: Tables['roadmap_drafts']): StoredRoadmapDraft {
  return {
    baseVersion: row.base_version,
    source: row.source,
    kept: fromJson(row.kept) as StoredRoadmapDraft['kept'],
    rules: fromJson(row.rules) as StoredRoadmapDraft['rules'],
    version: row.version,
    writer: row.writer,
    updatedAt: row.updated_at,
  };
}

/** @returns the draft, null where nothing is being written */
export async function get(db: Db, programmeId: string): Promise<StoredRoadmapDraft | null> {
  const row = await db
    .selectFrom('roadmap_drafts')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/**
 * Saves the draft. Call `programmes.touch` before.
 *
 * @param draft `version` is the one the writer has read; 0: there was none
 * @returns the draft's version now; null, changing nothing, where another page wrote since
 */
export async function put(db: Db, programmeId: string, draft: StoredRoadmapDraft): Promise<number | null> {
  const standing = (await get(db, programmeId))?.version ?? 0;
  if (draft.version !== standing) return null;
  const { baseVersion, source, kept, rules, writer, updatedAt } = draft;
  const columns = {
    ...{ base_version: baseVersion, source, kept: toJson(kept), rules: toJson(rules) },
    ...{ version: standing + 1, writer, updated_at: updatedAt },
  };
  await db
    .insertInto('roadmap_drafts')
    .values({ programme_id: programmeId, ...columns })
    .onConflict((conflict) => conflict.column('programme_id').doUpdateSet(columns))
    .execute();
  return standing + 1;
}

/** Throws the draft away. Call `programmes.touch` before. */
export async function remove(db: Db, programmeId: string): Promise<void> {
  await db.deleteFrom('roadmap_drafts').where('programme_id', '=', programmeId).execute();
}
