/** Lines of fields, quoted as in a CSV file (RFC 4180, with any separator). */

export interface Row {
  /** 1-based line on which it begins. */
  line: number;
  fields: string[];
}

export interface Rows {
  rows: Row[];
  /** The line on which a quote opens that never closes; what follows it was not read. */
  unclosed: number | null;
}

/**
 * Reads rows in one pass. Empty lines and lines that begin with `#` are left out.
 *
 * @param text with line feeds only
 */
export function readRows(text: string, separator: string, firstLine: number): Rows {
  const rows: Row[] = [];
  let [at, line] = [0, firstLine];
  while (at < text.length) {
    const end = endOfLine(text, at);
    if (text[at] === '#' || end === at) {
      at = end + 1;
      line += 1;
      continue;
    }
    const row = readRow(text, at, separator);
    if (row === null) return { rows, unclosed: line };
    rows.push({ line, fields: row.fields });
    line += text.slice(at, row.next).split('\n').length - (row.next > text.length ? 0 : 1);
    at = row.next;
  }
  return { rows, unclosed: null };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** @returns the fields and where the next line begins; null where a quote is not closed */
function readRow(text: string, from: number, separator: string): { fields: string[]; next: number } | null {
  const fields: string[] = [];
  for (let at = from; ;) {
    const read = text[at] === '"' ? quoted(text, at) : { value: '', next: at };
    if (read === null) return null;
    // Whatever stands between a closing quote and the separator belongs to the field, as Anki reads it.
    const end = endOfField(text, read.next, separator);
    fields.push(read.value + text.slice(read.next, end));
    if (text[end] !== separator) return { fields, next: end + 1 };
    at = end + 1;
  }
}

function quoted(text: string, open: number): { value: string; next: number } | null {
  const parts: string[] = [];
  for (let from = open + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    parts.push(text.slice(from, quote));
    if (text[quote + 1] !== '"') return { value: parts.join('"'), next: quote + 1 };
    from = quote + 2;
  }
}

function endOfField(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
  return at;
}
