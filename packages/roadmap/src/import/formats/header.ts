/** Which column of a table says what: by the header, or by what stands in the cells where there is none. */
import { rolesOf, unitOf, type Role } from '../base/columns.ts';
import type { Row } from './delimited.ts';
import { hoursOfCell, type Unit } from '../base/hours.ts';
import { addressOf } from '../base/words.ts';

export interface Header {
  /** Column of each role. */
  columns: Partial<Record<Role, number>>;
  /** Every column's name; empty where there is no header. */
  names: string[];
  unit: Unit;
  /** Whether the unit is stated, or guessed. */
  unitStated: boolean;
  /** Line of the header. */
  line: number;
  /** Rows above the header. */
  above: Row[];
  /** Rows under the header. */
  rows: Row[];
}

/** Lines that may stand above a header: a title, a date of export. */
const MOST_ABOVE = 6;

/** @param rows of the whole table, header included where it has one */
export function headerOf(rows: readonly Row[]): Header {
  const at = rows.slice(0, MOST_ABOVE).findIndex(({ cells }) => isHeader(cells));
  const names = at < 0 ? [] : (rows[at]?.cells ?? []);
  const body = rows.slice(at + 1);
  const above = rows.slice(0, Math.max(at, 0));
  const columns = at < 0 ? columnsByCells(body) : columnsByNames(names);
  if (columns.title === undefined) columns.title = widestColumn(body, columns);
  const unit = columns.hours === undefined ? null : unitOf(names[columns.hours] ?? '');
  const line = rows[Math.max(at, 0)]?.line ?? 1;
  const counted = unit ?? guessUnit(body, columns.hours);
  return { columns, names, unit: counted, unitStated: unit !== null, line, above, rows: body };
}

/** Two names that we know, or one beside a name of few letters, and nothing that is an address. */
function isHeader(cells: readonly string[]): boolean {
  if (cells.some((cell) => addressOf(cell) !== null || cell.length > 60)) return false;
  const filled = cells.filter((cell) => cell !== '');
  const known = filled.filter((cell) => rolesOf(cell).some((role) => role !== 'order' && role !== 'children'));
  return known.length >= 2 || (known.length === 1 && filled.length <= 2);
}

function columnsByNames(names: readonly string[]): Header['columns'] {
  const columns: Header['columns'] = {};
  const wished = names.map(rolesOf);
  // A column with one meaning goes before a column with several: "Topic" is the title unless "Title" is there.
  const order = wished.map((_, at) => at).sort((a, b) => (wished[a]?.length ?? 0) - (wished[b]?.length ?? 0) || a - b);
  for (const at of order) {
    const role = wished[at]?.find((one) => one !== 'children' && columns[one] === undefined);
    if (role !== undefined) columns[role] = at;
  }
  return columns;
}

function columnsByCells(rows: readonly Row[]): Header['columns'] {
  const columns: Header['columns'] = {};
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const most = (at: number, test: (cell: string) => boolean): boolean => {
    const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(test).length > cells.length / 2;
  };
  for (let at = 0; at < width; at++) {
    if (columns.url === undefined && most(at, (cell) => addressOf(cell) !== null)) columns.url = at;
    else if (columns.hours === undefined && most(at, isTime)) columns.hours = at;
  }
  return columns;
}

/** A time with its unit; a bare number may be anything. */
function isTime(cell: string): boolean {
  return !/^\d+([.,]\d+)?$/.test(cell) && cell.length < 30 && hoursOfCell(cell, 'hours') !== null;
}

/** The column with the most letters that has no role yet. */
function widestColumn(rows: readonly Row[], columns: Header['columns']): number {
  const taken = new Set(Object.values(columns));
  const letters: (number | undefined)[] = [];
  for (const { cells } of rows.slice(0, 200)) {
    cells.forEach((cell, at) => {
      if (!taken.has(at) && addressOf(cell) === null && /\p{L}/u.test(cell)) {
        letters[at] = (letters[at] ?? 0) + Math.min(cell.length, 60);
      }
    });
  }
  const best = letters.reduce<number>((most, sum) => Math.max(most, sum ?? 0), 0);
  return Math.max(
    0,
    letters.findIndex((sum) => sum === best && best > 0),
  );
}

/** Bare numbers that nobody studies in hours are minutes: most of them 15 or more, and none with a fraction. */
function guessUnit(rows: readonly Row[], column: number | undefined): Unit {
  if (column === undefined) return 'hours';
  const numbers = rows.map(({ cells }) => cells[column] ?? '').filter((cell) => /^\d+([.,]\d+)?$/.test(cell));
  const large = numbers.filter((cell) => Number(cell) >= 15 && Number(cell) % 5 === 0);
  return numbers.length > 0 && large.length > numbers.length * 0.8 ? 'minutes' : 'hours';
}
