import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { likeness, runsOf } from './likeness.ts';

const code = fc
  .array(fc.stringMatching(/^[a-z]{3,12} = [a-z]{3,12}\(\)$/), { minLength: 6, maxLength: 40 })
  .map((lines) => lines.join('\n'));

describe('how much of one codebase stands in another', () => {
  it('is all where they are the same, whatever the blanks and brackets', () => {
    fc.assert(
      fc.property(code, (text) => {
        const spread = text
          .split('\n')
          .map((line) => `   ${line}  \n{\n`)
          .join('');
        assert.equal(likeness(runsOf([spread]), runsOf([text])), 1);
      }),
    );
  });

  it('is nothing where no three lines are shared', () => {
    const first = Array.from({ length: 20 }, (_, index) => `alpha${index} = one()`).join('\n');
    const second = first.replaceAll('alpha', 'beta');
    assert.equal(likeness(runsOf([second]), runsOf([first])), 0);
  });

  it('grows with what is copied, and counts nothing new against what was there', () => {
    const own = Array.from({ length: 30 }, (_, index) => `own${index} = one()`).join('\n');
    const copied = Array.from({ length: 30 }, (_, index) => `old${index} = one()`).join('\n');
    const half = likeness(runsOf([own, copied]), runsOf([copied]));
    assert.ok(half > 0.45 && half < 0.55, String(half));
  });

  it('takes no code at all for a copy', () => {
    assert.equal(likeness(runsOf(['']), runsOf(['a\nb\nc'])), 1);
  });
});
