/** Code that is being written: one draft for each challenge and language, saved as the learner types. */
import type { Instant } from '@waymark/learning';
import type { Db, StoredDraft } from '../base/types.ts';

const COLUMNS = ['language', 'code', 'version', 'updated_at as updatedAt'] as const;

/** @returns the drafts of one challenge, one for each language that was begun */
export async function list(db: Db, programmeId: string, challenge: string): Promise<StoredDraft[]> {
  return db
    .selectFrom('drafts')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('challenge', '=', challenge)
    .orderBy('language')
    .execute();
}

/** @returns the challenge whose code was written last, and when; null where there is no draft */
export async function latest(db: Db, programmeId: string): Promise<{ challenge: string; updatedAt: Instant } | null> {
  const row = await db
    .selectFrom('drafts')
    .select(['challenge', 'updated_at as updatedAt'])
    .where('programme_id', '=', programmeId)
    .orderBy('updated_at', 'desc')
    .orderBy('challenge')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Saves a draft. Call `programmes.touch` before.
 *
 * @param draft `version` is the one the writer has read (0: there was none); left out, it is written whatever stands
 * @returns the draft as it is now; null, changing nothing, where another page wrote since that version
 */
export async function put(
  db: Db,
  programmeId: string,
  challenge: string,
  draft: Omit<StoredDraft, 'version'> & { version?: number | undefined },
): Promise<StoredDraft | null> {
  const { language, code, updatedAt } = draft;
  const standing = (await get(db, programmeId, challenge, language))?.version ?? 0;
  if (draft.version !== undefined && draft.version !== standing) return null;
  const columns = { code, version: standing + 1, updated_at: updatedAt };
  await db
    .insertInto('drafts')
    .values({ programme_id: programmeId, challenge, language, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'challenge', 'language']).doUpdateSet(columns))
    .execute();
  return get(db, programmeId, challenge, language);
}

async function get(db: Db, programmeId: string, challenge: string, language: string): Promise<StoredDraft | null> {
  const row = await db
    .selectFrom('drafts')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('challenge', '=', challenge)
    .where('language', '=', language)
    .executeTakeFirst();
  return row ?? null;
}
