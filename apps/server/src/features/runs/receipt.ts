/** Receipts: a run, signed by this instance, that anybody can verify without asking it. */
import { AppError } from '@waymark/contract';
import { RECEIPT_TYPE, type Receipt, type ReceiptPayload } from '@waymark/contract/receipt';
import type { Instant } from '@waymark/learning';
import { canonicalJson, ledger, runs, type Db } from '@waymark/store';
import type { Mode } from '../../programme/strength.ts';
import type { OpenProgramme } from '../../programme/open.ts';
import type { Signer } from '../../programme/signer.ts';

/** @throws AppError `run-not-found`, `run-unfinished` */
export async function receiptOf(
  db: Db,
  open: OpenProgramme,
  runId: string,
  about: { instance: string; mode: Mode; signer: Signer; now: Instant },
): Promise<Receipt> {
  const { id: programme, title } = open.programme;
  const run = await runs.get(db, programme, runId);
  if (run === null) throw new AppError('run-not-found');
  const record = await runs.record(db, programme, runId);
  const row = await ledger.rowOf(db, programme, runId);
  const head = await ledger.head(db, programme);
  if (record === null || row === null || head === null) {
    const why = run.status === 'waiting' ? undefined : `This run has no record: ${run.summary}`;
    throw new AppError('run-unfinished', why);
  }
  const payload: ReceiptPayload = {
    version: 1,
    ...{ instance: about.instance, mode: about.mode, programme: title, issuedAt: about.now },
    place: { seq: row.seq, previous: row.previous, hash: row.hash },
    entry: row.entry,
    record: canonicalJson(record),
    head,
  };
  return about.signer.sign(RECEIPT_TYPE, payload);
}
