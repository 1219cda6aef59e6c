/** Tables of what others signed about a learner's texts. */

export interface EndorsementsTable {
  programme_id: string;
  /** Of its evidence in the ledger, too. */
  id: string;
  explanation: string;
  attempt_id: string;
  /** SHA-256 of the text, in hex. */
  text_digest: string;
  /** Thumbprint of the key that signed. */
  signer: string;
  /** SHA-256 of what was signed, in hex. */
  file_hash: string;
  file: string;
  taken_at: string;
}

export interface EndorserLooksTable {
  programme_id: string;
  /** Of the endorsement. */
  id: string;
  found: string;
  reason: string;
  looked_at: string;
}
