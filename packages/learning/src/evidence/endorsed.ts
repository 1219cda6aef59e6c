/**
 * What an endorsement does: it raises a written explanation that stands, and does nothing by itself.
 *
 * It names the text that was read by its SHA-256. An explanation shows as endorsed while its own evidence stands and an
 * endorsement that stands names the digest of that very text; a withdrawn explanation, or another text, leaves the endorsement
 * without anything to speak of. Source of the rule: ADR 0021.
 */
import type { EvidenceEntry } from '../types.ts';

/** The kind of the entries that say that somebody else endorsed a text. They count for no rule, no state and no metric. */
export const ENDORSEMENT = 'endorsement';

/** How the server has always ended the note of an explanation: entries of before the digest had a place of its own. */
const NOTED = /; text sha256:([0-9a-f]{64})$/;

/** @returns the SHA-256, in hex, of the text that an entry is about; null where it is about none */
export function textDigestOf({ kind, digest, note }: EvidenceEntry): string | null {
  if (digest !== undefined) return digest;
  // An endorsement's note is somebody else's words: only its own field is believed.
  return kind === 'explanation' ? (NOTED.exec(note)?.[1] ?? null) : null;
}

/**
 * @param endorsements those that stand
 * @returns whether an entry is an explanation whose text one of them names
 */
export function endorsedIn(endorsements: readonly EvidenceEntry[]): (entry: EvidenceEntry) => boolean {
  const named = new Set(endorsements.flatMap((entry) => keyOf(entry) ?? []));
  return (entry) => entry.kind === 'explanation' && named.has(keyOf(entry) ?? '');
}

function keyOf(entry: EvidenceEntry): string | null {
  const digest = textDigestOf(entry);
  return digest === null ? null : `${entry.subject} ${digest}`;
}

/**
 * @param endorsements those that stand
 * @param standing evidence that stands
 * @returns the endorsements that have an explanation to speak of
 */
export function endorsementsThatCount(
  endorsements: readonly EvidenceEntry[],
  standing: readonly EvidenceEntry[],
): EvidenceEntry[] {
  const explained = new Set(standing.filter(({ kind }) => kind === 'explanation').flatMap((one) => keyOf(one) ?? []));
  return endorsements.filter((entry) => explained.has(keyOf(entry) ?? ''));
}
