/** Writes what became of a submission: the verdict, and what follows from a pass, in one transaction. */
import type { ChangedEvent } from '@waymark/contract';
import { errorVerdict, type Verdict } from '@waymark/judge';
import { rankOf, standingEvidence, type Instant } from '@waymark/learning';
import { ledger, submissions, type Db, type Store, type StoredSubmission } from '@waymark/store';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { strengthOf, type Mode } from '../../programme/strength.ts';
import { recordEvidence } from '../evidence/service.ts';
import type { PracticeChallenge } from './pack.ts';
import { evidenceOf } from './views.ts';

export interface SettleDeps {
  store: Store;
  library: Library;
  mode: Mode;
  /** What else follows from a verdict (a card to review), in the transaction that writes it. */
  onVerdict?: (db: Db, open: OpenProgramme, one: PracticeChallenge, verdict: Verdict, now: Instant) => Promise<void>;
}

/** @returns the event to publish; null where the submission was settled already */
export async function settle(
  deps: SettleDeps,
  { programmeId, id }: StoredSubmission,
  one: PracticeChallenge | null,
  verdict: Verdict,
  now: Instant,
): Promise<ChangedEvent | null> {
  return deps.store.transaction(async (db) => {
    const { open, revision } = await deps.library.openToWrite(db, programmeId, now);
    const outcome = { status: verdict.status, verdict, judgedAt: now };
    if (!(await submissions.settle(db, programmeId, id, outcome))) return null;
    if (one !== null && verdict.status === 'pass') await addPass(db, deps, open, one, verdict, now);
    if (one !== null) await deps.onVerdict?.(db, open, one, verdict, now);
    return { type: 'changed', programmeId, revision, feature: 'practice' };
  });
}

/** A pass is written once for each strength: the same again would say nothing new. */
async function addPass(
  db: Db,
  { mode }: SettleDeps,
  open: OpenProgramme,
  one: PracticeChallenge,
  { sandboxed, language, total, executor, runtime }: Verdict,
  now: Instant,
): Promise<void> {
  const about = evidenceOf(one);
  const strength = strengthOf(mode, sandboxed);
  const standing = standingEvidence(await ledger.list(db, open.programme.id));
  const isKnown = standing.some(
    ({ kind, subject, strength: known }) =>
      kind === about.kind && subject === about.subject && rankOf(known) >= rankOf(strength),
  );
  if (isKnown) return;
  const note = `${language}, ${total} cases, ${executor} (${runtime})`;
  await recordEvidence(db, open, open.rules, { ...about, strength, value: null, note, link: null }, now);
}

/** @param why what failed, as a sentence */
export function faultVerdict({ challenge, language, seed }: StoredSubmission, why: string): Verdict {
  const about = { challenge, language: language as Verdict['language'], seed, executor: '' };
  return errorVerdict(
    about,
    `The judge failed, not you: ${why} Your code is saved and this cost no attempt; hand it in again.`,
  );
}
