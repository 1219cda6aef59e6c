/** Unpacks what can be part of a roadmap from a zip archive, within limits that no archive can argue with. */
import { Inflate } from 'fflate';
import { count, left, type Findings } from '../base/findings.ts';
import { directoryOf, packedBytes, type ZipEntry } from './directory.ts';

export interface ArchiveFile {
  /** Segments of the path, none of them empty, "." or "..". */
  path: string[];
  bytes: Uint8Array;
}

export interface Limits {
  /** Entries of one archive, and of all together. */
  entries: number;
  /** Unpacked bytes of one file, and of all files together. */
  fileBytes: number;
  totalBytes: number;
  /** Unpacked bytes for each packed one, of a file larger than `ratioFrom`. */
  ratio: number;
  ratioFrom: number;
  /** Archives inside archives. */
  depth: number;
}

/** A Notion workspace of years has some thousand pages, few of them longer than a book. */
export const LIMITS: Limits = {
  entries: 5_000,
  fileBytes: 20_000_000,
  totalBytes: 40_000_000,
  ratio: 200,
  ratioFrom: 1_000_000,
  depth: 2,
};

/** Kinds of files that can hold a part of a roadmap. */
const READABLE = /\.(md|markdown|mdx|txt|csv|tsv|opml|html?|json|zip)$/i;
/** What operating systems and editors leave behind: nobody misses it. */
const LITTER = /(^|\/)(__MACOSX|\.[^/.][^/]*|Thumbs\.db|desktop\.ini|node_modules)(\/|$)/i;

interface Unpacking {
  files: ArchiveFile[];
  findings: Findings;
  limits: Limits;
  entries: number;
  bytes: number;
  /** Names of files of kinds that are not read, by their ending. */
  others: Map<string, number>;
}

/** Why no archive goes on being read. */
class LimitError extends Error {}

/**
 * @param limits for tests; else those that keep a server well
 * @returns the readable files, archives inside opened; what was refused is told in `findings`
 */
export function unpack(bytes: Uint8Array, findings: Findings, limits: Limits = LIMITS): ArchiveFile[] {
  const unpacking: Unpacking = { files: [], findings, limits, entries: 0, bytes: 0, others: new Map() };
  try {
    openArchive(unpacking, bytes, null, 0);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    left(findings, { file: null }, `${error.message} The rest of the archive was not read.`);
  }
  const others = [...unpacking.others].map(([ending, number]) => `${number} × ${ending}`);
  if (others.length > 0)
    left(findings, { file: null }, `Files that hold no text of a roadmap: ${others.slice(0, 12).join(', ')}.`);
  return unpacking.files;
}

function openArchive(unpacking: Unpacking, bytes: Uint8Array, file: string | null, depth: number): void {
  const { findings, limits } = unpacking;
  const room = limits.entries - unpacking.entries;
  const directory = directoryOf(bytes, room);
  if (!directory) {
    left(findings, { file }, 'This archive is cut off or damaged: its list of files cannot be read. Export it again.');
    return;
  }
  unpacking.entries += directory.entries.length;
  for (const entry of directory.entries) openEntry(unpacking, bytes, entry, file, depth);
  if (directory.total > directory.entries.length) {
    throw new LimitError(`There are more than ${limits.entries} files in this archive.`);
  }
}

function openEntry(
  unpacking: Unpacking,
  archive: Uint8Array,
  entry: ZipEntry,
  above: string | null,
  depth: number,
): void {
  const { findings } = unpacking;
  const name = entry.name.replaceAll('\\', '/').slice(0, 1_000);
  if (name.endsWith('/') || LITTER.test(name)) return;
  const path = safePath(name);
  const shown = above === null ? name : `${above}: ${name}`;
  const refused = path === null ? 'Its name leads out of the archive.' : refusalOf(entry);
  if (refused !== null || path === null) {
    left(findings, { file: shown }, `Not read. ${refused ?? ''}`);
    return;
  }
  if (!READABLE.test(name)) {
    const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? 'without an ending';
    unpacking.others.set(ending, (unpacking.others.get(ending) ?? 0) + 1);
    return;
  }
  const bytes = inflate(unpacking, archive, entry, shown);
  if (bytes === null) return;
  if (!/\.zip$/i.test(name)) unpacking.files.push({ path, bytes });
  else if (depth < unpacking.limits.depth) openArchive(unpacking, bytes, shown, depth + 1);
  else left(findings, { file: shown }, 'Not read: an archive in an archive in an archive.');
}

function refusalOf(entry: ZipEntry): string | null {
  if (entry.encrypted)
    return 'It is locked with a password. Unpack the archive yourself and pack it again without one.';
  if (entry.symlink) return 'It is a link to another file, and links are not followed.';
  return entry.method === 0 || entry.method === 8
    ? null
    : 'It is packed in a way that we do not know. Pack it as a plain zip.';
}

/** The segments of a relative path that stays inside, or null. */
function safePath(name: string): string[] | null {
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0')) return null;
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.length === 0 || segments.includes('..') ? null : segments;
}

/** How many packed bytes are unpacked at a time: of these at most a thousand times as many come out. */
const SLICE = 4_096;

/** Unpacks step by step, so that a bomb is noticed before it is built: what the headers say about sizes is not believed. */
function inflate(unpacking: Unpacking, archive: Uint8Array, entry: ZipEntry, shown: string): Uint8Array | null {
  const { findings } = unpacking;
  const packed = packedBytes(archive, entry);
  if (packed === null) {
    left(findings, { file: shown }, 'Not read: the archive is damaged here.');
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const take = (chunk: Uint8Array): void => {
    size += chunk.length;
    weigh(unpacking, size, chunk.length, packed.length, shown);
    chunks.push(chunk);
  };
  try {
    if (entry.method === 0) take(packed);
    else inflateInto(packed, take);
  } catch (error) {
    if (error instanceof LimitError) throw error;
    left(findings, { file: shown }, 'Not read: what is packed here is damaged.');
    return null;
  }
  return joined(chunks, size);
}

function inflateInto(packed: Uint8Array, take: (chunk: Uint8Array) => void): void {
  const inflater = new Inflate(take);
  for (let at = 0; at < packed.length; at += SLICE)
    inflater.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
}

function weigh(unpacking: Unpacking, size: number, more: number, packed: number, shown: string): void {
  const { limits } = unpacking;
  unpacking.bytes += more;
  if (size > limits.fileBytes)
    throw new LimitError(`“${shown}” is larger than ${count(limits.fileBytes / 1_000_000, 'megabyte')}.`);
  if (unpacking.bytes > limits.totalBytes) {
    throw new LimitError(`Unpacked, this archive is larger than ${count(limits.totalBytes / 1_000_000, 'megabyte')}.`);
  }
  if (size > limits.ratioFrom && size > packed * limits.ratio) {
    throw new LimitError(`“${shown}” grows far beyond its size when it is unpacked, as no text does.`);
  }
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
