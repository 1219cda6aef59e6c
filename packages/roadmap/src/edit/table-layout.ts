/** Tables with aligned columns. */

/** Cells wider than this do not widen their column: one long cell would make every row as long. */
const MAX_WIDTH = 80;
const WIDE = /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const NO_WIDTH = /[\p{M}\u200b-\u200d\ufe0f]/u;

/** Columns that a text takes in a fixed-width font. */
function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

/** The cells of a row as they are written; a pipe behind a backslash or in code is text. */
export function cellsOf(row: string): string[] {
  const text = row.trim().replace(/^\|/, '');
  const cells: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '|') {
      cells.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  const last = text.slice(from).trim();
  return last === '' && cells.length > 0 ? cells : [...cells, last];
}

function delimiter(cell: string, width: number): string {
  const left = cell.startsWith(':') ? ':' : '';
  const right = cell.endsWith(':') && cell.length > 1 ? ':' : '';
  return left + '-'.repeat(Math.max(3, width) - left.length - right.length) + right;
}

/** Rows of a table (the second is the delimiter) with aligned columns; null where rows differ in their cells. */
export function alignTable(rows: readonly string[]): string[] | null {
  const table = rows.map(cellsOf);
  const columns = table[0]?.length ?? 0;
  if (columns === 0 || table.some((row) => row.length !== columns)) return null;
  const widths = Array.from({ length: columns }, () => 3);
  table.forEach((row, index) => {
    if (index === 1) return;
    row.forEach((cell, column) => {
      const width = widthOf(cell);
      if (width <= MAX_WIDTH) widths[column] = Math.max(widths[column] ?? 3, width);
    });
  });
  return table.map((row, index) => {
    const padded = row.map((cell, column) => {
      const width = widths[column] ?? 3;
      return index === 1 ? delimiter(cell, width) : cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
    });
    return `| ${padded.join(' | ')} |`;
  });
}
