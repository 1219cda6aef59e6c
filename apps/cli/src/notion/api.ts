/**
 * Notion's interface as a push needs it (https://developers.notion.com/reference): never faster than allowed, patient where
 * Notion asks for patience, and honest about what it does not know. The token is held in memory alone.
 */
import { CommandFailure, EXIT } from '../shell/failure.ts';

export interface NotionOptions {
  token: string;
  /** Without a slash at its end. */
  base: string;
  fetch?: typeof fetch;
  sleep?: (ms: number) => Promise<void>;
  clock?: () => number;
}

/** Notion allows three requests a second on average. */
const INTERVAL_MS = 1_000 / 3;
const VERSION = '2022-06-28';
const TIMEOUT_MS = 60_000;
const TRIES = 6;
/** Longer than that nobody waits without being told. */
const LONGEST_WAIT_S = 600;

/** A write that may have happened or not: whoever sent it has to look before sending it again. */
export class Unsure extends Error {
  override readonly name = 'Unsure';
}

/** Notion says that there is no such thing, that it is in the bin, or that this integration may not see it. */
export class Missing extends Error {
  override readonly name = 'Missing';
}

type Outcome = { answer: unknown } | { wait: number } | { broke: string };

export class NotionApi {
  readonly #options: Required<NotionOptions>;
  #next = 0;

  constructor(options: NotionOptions) {
    this.#options = {
      fetch: (...input) => fetch(...input),
      sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
      clock: () => performance.now(),
      ...options,
    };
  }

  /**
   * Asks until there is an answer, as often as it makes sense.
   *
   * @param isRepeatable whether sending it twice does the same as sending it once
   * @throws Unsure where it is not repeatable and nobody knows whether it happened; Missing; CommandFailure in words
   */
  async call(method: string, path: string, body?: unknown, isRepeatable = method !== 'POST'): Promise<unknown> {
    let last = '';
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      await this.#turn();
      const outcome = await this.#ask(method, path, body);
      if ('answer' in outcome) return outcome.answer;
      if ('wait' in outcome) {
        last = 'it asked to wait, again and again';
        await this.#options.sleep(outcome.wait * 1_000);
      } else if (!isRepeatable) {
        throw new Unsure(outcome.broke);
      } else {
        last = outcome.broke;
        await this.#options.sleep(500 * 2 ** attempt);
      }
    }
    throw new CommandFailure(
      `Notion does not answer as it should (${last}). What was made is remembered: run the same command later to go on.`,
      EXIT.unavailable,
    );
  }

  /** Waits until the next request may go. */
  async #turn(): Promise<void> {
    const { clock, sleep } = this.#options;
    const now = clock();
    const at = Math.max(now, this.#next);
    this.#next = at + INTERVAL_MS;
    if (at > now) await sleep(at - now);
  }

  async #ask(method: string, path: string, body: unknown): Promise<Outcome> {
    const { base, token, fetch: send } = this.#options;
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'notion-version': VERSION };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const init = { method, headers, signal, redirect: 'error' as const };
    let response: Response;
    let text: string;
    try {
      response = await send(base + path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
      text = await response.text();
    } catch (error) {
      return { broke: `no answer: ${reasonOf(error)}` };
    }
    return read(response, text);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function read(response: Response, text: string): Outcome {
  const { status } = response;
  const said = parsed(text);
  if (response.ok) return said === undefined ? { broke: 'an answer that is no JSON' } : { answer: said };
  // 529 is Notion's own word for too many requests of everybody.
  if (status === 429 || status === 529) return { wait: waitOf(response.headers.get('retry-after')) };
  if (status === 409 || status >= 500) return { broke: `status ${status}` };
  const message = (said as { message?: unknown } | undefined)?.message;
  const words = typeof message === 'string' ? message.replace(/\p{Cc}/gu, ' ').slice(0, 300) : `status ${status}`;
  // What is in the bin is refused with 400.
  if (status === 404 || (status === 400 && /archived|in trash/i.test(words))) throw new Missing(words);
  throw new CommandFailure(REFUSALS[status]?.(words) ?? `Notion refuses a request: ${words}`, EXIT.no);
}

const REFUSALS: Record<number, (words: string) => string> = {
  401: () =>
    'Notion does not accept the token in NOTION_TOKEN. Copy the secret of your integration again from notion.so/my-integrations; it begins with “ntn_” or “secret_”.',
  403: (words) =>
    `Your integration may not do this in Notion (${words}). Give it the capabilities to read, insert and update content.`,
};

function waitOf(header: string | null): number {
  const seconds = Number(header ?? '1');
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.max(seconds, 0.1), LONGEST_WAIT_S) : 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
