/** What a learner builds: one project keeps one contract from the first rung of the ladder to the last. */
import { fromFlag, fromJson, toFlag, toJson } from '../base/codec.ts';
import type { Db, StoredProject } from '../base/types.ts';

const COLUMNS = [
  'id', 'name', 'terms', 'repository', 'start_command as startCommand', 'base_url as baseUrl', 'archived',
  'created_at as createdAt', 'updated_at as updatedAt',
] as const; // prettier-ignore

type Row = Omit<StoredProject, 'terms' | 'archived'> & { terms: string; archived: number };

function fromRow({ terms, archived, ...row }: Row): StoredProject {
  return { ...row, terms: fromJson(terms), archived: fromFlag(archived) };
}

/** @returns the programme's projects, oldest first */
export async function list(db: Db, programmeId: string): Promise<StoredProject[]> {
  const rows = await db
    .selectFrom('projects')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function get(db: Db, programmeId: string, id: string): Promise<StoredProject | null> {
  const row = await db
    .selectFrom('projects')
    .select(COLUMNS)
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Makes a project, or writes it over. Call `programmes.touch` before. */
export async function put(db: Db, programmeId: string, project: StoredProject): Promise<void> {
  const { id, name, terms, repository, startCommand, baseUrl, archived, createdAt, updatedAt } = project;
  const columns = {
    ...{ name, terms: toJson(terms), repository, start_command: startCommand, base_url: baseUrl },
    ...{ archived: toFlag(archived), updated_at: updatedAt },
  };
  await db
    .insertInto('projects')
    .values({ programme_id: programmeId, id, created_at: createdAt, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doUpdateSet(columns))
    .execute();
}
