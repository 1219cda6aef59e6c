/** Applications, demos and mock interviews: kept as they are, and in the ledger for as long as they prove something. */
import { AppError } from '@waymark/contract';
import type { Instant } from '@waymark/learning';
import { ledger, logEntries, newId, type Db, type StoredLogEntry } from '@waymark/store';
import { recordEvidence, withdraw } from '../evidence/service.ts';
import type { OpenProgramme } from '../../programme/open.ts';
import type { Log, LogName, Proof } from './kinds.ts';

/** An entry as it is sent. */
export type Shown<F> = F & { id: string; createdAt: Instant };

function shown<F>({ id, entry, createdAt }: StoredLogEntry): Shown<F> {
  // Written by this service, from what the contract let through.
  return { ...(entry as F), id, createdAt };
}

export interface Paging {
  page?: number | undefined;
  limit?: number | undefined;
  closed?: 'true' | 'false' | undefined;
}

const PAGE_SIZE = 20;

export async function listEntries<F>(
  db: Db,
  { programme }: OpenProgramme,
  log: Log<never, F>,
  { page = 1, limit = PAGE_SIZE, closed }: Paging,
): Promise<{ items: Shown<F>[]; total: number }> {
  const filter = { closed: closed === undefined ? undefined : closed === 'true', offset: (page - 1) * limit, limit };
  const { entries, total } = await logEntries.list(db, programme.id, log.kind, filter);
  return { items: entries.map((entry) => shown<F>(entry)), total };
}

/** @throws AppError of the log, where there is no such entry */
async function stored(db: Db, open: OpenProgramme, log: LogName, id: string): Promise<StoredLogEntry> {
  const entry = await logEntries.get(db, open.programme.id, log.kind, id);
  if (entry === null) throw new AppError(log.missing);
  return entry;
}

export async function getEntry<F>(db: Db, open: OpenProgramme, log: Log<never, F>, id: string): Promise<Shown<F>> {
  return shown<F>(await stored(db, open, log, id));
}

/** @throws AppError `invalid-request` where a rule of the log is broken */
export async function addEntry<G, F extends object>(
  db: Db,
  open: OpenProgramme,
  log: Log<G, F>,
  given: G,
  now: Instant,
): Promise<Shown<F>> {
  const fresh = { id: newId(), kind: log.kind, evidenceId: null, createdAt: now };
  return save(db, open, log, { ...fresh, ...kept(await log.complete(db, open, given)) }, now);
}

/** Replaces an entry as a whole. @throws AppError of the log, or `invalid-request` */
export async function putEntry<G, F extends object>(
  db: Db,
  open: OpenProgramme,
  log: Log<G, F>,
  { id, given }: { id: string; given: G },
  now: Instant,
): Promise<Shown<F>> {
  const before = await stored(db, open, log, id);
  return save(db, open, log, { ...before, ...kept(await log.complete(db, open, given)) }, now);
}

function kept(fields: object): Pick<StoredLogEntry, 'entry' | 'closed'> {
  const entry = { ...fields } as Record<string, unknown>;
  return { entry, closed: entry['closed'] === true };
}

/** @throws AppError of the log */
export async function removeEntry(db: Db, open: OpenProgramme, log: LogName, id: string, now: Instant): Promise<void> {
  const { evidenceId } = await stored(db, open, log, id);
  await logEntries.remove(db, open.programme.id, log.kind, id);
  if (await stands(db, open, evidenceId))
    await withdraw(db, open, open.rules, evidenceId ?? '', 'Taken out of the log.', now);
}

/** Writes the entry, and in the same transaction what of it the ledger says. */
async function save<F>(
  db: Db,
  open: OpenProgramme,
  log: Log<never, F>,
  entry: StoredLogEntry,
  now: Instant,
): Promise<Shown<F>> {
  const proof = log.proofOf(entry.entry as F);
  const evidenceId = await proved(db, open, entry, proof, now);
  await logEntries.put(db, open.programme.id, { ...entry, evidenceId });
  return shown<F>(entry);
}

/** @returns the evidence that stands for the entry now; what said the same already goes on standing */
async function proved(
  db: Db,
  open: OpenProgramme,
  { id, kind, evidenceId }: StoredLogEntry,
  proof: Proof | null,
  now: Instant,
): Promise<string | null> {
  const before = (await stands(db, open, evidenceId))
    ? await ledger.get(db, open.programme.id, evidenceId ?? '')
    : null;
  if (before?.type === 'evidence') {
    if (proof !== null && saysSame(before, proof)) return before.id;
    const why = proof === null ? 'It does not count any more.' : 'Changed in the log; what follows replaces it.';
    await withdraw(db, open, open.rules, before.id, why, now);
  }
  if (proof === null) return null;
  const evidence = { itemId: `${kind}/${id}`, strength: 'claimed', kind, subject: id, ...proof } as const;
  return (await recordEvidence(db, open, open.rules, evidence, now)).entry.id;
}

function saysSame(
  before: { value: number | null; note: string; link: string | null; on?: string },
  proof: Proof,
): boolean {
  return (
    before.value === proof.value && before.note === proof.note && before.link === proof.link && before.on === proof.on
  );
}

/** A learner may have withdrawn it from the list of receipts. */
async function stands(db: Db, { programme }: OpenProgramme, evidenceId: string | null): Promise<boolean> {
  if (evidenceId === null) return false;
  const entries = await ledger.list(db, programme.id);
  return !entries.some((entry) => entry.type === 'withdrawal' && entry.evidenceId === evidenceId);
}
