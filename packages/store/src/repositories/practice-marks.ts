/** What a learner did around a challenge besides handing in: hints looked at, and "good enough, move on". */
import type { Instant } from '@waymark/learning';
import type { Db, PracticeMarks } from '../base/types.ts';

/** @returns the marks by challenge; a challenge without any is left out */
export async function all(db: Db, programmeId: string): Promise<Map<string, PracticeMarks>> {
  const rows = await db
    .selectFrom('practice_marks')
    .select(['challenge', 'hints_shown as hintsShown', 'moved_on_at as movedOnAt'])
    .where('programme_id', '=', programmeId)
    .execute();
  return new Map(rows.map(({ challenge, ...marks }) => [challenge, marks]));
}

/** Writes the marks of one challenge. Call `programmes.touch` before. */
export async function put(
  db: Db,
  programmeId: string,
  challenge: string,
  marks: { hintsShown: number; movedOnAt: Instant | null },
): Promise<void> {
  const columns = { hints_shown: marks.hintsShown, moved_on_at: marks.movedOnAt };
  await db
    .insertInto('practice_marks')
    .values({ programme_id: programmeId, challenge, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'challenge']).doUpdateSet(columns))
    .execute();
}
