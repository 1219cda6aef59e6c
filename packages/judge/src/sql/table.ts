/** Tables as they are compared: names, rows, numbers as numbers however the database types them. */
import type { SqlResult } from '../executors/sql/types.ts';
import { canonical, isEqual } from '../equal.ts';
import type { Plain } from '../types.ts';
import type { SqlCompare } from './model.ts';

export interface Table {
  columns: string[];
  /** The database's name for each column's type. */
  types: string[];
  rows: Plain[][];
  /** There were more rows than an executor keeps. */
  truncated: boolean;
}

export type TableDifference =
  | { kind: 'none' }
  | { kind: 'columns' }
  /** The same rows in another order. */
  | { kind: 'order' }
  /** The same rows, but some of them more or less often. */
  | { kind: 'repeats' }
  | { kind: 'rows'; missing: number; extra: number };

const EXACT = ['numeric', 'money'];

export function tableOf({ columns, rows, truncated }: SqlResult): Table {
  return { columns: columns.map(({ name }) => name), types: columns.map(({ type }) => type), rows, truncated };
}

/** @returns the rows with exact numbers read: the database gives them as text, which knows 2.50 from 2.5 */
function comparable({ types, rows }: Table): Plain[][] {
  const isExact = types.map((type) => EXACT.includes(type));
  return rows.map((row) => row.map((cell, at) => (isExact[at] === true ? numberFrom(cell) : cell)));
}

function numberFrom(cell: Plain): Plain {
  if (typeof cell !== 'string') return cell;
  if (cell === 'NaN') return { $: 'nan' };
  const value = Number(cell);
  return cell.trim() !== '' && Number.isFinite(value) ? value : cell;
}

/**
 * @returns how the learner's table differs from the right one; columns first, since without them rows say nothing
 */
export function tableDifference(expected: Table, actual: Table, compare: SqlCompare): TableDifference {
  const [right, rows] = [comparable(expected), arranged(expected, actual, compare)];
  if (rows === null) return { kind: 'columns' };
  const { tolerance } = compare;
  const isSameAs = (form: 'list' | 'multiset' | 'set'): boolean => isEqual(right, rows, { form, tolerance });
  const isComplete = expected.truncated === actual.truncated;
  if (isComplete && isSameAs(compare.rows === 'ordered' ? 'list' : 'multiset')) return { kind: 'none' };
  if (isComplete && isSameAs('multiset')) return { kind: 'order' };
  if (isComplete && isSameAs('set')) return { kind: 'repeats' };
  return { kind: 'rows', missing: without(right, rows), extra: without(rows, right) };
}

/** The learner's rows with their cells where the right table has them; null when the columns are others. */
function arranged(expected: Table, actual: Table, { columns }: SqlCompare): Plain[][] | null {
  if (expected.columns.length !== actual.columns.length) return null;
  if (columns === 'by-position') return comparable(actual);
  const places = expected.columns.map((name, at) => placeOf(name, at, expected.columns, actual.columns));
  if (places.includes(-1)) return null;
  return comparable(actual).map((row) => places.map((place) => row[place] ?? null));
}

/** Where two columns have one name, the first of them is meant first. */
function placeOf(name: string, at: number, expected: readonly string[], actual: readonly string[]): number {
  const before = expected.slice(0, at).filter((other) => other === name).length;
  const places = [...actual.keys()].filter((place) => actual[place] === name);
  return places[before] ?? -1;
}

/** How many rows of the first list the second one has not, repeats counted. For words only: without the tolerance. */
function without(rows: readonly Plain[][], others: readonly Plain[][]): number {
  const left = new Map<string, number>();
  for (const row of others) left.set(canonical(row), (left.get(canonical(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(canonical(row)) ?? 0;
    left.set(canonical(row), count - 1);
    return count <= 0;
  }).length;
}
