/** Commits and pull requests that were counted, each once however many copies of a repository were read. */
import { fromJson, toJson } from '../base/codec.ts';
import type { Contribution, ContributionSource, Db } from '../base/types.ts';
import type { LocalDate } from '@waymark/learning';

/** Rows of one insert: PostgreSQL and SQLite both bound the parameters of a statement. */
const AT_ONCE = 500;

/** Adds what is not there yet. Call `programmes.touch` before. @returns how many were new */
export async function add(
  db: Db,
  programmeId: string,
  source: string,
  found: readonly Contribution[],
): Promise<number> {
  let added = 0;
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const rows = found
      .slice(at, at + AT_ONCE)
      .map(({ id, kind, day }) => ({ programme_id: programmeId, id, kind, source, day }));
    const results = await db
      .insertInto('contributions')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
      .execute();
    for (const result of results) added += Number(result.numInsertedOrUpdatedRows ?? 0n);
  }
  return added;
}

/** One day's contributions of one kind from one source. */
export interface DayCount {
  day: LocalDate;
  kind: Contribution['kind'];
  source: string;
  count: number;
}

/** @param since first day that counts @returns counts by day, oldest first */
export async function days(db: Db, programmeId: string, since: LocalDate): Promise<DayCount[]> {
  const rows = await db
    .selectFrom('contributions')
    .select(['day', 'kind', 'source', (column) => column.fn.countAll().as('count')])
    .where('programme_id', '=', programmeId)
    .where('day', '>=', since)
    .groupBy(['day', 'kind', 'source'])
    .orderBy('day')
    .orderBy('source')
    .orderBy('kind')
    .execute();
  return rows.map(({ kind, count, ...row }) => ({
    ...row,
    kind: kind === 'pull-request' ? 'pull-request' : 'commit',
    count: Number(count),
  }));
}

/** @returns where contributions were read, by name */
export async function sources(db: Db, programmeId: string): Promise<ContributionSource[]> {
  const rows = await db
    .selectFrom('contribution_sources')
    .select(['source', 'kind', 'label', 'state', 'read_at as readAt'])
    .where('programme_id', '=', programmeId)
    .orderBy('source')
    .execute();
  return rows.map(({ kind, state, ...row }) => ({
    ...row,
    kind: kind === 'host' ? 'host' : 'local',
    state: fromJson(state),
  }));
}

/** Remembers how far a source was read, or writes it over. Call `programmes.touch` before. */
export async function putSource(db: Db, programmeId: string, given: ContributionSource): Promise<void> {
  const columns = { kind: given.kind, label: given.label, state: toJson(given.state), read_at: given.readAt };
  await db
    .insertInto('contribution_sources')
    .values({ programme_id: programmeId, source: given.source, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'source']).doUpdateSet(columns))
    .execute();
}

/** Forgets a source and what only it had counted. Call `programmes.touch` before. @returns whether it was there */
export async function removeSource(db: Db, programmeId: string, source: string): Promise<boolean> {
  await db.deleteFrom('contributions').where('programme_id', '=', programmeId).where('source', '=', source).execute();
  const row = await db
    .deleteFrom('contribution_sources')
    .where('programme_id', '=', programmeId)
    .where('source', '=', source)
    .executeTakeFirst();
  return row.numDeletedRows > 0n;
}

/** @returns the addresses that the learner's commits carry */
export async function authors(db: Db, programmeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('contribution_authors')
    .select('address')
    .where('programme_id', '=', programmeId)
    .orderBy('address')
    .execute();
  return rows.map(({ address }) => address);
}

/** Remembers addresses. Call `programmes.touch` before. */
export async function addAuthors(db: Db, programmeId: string, addresses: readonly string[]): Promise<void> {
  for (const address of addresses)
    await db
      .insertInto('contribution_authors')
      .values({ programme_id: programmeId, address })
      .onConflict((conflict) => conflict.columns(['programme_id', 'address']).doNothing())
      .execute();
}
