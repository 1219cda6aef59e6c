import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inlinePieces } from './inline-marks.ts';

describe('one line of Markdown without a renderer', () => {
  it('finds bold, emphasis, code and links', () => {
    assert.deepEqual(inlinePieces('Do **this** with *care*: `git init`, see [docs](https://git-scm.com/docs).'), [
      { kind: 'text', text: 'Do ' },
      { kind: 'strong', text: 'this' },
      { kind: 'text', text: ' with ' },
      { kind: 'em', text: 'care' },
      { kind: 'text', text: ': ' },
      { kind: 'code', text: 'git init' },
      { kind: 'text', text: ', see ' },
      { kind: 'link', text: 'docs', url: 'https://git-scm.com/docs' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('makes no link of an address that is not of the web', () => {
    const pieces = inlinePieces('[here](javascript:alert(1)) and [there](data:text/html,x)');
    assert.ok(pieces.every(({ kind }) => kind !== 'link'));
  });

  it('leaves marks that do not close as they are', () => {
    assert.deepEqual(inlinePieces('2 * 3 ** 4 ` 5'), [{ kind: 'text', text: '2 * 3 ** 4 ` 5' }]);
  });

  it('keeps every letter and digit of any text', () => {
    const letters = (text: string) => text.replace(/[^a-z0-9]/g, '');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '*', '`', '[', ']', '(', ')') }), (text) => {
        assert.equal(
          letters(
            inlinePieces(text)
              .map((piece) => piece.text)
              .join(''),
          ),
          letters(text),
        );
      }),
    );
  });
});
