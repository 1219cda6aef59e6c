/** One behaviour suite over both Python executors; what only a sandbox can do stands below. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Call, CallFacts, Executor, Plain, RunFacts, RunRequest } from '../../types.ts';
import { localPython } from './local-python.ts';
import { portablePython } from './portable-python.ts';
import { sandboxPython } from './sandbox-python.ts';

const LIMITS = { cpuMs: 1000, wallMs: 5000, memoryBytes: 128 * 1024 * 1024, outputBytes: 20_000 };
const NEVER = new AbortController().signal;

function request(code: string, calls: Call[], limits: Partial<RunRequest['limits']> = {}): RunRequest {
  return { language: 'python', code, calls, limits: { ...LIMITS, ...limits } };
}

const f = (...args: Plain[]): Call & { kind: 'function' } => ({ kind: 'function', name: 'f', args });
const only = ({ calls }: RunFacts): CallFacts => calls[0] ?? assert.fail('no facts');

const SORT = `
def f(a):
    for end in range(len(a) - 1, 0, -1):
        for i in range(end):
            if a[i] > a[i + 1]:
                a[i], a[i + 1] = a[i + 1], a[i]
`;
const LINKED = `
class Node:
    def __init__(self, value, next):
        self.value, self.next = value, next

class Linked:
    def __init__(self):
        self.head = None
    def push(self, value):
        self.head = Node(value, self.head)
    def last(self):
        node = self.head
        while node.next is not None:
            node = node.next
        return node.value
`;

function suite(executor: Executor): void {
  const run = (code: string, calls: Call[], limits?: Partial<RunRequest['limits']>): Promise<RunFacts> =>
    executor.run(request(code, calls, limits), NEVER);

  it('brings values across the border and back', async () => {
    const values: Plain[] = [
      null,
      true,
      1,
      1.5,
      'é\u{1f600}',
      [1, [2]],
      { a: { b: [] } },
      { $: 'nan' },
      { $: '-inf' },
      { $: '-0' },
      { $: 'float', v: 2 },
      { $: 'int', v: '0x10000000000000000' },
      { $: 'tuple', v: [1] },
      { $: 'set', v: [1] },
      { $: 'dict', v: [[1, 'x']] },
      { $: 'bytes', v: '00ff' },
    ];
    const { calls } = await run(
      'def f(x):\n    return x',
      values.map((value) => f(value)),
    );
    assert.deepEqual(
      calls.map(({ value }) => value),
      values,
    );
  });

  it('says which error was raised, and in which line of the learner', async () => {
    const { status, error } = only(await run('def f(x):\n    return 1 / x', [f(0)]));
    assert.deepEqual([status, error], ['raised', { type: 'ZeroDivisionError', message: 'division by zero', line: 2 }]);
  });

  it('says why code did not load', async () => {
    const { loadError, calls } = await run('x = 1\ndef f(:', [f(1)]);
    assert.deepEqual([loadError?.type, loadError?.line, calls[0]?.status], ['SyntaxError', 2, 'not-run']);
    assert.doesNotMatch(loadError?.message ?? '', /line 2/);
    assert.match((await run('def g(): pass', [f(1)])).calls[0]?.error?.message ?? '', /defines no f/);
  });

  it('keeps what was printed apart from what was returned', async () => {
    const { stdout, value } = only(await run('def f(x):\n    print("seen", x)\n    return x', [f(1)]));
    assert.deepEqual([stdout, value], ['seen 1\n', 1]);
  });

  it('runs a script on an object, and goes on after a step that raises', async () => {
    const code =
      'class S:\n    def __init__(self, items):\n        self.items = items\n    def pop(self):\n        return self.items.pop()\n    def all(self):\n        return self.items\n';
    const steps = ['all', 'pop', 'pop', 'all'].map((method) => ({ method, args: [] }));
    const { value } = only(await run(code, [{ kind: 'script', className: 'S', args: [[7]], steps }]));
    assert.deepEqual(value, [[7], 7, { $: 'raised', type: 'IndexError', message: 'pop from empty list' }, []]);
  });

  it('runs a program anew for each input', async () => {
    const code =
      'import sys\nseen = []\nif __name__ == "__main__":\n    for line in sys.stdin:\n        seen.append(int(line))\n    print(sum(seen))\n    sys.exit()\n';
    const { calls } = await run(
      code,
      ['1\n2\n', '5\n'].map((stdin) => ({ kind: 'program', stdin })),
    );
    assert.deepEqual(
      calls.map(({ status, stdout }) => [status, stdout]),
      [
        ['returned', '3\n'],
        ['returned', '5\n'],
      ],
    );
  });

  it('reads back an argument that was changed in place, and counts comparisons, writes and swaps', async () => {
    const { value, counts } = only(
      await run(SORT, [{ ...f([3, 1, 2]), argument: 0, observe: 'comparisons-and-swaps' }]),
    );
    assert.deepEqual([value, counts], [[1, 2, 3], { comparisons: 3, swaps: 2, writes: 4 }]);
  });

  it('counts the comparisons of the built-in sort as well', async () => {
    const facts = await run('def f(a):\n    return sorted(a)', [{ ...f([1, 2, 3, 4]), observe: 'comparisons' }]);
    assert.deepEqual(only(facts).counts, { comparisons: 3 });
  });

  it('counts visits of nodes, for each call from nothing', async () => {
    const steps = [1, 2, 3].map((value) => ({ method: 'push', args: [value] }));
    const call: Call = {
      kind: 'script',
      className: 'Linked',
      args: [],
      observe: 'node-visits',
      steps: [...steps, { method: 'last', args: [] }],
    };
    const { calls } = await run(LINKED, [call, call]);
    // push reads head, which is a node from the second time on: 2; last reads head, then next twice for each of two steps: 5.
    assert.deepEqual(
      calls.map(({ counts }) => counts),
      [{ visits: 7 }, { visits: 7 }],
    );
  });

  it('ends a call that does not end, and makes the calls after it', async () => {
    const code = 'def f(x):\n    while x:\n        pass\n    return x';
    const { calls } = await run(code, [f(0), f(1), f(0)], { cpuMs: 200, wallMs: 1500 });
    assert.deepEqual(
      calls.map(({ status }) => status),
      ['returned', 'time-limit', 'returned'],
    );
  });

  it('cuts output and results at the limit', async () => {
    const code = 'def f(x):\n    if x:\n        return "y" * 100_000\n    print("y" * 100_000)';
    const { calls } = await run(code, [f(0), f(1)]);
    assert.deepEqual(
      calls.map(({ status }) => status),
      ['output-limit', 'output-limit'],
    );
  });

  it('draws other random numbers in every run', async () => {
    const code = 'import random\ndef f():\n    return random.random()';
    const [one, other] = [only(await run(code, [f()])).value, only(await run(code, [f()])).value];
    assert.equal(typeof one, 'number');
    assert.notEqual(one, other);
  });

  it('stops when it is told to, and works afterwards', async () => {
    const endless = executor.run(
      request('def f():\n    while True: pass', [f()], { cpuMs: 20_000, wallMs: 20_000 }),
      AbortSignal.timeout(300),
    );
    await assert.rejects(endless, { name: 'TimeoutError' });
    assert.equal(only(await run('def f():\n    return 1', [f()])).value, 1);
  });
}

const sandbox = sandboxPython({ workers: 2 });
const availability = await sandbox.probe();
const local = localPython({ python: '/usr/bin/python3' });
const localAvailability = await local.probe();
const portable = portablePython();
after(() => Promise.all([sandbox.close(), local.close(), portable.close()]));

describe(
  'Python in the sandbox',
  { skip: availability.available ? false : `no sandbox here: ${availability.reason}` },
  () => {
    suite(sandbox);

    it('runs as many at the same time as it has workers, and each gets its own facts', async () => {
      const runs = Array.from({ length: 6 }, (_, at) =>
        sandbox.run(request(`def f():\n    return ${at}`, [f()]), NEVER),
      );
      assert.deepEqual(
        (await Promise.all(runs)).map((facts) => only(facts).value),
        [0, 1, 2, 3, 4, 5],
      );
    });

    it('leaves nothing of one run in the next', async () => {
      await sandbox.run(
        request('import math, sys\nmath.pi = 3\nsys.modules["left"] = math\ndef f():\n    return 1', [f()]),
        NEVER,
      );
      const facts = await sandbox.run(
        request('import math, sys\ndef f():\n    return [math.pi > 3.1, "left" in sys.modules]', [f()]),
        NEVER,
      );
      assert.deepEqual(only(facts).value, [true, false]);
    });

    it('says that it is one, and what ran', async () => {
      const { executor, sandboxed, runtime } = await sandbox.run(request('def f(): pass', [f()]), NEVER);
      assert.deepEqual([executor, sandboxed], ['sandbox-python', true]);
      assert.match(runtime, /^Python 3\.\d+\.\d+/);
    });
  },
);

describe(
  'Python in a plain process',
  { skip: localAvailability.available ? false : `no Python here: ${localAvailability.reason}` },
  () => {
    suite(local);

    it('never says that it is a sandbox', async () => {
      assert.equal((await local.run(request('def f(): pass', [f()]), NEVER)).sandboxed, false);
    });
  },
);

describe('Python in Pyodide', () => {
  suite(portable);

  it('says that it is a sandbox, after it has proved it', async () => {
    const found = await portable.probe();
    assert.deepEqual([found.available, found.available && found.sandboxed], [true, true]);
  });

  it('leaves nothing of one run in the next', async () => {
    await portable.run(request('import math\nmath.pi = 3\ndef f():\n    return 1', [f()]), NEVER);
    const facts = await portable.run(request('import math\ndef f():\n    return math.pi > 3.1', [f()]), NEVER);
    assert.equal(only(facts).value, true);
  });

  it('works the same without a snapshot', async (t) => {
    const slow = portablePython({ snapshot: false });
    t.after(() => slow.close());
    assert.equal(only(await slow.run(request('def f():\n    return 1', [f()]), NEVER)).value, 1);
  });
});

describe('executors that cannot start', () => {
  it('say why, instead of failing', async () => {
    const [noSandbox, noPython] = [
      sandboxPython({ bubblewrap: '/nowhere/bwrap' }),
      localPython({ python: '/nowhere/python3' }),
    ];
    assert.deepEqual(await noSandbox.probe(), {
      available: false,
      reason: 'bubblewrap is not installed (/nowhere/bwrap)',
    });
    assert.match(JSON.stringify(await noPython.probe()), /did not start/);
  });

  it('reject a run as their own fault', async () => {
    const broken = sandboxPython({ bubblewrap: '/usr/bin/false' });
    await assert.rejects(broken.run(request('def f(): pass', [f()]), NEVER), { name: 'ExecutorFault' });
  });
});
