import { StoreError, type StoreErrorCode } from '../base/store-error.ts';

/** The message with which the ledger's triggers refuse; migrations/ writes it. */
const LEDGER_REFUSAL = 'the ledger is append-only';

const BUSY = 5;

function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode : null;
}

/** Whether another process holds the file right now. Extended codes carry the plain one in their low byte. */
export function isBusy(error: unknown): boolean {
  return ((resultCode(error) ?? 0) & 0xff) === BUSY;
}

/** SQLite's extended result codes, https://www.sqlite.org/rescode.html */
function constraint(code: number, message: string): StoreErrorCode {
  if (message.includes(LEDGER_REFUSAL)) return 'append-only';
  if (code === 1555 || code === 2067) return 'conflict';
  return code === 787 ? 'programme-missing' : 'failed';
}

function codeOf(code: number, message: string): StoreErrorCode {
  switch (code & 0xff) {
    case BUSY:
    case 6:
      return 'database-locked';
    case 8:
      return 'database-read-only';
    case 10:
    case 14:
      return 'database-unreachable';
    case 11:
    case 26:
      return 'database-damaged';
    case 13:
      return 'database-full';
    case 19:
      return constraint(code, message);
    default:
      return 'failed';
  }
}

/** What happened and what to do; `file` is the path of the database. */
const TEXTS: Partial<Record<StoreErrorCode, (file: string) => string>> = {
  'database-locked': (file) =>
    `Another program has been writing to ${file} for too long. Close it, or wait until it is done, and try again.`,
  'database-read-only': (file) =>
    `${file} may not be written to. Make the file and its folder writable for you, or choose another data folder.`,
  'database-unreachable': (file) =>
    `${file} cannot be opened or read. Check that its folder exists, that you may write there, and that the disk is well.`,
  'database-damaged': (file) =>
    `${file} is not a Waymark database, or it is damaged. Move it away and restore your latest backup.`,
  'database-full': (file) =>
    `There is no room left on the disk of ${file}. Free some and try again; nothing was saved.`,
  conflict: () => 'Somebody else wrote the same thing first.',
  'append-only': () => 'Ledger entries are never changed or deleted; append one that supersedes or withdraws.',
  'programme-missing': () => 'There is no such programme in the database.',
};

/**
 * @param error what node:sqlite threw
 * @param file where the database is
 * @returns the same as a sentence for a person; the original stands in `cause`
 */
export function fromSqlite(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const result = resultCode(error);
  const code = result === null ? 'failed' : codeOf(result, message);
  const text = TEXTS[code]?.(file) ?? `The database refused a statement: ${message}. Nothing was saved.`;
  return new StoreError(code, text, error);
}
