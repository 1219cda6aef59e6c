import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { randomFrom } from '../../check/random.ts';
import { gainOf, rankOfBound, verdictOn, type Pair } from './gain.ts';

const ms = fc.double({ min: 0.01, max: 10_000, noNaN: true });
const pairsOf = fc.array(fc.record({ before: ms, after: ms }), { minLength: 6, maxLength: 80 });
const near = (a: number, b: number): void => assert.ok(Math.abs(a / b - 1) < 1e-9, `${a} is not ${b}`);

describe('a measured gain', () => {
  it('lies within its interval', () => {
    fc.assert(
      fc.property(pairsOf, (pairs) => {
        const { low, ratio, high } = gainOf(pairs);
        assert.ok(low <= ratio && ratio <= high);
      }),
    );
  });

  it('does not depend on the order of the pairs, nor on the unit of time', () => {
    fc.assert(
      fc.property(pairsOf, fc.double({ min: 0.5, max: 20, noNaN: true }), (pairs, unit) => {
        assert.deepEqual(gainOf(pairs.toReversed()), gainOf(pairs));
        const scaled = gainOf(pairs.map(({ before, after }) => ({ before: before * unit, after: after * unit })));
        near(scaled.ratio, gainOf(pairs).ratio);
        near(scaled.low, gainOf(pairs).low);
      }),
    );
  });

  it('is turned upside down where the two forms change places', () => {
    fc.assert(
      fc.property(pairsOf, (pairs) => {
        const forth = gainOf(pairs);
        const back = gainOf(pairs.map(({ before, after }) => ({ before: after, after: before })));
        near(back.ratio, 1 / forth.ratio);
        near(back.low, 1 / forth.high);
        near(back.high, 1 / forth.low);
      }),
    );
  });

  it('has an interval that holds the true median in about 95 of 100 measurements, whatever the shape of the times', () => {
    const random = randomFrom('coverage', '');
    const uniform = (): number => (random.int(0, 999_999) + 0.5) / 1_000_000;
    let held = 0;
    for (let round = 0; round < 2_000; round += 1) {
      // Ratios with a long tail and the median 3.
      const pairs = Array.from({ length: 40 }, (): Pair => ({ before: 3 * (uniform() / uniform()), after: 1 }));
      const { low, high } = gainOf(pairs);
      if (low <= 3 && 3 <= high) held += 1;
    }
    assert.ok(held > 1_880 && held < 1_980, `${held} of 2000`);
  });

  it('uses the ranks that tables of the sign test give', () => {
    // Conover, table A3: n and the rank of the lower bound for 95 %.
    for (const [n, rank] of [
      [6, 1],
      [10, 2],
      [20, 6],
      [40, 14],
    ] as const)
      assert.equal(rankOfBound(n), rank, `${n}`);
    assert.throws(() => gainOf(Array.from({ length: 5 }, () => ({ before: 2, after: 1 }))), RangeError);
  });

  it('is one only where the whole interval lies beyond a tenth', () => {
    const all = (before: number): Pair[] => Array.from({ length: 20 }, () => ({ before, after: 100 }));
    assert.equal(verdictOn(gainOf(all(300))), 'faster');
    assert.equal(verdictOn(gainOf(all(105))), 'no gain');
    assert.equal(verdictOn(gainOf(all(50))), 'slower');
    // Twice as fast in most pairs, but not surely so.
    const mixed = [...all(200).slice(0, 12), ...all(90).slice(0, 8)];
    assert.equal(gainOf(mixed).ratio, 2);
    assert.equal(verdictOn(gainOf(mixed)), 'no gain');
  });
});
