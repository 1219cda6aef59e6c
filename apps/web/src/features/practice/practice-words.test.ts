import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  blazeOf,
  difficultyWords,
  movedSignals,
  signalFact,
  signalShare,
  stateWords,
  type Signal,
} from './practice-words.ts';

const signal = (more: Partial<Signal> = {}): Signal => ({
  itemId: 'signal/a',
  ruleId: 'F1',
  title: 'A',
  phaseId: null,
  satisfied: false,
  state: 'open',
  strength: null,
  progress: 0.2,
  evidenceIds: [],
  missing: '3 of 15 challenges passed.',
  ...more,
});
const done = { satisfied: true, state: 'done', strength: 'checked', progress: 1, missing: '' } as const;

describe('words of Practice', () => {
  it('says how a challenge stands, with its attempts and the strength of a pass', () => {
    const words = (more: object) => stateWords({ state: 'new', strength: null, attempts: 0, ...more });
    assert.equal(words({}), 'New');
    assert.equal(words({ state: 'tried', attempts: 1 }), 'Tried, 1 attempt');
    assert.equal(words({ state: 'tried' }), 'Tried');
    assert.match(words({ state: 'passed', strength: 'verified', attempts: 2 }), /^Passed, verified, 2 attempts$/);
    assert.match(words({ state: 'moved-on', attempts: 3 }), /^Set aside .*, 3 attempts$/);
  });

  it('never shows a challenge that was set aside as done', () => {
    assert.equal(blazeOf({ state: 'moved-on', strength: null }).state, 'skipped');
    assert.deepEqual(blazeOf({ state: 'passed', strength: 'checked' }), { state: 'done', strength: 'checked' });
    assert.equal(blazeOf({ state: 'tried', strength: null }).state, 'open');
  });

  it('has words for every difficulty, known or not', () => {
    assert.equal(new Set([1, 2, 3].map(difficultyWords)).size, 3);
    assert.ok(difficultyWords(7).length > 0);
  });

  it('counts where a signal counts, and gives a share where it does not', () => {
    assert.equal(signalShare(signal()), '3 of 15');
    assert.equal(signalShare(signal({ missing: 'Pass the challenge “stack”.', progress: 0.5 })), '50\u00a0%');
    assert.equal(signalShare(signal(done)), 'done');
    assert.equal(signalFact(signal()), '3 of 15 challenges passed.');
    assert.equal(signalFact(signal(done)), 'Done, checked on your machine.');
  });
});

describe('what a pass moves', () => {
  const other = (more: Partial<Signal> = {}): Signal => signal({ itemId: 'signal/b', ...more });

  it('is every signal that came further, with where it was', () => {
    const moved = movedSignals([signal(), other()], [signal({ progress: 0.4 }), other()]);
    assert.deepEqual(
      moved.map(({ signal: { itemId }, from }) => [itemId, from]),
      [['signal/a', 0.2]],
    );
  });

  it('is a signal that is there now, even where its share was full before', () => {
    assert.equal(movedSignals([signal({ progress: 1 })], [signal(done)]).length, 1);
  });

  it('is nothing where nothing changed, or where evidence was withdrawn', () => {
    assert.deepEqual(movedSignals([signal()], [signal()]), []);
    assert.deepEqual(movedSignals([signal({ progress: 0.6 })], [signal()]), []);
  });
});
