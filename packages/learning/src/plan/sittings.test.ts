import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LEAST_SITTING, splitSittings } from './sittings.ts';

describe('sittings', () => {
  it('are as few and as even as the longest allows', () => {
    assert.deepEqual(splitSittings(60, 90, false), [60]);
    assert.deepEqual(splitSittings(120, 90, false), [60, 60]);
    assert.deepEqual(splitSittings(100, 45, false), [35, 35, 30]);
    assert.deepEqual(splitSittings(101, 52, false), [51, 50]);
    assert.deepEqual(splitSittings(0, 90, true), []);
  });

  it('leave a crumb out unless it finishes the item', () => {
    assert.deepEqual(splitSittings(20, 15, false), [15]);
    assert.deepEqual(splitSittings(20, 15, true), [15, 5]);
  });

  it('never exceed the longest, never give more than there is, and lose less than a crumb', () => {
    const minutes = fc.integer({ min: 15, max: 1440 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 15, max: 300 }), fc.boolean(), (total, longest, finishing) => {
        const pieces = splitSittings(total, longest, finishing);
        const sum = pieces.reduce((so, piece) => so + piece, 0);
        assert.ok(pieces.every((piece) => piece <= longest));
        assert.ok(finishing ? sum === total : sum <= total && sum > total - LEAST_SITTING);
        assert.ok(finishing || pieces.every((piece) => piece >= LEAST_SITTING));
      }),
    );
  });
});
