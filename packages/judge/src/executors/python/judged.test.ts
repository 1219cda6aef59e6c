/** The whole way: a challenge as its folder says it, real Python on both sides of the border, one verdict. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { parse } from 'yaml';
import type { Challenge } from '../../challenge/model.ts';
import { readChallenge } from '../../challenge/read.ts';
import type { Verdict } from '../../types.ts';
import { judge } from '../../verdict/judge.ts';
import { localPython } from './local-python.ts';
import { sandboxPython } from './sandbox-python.ts';

const SEARCH = `
version: 1
title: Binary search
kind: function
name: binary_search
parameters: [numbers, target]
observe: comparisons
bounds: ['comparisons <= 2 * log2(n) + 3']
cases:
  - { name: the middle, args: [[1, 3, 5], 3], expected: 1, example: true }
  - { name: an empty list, args: [[], 3], expected: -1 }
  - { name: the last, args: [[1, 3, 5], 5], expected: 2 }
random:
  - name: present
    count: 8
    args: [{ list: { int: [0, 999] }, length: [40, 80], sorted: true, unique: true }, { element-of: 0 }]
`;

const RIGHT = `
def binary_search(numbers, target):
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low if low < len(numbers) and numbers[low] == target else -1
`;
const LINEAR = `
def binary_search(numbers, target):
    return numbers.index(target) if target in numbers else -1
`;
const NO_LAST = RIGHT.replace('low < len(numbers)', 'low < len(numbers) - 1');
const EQUAL = `
class Everything:
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 0

def binary_search(numbers, target):
    return Everything()
`;

function challengeOf(): Challenge {
  const files = new Map([
    ['statement.md', 'Find the place of a number in a sorted list, or -1.'],
    ['solutions/halves.py', RIGHT],
    ['wrong/forgets-the-last/solution.py', NO_LAST],
    ['wrong/forgets-the-last/advice.md', 'The last element is never looked at.'],
  ]);
  const { challenge, problems } = readChallenge({ slug: 'binary-search', cases: parse(SEARCH), files });
  return challenge ?? assert.fail(JSON.stringify(problems));
}

const sandbox = sandboxPython();
const { available } = await sandbox.probe();
const executor = available ? sandbox : localPython();
const isRunnable = available || (await executor.probe()).available;
after(() => executor.close());

describe('a judged solution in Python', { skip: isRunnable ? false : 'no Python here' }, () => {
  const challenge = challengeOf();
  const verdictOf = (code: string, seed = 11): Promise<Verdict> =>
    judge({ challenge, language: 'python', code, seed, executor });

  it('passes when it is right and as cheap as the challenge asks', async () => {
    const verdict = await verdictOf(RIGHT);
    assert.deepEqual(
      [verdict.status, verdict.passed, verdict.sandboxed],
      ['pass', 11, available],
      JSON.stringify(verdict.firstFailure),
    );
  });

  it('fails when it is right at the cost of a walk through the whole list', async () => {
    const verdict = await verdictOf(LINEAR);
    assert.equal(verdict.status, 'fail');
    assert.match(verdict.firstFailure?.advice ?? '', /comparisons <= 2 \* log2\(n\) \+ 3/);
  });

  it('fails with the advice of the mistake that it makes', async () => {
    const verdict = await verdictOf(`${NO_LAST}\n# mine`);
    assert.deepEqual([verdict.status, verdict.firstFailure?.name], ['fail', 'the last']);
    assert.equal(verdict.firstFailure?.advice, 'The last element is never looked at.');
  });

  it('passes no case with an object that is equal to everything', async () => {
    const verdict = await verdictOf(EQUAL);
    assert.deepEqual([verdict.status, verdict.passed], ['fail', 0]);
    assert.match(verdict.firstFailure?.actual ?? '', /cannot be compared/);
  });

  it('judges the same seed the same way', async () => {
    assert.deepEqual(await verdictOf(NO_LAST, 5), await verdictOf(NO_LAST, 5));
  });
});

describe('the README of this package', () => {
  it('shows a cases.yaml that can be read', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const yaml = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? assert.fail('no example');
    const files = new Map([
      ['statement.md', 'x'],
      ['solutions/a.py', 'x'],
    ]);
    assert.deepEqual(readChallenge({ slug: 'x', cases: parse(yaml), files }).problems, []);
  });
});
