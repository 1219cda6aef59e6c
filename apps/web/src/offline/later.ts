/** Turns a write that could not be made into one that waits. */
import { createClient, type Client } from '@waymark/contract/client';
import type { Call, NewWaiting } from './queue.ts';

/** What is kept beside the call itself. */
export interface Later {
  /** What it did, a sentence, as the page would say it once it is saved. */
  says: string;
  /** What the learner wrote, to show should it be refused. */
  text?: string;
  /** Where it can be settled should it be refused. */
  href?: string;
  /** Names what it changes; with `writer`, a newer write of it takes the place of one that was never sent. */
  slot?: string;
  writer?: string;
  /** Of its slot only the newest counts, also where an older one may have arrived. */
  newest?: boolean;
  /** Key of the draft on the page's shelf that this saves. */
  draft?: string;
  /** Fields of the body that the server would fill in by the moment at which it arrives, such as the day. */
  body?: Record<string, unknown>;
}

/** Thrown to leave the write once it has said what it would send. */
class Recorded extends Error {}

/**
 * Runs a write against a client that only listens.
 *
 * @throws Error where the write makes no call
 */
export async function recordCall(write: (api: Client) => Promise<unknown>): Promise<Call> {
  const heard: Call[] = [];
  const listener = createClient((path, init) => {
    heard.push({ method: init.method ?? 'GET', path, body: typeof init.body === 'string' ? init.body : null });
    return Promise.reject(new Recorded());
  });
  await write(listener).catch((error: unknown) => {
    if (!(error instanceof Recorded)) throw error;
  });
  const [call] = heard;
  if (call === undefined) throw new Error('a write that makes no call cannot wait');
  return call;
}

/** @returns the write as it waits: for the programme it was made in, on the day it was made */
export function laterOf(
  call: Call,
  from: { key: string; later: Later; tried: boolean; programme: string | null; now: Date },
): NewWaiting {
  const { key, later, tried, programme, now } = from;
  const sent = spelled(call, later, programme);
  return {
    ...sent,
    key,
    at: now.toISOString(),
    says: later.says,
    text: later.text ?? null,
    href: later.href ?? null,
    slot: later.slot ?? null,
    writer: later.writer ?? null,
    newest: later.newest ?? false,
    draft: later.draft ?? null,
    tried,
    first: tried && (sent.path !== call.path || sent.body !== call.body) ? call : null,
  };
}

function spelled({ method, path, body }: Call, later: Later, programme: string | null): Call {
  const there = programme === null ? path : path.replace(/^(\/api\/programmes\/)current(?=\/|$)/, `$1${programme}`);
  const fields = body === null ? null : (JSON.parse(body) as Record<string, unknown>);
  return { method, path: there, body: later.body && fields ? JSON.stringify({ ...later.body, ...fields }) : body };
}
