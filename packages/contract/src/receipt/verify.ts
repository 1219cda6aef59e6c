/**
 * Verifies receipts and ledgers with nothing but themselves: no request is made, nobody is trusted but the key.
 * Runs in the page, in the terminal and in tests; everything it reads is hostile.
 */
import type { RunEntry } from '@waymark/learning';
import { jsonOf, sha256, signedBy } from '../signed/verify.ts';
import { RECEIPT_TYPE, receipt, receiptPayload, type ReceiptPayload } from './schema.ts';

export type Verified =
  | {
      ok: true;
      payload: ReceiptPayload;
      entry: RunEntry;
      /** Thumbprint of the key (RFC 7638): compare it with the one that the instance publishes. */
      key: string;
    }
  | { ok: false; reason: string };

export interface LedgerRow {
  seq: number;
  previous: string;
  entry: string;
  hash: string;
}

const no = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

/** @param value a receipt as JSON gave it @returns what it says, or why it must not be believed */
export async function verifyReceipt(value: unknown): Promise<Verified> {
  const parsed = receipt.safeParse(value);
  if (!parsed.success) return no('This is not a receipt of Waymark, or it is damaged.');
  const signed = await signedBy(parsed.data, RECEIPT_TYPE);
  if (signed === null) return no('The signature does not fit: something in it was changed after it was signed.');
  const payload = receiptPayload.safeParse(jsonOf(signed.text));
  if (!payload.success) return no('It is signed, but not a receipt that this Waymark can read.');
  const { place, entry: text, record } = payload.data;
  if ((await chained(place.previous, text)) !== place.hash)
    return no('Its entry does not belong to its place in the ledger.');
  const entry = jsonOf(text) as Partial<RunEntry> | null;
  if (entry?.type !== 'run' || typeof entry.digest !== 'string') return no('Its entry is not about a run.');
  if ((await sha256(record)) !== entry.digest) return no('The record is not the one that the ledger names.');
  return { ok: true, payload: payload.data, entry: entry as RunEntry, key: signed.key };
}

/**
 * Recomputes a chain from its first row, and holds receipts against it.
 *
 * @param programme id of the programme: the first entry follows from it
 * @param receipts verified ones of the same ledger: each has to stand at its place, and its head has to be reached
 * @returns null where everything fits, else the first thing that does not
 */
export async function verifyLedger(
  programme: string,
  rows: readonly LedgerRow[],
  receipts: readonly ReceiptPayload[] = [],
): Promise<string | null> {
  let previous = programme;
  for (const [at, row] of rows.entries()) {
    if (row.seq !== at + 1) return `An entry is missing before number ${row.seq}, or the order was changed.`;
    if (row.previous !== previous) return `Entry ${row.seq} does not follow from the one before it.`;
    if ((await chained(previous, row.entry)) !== row.hash) return `Entry ${row.seq} was changed.`;
    previous = row.hash;
  }
  for (const { place, head } of receipts) {
    if (rows[place.seq - 1]?.hash !== place.hash) return `Entry ${place.seq} is not the one that the receipt names.`;
    if (rows[head.seq - 1]?.hash !== head.hash)
      return `The ledger once went on to entry ${head.seq}: entries were dropped or changed since the receipt was signed.`;
  }
  return null;
}

function chained(previous: string, entry: string): Promise<string> {
  return sha256(`${previous}\n${entry}`);
}

export { RECEIPT_TYPE, type Receipt, type ReceiptPayload } from './schema.ts';
