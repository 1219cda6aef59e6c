import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readChallenge } from '../challenge/read.ts';
import type { Challenge } from '../challenge/model.ts';
import { ExecutorFault } from '../faults.ts';
import type { Call, CallFacts, Executor, Plain, RunFacts, RunRequest } from '../types.ts';
import { judge } from './judge.ts';

const CASES = {
  version: 1,
  title: 'Sum',
  kind: 'function',
  name: 'sum_of',
  parameters: ['numbers'],
  cases: [
    { name: 'three', args: [[1, 2, 3]], expected: 6 },
    { name: 'one', args: [[5]], expected: 5 },
    { name: 'none', args: [[]], expected: 0 },
  ],
};

function challengeOf(cases: object = CASES, files: Record<string, string> = {}): Challenge {
  const { challenge, problems } = readChallenge({
    slug: 'sum',
    cases,
    files: new Map(Object.entries({ 'statement.md': 'Add.', ...files })),
  });
  return challenge ?? assert.fail(JSON.stringify(problems));
}

function facts(value: Plain, more: Partial<CallFacts> = {}): CallFacts {
  return { status: 'returned', value, stdout: '', error: null, counts: {}, cpuMs: 1, wallMs: 1, ...more };
}

/** An executor whose "code" is the name of a way to answer each call. */
function executorOf(ways: Record<string, (call: Call) => CallFacts>, seen: RunRequest[] = []): Executor {
  return {
    id: 'fake',
    languages: ['python'],
    probe: async () => ({ available: true, runtime: 'fake', sandboxed: true }),
    close: async () => undefined,
    run: async (request) => {
      seen.push(request);
      const way = ways[request.code] ?? assert.fail(`no way ${request.code}`);
      return { executor: 'fake', sandboxed: true, runtime: 'fake 1', loadError: null, calls: request.calls.map(way) };
    },
  };
}

const numbersOf = (call: Call): number[] => (call.kind === 'function' ? (call.args[0] as number[]) : []);
const total = (call: Call): number => numbersOf(call).reduce((sum, number) => sum + number, 0);
const WAYS = {
  right: (call: Call) => facts(total(call)),
  first: (call: Call) => facts(numbersOf(call)[0] ?? 0),
  nothing: () => facts(null),
  hangs: (call: Call) =>
    numbersOf(call).length > 1 ? facts(null, { status: 'time-limit' }) : facts(null, { status: 'not-run' }),
  idle: () => facts(null, { status: 'not-run' }),
};

const run = (code: string, challenge = challengeOf(), executor = executorOf(WAYS)): ReturnType<typeof judge> =>
  judge({ challenge, language: 'python', code, seed: 1, executor });

