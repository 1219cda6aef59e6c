import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keptWords, originWords, proofHref } from './tailor-words.ts';

describe('the words of Tailor', () => {
  it('say what is kept under an item that goes', () => {
    assert.equal(keptWords({ evidence: 0, minutes: 0, note: false }), '');
    assert.equal(keptWords({ evidence: 1, minutes: 0, note: false }), 'evidence');
    assert.equal(
      keptWords({ evidence: 2, minutes: 90, note: true }),
      '2 pieces of evidence, 1\u00a0h\u00a030\u00a0min logged and a note',
    );
  });

  it('name the version that was brought back', () => {
    assert.equal(originWords({ origin: 'restored', fromVersion: 3 }), 'Version 3 brought back');
    assert.equal(originWords({ origin: 'saved', fromVersion: null }), 'Tailored');
  });

  it('lead to where a proof is made', () => {
    assert.deepEqual(
      [proofHref('quiz', 'a'), proofHref('challenge', 'b'), proofHref('check', 'git')],
      ['/practice/quizzes/a', '/practice/b', '/projects'],
    );
  });
});
