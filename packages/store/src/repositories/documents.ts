/** Every version of a programme's roadmap, with the model read from it. */
import type { Instant } from '@waymark/learning';
import type { Diagnostic, Roadmap, RoadmapDocument } from '@waymark/roadmap';
import { fromJson, toJson } from '../base/codec.ts';
import { StoreError } from '../base/store-error.ts';
import type { Tables } from '../base/tables.ts';
import type { Db, DocumentVersion, StoredDocument } from '../base/types.ts';

function dialectOf(stored: string): RoadmapDocument['dialect'] {
  return stored === 'generic' ? 'generic' : 'waymark';
}

function fromRow(row: Tables['documents']): StoredDocument {
  return {
    version: row.version,
    source: row.source,
    dialect: dialectOf(row.dialect),
    roadmap: fromJson(row.model) as Roadmap,
    diagnostics: fromJson(row.diagnostics) as Diagnostic[],
    createdAt: row.created_at,
  };
}

/** @returns the version in force, null before the first */
export async function latest(db: Db, programmeId: string): Promise<StoredDocument | null> {
  const row = await db
    .selectFrom('documents')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @returns one version (1-based), null where there is none */
export async function get(db: Db, programmeId: string, version: number): Promise<StoredDocument | null> {
  const row = await db
    .selectFrom('documents')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/**
 * Adds a version and makes it the one in force. Needs the programme's row: call `programmes.touch` before.
 *
 * @returns the new version
 * @throws StoreError `programme-missing`
 */
export async function insert(db: Db, programmeId: string, document: RoadmapDocument, at: Instant): Promise<number> {
  const counted = await db
    .updateTable('programmes')
    .set((column) => ({ document_version: column('document_version', '+', 1) }))
    .where('id', '=', programmeId)
    .returning('document_version')
    .executeTakeFirst();
  if (counted === undefined) {
    throw new StoreError('programme-missing', `There is no programme ${programmeId} in the database.`);
  }
  const { source, dialect } = document;
  const parsed = { model: toJson(document.roadmap), diagnostics: toJson(document.diagnostics) };
  const version = counted.document_version;
  await db
    .insertInto('documents')
    .values({ programme_id: programmeId, version, source, dialect, ...parsed, created_at: at })
    .execute();
  return version;
}

/** @returns every version without its text, newest first */
export async function list(db: Db, programmeId: string): Promise<DocumentVersion[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['version', 'dialect', 'created_at'])
    .where('programme_id', '=', programmeId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ version: row.version, dialect: dialectOf(row.dialect), createdAt: row.created_at }));
}
