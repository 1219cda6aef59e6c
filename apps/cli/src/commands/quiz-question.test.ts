import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noAnswer, parseAnswer } from './quiz-question.ts';

const options = ['a', 'b', 'c'];

describe('an answer typed at the terminal', () => {
  it('is the number of one option, or of several, however they are separated', () => {
    assert.deepEqual(parseAnswer({ kind: 'single', options }, ' 2 '), [1]);
    assert.deepEqual(parseAnswer({ kind: 'multiple', options }, '1, 3'), [0, 2]);
    assert.deepEqual(parseAnswer({ kind: 'order', options }, '3 1 2'), [2, 0, 1]);
  });

  it('is none where a number is missing, too many, twice or not there', () => {
    for (const typed of ['1 2', '0', '4', 'x', '', '-1', '1.5'])
      assert.equal(parseAnswer({ kind: 'single', options }, typed), null, typed);
    assert.equal(parseAnswer({ kind: 'multiple', options }, '1 1'), null);
    assert.equal(parseAnswer({ kind: 'order', options }, '1 2'), null);
  });

  it('is the text, with \\n for a new line of output', () => {
    assert.equal(parseAnswer({ kind: 'text', options: [] }, ' GET '), 'GET');
    assert.equal(parseAnswer({ kind: 'prints', options: [] }, '1\\n2'), '1\n2');
  });

  it('is empty for “I do not know”, and the steps as they stand', () => {
    assert.deepEqual(noAnswer({ kind: 'multiple', options }), []);
    assert.deepEqual(noAnswer({ kind: 'order', options }), [0, 1, 2]);
    assert.equal(noAnswer({ kind: 'text', options: [] }), '');
  });
});
