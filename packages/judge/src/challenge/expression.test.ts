import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseBound, satisfies } from './expression.ts';

function limitOf(text: string, variables: Record<string, number> = {}): number {
  const bound = parseBound(`comparisons <= ${text}`);
  return typeof bound === 'string' ? assert.fail(bound) : bound.limit(variables);
}

function said(text: string): string {
  const bound = parseBound(text);
  return typeof bound === 'string' ? bound : 'is a bound';
}

describe('bounds', () => {
  it('calculate as at school', () => {
    const rows: [string, number][] = [
      ['1 + 2 * 3', 7],
      ['(1 + 2) * 3', 9],
      ['10 - 2 - 3', 5],
      ['2 ^ 3 ^ 2', 512],
      ['8 / 4 / 2', 1],
      ['1.5 * 2', 3],
    ];
    for (const [text, expected] of rows) assert.equal(limitOf(text), expected, text);
  });

  it('know n, inversions and a few functions', () => {
    assert.equal(limitOf('2 * log2(n) + 2', { n: 8 }), 8);
    assert.equal(limitOf('max(n, inversions) + ceil(0.5) - floor(0.5)', { n: 3, inversions: 5 }), 6);
    assert.equal(limitOf('log2(n)', { n: 0 }), 0);
  });

  it('are compared as they say, on both sides of the border', () => {
    const rows: [string, boolean, boolean, boolean][] = [
      ['<=', true, true, false],
      ['<', true, false, false],
      ['==', false, true, false],
      ['>=', false, true, true],
      ['>', false, false, true],
    ];
    for (const [operator, below, at, above] of rows) {
      const bound = parseBound(`swaps ${operator} 5`);
      assert.ok(typeof bound !== 'string');
      assert.deepEqual(
        [4, 5, 6].map((count) => satisfies(count, bound, {})),
        [below, at, above],
        operator,
      );
    }
  });

  it('are refused with a sentence when they cannot be read', () => {
    assert.match(said('comparisons <= 2 * m'), /does not know "m"/);
    assert.match(said('comparisons <= (n'), /a \) is missing/);
    assert.match(said('comparisons <= n n'), /cannot read the formula at "n"/);
    assert.match(said('seconds <= n'), /what can be counted is/);
    assert.match(said(`comparisons <= ${'('.repeat(100_000)}`), /too long/);
  });

  it('never throw, whatever they say', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.notEqual(parseBound(`comparisons <= ${text}`), undefined)));
  });
});
