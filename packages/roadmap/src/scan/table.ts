/** Table rows: cutting a line into cells, and recognising the line of dashes under a header. */

const DELIMITER = /^:?-+:?$/;

/** Whether a line may be a row at all: it has a pipe that no backslash escapes. */
export function hasPipe(line: string): boolean {
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) {
    if (at === 0 || line[at - 1] !== '\\') return true;
  }
  return false;
}

/** The number of columns of a delimiter row (`:-- | :-:`), 0 where the line is none. */
export function delimiterColumns(line: string): number {
  const first = line[0];
  if (first !== '|' && first !== ':' && first !== '-') return 0;
  if (!line.includes('|')) return 0;
  const cells = splitCells(line, false);
  return cells.length > 0 && cells.every((cell) => DELIMITER.test(cell)) ? cells.length : 0;
}

/**
 * The cells of a row. GFM splits at every bare pipe, also inside links and code; where that gives more cells than
 * the header has, and minding links and code gives as many as it has, the writer meant the second.
 */
export function rowCells(line: string, columns: number): string[] {
  const cells = splitCells(line, false);
  if (cells.length <= columns) return cells;
  const minded = splitCells(line, true);
  return minded.length === columns ? minded : cells;
}

function splitCells(line: string, mindLinks: boolean): string[] {
  const text = line.trim();
  const cells: string[] = [];
  let start = text[0] === '|' ? 1 : 0;
  let inCode = false;
  let brackets = 0;
  for (let i = start; i < text.length; i += 1) {
    const char = text[i];
    if (char === '\\') i += 1;
    else if (char === '`') inCode = !inCode;
    else if (char === '[' || char === '(') brackets += 1;
    else if (char === ']' || char === ')') brackets = Math.max(0, brackets - 1);
    else if (char === '|' && !(mindLinks && (inCode || brackets > 0))) {
      cells.push(unescape(text.slice(start, i)));
      start = i + 1;
    }
  }
  if (start < text.length) cells.push(unescape(text.slice(start)));
  return cells;
}

function unescape(cell: string): string {
  return (cell.includes('\\|') ? cell.replaceAll('\\|', '|') : cell).trim();
}
