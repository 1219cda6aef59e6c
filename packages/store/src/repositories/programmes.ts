/** Programmes: a learner's copy of a roadmap, its settings and the outline of its plan. */
import type { Instant, PlanSettings } from '@waymark/learning';
import { CompiledQuery } from 'kysely';
import { fromJson, toJson } from '../base/codec.ts';
import { StoreError } from '../base/store-error.ts';
import type { Tables } from '../base/tables.ts';
import type { Db, PlanOutline, StoredProgramme } from '../base/types.ts';
import * as instance from './instance.ts';

function fromRow(row: Tables['programmes']): StoredProgramme {
  return {
    id: row.id,
    title: row.title,
    createdAt: row.created_at,
    settings: row.settings === null ? null : (fromJson(row.settings) as PlanSettings),
    plan: row.plan === null ? null : (fromJson(row.plan) as PlanOutline),
    revision: row.revision,
    documentVersion: row.document_version,
  };
}

/** @returns every programme, oldest first */
export async function list(db: Db): Promise<StoredProgramme[]> {
  const rows = await db.selectFrom('programmes').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(fromRow);
}

/** @returns the programme, null where there is none with that id */
export async function get(db: Db, id: string): Promise<StoredProgramme | null> {
  const row = await db.selectFrom('programmes').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/**
 * Adds a programme with revision 1, without document, settings or plan.
 *
 * @throws StoreError `conflict` where the id is taken
 */
export async function insert(db: Db, programme: { id: string; title: string; createdAt: Instant }): Promise<void> {
  const { id, title, createdAt } = programme;
  // A programme that comes after a restore must not repeat a revision that a reader may remember for the same id.
  const floor = Number((await instance.get(db, instance.REVISION_FLOOR)) ?? 0);
  const fresh = { settings: null, plan: null, revision: floor + 1, document_version: 0 };
  await db
    .insertInto('programmes')
    .values({ id, title, created_at: createdAt, ...fresh })
    .execute();
}

/** Works on this programme from now on. */
export async function setCurrent(db: Db, id: string): Promise<void> {
  await instance.set(db, instance.CURRENT_PROGRAMME, id);
}

/** @returns the programme that the learner works on; null before the first */
export async function currentId(db: Db): Promise<string | null> {
  return instance.get(db, instance.CURRENT_PROGRAMME);
}

/**
 * Counts the revision up and holds the programme's row until the transaction ends, so that writers of one programme
 * come one after the other. Every write begins with it.
 *
 * @returns the new revision
 * @throws StoreError `programme-missing`
 */
export async function touch(db: Db, id: string): Promise<number> {
  const row = await db
    .updateTable('programmes')
    .set((column) => ({ revision: column('revision', '+', 1) }))
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirst();
  if (row === undefined) throw missing(id);
  return row.revision;
}

/** @returns the revision alone: the cheapest way to see whether anything changed; null without such a programme */
export async function revision(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom('programmes').select('revision').where('id', '=', id).executeTakeFirst();
  return row?.revision ?? null;
}

/** Asked before every answer from the cache, so compiled once: building it costs six times what running it does. */
const REVISIONS = CompiledQuery.raw('select "id", "revision" from "programmes"') as CompiledQuery<{
  id: string;
  revision: number;
}>;

/** @returns every programme's revision by its id: what a listener compares to notice another process's writes */
export async function revisions(db: Db): Promise<Map<string, number>> {
  const { rows } = await db.executeQuery(REVISIONS);
  return new Map(rows.map((row) => [row.id, row.revision]));
}

/** @throws StoreError `programme-missing` */
export async function saveSettings(db: Db, id: string, settings: PlanSettings): Promise<void> {
  await change(db, id, { settings: toJson(settings) });
}

/**
 * Saves what a plan has besides its blocks; those go to `blocks.replaceAll`.
 *
 * @throws StoreError `programme-missing`
 */
export async function savePlan(db: Db, id: string, plan: PlanOutline): Promise<void> {
  const { milestones, unplaced, endDate } = plan;
  await change(db, id, { plan: toJson({ milestones, unplaced, endDate }) });
}

async function change(db: Db, id: string, columns: { settings: string } | { plan: string }): Promise<void> {
  const row = await db.updateTable('programmes').set(columns).where('id', '=', id).executeTakeFirst();
  if (row.numUpdatedRows === 0n) throw missing(id);
}

function missing(id: string): StoreError {
  return new StoreError('programme-missing', `There is no programme ${id} in the database.`);
}
