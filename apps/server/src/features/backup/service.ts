/** A backup is the store's lines, gzipped; restoring reads them back with a bound on what they may unpack to. */
import { AppError, type ChangedEvent } from '@waymark/contract';
import {
  dump,
  looksLikeDocument,
  programmes,
  restore,
  restoreDocument,
  type Db,
  type RestoreResult,
  type Store,
} from '@waymark/store';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';

/** A gzip file of 200 MB can unpack to 200 GB: beyond this it is no backup of ours. */
const LARGEST_BACKUP = 4_000_000_000;

/** The longest line of a backup is one document with its model. */
const LONGEST_LINE = 200_000_000;

/** @returns gzip; reading stops with the reader */
export function backupStream(db: Db): ReadableStream<Uint8Array> {
  async function* lines(): AsyncIterable<string> {
    for await (const line of dump(db)) yield line.endsWith('\n') ? line : `${line}\n`;
  }
  const packed = createGzip();
  const source = Readable.from(lines());
  // pipe() alone would leave the reading side open when the download is broken off.
  packed.on('close', () => source.destroy());
  source.on('error', (error) => packed.destroy(error));
  return Readable.toWeb(source.pipe(packed)) as ReadableStream<Uint8Array>;
}

/**
 * @param bytes a file that `backupStream` made, or an export of everything, gzipped or already unpacked
 * @returns what was restored, and what to tell those who listen
 * @throws AppError or StoreError `unreadable-backup`; then nothing was changed
 */
export async function restoreFrom(
  store: Store,
  bytes: Uint8Array,
): Promise<{ result: RestoreResult; events: ChangedEvent[] }> {
  const result = await replaceBy(store, bytes);
  const restored = await programmes.list(store.db);
  const events = restored.map(({ id, revision }): ChangedEvent => ({
    type: 'changed',
    programmeId: id,
    revision,
    feature: 'backup',
  }));
  return { result, events };
}

async function replaceBy(store: Store, bytes: Uint8Array): Promise<RestoreResult> {
  const lines = linesOf(bytes)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true || !looksLikeDocument(first.value)) return restore(store, rejoined(first, lines));
  const text = [first.value];
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) text.push(next.value);
  return restoreDocument(store, text.join('\n'));
}

async function* rejoined(first: IteratorResult<string>, rest: AsyncIterator<string>): AsyncIterable<string> {
  for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
}

async function* linesOf(bytes: Uint8Array): AsyncIterable<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const file = Readable.from([Buffer.from(bytes)]);
  const unpacked = isGzip ? file.pipe(createGunzip()) : file;
  let rest = '';
  let total = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      total += chunk.length;
      rest += decoder.decode(chunk, { stream: true });
      if (total > LARGEST_BACKUP || rest.length > LONGEST_LINE) throw new AppError('unreadable-backup');
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    rest += decoder.decode();
  } catch (error) {
    throw isDamage(error) ? new AppError('unreadable-backup') : error;
  }
  if (rest !== '') yield rest;
}

/** What zlib and the decoder throw on bytes that are not what they claim to be. */
function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
