/** Attempts at explanations. One that is open is a draft; one that is finished is never written again. */
import type { ExchangeQuestion, Instant } from '@waymark/learning';
import { fromFlag, fromJson, toFlag, toJson } from '../base/codec.ts';
import type { ExplanationAttemptsTable } from '../base/tables.ts';
import type {
  AskedExchange, Db, ExplanationAnswer, ExplanationOutcome, NewExplanationAttempt, StoredExplanationAttempt,
} from '../base/types.ts'; // prettier-ignore

function fromRow(row: ExplanationAttemptsTable): StoredExplanationAttempt {
  return {
    ...{ id: row.id, explanation: row.explanation, seed: row.seed, text: row.body, version: row.version },
    // Only this file writes the columns.
    exchange: row.exchange === null ? null : (fromJson(row.exchange) as AskedExchange),
    questions: fromJson(row.questions) as ExchangeQuestion[],
    answers: fromJson(row.answers) as ExplanationAnswer[],
    ...{ startedAt: row.started_at, finishedAt: row.finished_at, passed: fromFlag(row.passed) },
    result: row.result === null ? null : fromJson(row.result),
  };
}

/**
 * Starts an attempt. Call `programmes.touch` before.
 *
 * @throws StoreError `conflict` where one at the same explanation is open
 */
export async function insert(db: Db, programmeId: string, attempt: NewExplanationAttempt): Promise<void> {
  const { id, explanation, seed, exchange, questions, text, startedAt } = attempt;
  await db
    .insertInto('explanation_attempts')
    .values({
      ...{ programme_id: programmeId, id, explanation, seed, body: text, version: 0, started_at: startedAt },
      exchange: exchange === null ? null : toJson(exchange),
      questions: toJson(questions),
      answers: toJson(questions.map(() => null)),
      ...{ finished_at: null, passed: toFlag(false), result: null },
    })
    .execute();
}

/** @returns one attempt, null where there is none with that id */
export async function get(db: Db, programmeId: string, id: string): Promise<StoredExplanationAttempt | null> {
  const row = await db
    .selectFrom('explanation_attempts')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @returns attempts at one explanation or at all of them, newest first */
export async function list(
  db: Db,
  programmeId: string,
  filter: { explanation?: string; limit: number },
): Promise<StoredExplanationAttempt[]> {
  let query = db.selectFrom('explanation_attempts').selectAll().where('programme_id', '=', programmeId);
  if (filter.explanation !== undefined) query = query.where('explanation', '=', filter.explanation);
  const rows = await query.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute();
  return rows.map(fromRow);
}

/** @returns attempts that ended since a moment, oldest first, without their texts */
export async function finishedSince(
  db: Db,
  programmeId: string,
  from: Instant,
): Promise<{ explanation: string; passed: boolean; finishedAt: Instant }[]> {
  const rows = await db
    .selectFrom('explanation_attempts')
    .select(['explanation', 'passed', 'finished_at'])
    .where('programme_id', '=', programmeId)
    .where('finished_at', '>=', from)
    .orderBy('finished_at')
    .orderBy('id')
    .execute();
  return rows.map(({ explanation, passed, finished_at }) => ({
    ...{ explanation, passed: fromFlag(passed), finishedAt: finished_at ?? '' },
  }));
}

/** @returns for each explanation that was begun: attempts that ended, whether one passed, whether one is open */
export async function standing(
  db: Db,
  programmeId: string,
): Promise<{ explanation: string; finished: number; passed: boolean; isOpen: boolean }[]> {
  const rows = await db
    .selectFrom('explanation_attempts')
    .select(({ fn }) => [
      'explanation',
      fn.countAll().as('all'),
      fn.count('finished_at').as('finished'),
      fn.max('passed').as('passed'),
    ])
    .where('programme_id', '=', programmeId)
    .groupBy('explanation')
    .orderBy('explanation')
    .execute();
  return rows.map((row) => ({
    explanation: row.explanation,
    finished: Number(row.finished),
    passed: fromFlag(row.passed),
    isOpen: Number(row.all) > Number(row.finished),
  }));
}

/**
 * Saves what is being written. Call `programmes.touch` before.
 *
 * @param draft `version` is the one the writer has read; left out, it is written whatever stands
 * @returns the version as it is now; null, changing nothing, where another page wrote since or the attempt is over
 */
export async function save(
  db: Db,
  programmeId: string,
  id: string,
  draft: { text: string; answers: ExplanationAnswer[]; version?: number | undefined },
): Promise<number | null> {
  let query = db
    .updateTable('explanation_attempts')
    .set(({ eb }) => ({ body: draft.text, answers: toJson(draft.answers), version: eb('version', '+', 1) }))
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null);
  if (draft.version !== undefined) query = query.where('version', '=', draft.version);
  const [row] = await query.returning('version').execute();
  return row?.version ?? null;
}

/** Forgets an attempt that is open; a finished one stays. Call `programmes.touch` before. */
export async function discard(db: Db, programmeId: string, id: string): Promise<void> {
  await db
    .deleteFrom('explanation_attempts')
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

/** Ends an open attempt with its result. Call `programmes.touch` before. @returns whether it was still open */
export async function finish(
  db: Db,
  programmeId: string,
  id: string,
  { passed, result, finishedAt }: ExplanationOutcome & { finishedAt: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('explanation_attempts')
    .set({ passed: toFlag(passed), result: toJson(result), finished_at: finishedAt })
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
