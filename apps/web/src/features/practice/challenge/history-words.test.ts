import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { momentWords, submissionStatus } from './history-words.ts';
import { solutionTitle } from './solution-words.ts';

describe('words of the history', () => {
  it('says when in the reader’s own zone, across midnight and a new year', () => {
    assert.equal(momentWords('2026-12-31T23:30:00.000Z', 60), '1 Jan 2027, 00:30');
    assert.equal(momentWords('2027-01-01T00:30:00.000Z', -120), '31 Dec 2026, 22:30');
  });

  it('never calls what was not judged passed or failed', () => {
    for (const status of ['queued', 'superseded', 'error'] as const) {
      const said = submissionStatus({ status, verdict: null });
      assert.equal(said.status, 'error');
      assert.doesNotMatch(said.words, /pass|fail/i);
    }
    assert.deepEqual(submissionStatus({ status: 'pass', verdict: null }), { status: 'pass', words: 'Passed' });
  });

  it('makes a title of a model answer’s file', () => {
    assert.equal(solutionTitle('remember-the-seen'), 'Remember the seen');
    assert.equal(solutionTitle('two_pointers.py'), 'Two pointers');
  });
});
