/** Writing to the ledger, and what that changes: signals tick by themselves, the plan follows. */
import { AppError, type ItemChange } from '@waymark/contract';
import {
  itemStates,
  proofStatuses,
  UNTOUCHED,
  type EvidenceEntry,
  type Instant,
  type LedgerEntry,
  type LocalDate,
  type ProofRules,
} from '@waymark/learning';
import { ledger, newId, type Db } from '@waymark/store';
import { replan } from '../plan/service.ts';
import type { OpenProgramme } from '../../programme/open.ts';

/** What a piece of evidence is about, before it becomes an entry. */
export type NewEvidence = Omit<EvidenceEntry, 'type' | 'id' | 'at'>;

/** Appends evidence that a feature produced (a verdict, a score, a check), and says what came of it. */
export async function recordEvidence(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  evidence: NewEvidence,
  now: Instant,
): Promise<ItemChange & { entry: EvidenceEntry }> {
  const entry: EvidenceEntry = { type: 'evidence', id: newId(), at: now, ...evidence };
  return { ...(await record(db, open, rules, evidence.itemId, entry)), entry };
}

/** Appends entries about one item, and says what came of it. */
async function record(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  itemId: string,
  entry: LedgerEntry,
): Promise<ItemChange> {
  const before = await ledger.list(db, open.programme.id);
  await ledger.append(db, open.programme.id, entry);
  const after = [...before, entry];
  const was = new Map(
    proofStatuses(open.roadmap, rules, before).map((status) => [status.itemId, JSON.stringify(status)]),
  );
  const proofs = proofStatuses(open.roadmap, rules, after);
  const changed = proofs.filter((status) => was.get(status.itemId) !== JSON.stringify(status));
  return {
    state: itemStates(after, proofs).get(itemId) ?? UNTOUCHED,
    report: await followPlan(db, open, [itemId, ...changed.map((status) => status.itemId)]),
    signals: changed.filter((status) => status.itemId.startsWith('signal/')),
  };
}

/** Only planned work changes the plan: a signal has no hours of its own. */
async function followPlan(db: Db, open: OpenProgramme, itemIds: string[]): Promise<ItemChange['report']> {
  const isWork = open.curriculum.work.some((work) => itemIds.includes(work.itemId));
  return isWork && open.programme.plan !== null ? (await replan(db, open)).report : null;
}

/** Says that an item is done, on the learner's word. */
export async function claim(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  itemId: string,
  { note, link }: { note: string; link: string | null },
  now: Instant,
): Promise<ItemChange & { entry: EvidenceEntry }> {
  const said = { itemId, strength: 'claimed', kind: 'claim', subject: '', value: null, note, link } as const;
  return recordEvidence(db, open, rules, said, now);
}

/** Skips an item, puts it off, or opens it again. @throws AppError `invalid-request` for a deferral into the past */
export async function setState(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  itemId: string,
  { state, until, note }: { state: 'open' | 'skipped' | 'deferred'; until: LocalDate | null; note: string },
  now: Instant,
): Promise<ItemChange> {
  if (until !== null && until <= open.today) {
    const message = `Put it off until a day after today (${open.today}).`;
    throw new AppError('invalid-request', message, [{ path: 'body.until', message }]);
  }
  const kept = state === 'deferred' ? until : null;
  return record(db, open, rules, itemId, { type: 'state', id: newId(), at: now, itemId, state, until: kept, note });
}

/** Withdraws evidence: both entries stay in the ledger. @throws AppError `entry-not-found` */
export async function withdraw(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  evidenceId: string,
  note: string,
  now: Instant,
): Promise<ItemChange> {
  const evidence = await ledger.get(db, open.programme.id, evidenceId);
  if (evidence?.type !== 'evidence') throw new AppError('entry-not-found');
  return record(db, open, rules, evidence.itemId, { type: 'withdrawal', id: newId(), at: now, evidenceId, note });
}
