/** The draft that a page is writing: a second page never writes over it unseen. */
import { AppError, type OwnRule, type RoadmapDraft } from '@waymark/contract';
import type { Instant } from '@waymark/learning';
import { roadmapDrafts, type Db, type StoredRoadmapDraft } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';

export function draftOf(stored: StoredRoadmapDraft): RoadmapDraft {
  // Only rules of this shape come in.
  return { ...stored, rules: stored.rules.map(({ line, rule }) => ({ line, rule: rule as OwnRule | null })) };
}

/** @throws AppError `precondition-failed` where another page wrote since */
export async function saveDraft(
  db: Db,
  open: OpenProgramme,
  draft: Omit<RoadmapDraft, 'updatedAt'>,
  now: Instant,
): Promise<{ version: number; updatedAt: Instant }> {
  const version = await roadmapDrafts.put(db, open.programme.id, { ...draft, updatedAt: now });
  if (version === null) {
    throw new AppError(
      'precondition-failed',
      'This draft was changed in another window, or saved there. Yours is still here: put the two together, or copy it.',
    );
  }
  return { version, updatedAt: now };
}
