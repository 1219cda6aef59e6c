/** A document as lines: what each says, how it ends, and when two say the same. */

export interface Line {
  /** Without its line end. */
  text: string;
  /** '\n', '\r\n', or '' for a last line without one, and for a line that has no document of its own. */
  end: string;
}

/** Splits a document so that joining every `text + end` gives it back exactly. */
export function splitLines(source: string): Line[] {
  if (source === '') return [];
  const texts = source.split('\n');
  const last = texts.length - 1;
  const lines = texts.map((text, index): Line => {
    if (index === last) return { text, end: '' };
    return text.endsWith('\r') ? { text: text.slice(0, -1), end: '\r\n' } : { text, end: '\n' };
  });
  if (lines[last]?.text === '') lines.pop();
  return lines;
}

/** The same lines, to be ended as the document that they are put into. */
export function withoutEnds(lines: readonly Line[]): Line[] {
  return lines.map(({ text }) => ({ text, end: '' }));
}

/** The line end that most lines of a document have. */
export function commonEnd(lines: readonly Line[]): string {
  let windows = 0;
  for (const { end } of lines) if (end === '\r\n') windows++;
  return 2 * windows > lines.length ? '\r\n' : '\n';
}

const MARKER = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+/;

/**
 * What a line says, without the things that are style: list marker and number, indentation, the padding of a table.
 * Two lines with the same essence count as the same line.
 */
export function essenceOf(text: string): string {
  const plain = text.replace(MARKER, '- ').trim();
  return plain.includes('|') ? plain.replace(/\s+/g, ' ').replace(/-{3,}/g, '---') : plain;
}

/** Whether a line only spaces others apart. */
export function isLayout(essence: string): boolean {
  return essence === '' || essence === '---' || essence === '***' || essence === '<br>' || essence === '<br/>';
}
