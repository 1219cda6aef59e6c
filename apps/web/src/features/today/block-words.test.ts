import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sittingWords, textBeyond } from './block-words.ts';

describe('blocks of a day, in words', () => {
  it('counts the sittings of what stands on the day more than once', () => {
    const [one, two, other] = ['a', 'b', 'c'].map((id) => ({ id, title: id === 'c' ? 'SQL' : 'Git', itemId: null }));
    assert.ok(one && two && other);
    const day = [one, two, other];
    assert.deepEqual(
      day.map((block) => sittingWords(block, day)),
      ['Sitting 1 of 2', 'Sitting 2 of 2', null],
    );
  });

  it('does not repeat the title as text', () => {
    assert.equal(textBeyond({ title: 'Loops', text: 'Loops. Solve 3 challenges.' }), 'Solve 3 challenges.');
    assert.equal(textBeyond({ title: 'Loops', text: 'Loops' }), '');
    assert.equal(textBeyond({ title: 'Loops', text: '(See the book.)' }), '(See the book.)');
  });
});
