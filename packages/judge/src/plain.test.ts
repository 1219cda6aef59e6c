import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isPlain, numberOf, toPlain } from './plain.ts';

describe('plain data', () => {
  it('accepts every JSON value without a tag', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        // A key `$` is a tag, and most texts name none.
        fc.pre(!text.includes('"$"'));
        assert.ok(isPlain(JSON.parse(text)));
      }),
    );
  });

  it('refuses an unknown tag, and a known one with a wrong field', () => {
    const bad = [
      { $: 'any' },
      { $: 1 },
      { $: 'int', v: '1e9' },
      { $: 'int' },
      { $: 'set', v: {} },
      { $: 'dict', v: [[1]] },
    ];
    assert.deepEqual(
      bad.filter((value) => isPlain(value)),
      [],
    );
  });

  it('refuses what no JSON text can hold: undefined, functions, NaN', () => {
    assert.deepEqual(
      [undefined, () => 1, Number.NaN, Symbol('x'), 1n].filter((value) => isPlain(value)),
      [],
    );
  });

  it('refuses nesting past its depth instead of overflowing the stack', () => {
    const text = '['.repeat(5000) + ']'.repeat(5000);
    assert.equal(isPlain(JSON.parse(text)), false);
  });

  it('gives a tag to what JSON lacks', () => {
    const given = [Number.NaN, Infinity, -Infinity, -0, undefined, 2n ** 70n, 5n, new Set([1]), new Map([[1, 2]])];
    const plain = given.map((value) => toPlain(value)?.value);
    assert.deepEqual(plain, [
      { $: 'nan' },
      { $: 'inf' },
      { $: '-inf' },
      { $: '-0' },
      { $: 'undefined' },
      { $: 'int', v: '1180591620717411303424' },
      5,
      { $: 'set', v: [1] },
      { $: 'dict', v: [[1, 2]] },
    ]);
  });

  it('has no plain form for functions, objects of a class and values that contain themselves', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    assert.deepEqual(
      [() => 1, new Date(0), Symbol('x'), loop, [new Error('x')]].map((value) => toPlain(value)),
      [null, null, null, null, null],
    );
  });

  it('makes plain data that survives being written and read', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withMap: true, withSet: true }), (value) => {
        const made = toPlain(value);
        if (made !== null) assert.ok(isPlain(JSON.parse(JSON.stringify(made.value))));
      }),
    );
  });

  it('reads the number behind every spelling', () => {
    const spellings = [
      7,
      { $: 'float', v: 7 },
      { $: 'int', v: '0x7' },
      { $: 'int', v: '-0x7' },
      { $: '-inf' },
      '7',
      null,
    ];
    assert.deepEqual(spellings.map(numberOf), [7, 7, 7, -7, -Infinity, null, null]);
  });
});
