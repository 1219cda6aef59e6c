/** Where a text, read back as bytes of one encoding, holds strictly valid multi-byte UTF-8. */
import { BYTE_OF } from './charsets.ts';
import type { Misreading } from './charsets.ts';

/** Characters of the text that are together the bytes of one UTF-8 character. */
export interface Sequence {
  /** Index of the first UTF-16 unit. */
  start: number;
  /** Index after the last one. */
  end: number;
  /** The character that the bytes spell. */
  codePoint: number;
  /** 0-based line. */
  line: number;
}

export interface Survey {
  sequences: Sequence[];
  /** 0-based lines with characters that no misreading explains; each is a sign that the text was right. */
  contrary: Set<number>;
}

/** Bytes of the sequence that begins with `lead`, 0 where no sequence may begin with it (Unicode, table 3-7). */
function lengthOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

/** Second bytes that would be an overlong form, a surrogate, or beyond U+10FFFF. */
function isForbiddenSecond(lead: number, second: number): boolean {
  if (lead === 0xe0) return second < 0xa0;
  if (lead === 0xed) return second > 0x9f;
  if (lead === 0xf0) return second < 0x90;
  return lead === 0xf4 && second > 0x8f;
}

function sequenceAt(text: string, start: number, bytes: Uint8Array): { end: number; codePoint: number } | null {
  const lead = bytes[text.charCodeAt(start)] ?? 0;
  const length = lengthOf(lead);
  if (length === 0 || start + length > text.length) return null;
  let codePoint = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const byte = bytes[text.charCodeAt(start + i)] ?? 0;
    if (byte < 0x80 || byte > 0xbf || (i === 1 && isForbiddenSecond(lead, byte))) return null;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return { end: start + length, codePoint };
}

/** One pass over the text; time and memory grow with its length. */
export function survey(text: string, encoding: Misreading): Survey {
  const bytes = BYTE_OF[encoding];
  const sequences: Sequence[] = [];
  const contrary = new Set<number>();
  let line = 0;
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i);
    const found = unit < 0x80 ? null : sequenceAt(text, i, bytes);
    if (found) sequences.push({ start: i, end: found.end, codePoint: found.codePoint, line });
    // U+FFFD is a byte that an earlier program lost; it speaks neither for nor against.
    else if (unit >= 0x80 && unit !== 0xfffd) contrary.add(line);
    else if (unit === 10) line++;
    i = found ? found.end : i + 1;
  }
  return { sequences, contrary };
}
