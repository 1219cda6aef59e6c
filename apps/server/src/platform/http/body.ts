/** Reads a request's body within its limit: what is too large is refused before it fills the memory. */
import { AppError } from '@waymark/contract';

/** Enough for every JSON body but documents and backups, which say so in their route. */
const DEFAULT_LIMIT = 256 * 1024;

/**
 * @param limit in bytes
 * @returns the whole body; empty where there is none
 * @throws AppError `body-too-large`, also for a chunked body that names no length
 */
export async function readBytes(request: Request, limit = DEFAULT_LIMIT): Promise<Uint8Array> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit);
  // Node's HTTP parser holds a client to the length it declared, so that the whole can be taken at once.
  if (declared !== null) return checkLength(new Uint8Array(await request.arrayBuffer()), limit);
  return request.body === null ? new Uint8Array() : readChunks(request.body, limit);
}

async function readChunks(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > limit) {
      // Not awaited: the sender may be slow to notice, and the refusal should not wait for it.
      reader.cancel().catch(() => undefined);
      throw tooLarge(limit);
    }
    chunks.push(part.value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : new Uint8Array(Buffer.concat(chunks));
}

function checkLength(bytes: Uint8Array, limit: number): Uint8Array {
  // An in-process caller may declare what it likes.
  if (bytes.byteLength > limit) throw tooLarge(limit);
  return bytes;
}

function tooLarge(limit: number): AppError {
  return new AppError(
    'body-too-large',
    `The request body is larger than ${limit.toLocaleString('en')} bytes, the most this address accepts.`,
  );
}

/**
 * @param bytes the body
 * @param contentType the request's header; null where it sent none
 * @returns the decoded JSON; an empty body without a type counts as `{}`, so that `curl -X POST` works where nothing need be said
 * @throws AppError `unsupported-media-type` or `invalid-json`
 */
export function parseJson(bytes: Uint8Array, contentType: string | null): unknown {
  if (bytes.byteLength === 0 && contentType === null) return {};
  if (!isJson(contentType)) throw new AppError('unsupported-media-type');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof SyntaxError ? ` ${error.message}.` : ' It is not UTF-8.';
    throw new AppError('invalid-json', `The request body is not valid JSON.${why}`);
  }
}

/** JSON is UTF-8 (RFC 8259, section 8.1); another charset is another format. */
function isJson(contentType: string | null): boolean {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((part) => part.trim()).find((part) => part.startsWith('charset='));
  return type.trim() === 'application/json' && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}
