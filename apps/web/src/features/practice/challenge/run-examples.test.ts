import type { CallFacts, Examples, Executor, RunFacts, RunRequest } from '@waymark/judge';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runExamples, runOwn } from './run-examples.ts';

const EXAMPLES: Examples = {
  slug: 'sum',
  title: 'Sum',
  kind: 'function',
  names: { python: 'sum_of', javascript: 'sumOf' },
  parameters: ['numbers'],
  argument: null,
  methods: [],
  compare: {},
  limits: { cpuMs: 1000, wallMs: 1000, memoryBytes: 1e8, outputBytes: 1e5 },
  observe: null,
  cases: [
    { name: 'three', input: { args: [[1, 2, 3]], steps: [], stdin: '' }, expected: 6, raises: false },
    { name: 'one', input: { args: [[5]], steps: [], stdin: '' }, expected: 5, raises: false },
  ],
};
const SOURCE = { language: 'python', code: 'def sum_of(numbers): ...' } as const;
const never = new AbortController().signal;

function executorOf(facts: Partial<CallFacts>, more: Partial<RunFacts> = {}, seen: RunRequest[] = []): Executor {
  const call: CallFacts = { status: 'returned', value: 5, stdout: '', error: null, counts: {}, cpuMs: 1, wallMs: 1 };
  return {
    id: 'page',
    languages: ['python'],
    probe: async () => ({ available: true, runtime: 'Python', sandboxed: false }),
    close: async () => undefined,
    run: async (request) => {
      seen.push(request);
      const calls = request.calls.map(() => ({ ...call, ...facts }));
      return { executor: 'page', sandboxed: false, runtime: 'Python', loadError: null, calls, ...more };
    },
  };
}
const broken: Executor = {
  ...executorOf({}),
  run: () => Promise.reject(new Error('the worker ended')),
};

describe('a run in the page', () => {
  it('judges the examples, and sends no expected value to the executor', async () => {
    const seen: RunRequest[] = [];
    const verdict = await runExamples(executorOf({}, {}, seen), EXAMPLES, SOURCE, never);
    assert.deepEqual([verdict.status, verdict.passed, verdict.total], ['fail', 1, 2]);
    assert.equal(verdict.firstFailure?.call, 'sum_of([1, 2, 3])');
    assert.deepEqual(Object.keys(seen[0] ?? {}).sort(), ['calls', 'code', 'language', 'limits']);
    assert.doesNotMatch(JSON.stringify(seen[0]?.calls), /expected|6/);
  });

  it('does not blame the learner where the engine fails', async () => {
    await assert.rejects(runExamples(broken, EXAMPLES, SOURCE, never), /your code is not to blame: the worker ended/);
    const input = { args: [[1]], stdin: '' };
    await assert.rejects(runOwn(broken, EXAMPLES, SOURCE, input, never), /your code is not to blame/);
  });

  it('shows what an input of one’s own gives, prints and costs', async () => {
    const facts = { value: [1, null], stdout: 'seen\n', counts: { comparisons: 3, swaps: 1 } };
    const run = await runOwn(executorOf(facts), EXAMPLES, SOURCE, { args: [[2, 1]], stdin: '' }, never);
    assert.equal(run.call, 'sum_of([2, 1])');
    assert.deepEqual([run.outcome, run.failed, run.stdout], ['[1, None]', false, 'seen\n']);
    assert.equal(run.counts, '3 comparisons, 1 swap');
  });

  it('says how a run of one’s own ended, in the learner’s words', async () => {
    const own = (facts: Partial<CallFacts>, more: Partial<RunFacts> = {}) =>
      runOwn(executorOf(facts, more), EXAMPLES, SOURCE, { args: [[]], stdin: '' }, never);
    const error = { type: 'IndexError', message: 'out of range', line: 2 };
    assert.equal((await own({ status: 'raised', error })).outcome, 'IndexError: out of range (line 2)');
    assert.equal((await own({ status: 'time-limit' })).outcome, 'It ended without an answer (time limit).');
    const loadError = { type: 'SyntaxError', message: 'no', line: null };
    const failed = await own({ status: 'not-run' }, { loadError });
    assert.deepEqual([failed.outcome, failed.failed], ['SyntaxError: no', true]);
  });
});
