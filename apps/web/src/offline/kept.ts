/** What the service worker keeps of the server's answers, so that a page shows without a network. */

/** Moment at which an answer was kept; on an answer that came from there. ISO 8601, UTC. */
export const KEPT_AT = 'waymark-kept-at';
/** Files of the build and the shell, by version; answers, by version, since their shapes belong to it; the judge's engine. */
export const CACHES = { files: 'waymark-files-', answers: 'waymark-answers-', engine: 'waymark-engine' } as const;
/** How long a read waits for the network where an earlier answer is kept, in ms. */
export const PATIENCE_MS = 4000;
/** Answers beyond that go, oldest first: a long programme has some 300 items and challenges. */
export const MOST_ANSWERS = 800;

/**
 * Reads of a programme that pages show: named one by one, so that what is not named is never kept. Not among them:
 * streams, receipts and keys, exports and backups, secret addresses and tokens, and what is asked for again and again.
 */
const KEPT = [
  '',
  '/today',
  '/time-entries',
  '/plan',
  '/roadmap',
  '/items/[^/]+/[^/]+',
  '/practice',
  '/practice/challenges/[^/]+',
  '/quizzes',
  '/explanations',
  '/review',
  '/review/cards',
  '/progress',
  '/readiness',
  '/links',
  '/projects',
  '/projects/[^/]+',
  '/retros',
];
const ROUTE = new RegExp(`^/api/programmes/[^/]+(?:${KEPT.join('|')})$`);

/** @returns whether an answer of this address may be kept on this machine */
export function isKeptRead(pathname: string): boolean {
  return pathname === '/api/programmes' || ROUTE.test(pathname);
}

/**
 * Only whole answers of Waymark itself: a sign-in page of a café's network is neither JSON nor numbered.
 *
 * @returns whether the answer may be kept
 */
export function isKeepable(answer: Response): boolean {
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  return answer.status === 200 && isJson && answer.headers.has('x-request-id');
}

/** @returns whether a proxy speaks for a server that is away */
export function isGatewayFault(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** @returns a copy that says when it was kept */
export function stamped(answer: Response, now: Date): Response {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, now.toISOString());
  return new Response(answer.body, { status: answer.status, headers });
}
