/** One line under the reader's finger, and the question "what starts here?". Columns count a tab to the next stop of 4. */

const SPACE = 32;
const TAB = 9;

export interface Cursor {
  /** 1-based line number. */
  no: number;
  raw: string;
  /** Index of the first character that is not white space and not yet consumed. */
  pos: number;
  /** Column of `pos`, 0-based. */
  col: number;
  /** Column where the content of the innermost open container starts. */
  base: number;
  /** Index just behind the last consumed quote marker. */
  from: number;
}

export interface Marker {
  marker: string;
  ordered: boolean;
  /** The number of an ordered item, NaN for a bullet. */
  number: number;
}

export function cursorAt(raw: string, no: number): Cursor {
  const cursor: Cursor = { no, raw, pos: 0, col: 0, base: 0, from: 0 };
  skipSpace(cursor);
  return cursor;
}

export function skipSpace(cursor: Cursor): void {
  for (;;) {
    const code = cursor.raw.charCodeAt(cursor.pos);
    if (code === SPACE) cursor.col += 1;
    else if (code === TAB) cursor.col += 4 - (cursor.col % 4);
    else return;
    cursor.pos += 1;
  }
}

export function isBlank(cursor: Cursor): boolean {
  return cursor.pos >= cursor.raw.length;
}

/** What is left of the line, without its indentation. */
export function rest(cursor: Cursor): string {
  return cursor.pos === 0 ? cursor.raw : cursor.raw.slice(cursor.pos);
}

/** What is left of the line with the indentation that goes beyond the container's own (for code). */
export function indentedRest(cursor: Cursor): string {
  const extra = Math.max(0, Math.min(cursor.col - cursor.base, cursor.pos - cursor.from));
  return ' '.repeat(extra) + rest(cursor);
}

/** Consumes a quote marker and one following space. */
export function consumeQuote(cursor: Cursor): void {
  cursor.pos += 1;
  cursor.col += 1;
  cursor.base = cursor.col + (isSpace(cursor.raw.charCodeAt(cursor.pos)) ? 1 : 0);
  cursor.from = cursor.pos;
  skipSpace(cursor);
}

/** Consumes a list marker; the content starts behind up to four spaces, as CommonMark has it. */
export function consumeMarker(cursor: Cursor, marker: Marker): void {
  cursor.pos += marker.marker.length;
  cursor.col += marker.marker.length;
  const end = cursor.col;
  cursor.from = cursor.pos;
  skipSpace(cursor);
  const gap = cursor.col - end;
  cursor.base = isBlank(cursor) || gap > 4 ? end + 1 : cursor.col;
}

/** The list marker at the cursor, or null. `•` counts as a bullet: documents pasted from an editor have it. */
export function markerAt(cursor: Cursor): Marker | null {
  const { raw, pos } = cursor;
  const char = raw[pos];
  if (char === '-' || char === '*' || char === '+' || char === '•') {
    return endsWord(raw, pos + 1) ? { marker: char, ordered: false, number: NaN } : null;
  }
  let end = pos;
  while (end - pos < 10 && isDigit(raw.charCodeAt(end))) end += 1;
  if (end === pos || end - pos > 9) return null;
  if ((raw[end] !== '.' && raw[end] !== ')') || !endsWord(raw, end + 1)) return null;
  return { marker: raw.slice(pos, end + 1), ordered: true, number: Number(raw.slice(pos, end)) };
}

/** `***`, `- - -`, `___`: three or more of one mark and nothing else. */
export function isRule(cursor: Cursor): boolean {
  const mark = cursor.raw[cursor.pos];
  if (mark !== '-' && mark !== '*' && mark !== '_') return false;
  let count = 0;
  for (let i = cursor.pos; i < cursor.raw.length; i += 1) {
    const char = cursor.raw[i];
    if (char === mark) count += 1;
    else if (char !== ' ' && char !== '\t') return false;
  }
  return count >= 3;
}

/** The underline of a setext heading: its level, or 0. */
export function setextLevel(cursor: Cursor): 0 | 1 | 2 {
  const mark = cursor.raw[cursor.pos];
  if (mark !== '=' && mark !== '-') return 0;
  let end = cursor.pos;
  while (cursor.raw[end] === mark) end += 1;
  while (isSpace(cursor.raw.charCodeAt(end))) end += 1;
  if (end < cursor.raw.length) return 0;
  return mark === '=' ? 1 : 2;
}

/**
 * An ATX heading at the cursor. Old documents leave out the space (`##Title`): taken as a heading from two
 * hashes on, since one hash and a word is more often a hashtag.
 */
export function headingAt(cursor: Cursor): { level: number; text: string } | null {
  const { raw, pos } = cursor;
  let level = 0;
  while (raw[pos + level] === '#') level += 1;
  if (level === 0 || level > 6) return null;
  const next = pos + level;
  if (!endsWord(raw, next) && (level < 2 || isDigit(raw.charCodeAt(next)))) return null;
  let text = raw.slice(next).trim();
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end -= 1;
  if (end === 0 || (end < text.length && isSpace(text.charCodeAt(end - 1)))) text = text.slice(0, end).trimEnd();
  return { level, text };
}

/** An opening code fence: its mark and length, or null. */
export function fenceAt(cursor: Cursor): { mark: string; length: number } | null {
  const { raw, pos } = cursor;
  const mark = raw[pos];
  if (mark !== '`' && mark !== '~') return null;
  let length = 0;
  while (raw[pos + length] === mark) length += 1;
  if (length < 3 || (mark === '`' && raw.includes('`', pos + length))) return null;
  return { mark, length };
}

/** Whether the line closes a fence of this mark and length. */
export function closesFence(cursor: Cursor, mark: string, length: number): boolean {
  let end = cursor.pos;
  while (cursor.raw[end] === mark) end += 1;
  if (end - cursor.pos < length) return false;
  while (isSpace(cursor.raw.charCodeAt(end))) end += 1;
  return end >= cursor.raw.length;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endsWord(raw: string, at: number): boolean {
  return at >= raw.length || isSpace(raw.charCodeAt(at));
}
