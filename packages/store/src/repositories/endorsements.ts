/** Endorsements as they were taken in: no statement changes one. What was found on a page stands in a table of its own. */
import { fromJson, toJson } from '../base/codec.ts';
import type { EndorsementsTable, EndorserLooksTable } from '../base/endorsement-tables.ts';
import type { Db, EndorserLook, NewEndorsement, StoredEndorsement } from '../base/types.ts';

type Row = EndorsementsTable & {
  [K in 'found' | 'reason' | 'looked_at']: EndorserLooksTable[K] | null;
};

function fromRow(row: Row): StoredEndorsement {
  const { id, explanation, signer, found, reason, looked_at: lookedAt } = row;
  return {
    ...{ id, explanation, signer, attemptId: row.attempt_id, textDigest: row.text_digest, fileHash: row.file_hash },
    // Only this file writes the columns.
    file: fromJson(row.file) as StoredEndorsement['file'],
    takenAt: row.taken_at,
    look: found === null ? null : ({ found, reason: reason ?? '', lookedAt: lookedAt ?? '' } as EndorserLook),
  };
}

/**
 * Takes one in. Call `programmes.touch` before.
 *
 * @throws StoreError `conflict` where the same file was taken in already
 */
export async function insert(db: Db, programmeId: string, endorsement: NewEndorsement): Promise<void> {
  const { id, explanation, attemptId, textDigest, signer, fileHash, file, takenAt } = endorsement;
  await db
    .insertInto('endorsements')
    .values({
      ...{ programme_id: programmeId, id, explanation, attempt_id: attemptId, text_digest: textDigest, signer },
      ...{ file_hash: fileHash, file: toJson(file), taken_at: takenAt },
    })
    .execute();
}

function rows(db: Db, programmeId: string) {
  return db
    .selectFrom('endorsements as e')
    .leftJoin('endorser_looks as l', (join) =>
      join.onRef('l.programme_id', '=', 'e.programme_id').onRef('l.id', '=', 'e.id'),
    )
    .selectAll('e')
    .select(['l.found', 'l.reason', 'l.looked_at'])
    .where('e.programme_id', '=', programmeId);
}

/** @returns one by its id or by the hash of its file, null where there is none */
export async function get(
  db: Db,
  programmeId: string,
  by: { id: string } | { fileHash: string },
): Promise<StoredEndorsement | null> {
  const query = rows(db, programmeId);
  const row = await ('id' in by ? query.where('e.id', '=', by.id) : query.where('e.file_hash', '=', by.fileHash))
    .executeTakeFirst(); // prettier-ignore
  return row === undefined ? null : fromRow(row);
}

/** @returns those of one explanation or of all, the one taken in last first */
export async function list(
  db: Db,
  programmeId: string,
  filter: { explanation?: string | undefined; limit: number },
): Promise<StoredEndorsement[]> {
  let query = rows(db, programmeId);
  if (filter.explanation !== undefined) query = query.where('e.explanation', '=', filter.explanation);
  const found = await query.orderBy('e.taken_at', 'desc').orderBy('e.id', 'desc').limit(filter.limit).execute();
  return found.map(fromRow);
}

/** Keeps what was found on the page of whoever endorsed, in place of what was found before. Call `programmes.touch` before. */
export async function putLook(db: Db, programmeId: string, id: string, look: EndorserLook): Promise<void> {
  const values = { found: look.found, reason: look.reason, looked_at: look.lookedAt };
  await db
    .insertInto('endorser_looks')
    .values({ programme_id: programmeId, id, ...values })
    .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doUpdateSet(values))
    .execute();
}
