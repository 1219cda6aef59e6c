import { StoreError, type StoreErrorCode } from '../base/store-error.ts';

function stateOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** SQLSTATE codes, https://www.postgresql.org/docs/current/errcodes-appendix.html; WM001 is the ledger's own trigger. */
const CODES: Record<string, StoreErrorCode> = {
  '23505': 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
  '23503': 'programme-missing',
  WM001: 'append-only',
  '25006': 'database-read-only',
  '53100': 'database-full',
  '53300': 'database-unreachable',
  '3D000': 'database-unreachable',
  '55P03': 'database-locked',
  XX001: 'database-damaged',
  XX002: 'database-damaged',
};

/** Connection exceptions (08), wrong credentials (28), operator intervention (57P), and whatever the socket says. */
function isUnreachable(state: string, message: string): boolean {
  return (
    /^(08|28|57P)/.test(state) || /^E[A-Z]+$/.test(state) || /connection terminated|timeout exceeded/i.test(message)
  );
}

/** What happened and what to do; `place` is host, port and database, never the password. */
const TEXTS: Partial<Record<StoreErrorCode, (place: string, message: string) => string>> = {
  'database-unreachable': (place, message) =>
    `PostgreSQL at ${place} cannot be reached (${message}). Check DATABASE_URL, and that the server runs and lets you in.`,
  'database-read-only': (place) =>
    `PostgreSQL at ${place} takes no writes: it may be a standby. Point DATABASE_URL at the primary.`,
  'database-full': (place) => `PostgreSQL at ${place} has no room left on its disk. Nothing was saved.`,
  'database-locked': (place) => `Somebody holds a lock in PostgreSQL at ${place} for too long. Try again.`,
  'database-damaged': (place) => `PostgreSQL at ${place} says that its data is damaged. Restore your latest backup.`,
  conflict: () => 'Somebody else wrote the same thing first.',
  'append-only': () => 'Ledger entries are never changed or deleted; append one that supersedes or withdraws.',
  'programme-missing': () => 'There is no such programme in the database.',
};

/**
 * @param error what pg threw
 * @param place host, port and database
 * @returns the same as a sentence for a person; the original stands in `cause`
 */
export function fromPostgres(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const state = stateOf(error);
  const message = messageOf(error);
  const code = CODES[state] ?? (isUnreachable(state, message) ? 'database-unreachable' : 'failed');
  const text = TEXTS[code]?.(place, message) ?? `The database refused a statement: ${message}. Nothing was saved.`;
  return new StoreError(code, text, error);
}

/** A host with several addresses fails with all of their errors at once and no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
