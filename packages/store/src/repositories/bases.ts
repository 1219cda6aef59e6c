/**
 * What a programme was forked from. The text is kept whole: a three-way merge needs it when the other side has moved on,
 * or is gone. A programme may have two: the content pack, and the programme that it was duplicated from.
 */
import { createHash } from 'node:crypto';
import type { Tables } from '../base/tables.ts';
import type { Db, StoredBase } from '../base/types.ts';

function fromRow(row: Tables['bases']): StoredBase {
  return {
    upstream: row.upstream === 'pack' ? 'pack' : 'programme',
    upstreamId: row.upstream_id,
    version: row.version,
    hash: row.hash,
    source: row.source,
    takenAt: row.taken_at,
  };
}

/** @returns the hash by which two texts are compared without reading them, in hex */
export function hashOf(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

/** @returns the bases, the content pack first */
export async function list(db: Db, programmeId: string): Promise<StoredBase[]> {
  const rows = await db
    .selectFrom('bases')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('upstream')
    .execute();
  return rows.map(fromRow);
}

/** @returns one base, null where the programme has no such upstream */
export async function get(db: Db, programmeId: string, upstream: StoredBase['upstream']): Promise<StoredBase | null> {
  return (await list(db, programmeId)).find((base) => base.upstream === upstream) ?? null;
}

/** Writes a base, or writes it over once what changed upstream was taken in. Call `programmes.touch` before. */
export async function put(db: Db, programmeId: string, base: Omit<StoredBase, 'hash'>): Promise<void> {
  const { upstream, upstreamId, version, source, takenAt } = base;
  const columns = { upstream_id: upstreamId, version, hash: hashOf(source), source, taken_at: takenAt };
  await db
    .insertInto('bases')
    .values({ programme_id: programmeId, upstream, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'upstream']).doUpdateSet(columns))
    .execute();
}
