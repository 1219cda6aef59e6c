/**
 * The list of files of a zip archive, read from its central directory (APPNOTE.TXT 4.3.12). Nothing is unpacked here; what
 * must not be unpacked is found here: encrypted entries, links, names that lead out of the archive.
 */

export interface ZipEntry {
  name: string;
  method: number;
  packedSize: number;
  size: number;
  /** Where the local header stands. */
  offset: number;
  encrypted: boolean;
  symlink: boolean;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const UNIX = 3;
const S_IFMT = 0o170000;
const S_IFLNK = 0o120000;

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)
  );
}

/**
 * @param most entries that are listed at most
 * @returns null where there is no readable directory: the file is cut off, damaged, or larger than zip's 4 GB form
 */
export function directoryOf(bytes: Uint8Array, most: number): { entries: ZipEntry[]; total: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end < 0) return null;
  const total = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let read = 0; read < Math.min(total, most); read++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    if (at + 46 + nameLength > view.byteLength) return null;
    entries.push(entryAt(view, bytes, at, nameLength));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { entries, total };
}

/** Where the record of the end stands: behind it comes at most a comment of 65,535 bytes. */
function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === END) return at;
  return -1;
}

function entryAt(view: DataView, bytes: Uint8Array, at: number, nameLength: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const isUnix = view.getUint8(at + 5) === UNIX;
  const mode = view.getUint32(at + 38, true) >>> 16;
  return {
    name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    encrypted: (flags & 1) === 1,
    symlink: isUnix && (mode & S_IFMT) === S_IFLNK,
  };
}

/** UTF-8 whatever the flags say: today's programs write it, and many do not set the flag. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The packed bytes of an entry, null where its header is damaged or points out of the file. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== 0x04034b50) return null;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  return start + entry.packedSize > view.byteLength ? null : bytes.subarray(start, start + entry.packedSize);
}
