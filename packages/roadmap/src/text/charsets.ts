/**
 * The two single-byte encodings in which UTF-8 gets misread, as tables in both directions.
 *
 * `western` is Windows-1252 and Latin-1 in one: they differ only in 0x80-0x9F, where Latin-1 has invisible
 * controls, so a character from either table names its byte without doubt.
 * Source: https://www.unicode.org/Public/MAPPINGS (APPLE/ROMAN.TXT, MICSFT/WINDOWS/CP1252.TXT).
 */

export type Misreading = 'mac' | 'western';

/** 0x80-0xFF of Mac Roman. U+F8FF (the Apple logo) is 0xF0, the first byte of every emoji. */
const MAC_HIGH =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** 0x80-0x9F of Windows-1252; the five holes are the controls that every browser puts there. */
const WINDOWS_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Later or look-alike code points that some converters write for a Mac Roman byte. */
const MAC_VARIANTS: readonly (readonly [string, number])[] = [
  ['¤', 0xdb],
  ['\u2126', 0xbd],
  ['\u03bc', 0xb5],
  ['\u0394', 0xc6],
];

function macTable(): Uint8Array {
  const table = new Uint8Array(65536);
  for (let i = 0; i < 128; i++) table[MAC_HIGH.charCodeAt(i)] = 0x80 + i;
  for (const [char, byte] of MAC_VARIANTS) table[char.charCodeAt(0)] ||= byte;
  return table;
}

function westernTable(): Uint8Array {
  const table = new Uint8Array(65536);
  for (let byte = 0x80; byte < 0x100; byte++) table[byte] = byte;
  for (let i = 0; i < 32; i++) table[WINDOWS_HIGH.charCodeAt(i)] = 0x80 + i;
  return table;
}

/** UTF-16 code unit -> byte 0x80-0xFF, 0 where the encoding lacks the character (ASCII is 0 too). */
export const BYTE_OF: Readonly<Record<Misreading, Uint8Array>> = { mac: macTable(), western: westernTable() };

/** What a person calls the encoding. */
export const MISREADING_NAMES: Readonly<Record<Misreading, string>> = {
  mac: 'Mac Roman',
  western: 'Windows-1252 or Latin-1',
};

/**
 * One byte as a character.
 * @param byte 0-255
 */
export function charOf(encoding: Misreading, byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (encoding === 'mac') return MAC_HIGH.charAt(byte - 0x80);
  return byte < 0xa0 ? WINDOWS_HIGH.charAt(byte - 0x80) : String.fromCharCode(byte);
}

/** Bytes as text in a single-byte encoding; never fails. */
export function decodeSingleByte(encoding: Misreading, bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    let part = '';
    for (const byte of bytes.subarray(start, start + 8192)) part += charOf(encoding, byte);
    parts.push(part);
  }
  return parts.join('');
}
