/**
 * Rows of a table that was saved as text (RFC 4180 and what programs make of it): the separator is found out, quotes may
 * hold separators, line ends and doubled quotes, and a quote that never ends costs one row, not the file.
 */

export interface Row {
  cells: string[];
  /** 1-based, of its first line. */
  line: number;
}

export interface Table {
  separator: string;
  rows: Row[];
  /** Lines of quotes that never end. */
  unclosed: number[];
}

const SEPARATORS = ['\t', ';', ',', '|'];
/** A quoted cell longer than this was opened by mistake. */
const LONGEST_CELL = 50_000;
const MOST_CELLS = 200;
const MOST_ROWS = 50_000;
/** After so many quotes that never end, quotes are letters: looking for the end of each would take too long. */
const MOST_UNCLOSED = 50;
/** Spaces between a closing quote and the separator. */
const MOST_SPACES = 20;

/** Reads a whole text; rows without a word are left out. */
export function readDelimited(text: string): Table {
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const separator = stated?.[1] ?? separatorOf(text);
  const table: Table = { separator, rows: [], unclosed: [] };
  let at = stated?.[0].length ?? 0;
  let line = stated ? 2 : 1;
  while (at < text.length && table.rows.length < MOST_ROWS) {
    const row = readRow(text, at, separator, table.unclosed.length < MOST_UNCLOSED);
    if (row.unclosed) table.unclosed.push(line);
    if (row.cells.some((cell) => cell !== '')) table.rows.push({ cells: row.cells, line });
    line += lineEnds(text, at, row.end);
    at = row.end;
  }
  return table;
}

/** The sign that gives the first rows most often the same number of cells, more than one; '' where none does. */
export function separatorOf(text: string): string {
  const sample = text.slice(0, 20_000);
  let best = { separator: '', score: 0 };
  for (const separator of SEPARATORS) {
    const score = agreement(sample, separator);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** How many of the first rows have as many cells as most of them, 0 where that is one. */
function agreement(sample: string, separator: string): number {
  const widths = new Map<number, number>();
  let [at, rows] = [0, 0];
  while (at < sample.length && rows < 30) {
    const row = readRow(sample, at, separator, true);
    at = row.end;
    const width = row.unclosed ? 1 : row.cells.length;
    if (row.cells.every((cell) => cell === '') && width < 2) continue;
    rows++;
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  const [width = 1, times = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return width < 2 ? 0 : times / Math.max(rows, 1) + Math.min(width, 20) / 1_000;
}

interface ReadRow {
  cells: string[];
  end: number;
  unclosed: boolean;
}

function readRow(text: string, start: number, separator: string, quotes: boolean): ReadRow {
  const cells: string[] = [];
  let unclosed = false;
  let at = start;
  for (;;) {
    const quoted = /[ ]*"/y;
    quoted.lastIndex = at;
    const close = quotes && quoted.test(text) ? closingQuote(text, quoted.lastIndex, separator) : -1;
    if (close === -2) unclosed = true;
    const from = close >= 0 ? close + 1 : at;
    const end = endOfCell(text, from, separator);
    const cell = close >= 0 ? text.slice(quoted.lastIndex, close).replaceAll('""', '"') : text.slice(at, end);
    if (cells.length < MOST_CELLS) cells.push(cell.trim());
    if (text[end] === separator) at = end + 1;
    else return { cells, end: text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length), unclosed };
  }
}

/** The quote that ends a cell: one with a separator or a line end behind it. -2 where none does. */
function closingQuote(text: string, from: number, separator: string): number {
  for (let at = text.indexOf('"', from); at >= 0 && at - from < LONGEST_CELL; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++;
    else if (endsCell(text, at + 1, separator)) return at;
  }
  return -2;
}

function endsCell(text: string, from: number, separator: string): boolean {
  let at = from;
  while (text[at] === ' ' && at - from < MOST_SPACES) at++;
  return at >= text.length || text[at] === separator || text[at] === '\n' || text[at] === '\r';
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function lineEnds(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) found++;
  }
  return found;
}
