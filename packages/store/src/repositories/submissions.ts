/** What learners handed in. A queued row is a job of the judge: nothing else remembers it, so nothing is lost with a process. */
import type { Instant } from '@waymark/learning';
import { fromJson, toJson } from '../base/codec.ts';
import type { Db, NewSubmission, StoredSubmission, SubmissionOutcome } from '../base/types.ts';

const COLUMNS = [
  'programme_id as programmeId', 'id', 'challenge', 'language', 'code', 'seed', 'status', 'verdict',
  'created_at as createdAt', 'judged_at as judgedAt',
] as const; // prettier-ignore

interface Row extends Omit<StoredSubmission, 'status' | 'verdict'> {
  status: string;
  verdict: string | null;
}

function fromRow({ status, verdict, ...row }: Row): StoredSubmission {
  // Only this file writes the column.
  const known = status as StoredSubmission['status'];
  return { ...row, status: known, verdict: verdict === null ? null : fromJson(verdict) };
}

/**
 * Takes a submission in, as `queued`; what the learner handed in for that challenge before and was not judged is
 * superseded. Call `programmes.touch` before.
 *
 * @returns how many were superseded
 */
export async function insert(db: Db, programmeId: string, submission: NewSubmission): Promise<number> {
  const { id, challenge, language, code, seed, createdAt } = submission;
  const { numUpdatedRows } = await db
    .updateTable('submissions')
    .set({ status: 'superseded', judged_at: createdAt, leased_until: null })
    .where('programme_id', '=', programmeId)
    .where('challenge', '=', challenge)
    .where('status', '=', 'queued')
    .executeTakeFirst();
  const owner = { programme_id: programmeId, id, challenge, language, code, seed };
  const fresh = { status: 'queued', verdict: null, created_at: createdAt, judged_at: null, leased_until: null };
  await db
    .insertInto('submissions')
    .values({ ...owner, ...fresh })
    .execute();
  return Number(numUpdatedRows);
}

export async function get(db: Db, programmeId: string, id: string): Promise<StoredSubmission | null> {
  const row = await db
    .selectFrom('submissions')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @returns one challenge's submissions, newest first, at most `limit` of them */
export async function list(db: Db, programmeId: string, challenge: string, limit: number): Promise<StoredSubmission[]> {
  const rows = await db
    .selectFrom('submissions')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('challenge', '=', challenge)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** @returns what was judged since a moment, oldest first, without the code */
export async function judgedSince(
  db: Db,
  programmeId: string,
  from: Instant,
): Promise<{ challenge: string; status: string; createdAt: Instant }[]> {
  return db
    .selectFrom('submissions')
    .select(['challenge', 'status', 'created_at as createdAt'])
    .where('programme_id', '=', programmeId)
    .where('created_at', '>=', from)
    .where('status', 'in', ['pass', 'fail'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** @returns for each challenge that was tried how often it was judged, and when it was handed in last */
export async function summary(
  db: Db,
  programmeId: string,
): Promise<{ challenge: string; status: string; count: number; lastAt: Instant }[]> {
  const rows = await db
    .selectFrom('submissions')
    .select(({ fn }) => ['challenge', 'status', fn.countAll().as('count'), fn.max('created_at').as('lastAt')])
    .where('programme_id', '=', programmeId)
    .groupBy(['challenge', 'status'])
    .orderBy('challenge')
    .orderBy('status')
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}

/** @returns how many wait or are being judged, of all programmes */
export async function queued(db: Db): Promise<number> {
  const row = await db
    .selectFrom('submissions')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('status', '=', 'queued')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/**
 * Takes queued submissions that nobody else holds, oldest first, until `until`. One that is not settled by then may be
 * taken again: by this process, or by another after a crash.
 */
export async function lease(db: Db, now: Instant, until: Instant, limit: number): Promise<StoredSubmission[]> {
  const free = db
    .selectFrom('submissions')
    .select('id')
    .where('status', '=', 'queued')
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<', now)]))
    .orderBy('created_at')
    .limit(limit);
  const rows = await db
    .updateTable('submissions')
    .set({ leased_until: until })
    .where('id', 'in', free)
    .where('status', '=', 'queued')
    // Of two processes that chose the same row at once, the second finds it leased.
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<', now)]))
    .returning(COLUMNS)
    .execute();
  return rows.map(fromRow).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** Gives leased submissions back to the queue: this process stops. */
export async function release(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('submissions')
    .set({ leased_until: null })
    .where('id', 'in', ids)
    .where('status', '=', 'queued')
    .execute();
}

/**
 * Writes what became of a submission, once. Call `programmes.touch` before.
 *
 * @returns false where it was settled already: superseded while it was judged, or judged by another process
 */
export async function settle(
  db: Db,
  programmeId: string,
  id: string,
  { status, verdict, judgedAt }: SubmissionOutcome,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('submissions')
    .set({ status, verdict: toJson(verdict), judged_at: judgedAt, leased_until: null })
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Holds leased submissions for longer: they are still being looked after. */
export async function renew(db: Db, ids: readonly string[], until: Instant): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('submissions')
    .set({ leased_until: until })
    .where('id', 'in', ids)
    .where('status', '=', 'queued')
    .execute();
}
