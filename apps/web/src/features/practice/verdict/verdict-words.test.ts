import type { Verdict } from '@waymark/judge';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleWords, judgedBy, secondsWords } from './verdict-words.ts';

const verdict = (more: Partial<Verdict>): Verdict => ({
  version: 1,
  status: 'pass',
  challenge: 'sum',
  language: 'python',
  executor: 'sandbox-python',
  sandboxed: true,
  runtime: 'Python 3.11.2',
  passed: 3,
  total: 3,
  cases: [],
  firstFailure: null,
  summary: 'All 3 cases pass.',
  seed: 1,
  ...more,
});

describe('who says so', () => {
  it('names executor and sandbox, and never a sandbox that was none', () => {
    assert.match(judgedBy(verdict({})), /^Judged by sandbox-python in a sandbox \(Python 3\.11\.2\)/);
    assert.match(judgedBy(verdict({ executor: 'local-python', sandboxed: false })), /without a sandbox/);
    assert.equal(judgedBy(verdict({ status: 'error', executor: '' })), 'No executor took it.');
  });

  it('never calls examples that work a pass', () => {
    assert.doesNotMatch(exampleWords(verdict({})), /pass/i);
    assert.match(exampleWords(verdict({ total: 1 })), /^The example works\./);
    assert.equal(exampleWords(verdict({ status: 'fail', summary: '1 of 3 cases fails.' })), '1 of 3 cases fails.');
  });

  it('gives two figures of a quick run and one of a slow one', () => {
    assert.deepEqual([4, 42, 1234].map(secondsWords), ['0.00\u00a0s', '0.04\u00a0s', '1.2\u00a0s']);
  });
});
