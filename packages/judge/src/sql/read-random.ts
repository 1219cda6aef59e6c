/** Random data sets, as exercise.yaml writes them: tables in the order in which they are filled, rows and columns. */
import { readGenerator, readPlain } from '../challenge/read-generator.ts';
import { Reader } from '../challenge/reader.ts';
import { everyOwnValue } from './every-own-value.ts';
import type { ColumnSource, RandomData, RandomTable } from './model.ts';

const ROWS = 5000;
const OWN = ['serial', 'from', 'day', 'pick'] as const;

/** `{ name, count, tables: { customer: { rows: [3, 9], columns: { id: { serial: [1, 50] } } } } }` */
export function readRandomData(reader: Reader): RandomData {
  const field = reader.fields(['name', 'count', 'tables']);
  const tables = entriesOf(field('tables')).map(([table, inner]) => readTable(table, inner));
  if (tables.length === 0) reader.problem('fills no table');
  for (const [at, { columns }] of tables.entries()) {
    const known = tables.slice(0, at);
    for (const { name, source } of columns) {
      if (source.values.kind === 'from' && !isFilled(known, source.values.table, source.values.column))
        reader.problem(`takes "${name}" from a column that no earlier table fills`);
    }
  }
  for (const [at, table] of tables.entries()) noteTooFew(reader, table, tables.slice(0, at));
  return { name: field('name').text(), count: field('count').integer(1, 1, 20), tables };
}

function readTable(table: string, reader: Reader): RandomTable {
  const field = reader.fields(['rows', 'columns']);
  const columns = entriesOf(field('columns')).map(([name, inner]) => ({ name, source: readColumn(inner) }));
  return { table, rows: field('rows').range(undefined, 0, ROWS), columns };
}

/** A column that may hold nothing twice needs as many values as its table may have rows: it would fail only now and then. */
function noteTooFew(reader: Reader, { table, rows, columns }: RandomTable, known: readonly RandomTable[]): void {
  for (const { name, source } of columns.filter((column) => column.source.unique)) {
    const most = differentValues(source.values, known);
    if (most < rows.to) reader.problem(`has ${most} different values for "${table}.${name}", and ${rows.to} rows`);
  }
}

function differentValues(values: ColumnSource['values'], known: readonly RandomTable[]): number {
  if (values.kind === 'from') return known.find(({ table }) => table === values.table)?.rows.from ?? 0;
  return everyOwnValue(values)?.length ?? Infinity;
}

function isFilled(tables: readonly RandomTable[], table: string, column: string): boolean {
  return tables.some((entry) => entry.table === table && entry.columns.some(({ name }) => name === column));
}

function entriesOf(reader: Reader): [string, Reader][] {
  const names = Object.keys(reader.record());
  const field = reader.fields(names);
  return names.map((name) => [name, field(name)]);
}

/** One of serial, from, day, pick or a generator of the challenges; with `nulls` (a share) and `unique`. */
function readColumn(reader: Reader): ColumnSource {
  const { nulls, unique, ...rest } = reader.record();
  const also = new Reader({ nulls, unique }, reader.where, reader.problems).fields(['nulls', 'unique']);
  return {
    values: readValues(new Reader(rest, reader.where, reader.problems)),
    nulls: also('nulls').number(0, 0, 1),
    unique: also('unique').flag(),
  };
}

function readValues(reader: Reader): ColumnSource['values'] {
  const kind = OWN.find((candidate) => Object.hasOwn(reader.record(), candidate));
  if (kind === undefined) return { kind: 'generated', generator: readGenerator(reader) };
  const value = reader.fields([kind])(kind);
  switch (kind) {
    case 'serial':
      return { kind, first: value.range(undefined, 0, 1_000_000) };
    case 'from': {
      const [table = '', column = ''] = value.text().split('.');
      return { kind, table, column };
    }
    case 'day': {
      const [from, to] = value.list().map((entry) => readDay(entry));
      if (from === undefined || to === undefined || from > to) value.problem('should be [first day, last day]');
      return { kind, from: from ?? '2026-01-01', to: to ?? '2026-01-01' };
    }
    case 'pick': {
      const options = value.list().map(readPlain);
      if (options.length === 0) value.problem('should have at least one value');
      return { kind, options };
    }
  }
}

function readDay(reader: Reader): string {
  const text = reader.text();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    reader.problem('should be a day like 2026-03-31');
    return '2026-01-01';
  }
  return text;
}
