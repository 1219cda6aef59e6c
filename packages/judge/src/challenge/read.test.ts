import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { planCases } from './plan.ts';
import { readChallenge, type ChallengeFolder } from './read.ts';
import type { Challenge } from './model.ts';

const SEARCH = `
version: 1
title: Binary search
kind: function
name: binary_search
parameters: [numbers, target]
observe: comparisons
bounds: ['comparisons <= 2 * log2(n) + 2']
limits: { cpuMs: 500, memoryMb: 64 }
compare: { tolerance: 0.001 }
cases:
  - { name: finds it, args: [[1, 3, 5], 3], expected: 1, example: true }
  - { name: an empty list, args: [[], 3], expected: -1 }
random:
  - name: present
    count: 4
    args:
      - { list: { int: [0, 1000] }, length: [1, 50], sorted: true, unique: true }
      - { element-of: 0 }
hints: [Look at the middle.]
`;

const STACK = `
version: 1
title: Stack
kind: class
name: Stack
methods: [{ name: push, returns: nothing }, pop, is_empty, to_list]
cases:
  - name: a guard
    steps:
      - [push, 1]
      - { call: [pop], expected: 1 }
      - { call: [pop], raises: true }
random:
  - name: mixed
    count: 3
    steps: [5, 10]
    operations: [{ method: push, weight: 3, args: [{ int: [0, 9] }] }, { method: pop }]
    after: [[to_list]]
`;

function folder(yaml: string, more: Record<string, string> = {}): ChallengeFolder {
  const files = new Map(Object.entries({ 'statement.md': 'Do it.', 'solutions/plain.py': 'pass', ...more }));
  return { slug: 'x', cases: parse(yaml) as unknown, files };
}

function read(yaml: string, more?: Record<string, string>): Challenge {
  const { challenge, problems } = readChallenge(folder(yaml, more));
  assert.deepEqual(problems, []);
  return challenge ?? assert.fail('no challenge');
}

function problemsOf(yaml: string, more?: Record<string, string>): string[] {
  return readChallenge(folder(yaml, more)).problems.map(({ where, message }) => `${where} ${message}`);
}

describe('reading a challenge', () => {
  it('reads a function with its names in both languages, limits and bounds', () => {
    const challenge = read(SEARCH);
    assert.deepEqual(challenge.names, { python: 'binary_search', javascript: 'binarySearch' });
    assert.deepEqual(challenge.limits, { cpuMs: 500, wallMs: 5000, memoryBytes: 64 * 2 ** 20, outputBytes: 65_536 });
    assert.equal(challenge.bounds[0]?.limit({ n: 8 }), 8);
    assert.deepEqual(challenge.hints, ['Look at the middle.']);
  });

  it('reads a class with steps, and what each of them should give', () => {
    const challenge = read(STACK);
    assert.deepEqual(
      challenge.cases[0]?.input.steps.map(({ method }) => method),
      ['push', 'pop', 'pop'],
    );
    assert.deepEqual(challenge.cases[0].expected, [null, 1, { $: 'raised', type: '', message: '' }]);
    assert.deepEqual(challenge.methods[2]?.names, { python: 'is_empty', javascript: 'isEmpty' });
  });

  it('finds starters, solutions and wrong solutions by their place', () => {
    const challenge = read(SEARCH, {
      'starter.js': 's',
      'solutions/recursive.js': 'r',
      'wrong/off-by-one/solution.py': 'w',
      'wrong/off-by-one/advice.md': 'Mind the end.\n',
    });
    assert.deepEqual(challenge.starter, { javascript: 's' });
    assert.deepEqual(
      challenge.solutions.map(({ name, language }) => `${name} ${language}`),
      ['plain python', 'recursive javascript'],
    );
    assert.deepEqual(challenge.wrong, [{ why: 'off-by-one', language: 'python', code: 'w', advice: 'Mind the end.' }]);
  });

  it('says every problem with its place, in words', () => {
    const broken = SEARCH.replace('version: 1', 'version: 2')
      .replace('args: [[1, 3, 5], 3]', 'args: [[1, 3, 5]]')
      .replace('length: [1, 50]', 'length: [50, 1]');
    assert.deepEqual(problemsOf(broken), [
      'cases.yaml: version should be 1',
      'cases.yaml: cases[0] gives 1 arguments, but there are 2 parameters',
      'cases.yaml: random[0].args[0].length should be a range [from, to] between 0 and 5000',
    ]);
  });

  it('finds keys that it does not know, which are most often typing mistakes', () => {
    assert.match(problemsOf(SEARCH.replace('hints:', 'hint:')).join('\n'), /does not know "hint"/);
    assert.match(problemsOf(SEARCH.replace('unique: true', 'uniqe: true')).join('\n'), /does not know "uniqe"/);
  });

  it('refuses a wrong solution without advice, random cases without a solution, and no statement', () => {
    assert.match(
      problemsOf(SEARCH, { 'wrong/x/solution.py': 'w' }).join('\n'),
      /wrong\/x\/advice.md is missing or empty/,
    );
    const files = new Map<string, string>();
    const said = readChallenge({ slug: 'x', cases: parse(SEARCH), files })
      .problems.map(({ message }) => message)
      .join('\n');
    assert.match(said, /no model solution/);
    assert.match(said, /is missing or empty/);
  });

  it('refuses a step that calls no method of the class', () => {
    assert.match(
      problemsOf(STACK.replace('[to_list]]', '[peek]]')).join('\n'),
      /calls "peek", which is not among the methods/,
    );
  });

  it('never throws, and gives no challenge, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.anything(), (cases) => {
        const { challenge, problems } = readChallenge({ slug: 'x', cases, files: new Map() });
        assert.equal(challenge, null);
        assert.ok(problems.length > 0);
      }),
    );
  });

  it('never throws on a good file with one value replaced by anything', () => {
    const good = parse(STACK) as Record<string, unknown>;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), fc.anything(), (key, value) => {
        const { challenge, problems } = readChallenge({ ...folder(STACK), cases: { ...good, [key]: value } });
        assert.equal(challenge === null, problems.length > 0);
      }),
    );
  });
});

describe('planning cases', () => {
  it('repeats itself for the same seed, and only for the same seed', () => {
    const challenge = read(SEARCH);
    assert.deepEqual(planCases(challenge, 7), planCases(challenge, 7));
    assert.notDeepEqual(planCases(challenge, 7), planCases(challenge, 8));
  });

  it('makes values that keep to their ranges, for every seed', () => {
    const challenge = read(SEARCH);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const { input, known } of planCases(challenge, seed)) {
          if (known !== null) continue;
          const [numbers, target] = input.args as [number[], number];
          assert.ok(numbers.length >= 1 && numbers.length <= 50 && numbers.includes(target));
          assert.deepEqual(
            numbers,
            [...new Set(numbers)].sort((a, b) => a - b),
          );
          assert.ok(numbers.every((number) => Number.isInteger(number) && number >= 0 && number <= 1000));
        }
      }),
    );
  });

  it('reads a structure back after every operation', () => {
    for (const { input, known } of planCases(read(STACK), 3)) {
      if (known !== null) continue;
      assert.ok(input.steps.length >= 10);
      assert.ok(input.steps.every(({ method }, at) => (at % 2 === 1) === (method === 'to_list')));
    }
  });
});
