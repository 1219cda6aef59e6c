import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { axis, bars, wantsAscii } from './plot.ts';

describe('a plot in a terminal', () => {
  it('draws the largest value highest, nothing where there is none, and a dot for zero', () => {
    assert.equal(bars([null, 0, 1, 4, 8], 80, false), ' ·▁▄█');
    assert.equal(bars([null, 0, 1, 4, 8], 80, true), ' _.=#');
    assert.equal(bars([Number.MIN_VALUE, 8], 80, false), '▁█');
  });

  it('keeps to its width by showing the last ones', () => {
    assert.equal(bars([8, 8, 1, 2], 2, false), '▄█');
  });

  it('is as long as its values, in characters of one column, and higher for more', () => {
    const value = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.boolean(), (values, isAscii) => {
        const drawn = Array.from(bars(values, 60, isAscii));
        assert.equal(drawn.length, values.length);
        if (isAscii) assert.match(drawn.join(''), /^[\x20-\x7e]*$/);
        const order = isAscii ? ' _.:-=+*%#' : ' ·▁▂▃▄▅▆▇█';
        const heights = drawn.map((mark) => order.indexOf(mark));
        for (const [a, one] of values.entries())
          for (const [b, other] of values.entries())
            if ((one ?? -1) > (other ?? -1)) assert.ok((heights[a] ?? 0) >= (heights[b] ?? 0));
      }),
      { numRuns: 50 },
    );
  });

  it('names both ends of its axis where there is room', () => {
    assert.equal(axis('4 Jan', '1 Mar', 14), '4 Jan    1 Mar');
    assert.equal(axis('4 Jan', '1 Mar', 9), '4 Jan');
  });

  it('is plain where the terminal knows no other letters', () => {
    assert.deepEqual(
      [{}, { LANG: 'en_GB.UTF-8' }, { LANG: 'C' }, { LC_ALL: 'POSIX', LANG: 'de_DE.utf8' }, { TERM: 'dumb' }].map(
        wantsAscii,
      ),
      [false, false, true, true, true],
    );
  });
});
