/** The bases that a programme has had: which one stood when a version of its document was made, and what was left then. */
import { fromJson, toJson } from '../base/codec.ts';
import type { Tables } from '../base/tables.ts';
import type { Db, PastBase, StoredBase } from '../base/types.ts';

function fromRow(row: Tables['past_bases']): PastBase {
  return {
    upstream: row.upstream === 'pack' ? 'pack' : 'programme',
    upstreamId: row.upstream_id,
    version: row.version,
    source: row.source,
    takenAt: row.taken_at,
    fromVersion: row.from_version,
    leftOut: fromJson(row.left_out) as PastBase['leftOut'],
  };
}

/** @returns the bases of one upstream, oldest first; none before the first was written over */
export async function list(db: Db, programmeId: string, upstream: StoredBase['upstream']): Promise<PastBase[]> {
  const rows = await db
    .selectFrom('past_bases')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('upstream', '=', upstream)
    .orderBy('seq')
    .execute();
  return rows.map(fromRow);
}

/** Adds one behind the others. Call `programmes.touch` before: it is what makes the number behind theirs free. */
export async function add(db: Db, programmeId: string, base: PastBase): Promise<void> {
  const { upstream, upstreamId, version, source, takenAt, fromVersion, leftOut } = base;
  const seq = (await list(db, programmeId, upstream)).length + 1;
  const columns = { upstream_id: upstreamId, version, source, from_version: fromVersion, taken_at: takenAt };
  await db
    .insertInto('past_bases')
    .values({ programme_id: programmeId, upstream, seq, ...columns, left_out: toJson(leftOut) })
    .execute();
}
