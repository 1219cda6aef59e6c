/** Receipts: a run, signed by this instance, that anybody can verify without asking it. */
import { AppError } from '@waymark/contract';
import { RECEIPT_TYPE, type Receipt, type ReceiptPayload } from '@waymark/contract/receipt';
import type { Instant } from '@waymark/learning';
import { canonicalJson, instance, ledger, runs, type Db } from '@waymark/store';
import { calculateJwkThumbprint, exportJWK, FlattenedSign, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Mode } from '../../programme/strength.ts';
import type { OpenProgramme } from '../../programme/open.ts';

/** RFC 8037: Ed25519 in JOSE. */
const ALGORITHM = 'EdDSA';

export interface Signer {
  /** What anybody may know. */
  publicKey: JWK & { kid: string };
  sign(payload: ReceiptPayload): Promise<Receipt>;
}

/** Opens the instance's signing key; makes it, once, where there is none. Call it where nothing else is read. */
export async function openSigner(transaction: <T>(work: (db: Db) => Promise<T>) => Promise<T>): Promise<Signer> {
  const text = await transaction(async (db) => {
    const kept = await instance.get(db, instance.SIGNING_KEY);
    if (kept !== null) return kept;
    const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
    const fresh = JSON.stringify(await exportJWK(privateKey));
    return instance.setOnce(db, instance.SIGNING_KEY, fresh);
  });
  const jwk = JSON.parse(text) as JWK;
  const key = await importJWK(jwk, ALGORITHM);
  const { kty, crv, x } = jwk;
  const shared = { kty, crv, x } as JWK;
  const kid = await calculateJwkThumbprint(shared);
  return {
    publicKey: { ...shared, kid },
    sign: (payload) =>
      new FlattenedSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: ALGORITHM, typ: RECEIPT_TYPE, kid, jwk: shared })
        .sign(key) as Promise<Receipt>,
  };
}

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
  return about.signer.sign({
    version: 1,
    ...{ instance: about.instance, mode: about.mode, programme: title, issuedAt: about.now },
    place: { seq: row.seq, previous: row.previous, hash: row.hash },
    entry: row.entry,
    record: canonicalJson(record),
    head,
  });
}
