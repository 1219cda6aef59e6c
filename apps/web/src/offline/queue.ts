/** The rules of writes that wait for the server: in order, each once, and what is refused stays in sight. */

/** One write, in a spelling that can be sent. */
export interface Call {
  method: string;
  /** Path and query. */
  path: string;
  /** JSON; null for none. */
  body: string | null;
}

export interface Refusal {
  /** Of the contract's catalogue, or `too-old`. */
  code: string;
  message: string;
}

export interface Waiting extends Call {
  /** Its place in the line. */
  id: number;
  /** The `Idempotency-Key`: however often it is sent, it happens once. */
  key: string;
  /** When the learner did it; ISO 8601, UTC. */
  at: string;
  /** What it did, a sentence. */
  says: string;
  /** What the learner wrote, where that is a text; shown if it is refused. */
  text: string | null;
  /** Screen where it can be settled if it is refused. */
  href: string | null;
  /** What it changes: a newer write of the same thing, from the same place, takes its place while it was never sent. */
  slot: string | null;
  /** Which editor wrote it: two of them never replace each other's text. */
  writer: string | null;
  /** Of its slot only the newest counts, also where an older one may have arrived; those kept by an earlier version lack it. */
  newest?: boolean;
  /** Key on the page's shelf of the draft that this saves. */
  draft: string | null;
  /** It may have reached the server, though no answer came back. */
  tried: boolean;
  /** How it was sent at first, where that differs: the server knows its key under this. */
  first: Call | null;
  refused: Refusal | null;
}

export type NewWaiting = Omit<Waiting, 'id' | 'refused'>;

/** What the server answered, as far as it matters here. */
export interface Answer {
  status: number;
  /** Whether it is Waymark's own answer, not that of a proxy or of a network that wants a password. */
  isOurs: boolean;
  body: unknown;
}

export type Outcome =
  | { kind: 'delivered'; version: number | null; body?: unknown }
  | { kind: 'refused'; refusal: Refusal }
  /** Its first spelling arrived: sending that once more brings its answer. */
  | { kind: 'arrived-before' }
  /** Not now; the line waits, unless it is this one alone that there is no room for. */
  | { kind: 'later'; signIn: boolean; busy: boolean };

/** What became of a write, for the page that waits for its answer. */
export type Heard =
  | { kind: 'delivered'; body: unknown }
  | { kind: 'refused'; refusal: Refusal }
  /** Another tab sent it, or the learner took it back. */
  | { kind: 'gone' };

/** Codes of the server that concern one write and hold up no other: `judge-busy`. */
const BUSY = /-busy$/;
/** Statuses that say "not now" rather than "no". */
const NOT_NOW = new Set([401, 403, 408, 421, 425, 429]);
/** The server keeps answers by their keys for 30 days; a write that may have arrived before that is not sent unasked. */
const SURE_FOR_MS = 28 * 86_400_000;

/** @returns what an answer means for the write */
export function outcomeOf(write: Pick<Waiting, 'method'>, answer: Answer): Outcome {
  const { status, isOurs, body } = answer;
  const { code, message } = errorIn(body);
  if (!isOurs || status >= 500 || NOT_NOW.has(status))
    return { kind: 'later', signIn: isOurs && status === 401, busy: isOurs && BUSY.test(code) };
  if (status < 300) return { kind: 'delivered', version: versionIn(body), body };
  if (code === 'idempotency-mismatch') return { kind: 'arrived-before' };
  // What is to go away is gone.
  if (write.method === 'DELETE' && status === 404) return { kind: 'delivered', version: null };
  return { kind: 'refused', refusal: { code, message } };
}

/** @returns why a write must not be sent without asking; null where it may */
export function tooOld(write: Pick<Waiting, 'tried' | 'at'>, now: Date): Refusal | null {
  if (!write.tried || now.getTime() - Date.parse(write.at) < SURE_FOR_MS) return null;
  const message =
    'It is so old that nobody can tell whether it arrived. Look whether it is there; send it if it is not.';
  return { code: 'too-old', message };
}

/** @returns whether a write takes the place of one that waits */
export function replaces(write: NewWaiting, waiting: Waiting): boolean {
  if (!isSameText(write, waiting)) return false;
  return write.newest === true || (!waiting.tried && waiting.refused === null);
}

/** @returns the later write with the version that its forerunner brought; null where it does not build on it */
export function following(done: Waiting, version: number | null, later: Waiting): Waiting | null {
  if (version === null || later.body === null || later.tried || !isSameText(done, later)) return null;
  const body = JSON.parse(later.body) as Record<string, unknown>;
  return 'version' in body ? { ...later, body: JSON.stringify({ ...body, version }) } : null;
}

/** @returns whether a newer text holds all that a refused one held */
export function supersedes(later: Waiting, refused: Waiting): boolean {
  return later.id > refused.id && isSameText(later, refused);
}

/**
 * @param passed ids of those that there is no room for just now
 * @returns the first that may be sent; null where nothing may
 */
export function nextOf(waiting: readonly Waiting[], passed: ReadonlySet<number> = new Set()): Waiting | null {
  return waiting.find(({ id, refused }) => refused === null && !passed.has(id)) ?? null;
}

function isSameText(one: NewWaiting, other: NewWaiting): boolean {
  return one.slot !== null && one.slot === other.slot && one.writer === other.writer;
}

function versionIn(body: unknown): number | null {
  const version = (body as { version?: unknown } | null | undefined)?.version;
  return typeof version === 'number' ? version : null;
}

function errorIn(body: unknown): Refusal {
  const error = (body as { error?: { code?: unknown; message?: unknown; details?: unknown } } | null)?.error;
  const details = Array.isArray(error?.details) ? (error.details as { message?: unknown }[]) : [];
  const words = [error?.message, ...details.map(({ message }) => message)].filter((word) => typeof word === 'string');
  return {
    code: typeof error?.code === 'string' ? error.code : 'internal',
    message: words.join(' ') || 'The server did not take it and did not say why.',
  };
}
