/** The receipt of a run: what is signed, and what a stranger gets. */
import { z } from 'zod';
import { signed } from '../signed/schema.ts';

export const receipt = signed.meta({
  id: 'Receipt',
  description: 'A flattened JWS; `docs/receipts.md` says how to verify it with any JOSE library.',
});

export type Receipt = z.infer<typeof receipt>;

export const RECEIPT_TYPE = 'waymark-receipt+jws';

/**
 * What is signed. `entry` and `record` are texts, byte for byte as they were hashed, so that whoever verifies needs no
 * rule for how JSON is written.
 */
export const receiptPayload = z.object({
  version: z.literal(1),
  /** Id of the instance, and who runs it: `local` is the learner. */
  instance: z.string(),
  mode: z.enum(['local', 'hosted']),
  /** Title of the programme. */
  programme: z.string(),
  issuedAt: z.string(),
  /** Where the run stands in the ledger: hash = SHA-256(previous, line feed, entry), in hex. */
  place: z.object({ seq: z.int().min(1), previous: z.string(), hash: z.string() }),
  entry: z.string(),
  record: z.string(),
  /** The end of the ledger when this was signed: a ledger that is cut or changed later does not lead there any more. */
  head: z.object({ seq: z.int().min(1), hash: z.string() }),
});

export type ReceiptPayload = z.infer<typeof receiptPayload>;
