/** Runs of checks, with their records. A waiting row is a job: nothing else remembers it. */
import type { Instant } from '@waymark/learning';
import { fromFlag, fromJson, toFlag, toJson } from '../base/codec.ts';
import type { Db, NewRun, RunOutcome, StoredRun } from '../base/types.ts';

const COLUMNS = [
  'programme_id as programmeId', 'id', 'project_id as projectId', 'check_name as check', 'variant', 'route', 'reason',
  'status', 'strength', 'summary', 'digest', 'started_at as startedAt', 'finished_at as finishedAt',
  'at_terminal as atTerminal',
] as const; // prettier-ignore

type Row = Omit<StoredRun, 'route' | 'reason' | 'status' | 'strength' | 'atTerminal'> &
  Record<'route' | 'reason' | 'status', string> & { strength: string | null; atTerminal: number };

/** Only this file writes the columns with few values. */
function fromRow({ atTerminal, ...row }: Row): StoredRun {
  return { ...row, atTerminal: fromFlag(atTerminal) } as StoredRun;
}

/** Takes a run in, as `waiting`. Call `programmes.touch` before. */
export async function insert(db: Db, programmeId: string, run: NewRun): Promise<void> {
  const { id, projectId, check, variant, route, reason, startedAt, leasedUntil, atTerminal } = run;
  await db
    .insertInto('runs')
    .values({
      ...{ programme_id: programmeId, id, project_id: projectId, check_name: check, variant, route, reason },
      ...{ status: 'waiting', strength: null, summary: '', record: null, digest: null },
      ...{ started_at: startedAt, finished_at: null, leased_until: leasedUntil, next_at: null },
      at_terminal: toFlag(atTerminal),
    })
    .execute();
}

export async function get(db: Db, programmeId: string, id: string): Promise<StoredRun | null> {
  const row = await db
    .selectFrom('runs')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @returns the record as it was stored, null before the end of the run */
export async function record(db: Db, programmeId: string, id: string): Promise<unknown> {
  const row = await db
    .selectFrom('runs')
    .select('record')
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.record === undefined || row.record === null ? null : fromJson(row.record);
}

/** @returns runs without their records, newest first */
export async function list(
  db: Db,
  programmeId: string,
  filter: { projectId?: string; limit: number },
): Promise<StoredRun[]> {
  let query = db
    .selectFrom('runs')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.projectId !== undefined) query = query.where('project_id', '=', filter.projectId);
  return (await query.execute()).map(fromRow);
}

/** @returns the newest run of each status, for each check of a project; ids grow with time */
export async function latest(db: Db, programmeId: string, projectId: string): Promise<StoredRun[]> {
  const newest = db
    .selectFrom('runs')
    .select(({ fn }) => [fn.max('id').as('id')])
    .where('programme_id', '=', programmeId)
    .where('project_id', '=', projectId)
    .groupBy(['check_name', 'status'])
    .as('newest');
  const rows = await db
    .selectFrom('runs')
    .innerJoin(newest, (join) => join.onRef('runs.id', '=', 'newest.id'))
    .select([
      'runs.programme_id as programmeId',
      'runs.id',
      'runs.project_id as projectId',
      'runs.check_name as check',
      'runs.variant',
      'runs.route',
      'runs.reason',
      'runs.status',
      'runs.strength',
      'runs.summary',
      'runs.digest',
      'runs.started_at as startedAt',
      'runs.finished_at as finishedAt',
      'runs.at_terminal as atTerminal',
    ]) // prettier-ignore
    .where('runs.programme_id', '=', programmeId)
    .where('runs.project_id', '=', projectId)
    .orderBy('runs.id', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** @returns how many wait or run, of all programmes */
export async function open(db: Db): Promise<number> {
  const row = await db
    .selectFrom('runs')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Takes waiting runs that nobody holds, oldest first; the same rule as for submissions. */
export async function lease(db: Db, now: Instant, until: Instant, limit: number): Promise<StoredRun[]> {
  const free = db
    .selectFrom('runs')
    .select('id')
    .where('status', '=', 'waiting')
    .where('leased_until', '<', now)
    .orderBy('started_at')
    .limit(limit);
  const rows = await db
    .updateTable('runs')
    .set({ leased_until: until })
    .where('id', 'in', free)
    .where('status', '=', 'waiting')
    .where('leased_until', '<', now)
    .returning(COLUMNS)
    .execute();
  return rows.map(fromRow).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

/** Sets until when this process looks after runs; a moment in the past gives them back. */
export async function hold(db: Db, ids: readonly string[], until: Instant): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('runs')
    .set({ leased_until: until })
    .where('id', 'in', ids)
    .where('status', '=', 'waiting')
    .execute();
}

/**
 * Lets a run go on that was given up because its terminal had not been heard of. Call `programmes.touch` before.
 *
 * @returns false where it is no such run, or its record is there
 */
export async function reopen(db: Db, programmeId: string, id: string, until: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('runs')
    .set({ status: 'waiting', summary: '', finished_at: null, leased_until: until })
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('at_terminal', '=', 1)
    .where('status', '=', 'error')
    .where('digest', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Writes what became of a run, once. Call `programmes.touch` before.
 *
 * @returns false where it was settled already
 */
export async function settle(db: Db, programmeId: string, id: string, outcome: RunOutcome): Promise<boolean> {
  const { status, strength, summary, digest, finishedAt, nextAt } = outcome;
  const { numUpdatedRows } = await db
    .updateTable('runs')
    .set({
      ...{ status, strength, summary, digest, record: outcome.record === null ? null : toJson(outcome.record) },
      ...{ finished_at: finishedAt, leased_until: null, next_at: nextAt },
    })
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** @returns settled runs that are to be made again by now, oldest first */
export async function due(db: Db, now: Instant, limit: number): Promise<StoredRun[]> {
  const rows = await db
    .selectFrom('runs')
    .select(COLUMNS)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Takes the date of the next run away, from one run or from all older ones of the same check. @returns whether it had one */
export async function clearNext(db: Db, run: StoredRun): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('runs')
    .set({ next_at: null })
    .where('programme_id', '=', run.programmeId)
    .where('project_id', '=', run.projectId)
    .where('check_name', '=', run.check)
    .where('next_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
