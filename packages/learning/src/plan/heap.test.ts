import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { heapOf } from './heap.ts';

describe('a heap', () => {
  it('gives its entries in order, whatever the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (numbers) => {
        const heap = heapOf<number>((a, b) => a < b);
        for (const number of numbers) heap.push(number);
        const smallest = numbers.length === 0 ? undefined : Math.min(...numbers);
        assert.equal(heap.peek(), smallest);
        assert.deepEqual(
          numbers.map(() => heap.pop()),
          [...numbers].sort((a, b) => a - b),
        );
        assert.equal(heap.pop(), undefined);
      }),
    );
  });
});
