import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonical, isEqual, type Comparison } from './equal.ts';
import { toPlain } from './plain.ts';
import type { Plain } from './types.ts';

const plain = fc
  .anything({ withBigInt: true, withMap: true, withSet: true })
  .map((value) => toPlain(value)?.value ?? null);
const tuple = (...v: Plain[]): Plain => ({ $: 'tuple', v });
const set = (...v: Plain[]): Plain => ({ $: 'set', v });

function check(rows: [Plain, Plain, Comparison, boolean][]): void {
  for (const [a, b, how, expected] of rows) {
    assert.equal(
      isEqual(a, b, how),
      expected,
      `${JSON.stringify(a)} and ${JSON.stringify(b)} with ${JSON.stringify(how)}`,
    );
    assert.equal(isEqual(b, a, how), expected, 'the other way round');
  }
}

describe('sameness of plain values', () => {
  it('holds between every value and itself, under every comparison', () => {
    const forms = fc.constantFrom<Comparison>(
      {},
      { form: 'set', deep: true },
      { form: 'multiset' },
      { tolerance: 1e-9 },
      { numbers: 'strict' },
    );
    fc.assert(fc.property(plain, forms, (value, how) => assert.ok(isEqual(value, structuredClone(value), how))));
  });

  it('is what the canonical text says where there is no tolerance', () => {
    fc.assert(fc.property(plain, plain, (a, b) => assert.equal(isEqual(a, b), canonical(a) === canonical(b))));
  });

  it('never takes true for 1, text for a number, or null for false', () => {
    check([
      [true, 1, {}, false],
      ['1', 1, {}, false],
      [null, false, {}, false],
      [null, 0, {}, false],
      [[], null, {}, false],
      ['', [], {}, false],
    ]);
  });

  it('takes a whole float for its integer unless the challenge is strict', () => {
    check([
      [2, { $: 'float', v: 2 }, {}, true],
      [2, { $: 'float', v: 2 }, { numbers: 'strict' }, false],
      [0, { $: '-0' }, {}, true],
    ]);
  });

  it('takes undefined for null and a tuple for a list unless the challenge is strict', () => {
    check([
      [null, { $: 'undefined' }, {}, true],
      [null, { $: 'undefined' }, { missing: 'strict' }, false],
      [[1, 2], tuple(1, 2), {}, true],
      [[1, 2], tuple(1, 2), { sequences: 'strict' }, false],
    ]);
  });

  it('takes NaN for NaN, and large integers by value whatever their spelling', () => {
    check([
      [{ $: 'nan' }, { $: 'nan' }, {}, true],
      [{ $: 'int', v: '0xffffffffffffffff' }, { $: 'int', v: '18446744073709551615' }, {}, true],
    ]);
    check([[{ $: 'int', v: '18446744073709551616' }, { $: 'int', v: '18446744073709551615' }, {}, false]]);
  });

  it('minds order and repeats as the form says, at the top or all the way down', () => {
    check([
      [[1, 2], [2, 1], {}, false],
      [[1, 2], [2, 1], { form: 'multiset' }, true],
      [[1, 1, 2], [1, 2, 2], { form: 'multiset' }, false],
      [[1, 1, 2], [2, 1], { form: 'set' }, true],
      [[[1, 2], [3]], [[3], [2, 1]], { form: 'multiset' }, false],
      [[[1, 2], [3]], [[3], [2, 1]], { form: 'multiset', deep: true }, true],
    ]);
  });

  it('never minds the order of a set or of the keys of a mapping', () => {
    check([
      [set(1, 2), set(2, 1), {}, true],
      [set(1), [1], {}, false],
      [{ a: 1, b: 2 }, { b: 2, a: 1 }, {}, true],
    ]);
    check([
      [{ a: 1 }, { $: 'dict', v: [['a', 1]] }, {}, true],
      [{ '1': 1 }, { $: 'dict', v: [[1, 1]] }, {}, false],
    ]);
  });

  it('takes numbers within the tolerance, also inside lists in any order', () => {
    check([
      [0.1 + 0.2, 0.3, { tolerance: 1e-9 }, true],
      [1, 1.1, { tolerance: 1e-9 }, false],
      [1e20, 1e20 + 1e6, { tolerance: 1e-9 }, true],
    ]);
    check([
      [[2, 0.1 + 0.2], [0.3, 2], { tolerance: 1e-9, form: 'multiset' }, true],
      [2.344, 2.336, { round: 2 }, true],
    ]);
  });

  it('takes no infinity for near to a number, whatever the tolerance', () => {
    const [inf, less, huge] = [{ $: 'inf' }, { $: '-inf' }, { $: 'int', v: `1${'0'.repeat(400)}` }];
    for (const tolerance of [1e-9, 1]) {
      check([
        [5, inf, { tolerance }, false],
        [inf, 5, { tolerance }, false],
        [inf, less, { tolerance }, false],
        [5, huge, { tolerance }, false],
        [huge, { $: 'int', v: `2${'0'.repeat(400)}` }, { tolerance }, false],
      ]);
      check([
        [inf, inf, { tolerance }, true],
        [{ $: 'nan' }, { $: 'nan' }, { tolerance }, true],
        [{ $: 'nan' }, inf, { tolerance }, false],
        [huge, huge, { tolerance }, true],
      ]);
    }
  });

  it('compares that a step raised, not in which words', () => {
    check([[{ $: 'raised', type: 'IndexError', message: 'x' }, { $: 'raised', type: '', message: '' }, {}, true]]);
    check([[{ $: 'raised', type: 'IndexError', message: 'x' }, null, {}, false]]);
  });
});
