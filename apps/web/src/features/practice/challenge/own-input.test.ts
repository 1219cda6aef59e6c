import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownInputOf, readOwnInput } from './own-input.ts';

const TWO = { kind: 'function', parameters: ['prices', 'voucher'] } as const;
const two = { ...TWO, parameters: [...TWO.parameters] };

describe('an input of one’s own', () => {
  it('is read as arguments with commas between them', () => {
    assert.deepEqual(readOwnInput('[4, 9], 7', two), { ok: true, args: [[4, 9], 7], stdin: '' });
    assert.deepEqual(readOwnInput('  ', { kind: 'function', parameters: [] }), { ok: true, args: [], stdin: '' });
  });

  it('says what is wrong with it, in words', () => {
    const problem = (text: string): string => {
      const read = readOwnInput(text, two);
      return read.ok ? '' : read.problem;
    };
    assert.match(problem('[4, 9], True'), /not JSON/);
    assert.match(problem('[4, 9]'), /prices, voucher: 2 in number, and this gives 1/);
    assert.match(problem('1], [2'), /not JSON/);
  });

  it('is what a program reads, as it is typed', () => {
    assert.deepEqual(readOwnInput('a\n{', { kind: 'program', parameters: [] }), { ok: true, args: [], stdin: 'a\n{' });
  });

  it('is read as it was printed, whatever the arguments', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (first, second) => {
        const args = JSON.parse(JSON.stringify([first, second])) as never[];
        const text = ownInputOf({ args, steps: [], stdin: '' }, 'function');
        assert.deepEqual(readOwnInput(text, two), { ok: true, args, stdin: '' });
      }),
    );
  });
});
