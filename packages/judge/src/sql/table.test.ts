import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Plain } from '../types.ts';
import type { SqlCompare } from './model.ts';
import { printTable } from './print-table.ts';
import { tableDifference, type Table } from './table.ts';

const compare = (more: Partial<SqlCompare> = {}): SqlCompare => ({
  rows: 'unordered',
  columns: 'by-name',
  tolerance: 1e-9,
  ...more,
});
const table = (columns: string, ...rows: Plain[][]): Table => ({
  columns: columns.split(' '),
  types: columns.split(' ').map(() => 'text'),
  rows,
  truncated: false,
});
const numeric = (...cells: Plain[]): Table => ({ ...table('n', ...cells.map((cell) => [cell])), types: ['numeric'] });
const kind = (expected: Table, actual: Table, more: Partial<SqlCompare> = {}): string =>
  tableDifference(expected, actual, compare(more)).kind;

const cells = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b'), fc.boolean());
const tables = fc.array(fc.tuple(cells, cells), { maxLength: 8 }).map((rows) => table('a b', ...rows));

describe('two tables', () => {
  it('are equal in any order of the rows, unless the order is asked for', () => {
    fc.assert(
      fc.property(
        tables.chain((one) =>
          fc.tuple(fc.constant(one), fc.shuffledSubarray(one.rows, { minLength: one.rows.length })),
        ),
        ([one, rows]) => {
          const other = { ...one, rows };
          assert.equal(kind(one, other), 'none');
          const isSame = JSON.stringify(one.rows) === JSON.stringify(other.rows);
          assert.equal(kind(one, other, { rows: 'ordered' }), isSame ? 'none' : 'order');
        },
      ),
    );
  });

  it('differ when a row is there once more, and the words say so', () => {
    fc.assert(
      fc.property(
        tables.filter(({ rows }) => rows.length > 0),
        (one) => {
          const more = { ...one, rows: [...one.rows, one.rows[0] ?? []] };
          assert.equal(kind(one, more), 'repeats');
          assert.equal(kind(more, one), 'repeats');
          assert.equal(kind(one, { ...one, rows: one.rows.slice(1) }) === 'none', false);
        },
      ),
    );
  });

  it('are compared by the names of the columns, or by their places', () => {
    const [one, other] = [table('a b', [1, 2]), table('b a', [2, 1])];
    assert.equal(kind(one, other), 'none');
    assert.equal(kind(one, other, { columns: 'by-position' }), 'rows');
    assert.equal(kind(one, table('c d', [1, 2])), 'columns');
    assert.equal(kind(one, table('c d', [1, 2]), { columns: 'by-position' }), 'none');
    assert.equal(kind(one, table('a b c', [1, 2, 3])), 'columns');
    assert.equal(kind(table('a a', [1, 2]), table('a b', [1, 2])), 'columns');
  });

  it('take 2.50 for 2.5, but no text for a number, no zero for NULL and no false for either', () => {
    assert.equal(kind(numeric('2.50'), { ...numeric(2.5), types: ['float8'] }), 'none');
    assert.equal(kind(numeric('0.30'), numeric('0.30000000000001')), 'none');
    assert.equal(kind(numeric('0.30'), numeric('0.31')), 'rows');
    assert.equal(kind(numeric('5'), table('n', ['5'])), 'rows');
    for (const [one, other] of [
      [0, null],
      [false, null],
      [0, false],
      ['', null],
      ['NULL', null],
    ] as const)
      assert.equal(kind(table('n', [one]), table('n', [other])), 'rows');
  });

  it('differ when one of them was cut', () => {
    const one = table('a', [1]);
    assert.equal(kind(one, { ...one, truncated: true }), 'rows');
  });

  it('say how many rows are missing and how many too many', () => {
    const found = tableDifference(table('a', [1], [2], [2]), table('a', [2], [3]), compare());
    assert.deepEqual(found, { kind: 'rows', missing: 2, extra: 1 });
  });
});

describe('a table as text', () => {
  it('writes NULL out, puts numbers to the right and says what it cuts', () => {
    const made: Table = { ...table('name n', ['Ada', 5], [null, 12]), types: ['text', 'int4'] };
    assert.equal(printTable(made), 'name |  n\n-----+---\nAda  |  5\nNULL | 12');
    assert.match(printTable({ ...made, rows: Array.from({ length: 30 }, () => ['x', 1]) }), /… and 18 more rows$/);
    assert.match(printTable({ ...made, truncated: true }), /more than/);
    assert.match(printTable(table('a')), /\(no rows\)$/);
  });

  it('stays small whatever is in it', () => {
    const plain = fc.jsonValue() as fc.Arbitrary<Plain>;
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 40 }), (values) => {
        const text = printTable(table('a', ...values.map((value) => [value])));
        assert.ok(text.length < 1000 && text.split('\n').length <= 15);
      }),
    );
  });
});
