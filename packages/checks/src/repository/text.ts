/** Bytes of a repository as text, or not. */

/** Git's own rule: a NUL among the first bytes makes it binary. */
const LOOKED_AT = 8_000;

/** @returns null where it is not text; Windows' UTF-16 is read, since a beginner's editor may well write it */
export function textOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return null;
  return new TextDecoder().decode(bytes);
}
