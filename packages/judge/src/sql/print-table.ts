/** Tables as text, for a terminal and for the `expected` and `actual` of a case. For eyes, never compared. */
import { numberOf } from '../plain.ts';
import type { Plain } from '../types.ts';
import type { Table } from './table.ts';

/** Types that are numbers, as the database names them. */
export const NUMBERS = ['int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'money'];
const ROWS = 12;
const WIDTH = 40;

/** @returns a small text table; NULL is written out, and what is cut is said */
export function printTable({ columns, types, rows, truncated }: Table, rowsAtMost: number = ROWS): string {
  if (columns.length === 0) return '(no table)';
  const shown = rows.slice(0, rowsAtMost).map((row) => columns.map((_, at) => printCell(row[at] ?? null)));
  const names = columns.map((name) => cut(name));
  const widths = names.map((name, at) => Math.max(...[name, ...shown.map((row) => row[at] ?? '')].map(lengthOf)));
  const isRight = types.map((type) => NUMBERS.includes(type));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => padded(cell, widths[at] ?? 0, isRight[at] === true))
      .join(' | ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  return [line(names), rule, ...shown.map(line), restOf(rows.length - shown.length, truncated, rows.length)]
    .filter((text) => text !== '')
    .join('\n');
}

/** @returns a cell as a person reads it */
export function printCell(cell: Plain): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'string') return cut(cell.replace(/[\r\n\t]+/g, ' '));
  const number = numberOf(cell);
  if (typeof cell !== 'number' && number !== null) {
    const { v } = cell as { v?: Plain };
    return typeof v === 'string' ? v : String(number);
  }
  return cut(typeof cell === 'object' ? JSON.stringify(cell) : String(cell));
}

function restOf(rest: number, truncated: boolean, all: number): string {
  if (all === 0) return '(no rows)';
  if (rest <= 0 && !truncated) return '';
  return truncated ? `… and more than ${rest} more rows` : `… and ${rest} more ${rest === 1 ? 'row' : 'rows'}`;
}

function padded(cell: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(width - lengthOf(cell), 0));
  return right ? blanks + cell : cell + blanks;
}

/** In characters as a person counts them, not in UTF-16 units. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length > WIDTH ? `${letters.slice(0, WIDTH - 1).join('')}…` : text;
}
