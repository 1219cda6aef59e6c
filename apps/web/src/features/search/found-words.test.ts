import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf, piecesOf } from './found-words.ts';

describe('a result of the search', () => {
  it('leads to where it stands', () => {
    assert.equal(addressOf({ kind: 'note', id: 'resource/a b' }), '/map?item=resource%2Fa%20b');
    assert.equal(addressOf({ kind: 'quiz', id: 'git-basics' }), '/practice/quizzes/git-basics');
  });

  it('is cut at its marks, and nothing of it gets lost', () => {
    const pieces = piecesOf({ text: 'a needle here', marks: [[2, 8]] });
    assert.deepEqual(
      pieces.map(({ text, isMarked }) => [text, isMarked]),
      [
        ['a ', false],
        ['needle', true],
        [' here', false],
      ],
    );
    assert.deepEqual(piecesOf({ text: '', marks: [] }), []);
  });
});
