/** Everything that can go wrong between Waymark and its database, in words for a person. */

/**
 * What a caller may want to tell apart.
 *
 * - `invalid-address`: the URL names no database that Waymark knows
 * - `database-unreachable`, `-locked`, `-damaged`, `-read-only`, `-full`, `-too-new`: the database as a whole
 * - `conflict`: somebody else wrote the same thing first (after the retries)
 * - `append-only`: something tried to change or delete a ledger entry
 * - `programme-missing`: a write names a programme that is not there
 * - `misused`: the pool was used inside a transaction, or a closed store at all
 * - `unreadable-backup`: a backup that cannot be restored; nothing was changed
 * - `failed`: any other refusal; `cause` has the driver's own error
 */
export type StoreErrorCode =
  | 'invalid-address'
  | 'database-unreachable'
  | 'database-locked'
  | 'database-damaged'
  | 'database-read-only'
  | 'database-full'
  | 'database-too-new'
  | 'conflict'
  | 'append-only'
  | 'programme-missing'
  | 'misused'
  | 'unreadable-backup'
  | 'failed';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  /**
   * @param code which failure it is
   * @param message for a person: what happened and what to do
   * @param cause the driver's own error, where there is one
   */
  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
