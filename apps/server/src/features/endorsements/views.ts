/** How endorsements look from outside. */
import type { Endorsement } from '@waymark/contract';
import { endorsementPayload, type EndorsementPayload } from '@waymark/contract/endorsement';
import { readLedger, type LedgerEntry } from '@waymark/learning';
import type { StoredEndorsement } from '@waymark/store';

/** @returns what was signed; null where a file that came from somewhere else is none */
export function payloadOf({ file }: Pick<StoredEndorsement, 'file'>): EndorsementPayload | null {
  try {
    const text = Buffer.from(file.payload, 'base64url').toString('utf8');
    return endorsementPayload.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** @param entries the programme's ledger @returns them as they stand; one that cannot be read is left out */
export function viewsOf(stored: readonly StoredEndorsement[], entries: readonly LedgerEntry[]): Endorsement[] {
  const counting = new Set(readLedger(entries).endorsements.map(({ id }) => id));
  const withdrawn = new Set(entries.flatMap((entry) => (entry.type === 'withdrawal' ? entry.evidenceId : [])));
  return stored.flatMap((one) => {
    const payload = payloadOf(one);
    if (payload === null) return [];
    const { id, explanation, attemptId, textDigest, signer, takenAt, look } = one;
    const { name, page, looked, note, endorsedAt } = payload;
    return {
      ...{ id, explanation, attempt: attemptId, digest: textDigest, name, page, key: signer, looked, note, endorsedAt },
      ...{ takenAt, look, withdrawn: withdrawn.has(id), counts: counting.has(id) },
    };
  });
}
