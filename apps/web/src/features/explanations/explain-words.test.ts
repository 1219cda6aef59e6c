import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lengthWords, packed, pastWords, piecesOf, standWords, unpacked, wordsIn } from './explain-words.ts';

const idea = (name: string, start: number, end: number, text = '') => ({
  ...{ id: name, name, must: false, advice: '', means: '' },
  quote: { start, end, text },
});

describe('words of an explanation', () => {
  it('counts words as a person does', () => {
    assert.equal(wordsIn("I don't know example.org, but HTTP/1.1 – yes!"), 8);
    assert.equal(wordsIn('  '), 0);
  });

  it('says how much is still needed, and when it is too much', () => {
    const bounds = { least: 120, most: 800 };
    assert.equal(lengthWords(64, bounds), '64 words; at least 120');
    assert.equal(lengthWords(300, bounds), '300 words');
    assert.equal(lengthWords(801, bounds), '801 words; at most 800');
  });

  it('says how it stands', () => {
    const none = { passed: false, isOpen: false, finished: 0, ideas: 9 };
    assert.equal(standWords(none), 'Not tried yet.');
    assert.equal(standWords({ ...none, isOpen: true, finished: 2 }), 'Begun.');
    assert.equal(standWords({ ...none, finished: 2 }), '2 attempts, not passed yet.');
    assert.equal(standWords({ ...none, passed: true, isOpen: true }), 'Passed.');
    const past = { id: 'a', finishedAt: '', passed: false, found: 6, ideas: 9, right: 3, questions: 4 };
    assert.equal(pastWords(past), 'Not yet: 6 of 9 ideas, 3 of 4 questions');
  });
});

describe('a draft', () => {
  it('comes out as it went in, and is a text where it was none', () => {
    const answer = fc.oneof(fc.nat(9), fc.string(), fc.constant(null));
    fc.assert(
      fc.property(fc.string(), fc.array(answer), (text, answers) => {
        assert.deepEqual(unpacked(packed({ text, answers })), { text, answers });
      }),
    );
    for (const text of ['', 'plain', '{"text":1}', '[1]', 'null']) assert.equal(unpacked(text).text, text);
  });
});

describe('the pieces of a text', () => {
  it('put together are the text, wherever the quotes are', () => {
    const range = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => idea('x', Math.min(a, b), Math.max(a, b)));
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(range, { maxLength: 6 }), (text, ideas) => {
        const pieces = piecesOf(text, { ideas, misconceptions: [] });
        assert.equal(pieces.map((piece) => piece.text).join(''), text);
      }),
    );
  });

  it('name every idea that one sentence shows, and mark what is wrong', () => {
    const { quote } = idea('', 4, 8);
    const pieces = piecesOf('One two. Three.', {
      ideas: [idea('first', 4, 8), idea('second', 4, 8)],
      misconceptions: [{ id: 'm', name: 'wrong', why: '', quote: { ...quote, start: 9, end: 15 } }],
    });
    assert.deepEqual(
      pieces.map(({ text, names, isWrong }) => [text, names, isWrong]),
      [
        ['One ', [], false],
        ['two.', ['first', 'second'], false],
        [' ', [], false],
        ['Three.', ['wrong'], true],
      ],
    );
  });
});
