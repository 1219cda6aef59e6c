/** Bytes of unknown origin as text: byte order marks, UTF-8, or the single-byte encoding that reads better. */
import type { Diagnostic } from '../model.ts';
import { MISREADING_NAMES, charOf, decodeSingleByte } from './charsets.ts';
import type { Misreading } from './charsets.ts';
import { repair } from './repair.ts';

export interface Decoded {
  /** Well-formed text without byte order mark and without NUL; line endings as they were. */
  source: string;
  diagnostics: Diagnostic[];
}

interface Raw {
  text: string;
  note: Diagnostic | null;
}

function lineOf(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let i = 0; i < end; i++) if (bytes[i] === 10) line++;
  return line;
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 by its mark, or, without one, by a NUL in (nearly) every second byte. */
function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 512);
  if (sample.length < 4) return null;
  let [even, odd] = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0 && i % 2 === 0) even++;
    else if (byte === 0) odd++;
  });
  if (odd > sample.length * 0.4 && even < sample.length * 0.05) return 'utf-16le';
  if (even > sample.length * 0.4 && odd < sample.length * 0.05) return 'utf-16be';
  return null;
}

/**
 * What each byte 0x80-0xFF tells when it stands beside an ASCII letter: 1 for an expected character, -1 for an odd one,
 * and 2 for a capital, which is expected where a word begins.
 */
function expectation(encoding: Misreading): Int8Array {
  const table = new Int8Array(256);
  for (let byte = 0x80; byte < 0x100; byte++) {
    const char = charOf(encoding, byte);
    table[byte] = /\p{Lu}/u.test(char) ? 2 : /[\p{Ll}\p{P}]/u.test(char) ? 1 : -1;
  }
  return table;
}

/** How well an encoding explains bytes: expected characters minus odd ones, over the bytes that touch a word. */
function fit(encoding: Misreading, bytes: Uint8Array): number {
  const expected = expectation(encoding);
  const isLetter = (byte = 0): boolean => byte >= 0x61 && byte <= 0x7a;
  let score = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80 || !(isLetter(bytes[i - 1]) || isLetter(bytes[i + 1]))) continue;
    const tells = expected[byte] ?? 0;
    score += tells < 2 ? tells : isLetter(bytes[i - 1]) ? -1 : 1;
  }
  return score;
}

/** Mostly valid UTF-8 with a few foreign bytes (a paste from an old file): only those are lost. */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let [good, bad] = [0, 0];
  for (const char of lenient) {
    if (char === '\ufffd') bad++;
    else if (char > '\x7f') good++;
  }
  return good > bad ? lenient : null;
}

function decodeOld(bytes: Uint8Array): Raw {
  const firstBad = bytes.findIndex((byte) => byte >= 0x80);
  const note = (message: string): Diagnostic => ({
    line: lineOf(bytes, firstBad),
    code: 'not-utf8',
    severity: 'warning',
    message,
  });
  const mostly = mostlyUtf8(bytes);
  if (mostly !== null) {
    return {
      text: mostly,
      note: note('Some bytes are not UTF-8 and now stand as “\ufffd”. Type those characters again.'),
    };
  }
  // Mac Roman must clearly win: files in Windows-1252 are far more common.
  const encoding = fit('mac', bytes) > fit('western', bytes) ? 'mac' : 'western';
  const message = `The document is not UTF-8 and was read as ${MISREADING_NAMES[encoding]}. Look at its accents, and save it as UTF-8.`;
  return { text: decodeSingleByte(encoding, bytes), note: note(message) };
}

function decodeRaw(bytes: Uint8Array): Raw {
  const label = utf16Label(bytes);
  if (label) {
    const message = 'The document was UTF-16 and is now UTF-8, as every other tool expects it. Nothing is lost.';
    const note: Diagnostic = { line: 1, code: 'not-utf8', severity: 'info', message };
    return { text: new TextDecoder(label).decode(bytes), note };
  }
  const text = tryUtf8(bytes);
  return text === null ? decodeOld(bytes) : { text, note: null };
}

/** Controls that no text has: everything below a space but tab, line feed, form feed and carriage return. */
const CONTROLS = /[\x00-\x08\x0b\x0e-\x1f]/g;

/** NUL cannot stand in a document (CommonMark 2.3) nor in a database's text; other controls are kept. */
function clean(text: string): Decoded {
  const source = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).toWellFormed();
  const first = source.search(CONTROLS);
  if (first < 0) return { source, diagnostics: [] };
  const count = source.match(CONTROLS)?.length ?? 0;
  const line = source.slice(0, first).split('\n').length;
  const message = `The document has ${count} control characters, from this line on: it may not be text. Export it again as Markdown.`;
  return {
    source: source.replaceAll('\0', '\ufffd'),
    diagnostics: [{ line, code: 'not-text', severity: 'error', message }],
  };
}

/**
 * Any bytes (or text) as a document's text: decoded, cleaned, and repaired where UTF-8 had been misread.
 *
 * Never throws. Diagnostics: `not-utf8`, `not-text`, `repaired-encoding`. Text in, text out: decoding what was decoded
 * changes nothing more.
 */
export function decode(input: Uint8Array | string): Decoded {
  const raw = typeof input === 'string' ? { text: input, note: null } : decodeRaw(input);
  const cleaned = clean(raw.text);
  const repaired = repair(cleaned.source);
  const notes = raw.note ? [raw.note] : [];
  // A misread mark at the start becomes a mark again.
  const source = repaired.text.charCodeAt(0) === 0xfeff ? repaired.text.slice(1) : repaired.text;
  return { source, diagnostics: [...notes, ...cleaned.diagnostics, ...repaired.diagnostics] };
}