describe('the verdict', () => {
  it('is a pass when every case gives what it should', async () => {
    const verdict = await run('right');
    assert.deepEqual([verdict.status, verdict.passed, verdict.total, verdict.firstFailure], ['pass', 3, 3, null]);
    assert.equal(verdict.summary, 'All 3 cases pass.');
  });

  it('shows the shortest failing input first, as the learner would write it', async () => {
    const verdict = await run('nothing');
    assert.equal(verdict.status, 'fail');
    assert.deepEqual(
      [verdict.firstFailure?.call, verdict.firstFailure?.expected, verdict.firstFailure?.actual],
      ['sum_of([])', '0', 'None'],
    );
    assert.match(verdict.firstFailure?.advice ?? '', /return/);
  });

  it('sends an executor code, calls and limits, and no expected value, seed or name of a case', async () => {
    const seen: RunRequest[] = [];
    await run('right', challengeOf(), executorOf(WAYS, seen));
    assert.deepEqual(
      seen.map((request) => Object.keys(request).sort()),
      [['calls', 'code', 'language', 'limits']],
    );
    assert.deepEqual(seen[0]?.calls[0], { kind: 'function', name: 'sum_of', args: [[1, 2, 3]] });
  });

  it('gives the advice of the known mistake that has the same outputs', async () => {
    const challenge = challengeOf(CASES, {
      'wrong/only-first/solution.py': 'first',
      'wrong/only-first/advice.md': 'Go on after the first.',
    });
    assert.equal((await run('first', challenge)).firstFailure?.advice, 'Go on after the first.');
    assert.notEqual((await run('nothing', challenge)).firstFailure?.advice, 'Go on after the first.');
  });

  it('asks the reference about random cases, in a run of its own that never sees the learner’s code', async () => {
    const cases = {
      ...CASES,
      random: [{ name: 'random', count: 3, args: [{ list: { int: [0, 9] }, length: [2, 5] }] }],
    };
    const seen: RunRequest[] = [];
    const verdict = await run('first', challengeOf(cases, { 'solutions/plain.py': 'right' }), executorOf(WAYS, seen));
    assert.deepEqual(
      seen.slice(0, 2).map(({ code, calls }) => [code, calls.length]),
      [
        ['right', 3],
        ['first', 6],
      ],
    );
    assert.equal(verdict.status, 'fail');
  });

  describe('on random cases', () => {
    const long = { name: 'long', count: 5, args: [{ list: { int: [-99, 99] }, length: [20, 40] }] };
    const any = { name: 'any', count: 5, args: [{ list: { int: [1, 99] }, length: [0, 40] }] };
    const fixed = CASES.cases.slice(1);
    const withRandom = (...random: object[]): Challenge =>
      challengeOf({ ...CASES, cases: fixed, random }, { 'solutions/plain.py': 'right' });
    const ways = { ...WAYS, three: (call: Call) => facts(total(call) + (numbersOf(call).length >= 3 ? 1 : 0)) };
    const judged = (challenge: Challenge, seed: number, executor = executorOf(ways)): ReturnType<typeof judge> =>
      judge({ challenge, language: 'python', code: 'three', seed, executor });
    const shownLength = (call = ''): number => call.split(',').length;

    it('shows a shorter input than any that was drawn, where a small one of its kind fails', async () => {
      for (let seed = 0; seed < 40; seed += 1) {
        const { firstFailure, cases, passed, total: all } = await judged(withRandom(any), seed);
        assert.match(firstFailure?.name ?? '', /^any \d$/);
        assert.ok(shownLength(firstFailure?.call) <= 5, firstFailure?.call ?? 'none');
        assert.ok(firstFailure !== null && cases.includes(firstFailure), 'it stands in the table, too');
        assert.deepEqual([all, cases.length, passed], [7, 7, cases.filter(({ status }) => status === 'pass').length]);
      }
    });

    it('keeps a shorter input to the ranges that the statement allows', async () => {
      const { firstFailure } = await judged(withRandom(long), 3);
      assert.ok(shownLength(firstFailure?.call) >= 20, firstFailure?.call ?? 'none');
    });

    it('has as many different elements in a shorter input as the statement promises', async () => {
      for (const list of [{ int: [0, 100_000] }, { text: 'abc', length: [1, 8] }]) {
        const unlike = { name: 'unlike', count: 3, args: [{ list, length: [4, 9], unique: true }] };
        for (let seed = 0; seed < 20; seed += 1) {
          const { firstFailure } = await judged(
            challengeOf({ ...CASES, cases: [], random: [unlike] }, { 'solutions/plain.py': 'right' }),
            seed,
            executorOf({ ...ways, three: () => facts(null) }),
          );
          assert.match(firstFailure?.name ?? '', /^unlike/);
          assert.ok(shownLength(firstFailure?.call) >= 4, firstFailure?.call ?? 'none');
        }
      }
    });

    it('shows nothing that only the end of the run for the shorter ones made fail', async () => {
      const long = (call: Call) => facts(total(call) + (numbersOf(call).length > 8 ? 1 : 0));
      const notRun = facts(null, { status: 'not-run' });
      const ends = (at: number) => (at < 21 ? null : at === 21 ? facts(null, { status: 'time-limit' }) : notRun);
      const loadError = { type: 'MemoryError', message: 'no room', line: null };
      const second: ((run: RunFacts) => RunFacts)[] = [
        (run) => ({ ...run, calls: run.calls.map((call, at) => ends(at) ?? call) }),
        (run) => ({ ...run, loadError, calls: run.calls.map(() => notRun) }),
      ];
      for (const shorterOnes of second) {
        const whole = executorOf({ ...ways, three: long });
        let runs = 0;
        const executor: Executor = {
          ...whole,
          run: async (...asked) => {
            const made = await whole.run(...asked);
            runs += asked[0].code === 'three' ? 1 : 0;
            return runs === 2 && asked[0].code === 'three' ? shorterOnes(made) : made;
          },
        };
        const { firstFailure } = await judged(withRandom(any), 3, executor);
        assert.equal(runs, 2);
        assert.ok(shownLength(firstFailure?.call) > 8, firstFailure?.call ?? 'none');
        assert.match(firstFailure?.actual ?? '', /^\d+$/);
      }
    });

    it('leaves a fixed case alone that has the name of a random one', async () => {
      const namesakes = [1, 2, 3, 4, 5].map((number) => ({ name: `any ${number}`, args: [[1]], expected: 1 }));
      const cases = { ...CASES, cases: namesakes, random: [any] };
      const { passed, cases: seen } = await judged(challengeOf(cases, { 'solutions/plain.py': 'right' }), 3);
      assert.deepEqual(seen.slice(0, 5).map(({ status }) => status), namesakes.map(() => 'pass')); // prettier-ignore
      assert.equal(passed, seen.filter(({ status }) => status === 'pass').length);
    });

    it('does not run code again that ran into a limit, and looks for nothing shorter than what is short already', async () => {
      const limited = executorOf({
        ...ways,
        three: (call) => (numbersOf(call).length >= 3 ? facts(null, { status: 'time-limit' }) : facts(total(call))),
      });
      const short = { name: 'short', count: 2, args: [{ list: { int: [0, 0] }, length: [3, 3] }] };
      for (const [challenge, executor] of [
        [withRandom(any), limited],
        [withRandom(short), executorOf(ways)],
      ] as const) {
        let runs = 0;
        const counted: Executor = { ...executor, run: async (...asked) => ((runs += 1), executor.run(...asked)) };
        assert.equal((await judged(challenge, 4, counted)).status, 'fail');
        assert.equal(runs, 2, 'the reference and the learner, once each');
      }
    });

    it('stands as it is where the executor fails at the shorter ones', async () => {
      const whole = executorOf(ways);
      let runs = 0;
      const tired: Executor = {
        ...whole,
        run: async (...asked) => {
          runs += 1;
          if (runs > 2) throw new ExecutorFault('gone');
          return whole.run(...asked);
        },
      };
      const { status, firstFailure } = await judged(withRandom(any), 5, tired);
      assert.deepEqual([status, firstFailure === null, runs], ['fail', false, 3]);
    });
  });

  it('is an error, not a fail, when the reference itself does not answer', async () => {
    const cases = { ...CASES, random: [{ name: 'random', count: 3, args: [{ list: { int: [0, 9] } }] }] };
    assert.equal((await run('right', challengeOf(cases, { 'solutions/plain.py': 'hangs' }))).status, 'error');
  });

  it('counts a call that was not run against the code only when the code ended the run', async () => {
    assert.deepEqual([(await run('hangs')).status, (await run('idle')).status], ['fail', 'error']);
  });

  it('fails an answer that is right at too high a cost, and is an error when nobody counted', async () => {
    const challenge = challengeOf({ ...CASES, observe: 'comparisons', bounds: ['comparisons <= n'] });
    const counting = (count: number): Executor =>
      executorOf({ counted: (call) => facts(total(call), { counts: { comparisons: count } }) });
    assert.equal((await run('counted', challenge, counting(0))).status, 'pass');
    const costly = await run('counted', challenge, counting(2));
    assert.deepEqual([costly.status, costly.passed], ['fail', 1]);
    assert.match(costly.firstFailure?.advice ?? '', /took 2 comparisons/);
    assert.equal((await run('right', challenge)).status, 'error');
  });

  it('lets a guard raise where it should, and only there', async () => {
    const guarded = challengeOf({ ...CASES, cases: [{ name: 'guard', args: [[]], raises: true }] });
    const raising = executorOf({
      raises: () => facts(null, { status: 'raised', error: { type: 'ValueError', message: 'empty', line: 2 } }),
    });
    assert.equal((await run('raises', guarded, raising)).status, 'pass');
    assert.equal((await run('right', guarded)).status, 'fail');
    const plain = await run('raises', challengeOf(), raising);
    assert.equal(plain.firstFailure?.actual, 'ValueError: empty (line 2)');
  });

  it('compares a script step by step, except what returns nothing', async () => {
    const cases = {
      version: 1,
      title: 'Stack',
      kind: 'class',
      name: 'Stack',
      methods: [{ name: 'push', returns: 'nothing' }, 'pop'],
      cases: [{ name: 'one', steps: [['push', 1], { call: ['pop'], expected: 1 }, { call: ['pop'], raises: true }] }],
    };
    const raised = { $: 'raised', type: 'IndexError', message: 'empty' };
    const answers: Record<string, Plain> = {
      right: [99, 1, raised],
      silent: [null, 1, null],
      broken: [raised, 1, raised],
      short: [null, 1],
    };
    const ways = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, () => facts(value)]));
    const statuses = await Promise.all(
      Object.keys(answers).map(async (name) => (await run(name, challengeOf(cases), executorOf(ways))).status),
    );
    assert.deepEqual(statuses, ['pass', 'fail', 'fail', 'fail']);
  });

  it('compares what a program prints, blanks at the ends of lines aside', async () => {
    const cases = {
      version: 1,
      title: 'Echo',
      kind: 'program',
      cases: [{ name: 'one', stdin: '1\n', expected: '1\n2\n' }],
    };
    const ways = { right: () => facts(null, { stdout: '1 \n2' }), wrong: () => facts(null, { stdout: '12' }) };
    assert.equal((await run('right', challengeOf(cases), executorOf(ways))).status, 'pass');
    assert.equal((await run('wrong', challengeOf(cases), executorOf(ways))).status, 'fail');
  });

  it('fails code that did not load, whatever else the facts claim', async () => {
    const loads: Executor = {
      ...executorOf({}),
      run: async ({ calls }) => ({
        executor: 'fake',
        sandboxed: true,
        runtime: '',
        loadError: { type: 'SyntaxError', message: 'bad', line: 1 },
        calls: calls.map(WAYS.right),
      }),
    };
    const verdict = await run('x', challengeOf(), loads);
    assert.deepEqual([verdict.status, verdict.passed], ['fail', 0]);
    assert.match(verdict.summary, /did not load. SyntaxError: bad \(line 1\)/);
  });

  it('hands on a fault of the executor, so that it can be tried again', async () => {
    const broken: Executor = { ...executorOf({}), run: async () => Promise.reject(new ExecutorFault('gone')) };
    await assert.rejects(run('x', challengeOf(), broken), ExecutorFault);
  });

  it('never passes, and never throws, on garbage instead of facts', async () => {
    const garbage = fc.oneof(
      fc.anything(),
      fc.record({ calls: fc.array(fc.anything(), { maxLength: 4 }), loadError: fc.anything() }),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (value) => {
        const verdict = await run('x', challengeOf(), { ...executorOf({}), run: async () => value as RunFacts });
        assert.equal(verdict.status, 'error');
      }),
    );
  });

  it('never passes when one call’s facts are spoilt in any field', async () => {
    const spoilt = fc.tuple(fc.constantFrom('status', 'value', 'stdout', 'counts', 'error'), fc.anything(), fc.nat(2));
    await fc.assert(
      fc.asyncProperty(spoilt, async ([field, value, at]) => {
        const good = executorOf(WAYS);
        const executor: Executor = {
          ...good,
          run: async (request, signal) => {
            const made = await good.run(request, signal);
            return {
              ...made,
              calls: made.calls.map((call, index) => (index === at ? { ...call, [field]: value } : call)),
            };
          },
        };
        const { status } = await run('right', challengeOf(), executor);
        const isHarmless = (field === 'stdout' && typeof value === 'string') || field === 'error' || field === 'counts';
        const isSameValue = field === 'value' && [6, 5, 0][at] === value;
        if (!isHarmless && !isSameValue) assert.notEqual(status, 'pass');
      }),
    );
  });
});
