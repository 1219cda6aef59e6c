/** The one catalogue of what can go wrong at the API, and the one body that says so. */
import { z } from 'zod';

/** HTTP status and the sentence a person reads when nothing more exact is known. */
export const ERRORS = {
  'invalid-request': { status: 422, text: 'Some of what you sent does not fit; details says which field and why.' },
  'invalid-json': { status: 400, text: 'The request body is not valid JSON.' },
  'unsupported-media-type': { status: 415, text: 'Send the body as application/json.' },
  'body-too-large': { status: 413, text: 'The request body is larger than this address accepts.' },
  'not-found': { status: 404, text: 'There is nothing at this address.' },
  'method-not-allowed': {
    status: 405,
    text: 'This address does not answer that method; the Allow header lists those it does.',
  },
  'sign-in-required': {
    status: 401,
    text: 'Sign in first: open /sign-in in a browser, or send the access token as Authorization: Bearer.',
  },
  forbidden: { status: 403, text: 'You may not do this.' },
  'foreign-origin': { status: 403, text: 'This Waymark belongs to the machine it runs on and answers only to it.' },
  'programme-not-found': {
    status: 404,
    text: 'There is no such programme; GET /api/programmes lists those there are.',
  },
  'item-not-found': { status: 404, text: 'The roadmap has no such item.' },
  'version-not-found': { status: 404, text: 'The roadmap has no such version.' },
  'block-not-found': {
    status: 404,
    text: 'The plan has no such block; it may have been re-planned. Reload and try again.',
  },
  'entry-not-found': { status: 404, text: 'There is no such entry.' },
  'not-planned': { status: 409, text: 'This programme has no plan yet: give it a start date and hours first.' },
  'application-not-found': { status: 404, text: 'There is no such application.' },
  'demo-not-found': { status: 404, text: 'There is no such demo.' },
  'mock-interview-not-found': { status: 404, text: 'There is no such mock interview.' },
  'link-not-found': { status: 404, text: 'The roadmap has no such link; GET …/links?show=all lists those there are.' },
  'links-off': { status: 409, text: 'This instance looks at no links: WAYMARK_CHECK_LINKS is off.' },
  'source-not-found': { status: 404, text: 'Nothing has been read from there.' },
  'no-calendar': { status: 409, text: 'This plan has no secret address yet: make one first.' },
  'no-timer': { status: 409, text: 'No timer is running.' },
  'timer-running': { status: 409, text: 'A timer is running already: stop it or discard it first.' },
  'challenge-not-found': { status: 404, text: 'There is no such challenge; GET …/practice lists those there are.' },
  'submission-not-found': { status: 404, text: 'There is no such submission.' },
  'project-not-found': { status: 404, text: 'There is no such project; GET …/projects lists those there are.' },
  'run-not-found': { status: 404, text: 'There is no such run.' },
  'check-not-found': { status: 404, text: 'There is no such check.' },
  'route-missing': {
    status: 409,
    text: 'This check needs to know where your project is: give it its public address or repository, or run it from your terminal.',
  },
  'run-unfinished': { status: 409, text: 'The run is not over yet; a receipt comes with its end.' },
  'runs-busy': {
    status: 503,
    text: 'More checks are running than this instance can take. Nothing was started; try again in a moment.',
  },
  'quiz-not-found': { status: 404, text: 'There is no such quiz; GET …/quizzes lists those there are.' },
  'explanation-not-found': {
    status: 404,
    text: 'There is no such explanation; GET …/explanations lists those there are.',
  },
  'attempt-not-found': { status: 404, text: 'There is no such attempt; start one.' },
  'attempt-over': { status: 409, text: 'This attempt is over; start a new one.' },
  'not-passed': {
    status: 409,
    text: 'Only a text that passed can be endorsed: finish this attempt first, or choose one that passed.',
  },
  'request-refused': { status: 422, text: 'This is no request for an endorsement that can be signed.' },
  'endorsement-refused': { status: 422, text: 'This is no endorsement that can be taken in; nothing was changed.' },
  'own-endorsement': {
    status: 409,
    text: 'The same key asked for this and would sign it. An endorsement comes from another person, with the Waymark of their own.',
  },
  'endorsement-not-found': {
    status: 404,
    text: 'There is no such endorsement; GET …/endorsements lists those that were taken in.',
  },
  'already-answered': { status: 409, text: 'You have submitted an answer to this question; it stays as it is.' },
  'retro-not-found': { status: 404, text: 'There is no such retrospective; GET …/retros lists those there are.' },
  'retro-over': { status: 409, text: 'This retrospective is finished; it stays as it is.' },
  'no-retro-due': { status: 409, text: 'No retrospective is due yet; GET …/retros says when the next one is.' },
  'card-not-found': { status: 404, text: 'There is no such card.' },
  'card-moved-on': { status: 409, text: 'This card was reviewed elsewhere since you saw it. Reload to go on.' },
  'nothing-to-undo': { status: 409, text: 'There is no review of today to take back.' },
  'no-more-hints': { status: 409, text: 'You have seen every hint of this challenge.' },
  'judge-busy': {
    status: 503,
    text: 'The judge has more to do than it can take in. Your code is saved; hand it in again in a moment.',
  },
  conflict: { status: 409, text: 'This cannot be done in the present state.' },
  'precondition-failed': {
    status: 412,
    text: 'It was changed elsewhere since you read it: reload, then apply your change again.',
  },
  'idempotency-mismatch': {
    status: 422,
    text: 'This Idempotency-Key was used for a different request: use a new one.',
  },
  'unreadable-backup': { status: 422, text: 'This is not a Waymark backup, or it is damaged; nothing was changed.' },
  unavailable: {
    status: 503,
    text: 'The database does not answer just now. Nothing was saved by this request; try again in a moment.',
  },
  internal: {
    status: 500,
    text: 'Something broke on our side. Nothing was saved by this request; it is safe to try again.',
  },
} as const satisfies Record<string, { status: number; text: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One field of a request and what is wrong with it. */
export interface ErrorDetail {
  path: string;
  message: string;
}

/**
 * @param details of a failure
 * @returns the first message of each field of the body, by the field's name; what is nested counts for the field it is in
 */
export function fieldsOf(details: readonly ErrorDetail[]): Record<string, string> {
  const fields = new Map<string, string>();
  for (const { path, message } of details) {
    const [place, ...rest] = path.split('.');
    const name = place === 'body' ? rest[0] : place;
    const isElsewhere = (place === 'path' || place === 'query') && rest.length > 0;
    if (name === undefined || name === '' || isElsewhere) continue;
    if (!fields.has(name)) fields.set(name, message);
  }
  return Object.fromEntries(fields);
}

/** Every failure, thrown by services and shaped by the one error handler. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetail[];

  /**
   * @param code one of the catalogue
   * @param message for a person: what happened and what to do; the catalogue's text when left out
   * @param details the fields at fault
   */
  constructor(code: ErrorCode, message?: string, details: ErrorDetail[] = []) {
    super(message ?? ERRORS[code].text);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

export const errorBody = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
      message: z.string(),
      details: z.array(z.object({ path: z.string(), message: z.string() })),
      /** What is wrong by the name of the body's field; only where a field of the body is at fault. */
      fields: z.record(z.string(), z.string()).exactOptional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Error' });

export type ErrorBody = z.infer<typeof errorBody>;
