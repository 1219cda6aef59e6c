/** Which base a programme was merged up to: it moves on with a merge, and comes back with an older version. */
import type { Instant } from '@waymark/learning';
import { bases, pastBases, type Db, type PastBase, type StoredBase } from '@waymark/store';

const UPSTREAMS = ['pack', 'programme'] as const;

type NextBase = Omit<StoredBase, 'hash'>;

/**
 * Puts another base in place of the one in force and remembers both.
 *
 * @param fromVersion version of the programme's own document from which on it counts
 * @param leftOut what the learner did not take over
 */
export async function moveBase(
  db: Db,
  programmeId: string,
  next: NextBase,
  fromVersion: number,
  leftOut: PastBase['leftOut'],
): Promise<void> {
  const past = await pastBases.list(db, programmeId, next.upstream);
  const before = await bases.get(db, programmeId, next.upstream);
  if (past.length === 0 && before !== null) {
    await pastBases.add(db, programmeId, { ...before, fromVersion: 0, leftOut: [] });
  }
  await pastBases.add(db, programmeId, { ...next, fromVersion, leftOut });
  await bases.put(db, programmeId, next);
}

/**
 * An older version comes back: what was taken over since has to be asked about again.
 *
 * @param version the older version
 * @param nextVersion the version that brings it back
 */
export async function rewindBases(
  db: Db,
  programmeId: string,
  version: number,
  nextVersion: number,
  now: Instant,
): Promise<void> {
  for (const upstream of UPSTREAMS) {
    const past = await pastBases.list(db, programmeId, upstream);
    const then = past.findLast(({ fromVersion }) => fromVersion <= version);
    const current = await bases.get(db, programmeId, upstream);
    if (then === undefined || current === null || bases.hashOf(then.source) === current.hash) continue;
    await moveBase(db, programmeId, { ...then, takenAt: now }, nextVersion, then.leftOut);
  }
}
