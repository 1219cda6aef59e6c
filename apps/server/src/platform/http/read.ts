/** A read: answered from memory while the programme stands still, with a validator so that a page need not load it again. */
import { hash } from 'node:crypto';
import { answer } from './answer.ts';
import type { AnswerCache, CachedAnswer } from './cache.ts';
import type { RawResult } from './handler.ts';
import type { Stamps } from './stamps.ts';

export interface ReadContext {
  request: Request;
  requestId: string;
  /** Of the route: path and, where the route has one, query. */
  key: string;
  /** The path's programme; null for a read that belongs to none, which is then made anew each time. */
  programme: string | null;
  contentType: string;
}

/** `private`: it is one learner's. `no-cache`: keep it, but ask before using it. */
const CACHE_CONTROL = 'private, no-cache';

/** How often an answer is made again because somebody wrote while it was made. */
const ATTEMPTS = 3;

/**
 * Answers a read from the cache, or by `make`, and keeps what it made.
 *
 * The ETag is a hash of the body: strong, equal in every process, and unchanged by a write that does not concern this read.
 */
export async function answerRead(
  cache: AnswerCache,
  stamps: Stamps,
  context: ReadContext,
  make: () => Promise<RawResult>,
): Promise<Response> {
  const { programme, key } = context;
  if (programme === null) {
    const made = await make();
    return stream(context, made) ?? buffered(context, keepable(context, '', made));
  }
  const known = cache.get(key);
  let stamp = await stamps.of(programme);
  if (known?.stamp === stamp) return buffered(context, known);
  for (let attempt = 1; ; attempt += 1) {
    const made = await make();
    const streamed = stream(context, made);
    if (streamed) return streamed;
    const entry = keepable(context, stamp, made);
    const after = await stamps.of(programme, 'now');
    // A write in between may have left the answer half old: not kept, and made again while that is worth it.
    if (after === stamp) cache.set(key, entry);
    if (after === stamp || attempt === ATTEMPTS) return buffered(context, entry);
    stamp = after;
  }
}

function keepable(context: ReadContext, stamp: string, made: RawResult): CachedAnswer {
  const body = made.body as string | Uint8Array;
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 27)}"`;
  const headers = { 'content-type': context.contentType, 'cache-control': CACHE_CONTROL, etag, ...made.headers };
  return { stamp, programme: context.programme ?? '', body, etag, headers };
}

function buffered({ request, requestId }: ReadContext, entry: CachedAnswer): Response {
  if (matches(request.headers.get('if-none-match'), entry.etag)) {
    const { etag, 'cache-control': cacheControl = CACHE_CONTROL } = entry.headers as Record<string, string> & {
      etag: string;
    };
    return answer(304, null, requestId, { etag, 'cache-control': cacheControl });
  }
  return answer(200, entry.body, requestId, entry.headers);
}

/** A stream is sent as it comes and never kept. For HEAD it is closed at once, so that nothing goes on producing it. */
function stream(context: ReadContext, made: RawResult): Response | null {
  if (!(made.body instanceof ReadableStream)) return null;
  const headers = { 'content-type': context.contentType, ...made.headers };
  if (context.request.method !== 'HEAD') return answer(200, made.body, context.requestId, headers);
  made.body.cancel().catch(() => undefined);
  return answer(200, null, context.requestId, headers);
}

/** `If-None-Match` compares weakly (RFC 9110, section 13.1.2): a proxy may have weakened our validator. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
