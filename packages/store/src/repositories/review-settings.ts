/** How many cards a day the learner wants to see. */
import type { Db } from '../base/types.ts';

/** @returns the daily cap; null while the learner has not chosen one */
export async function dailyCap(db: Db, programmeId: string): Promise<number | null> {
  const row = await db
    .selectFrom('review_settings')
    .select('daily_cap')
    .where('programme_id', '=', programmeId)
    .executeTakeFirst();
  return row?.daily_cap ?? null;
}

/** Writes the daily cap. Call `programmes.touch` before. */
export async function saveDailyCap(db: Db, programmeId: string, cap: number): Promise<void> {
  await db
    .insertInto('review_settings')
    .values({ programme_id: programmeId, daily_cap: cap })
    .onConflict((conflict) => conflict.column('programme_id').doUpdateSet({ daily_cap: cap }))
    .execute();
}
