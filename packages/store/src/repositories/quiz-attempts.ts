/** Attempts at quizzes: what was drawn, what was answered, how it ended. */
import type { Drawn } from '@waymark/learning';
import { fromJson, toJson } from '../base/codec.ts';
import type { QuizAttemptsTable } from '../base/tables.ts';
import type { Db, NewQuizAttempt, QuizResult, StoredQuizAnswers, StoredQuizAttempt } from '../base/types.ts';

function fromRow(row: QuizAttemptsTable): StoredQuizAttempt {
  return {
    id: row.id,
    quiz: row.quiz,
    contentHash: row.content_hash,
    // Only this file writes the columns.
    drawn: fromJson(row.drawn) as Drawn[],
    answers: fromJson(row.answers) as StoredQuizAnswers,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    right: row.right_answers,
  };
}

/**
 * Starts an attempt. Call `programmes.touch` before.
 *
 * @throws StoreError `conflict` where one at the same quiz is open
 */
export async function insert(db: Db, programmeId: string, attempt: NewQuizAttempt): Promise<void> {
  const { id, quiz, contentHash, drawn, startedAt } = attempt;
  const begun = { drawn: toJson(drawn), answers: toJson({}), started_at: startedAt, questions: drawn.length };
  await db
    .insertInto('quiz_attempts')
    .values({
      ...{ programme_id: programmeId, id, quiz, content_hash: contentHash, ...begun },
      ...{ finished_at: null, right_answers: 0 },
    })
    .execute();
}

/** @returns one attempt, null where there is none with that id */
export async function get(db: Db, programmeId: string, id: string): Promise<StoredQuizAttempt | null> {
  const row = await db
    .selectFrom('quiz_attempts')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @returns the attempt at a quiz that was started last, open or finished; null before the first */
export async function latest(db: Db, programmeId: string, quiz: string): Promise<StoredQuizAttempt | null> {
  const row = await db
    .selectFrom('quiz_attempts')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('quiz', '=', quiz)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Writes the answers of an open attempt. Call `programmes.touch` before. */
export async function saveAnswers(db: Db, programmeId: string, id: string, answers: StoredQuizAnswers): Promise<void> {
  await db
    .updateTable('quiz_attempts')
    .set({ answers: toJson(answers) })
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

/** Ends an open attempt with its score. Call `programmes.touch` before. @returns whether it was still open */
export async function finish(
  db: Db,
  programmeId: string,
  id: string,
  { right, finishedAt }: { right: number; finishedAt: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('quiz_attempts')
    .set({ right_answers: right, finished_at: finishedAt })
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets an attempt that cannot be continued; a finished one stays. */
export async function discard(db: Db, programmeId: string, id: string): Promise<void> {
  await db
    .deleteFrom('quiz_attempts')
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

/** @returns every finished attempt, oldest first; of one quiz where it is named */
export async function results(db: Db, programmeId: string, quiz?: string): Promise<QuizResult[]> {
  let query = db
    .selectFrom('quiz_attempts')
    .select(['id', 'quiz', 'right_answers', 'questions', 'finished_at'])
    .where('programme_id', '=', programmeId)
    .where('finished_at', 'is not', null);
  if (quiz !== undefined) query = query.where('quiz', '=', quiz);
  const rows = await query.orderBy('finished_at').orderBy('id').execute();
  return rows.map((row) => ({
    ...{ id: row.id, quiz: row.quiz, questions: row.questions },
    ...{ right: row.right_answers, finishedAt: row.finished_at ?? '' },
  }));
}

/** @returns the slugs of the quizzes of which an attempt is open */
export async function openQuizzes(db: Db, programmeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('quiz_attempts')
    .select('quiz')
    .where('programme_id', '=', programmeId)
    .where('finished_at', 'is', null)
    .orderBy('quiz')
    .execute();
  return rows.map(({ quiz }) => quiz);
}
