/** Writes what became of a run: its record, its place in the ledger, and the evidence it earned, in one transaction. */
import { provedBy, valueProved, type RunRecord } from '@waymark/checks';
import type { ChangedEvent } from '@waymark/contract';
import { rankOf, standingEvidence, type Instant, type ProofRules, type RunEntry } from '@waymark/learning';
import { canonicalJson, ledger, runs, type Db, type Store, type StoredProject, type StoredRun } from '@waymark/store';
import { createHash } from 'node:crypto';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { recordEvidence } from '../evidence/service.ts';
import { nextRun } from './schedule.ts';

export type RunStrength = 'checked' | 'verified';

export interface SettleDeps {
  store: Store;
  library: Library;
}

/** @returns SHA-256 of the record as canonical JSON, in hex: what the ledger and the receipt name */
export function digestOf(record: unknown): string {
  return createHash('sha256').update(canonicalJson(record)).digest('hex');
}

/** @returns the event to publish; null where the run was settled already */
export async function settle(
  { store, library }: SettleDeps,
  run: StoredRun,
  project: StoredProject,
  record: RunRecord,
  strength: RunStrength,
  now: Instant,
): Promise<ChangedEvent | null> {
  return store.transaction(async (db) => {
    const { open, revision } = await library.openToWrite(db, run.programmeId, now);
    const isFirst = await settleIn(db, open, open.rules, run, project, record, strength, now);
    return isFirst ? { type: 'changed', programmeId: run.programmeId, revision, feature: 'runs' } : null;
  });
}

/** The same within a write that is under way. @returns false where the run was settled already */
export async function settleIn(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  run: StoredRun,
  project: StoredProject,
  record: RunRecord,
  strength: RunStrength,
  now: Instant,
): Promise<boolean> {
  const { status, summary } = record;
  const digest = digestOf(record);
  const outcome = { status, strength, summary, record, digest, finishedAt: now, nextAt: nextRun(run, status, now) };
  await runs.clearNext(db, run);
  if (!(await runs.settle(db, run.programmeId, run.id, outcome))) return false;
  const { id, check, variant, route } = run;
  const entry: RunEntry = {
    ...{ type: 'run', id, at: now, projectId: project.id, check, variant, route, status, strength, digest },
  };
  await ledger.append(db, open.programme.id, entry);
  if (status === 'pass') await addEvidence(db, open, rules, entry, project, record, now);
  return true;
}

/** One piece of evidence for each check that passed and has none as strong yet. */
async function addEvidence(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  { id: runId, strength, route }: RunEntry,
  project: StoredProject,
  record: RunRecord,
  now: Instant,
): Promise<void> {
  const standing = standingEvidence(await ledger.list(db, open.programme.id));
  for (const subject of provedBy(record)) {
    const value = valueProved(record, subject);
    // What was measured better than before is news.
    const isKnown = standing.some(
      (entry) =>
        entry.kind === 'check' &&
        entry.subject === subject &&
        rankOf(entry.strength) >= rankOf(strength) &&
        (value === null || (entry.value ?? 0) >= value),
    );
    if (isKnown) continue;
    const evidence = {
      ...{ itemId: `check/${subject.replace(':', '-')}`, strength, kind: 'check', subject, value },
      ...{ note: `${project.name}, ${route}`, link: project.baseUrl ?? webAddress(project.repository), runId },
    };
    await recordEvidence(db, open, rules, evidence, now);
  }
}

function webAddress(repository: string | null): string | null {
  return repository !== null && /^https?:\/\//.test(repository) ? repository : null;
}

/** Ends a run that never began: nothing is known of the project, so nothing goes into the ledger. */
export async function giveUp(
  { store, library }: SettleDeps,
  run: StoredRun,
  why: string,
  now: Instant,
): Promise<ChangedEvent | null> {
  return store.transaction(async (db) => {
    const { revision } = await library.openToWrite(db, run.programmeId, now);
    const nextAt = nextRun(run, 'error', now);
    const nothing = { status: 'error', strength: null, summary: why, record: null, digest: null } as const;
    if (!(await runs.settle(db, run.programmeId, run.id, { ...nothing, finishedAt: now, nextAt }))) return null;
    return { type: 'changed', programmeId: run.programmeId, revision, feature: 'runs' };
  });
}
