/** What the store takes and gives of endorsements. */
import type { Instant } from '@waymark/learning';

/** An endorsement that is taken in: a signed file about one text. */
export interface NewEndorsement {
  /** Of its evidence in the ledger, too. */
  id: string;
  explanation: string;
  attemptId: string;
  /** SHA-256 of the text that it is about, in hex. */
  textDigest: string;
  /** Thumbprint of the key that signed. */
  signer: string;
  /** SHA-256 of what was signed, in hex: the same file is taken in once. */
  fileHash: string;
  file: { protected: string; payload: string; signature: string };
  takenAt: Instant;
}

/** What was found on the page that somebody who endorsed names as theirs. */
export interface EndorserLook {
  found: 'named' | 'unnamed' | 'unread';
  /** Why it could not be read; empty otherwise. */
  reason: string;
  lookedAt: Instant;
}

export interface StoredEndorsement extends NewEndorsement {
  /** null where nobody looked. */
  look: EndorserLook | null;
}
