/** Where each version of a document comes from. A version that another way of writing made may have no entry. */
import { fromJson, toJson } from '../base/codec.ts';
import type { Tables } from '../base/tables.ts';
import type { Db, DocumentOrigin, VersionOrigin } from '../base/types.ts';

function fromRow(row: Tables['document_origins']): DocumentOrigin {
  return {
    version: row.version,
    // Only this repository writes the column, and a backup holds nothing else.
    origin: row.origin as VersionOrigin,
    fromVersion: row.from_version,
    summary: fromJson(row.summary) as string[],
    changes: row.changes,
    rules: fromJson(row.rules) as DocumentOrigin['rules'],
  };
}

/** Says where a version comes from; the version is there already. */
export async function insert(db: Db, programmeId: string, entry: DocumentOrigin): Promise<void> {
  const { version, origin, fromVersion, summary, changes, rules } = entry;
  const columns = { summary: toJson(summary), changes, rules: toJson(rules) };
  await db
    .insertInto('document_origins')
    .values({ programme_id: programmeId, version, origin, from_version: fromVersion, ...columns })
    .execute();
}

/** @returns what is known of the versions, newest first */
export async function list(db: Db, programmeId: string): Promise<DocumentOrigin[]> {
  const rows = await db
    .selectFrom('document_origins')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** @returns the entry of a version or of the nearest one before it; null where there is none */
export async function at(db: Db, programmeId: string, version: number): Promise<DocumentOrigin | null> {
  const row = await db
    .selectFrom('document_origins')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}
