import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  blankAnswer,
  firstOpen,
  moved,
  picked,
  scoreWords,
  standWords,
  trendWords,
  verdictWords,
  whyWords,
} from './quiz-words.ts';

describe('the words of a quiz', () => {
  it('say a score, and how it compares with the one before', () => {
    assert.equal(scoreWords({ right: 10, questions: 12, score: 10 / 12 }), '10 of 12 right, 83\u00a0%');
    assert.equal(trendWords([{ score: 0.5 }]), '');
    assert.equal(trendWords([{ score: 0.5 }, { score: 0.75 }]), '25 points more than last time.');
    assert.equal(trendWords([{ score: 0.76 }, { score: 0.75 }]), '1 point less than last time.');
    assert.equal(trendWords([{ score: 0.5 }, { score: 0.5 }]), 'The same as last time.');
  });

  it('say how a question stands', () => {
    const result = { right: true, rightPlaces: [], rightText: null, explanations: [] };
    assert.equal(standWords({ submitted: true, result, answer: [1] }), 'right');
    assert.equal(standWords({ submitted: true, result: { ...result, right: false }, answer: [1] }), 'wrong');
    assert.equal(standWords({ submitted: false, result, answer: null }), 'not answered');
    assert.equal(standWords({ submitted: false, result: null, answer: [1] }), 'begun');
    assert.equal(standWords({ submitted: false, result: null, answer: '' }), 'open');
  });

  it('say of an answer whether it is right, and of each option why', () => {
    const result = { right: false, rightPlaces: [], rightText: null, explanations: [] };
    assert.equal(verdictWords({ submitted: true, result }), 'Not right.');
    assert.equal(verdictWords({ submitted: false, result }), 'Not answered.');
    assert.equal(verdictWords({ submitted: true, result: { ...result, right: true } }), 'Right.');
    assert.equal(whyWords({ place: 0, right: true, chosen: false }), 'This is right');
    assert.equal(whyWords({ place: 0, right: false, chosen: true }), 'Your choice, but not right');
    assert.equal(whyWords({ place: null, right: false, chosen: true }), 'Your answer');
    assert.equal(whyWords({ place: null, right: false, chosen: false }), 'Why');
  });
});

describe('an answer on the page', () => {
  it('goes on where the last one ended', () => {
    assert.equal(firstOpen([{ submitted: true }, { submitted: false }]), 1);
    assert.equal(firstOpen([{ submitted: true }, { submitted: true }]), 1);
    assert.equal(firstOpen([]), 0);
  });

  it('begins blank, with steps as they are shown', () => {
    assert.deepEqual(blankAnswer({ kind: 'order', options: ['a', 'b'] }), [0, 1]);
    assert.deepEqual(blankAnswer({ kind: 'single', options: ['a', 'b'] }), []);
    assert.equal(blankAnswer({ kind: 'prints', options: [] }), '');
  });

  it('takes one option of a single choice, and any of several', () => {
    assert.deepEqual(picked('single', [0], 2), [2]);
    assert.deepEqual(picked('multiple', [2], 0), [0, 2]);
    assert.deepEqual(picked('multiple', [0, 2], 0), [2]);
  });

  it('moves a step by one, and not over the end', () => {
    assert.deepEqual(moved([2, 0, 1], 0, 1), [0, 2, 1]);
    assert.deepEqual(moved([2, 0, 1], 2, -1), [2, 1, 0]);
    assert.deepEqual(moved([2, 0, 1], 0, -1), [2, 0, 1]);
    assert.deepEqual(moved([2, 0, 1], 2, 1), [2, 0, 1]);
  });
});
