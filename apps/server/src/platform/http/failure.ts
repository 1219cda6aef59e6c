/** The one error handler: whatever was thrown becomes the one error body, and nothing of our inside leaks out. */
import { AppError, fieldsOf, type ErrorBody, type ErrorCode } from '@waymark/contract';
import { StoreError, type StoreErrorCode } from '@waymark/store';
import { answer } from './answer.ts';

/** Writes one line for whoever runs this server. */
export type Log = (line: string) => void;

/**
 * @param error anything that was thrown
 * @param requestId printed in the body and, for our own faults, in the log beside the cause
 * @param log where the cause of our own faults goes
 * @param headers more headers, such as `allow`
 */
export function failure(error: unknown, requestId: string, log: Log, headers: Record<string, string> = {}): Response {
  const known = toAppError(error);
  if (known.status >= 500) log(`request ${requestId} failed: ${describe(error)}`);
  const { code, message, details } = known;
  const fields = fieldsOf(details);
  const named = Object.keys(fields).length > 0 ? { fields } : {};
  const body: ErrorBody = { error: { code, message, details, ...named, requestId } };
  return answer(known.status, JSON.stringify(body), requestId, {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof StoreError) return fromStore(error);
  return new AppError('internal');
}

/** Our own trouble is `internal`; what passes by itself, or by making room, says that trying again helps. */
const STORE_ERRORS: Record<StoreErrorCode, ErrorCode> = {
  conflict: 'conflict',
  'programme-missing': 'programme-not-found',
  'unreadable-backup': 'unreadable-backup',
  'database-unreachable': 'unavailable',
  'database-locked': 'unavailable',
  'database-full': 'unavailable',
  'database-read-only': 'unavailable',
  'database-damaged': 'internal',
  'database-too-new': 'internal',
  'invalid-address': 'internal',
  'append-only': 'internal',
  misused: 'internal',
  failed: 'internal',
};

/** The store's own words are for whoever runs the server, but for a backup: there they say what is wrong with the file. */
function fromStore(error: StoreError): AppError {
  const code = STORE_ERRORS[error.code];
  return code === 'unreadable-backup' ? new AppError(code, error.message) : new AppError(code);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n  caused by ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
