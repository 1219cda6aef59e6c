/** One behaviour suite over both JavaScript executors; what only the sandbox promises is at the end. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Call, CallFacts, Executor, Plain, RunFacts } from '../../types.ts';
import { localJavaScript } from './local-javascript.ts';
import { sandboxJavaScript } from './sandbox-javascript.ts';

// Generous on the clock: what is tested is what happens, on a machine that may be busy.
const LIMITS = { cpuMs: 5000, wallMs: 10_000, memoryBytes: 64 * 2 ** 20, outputBytes: 10_000 };

const fn = (name: string, ...args: Plain[]): Call => ({ kind: 'function', name, args });

function runner(
  executor: Executor,
): (code: string, calls: Call[], limits?: Partial<typeof LIMITS>) => Promise<RunFacts> {
  return (code, calls, limits = {}) =>
    executor.run(
      { language: 'javascript', code, calls, limits: { ...LIMITS, ...limits } },
      AbortSignal.timeout(60_000),
    );
}

function suite(executor: Executor): void {
  const run = runner(executor);
  const one = async (code: string, call: Call): Promise<CallFacts> => (await run(code, [call])).calls[0]!;

  it('finds the code however it is written', async () => {
    for (const code of [
      'function double(n) { return n * 2; }',
      'const double = (n) => n * 2;',
      'export function double(n) { return n * 2; }',
      'export default function double(n) { return n * 2; }',
      'export default (n) => n * 2;',
      'module.exports = (n) => n * 2;',
      'module.exports = { double: (n) => n * 2 };',
      'exports.double = (n) => n * 2; // the last line is a comment',
    ]) {
      assert.equal((await one(code, fn('double', 21))).value, 42, code);
    }
  });

  it('hands over and takes back every kind of plain value', async () => {
    const values: Plain[] = [
      null,
      true,
      1.5,
      'text\u2028\ud800',
      [1, [2]],
      { a: { b: [] } },
      { $: 'nan' },
      { $: 'inf' },
      { $: '-inf' },
      { $: '-0' },
      { $: 'undefined' },
      { $: 'int', v: '0x400000000000000001' },
      { $: 'set', v: [1, 2] },
      { $: 'dict', v: [[1, 'a']] },
      { $: 'bytes', v: '00ff' },
    ];
    const facts = await run(
      'const same = (value) => value;',
      values.map((value) => fn('same', value)),
    );
    assert.deepEqual(
      facts.calls.map(({ value }) => value),
      values,
    );
  });

  it('waits for a promise, on a clock that costs no time', async () => {
    const facts = await one(
      'async function f() { await new Promise((go) => setTimeout(go, 5000)); return "awake"; }',
      fn('f'),
    );
    assert.deepEqual([facts.status, facts.value], ['returned', 'awake']);
  });

  it('names type, message and line of what is thrown', async () => {
    const facts = await one('function f() {\n  const a = 1;\n  throw new RangeError("too far");\n}', fn('f'));
    assert.deepEqual([facts.status, facts.error], ['raised', { type: 'RangeError', message: 'too far', line: 3 }]);
  });

  it('names the line of a syntax error, and runs nothing', async () => {
    const facts = await run('function f() {\n  retur 5;\n}', [fn('f'), fn('f')]);
    assert.equal(facts.loadError?.type, 'SyntaxError');
    assert.equal(facts.loadError.line, 2);
    assert.deepEqual(
      facts.calls.map(({ status }) => status),
      ['not-run', 'not-run'],
    );
  });

  it('says so when the code does not define what is called', async () => {
    const facts = await one('function other() {}', fn('wanted'));
    assert.deepEqual([facts.status, facts.error?.message], ['raised', 'wanted is not defined']);
  });

  it('runs the steps of a script on one object, past a step that raises', async () => {
    const code =
      'class Box { #items = []; put(x) { this.#items.push(x); return this.#items.length; } take() { if (!this.#items.length) throw new Error("empty"); return this.#items.pop(); } }';
    const steps = [['put', 1], ['take'], ['take'], ['put', 2]].map(([method, ...args]) => ({
      method: String(method),
      args,
    }));
    const facts = await one(code, { kind: 'script', className: 'Box', args: [], steps });
    assert.deepEqual(facts.value, [1, 1, { $: 'raised', type: 'Error', message: 'empty' }, 1]);
  });

  it('reads back an argument that was changed in place', async () => {
    const facts = await one('function f(list) { list.reverse(); }', {
      kind: 'function',
      name: 'f',
      args: [[1, 2, 3]],
      argument: 0,
    });
    assert.deepEqual(facts.value, [3, 2, 1]);
  });

  it('gives a program its input and takes what it prints', async () => {
    for (const code of [
      "const fs = require('fs');\nconsole.log(fs.readFileSync(0, 'utf8').split('\\n').map(Number).reduce((a, b) => a + b));",
      "import { readFileSync } from 'node:fs';\nlet sum = 0; for (const line of readFileSync('/dev/stdin', 'utf8').split('\\n')) sum += +line;\nprocess.stdout.write(sum + '\\n'); process.exit(0);",
      "let sum = 0; require('readline').createInterface({ input: process.stdin }).on('line', (line) => { sum += +line; }).on('close', () => console.log(sum));",
      "let all = ''; process.stdin.on('data', (text) => { all += text; }); process.stdin.on('end', () => console.log(eval(all.trim().replace(/\\n/g, '+'))));",
    ]) {
      const facts = await run(code, [
        { kind: 'program', stdin: '1\n2\n' },
        { kind: 'program', stdin: '40\n2\n' },
      ]);
      assert.deepEqual(
        facts.calls.map(({ status, stdout }) => [status, stdout]),
        [
          ['returned', '3\n'],
          ['returned', '42\n'],
        ],
        code,
      );
    }
  });

  it('prints values as Node does', async () => {
    const facts = await one(
      'function f() { console.log("a", 1, -0, [1, "b"], { c: { d: null } }, new Set([1]), undefined, 2n); }',
      fn('f'),
    );
    assert.equal(facts.stdout, "a 1 -0 [ 1, 'b' ] { c: { d: null } } Set(1) { 1 } undefined 2n\n");
  });

  it('goes on with the other calls after one that runs for ever', async () => {
    const facts = await run('function f(n) { while (n === 2); return n; }', [fn('f', 1), fn('f', 2), fn('f', 3)], {
      wallMs: 1500,
    });
    assert.deepEqual(
      facts.calls.map(({ status }) => status),
      ['returned', 'time-limit', 'returned'],
    );
  });

  it('counts the comparisons and swaps of a sort', async () => {
    const code =
      'function sort(a) { for (let n = a.length; n > 1; n--) for (let i = 1; i < n; i++) if (a[i - 1] > a[i]) [a[i - 1], a[i]] = [a[i], a[i - 1]]; return a; }';
    const facts = await one(code, { ...fn('sort', [4, 3, 2, 1]), observe: 'comparisons-and-swaps' } as Call);
    assert.deepEqual([facts.value, facts.counts], [[1, 2, 3, 4], { comparisons: 6, swaps: 6, writes: 12 }]);
  });

  it('tells a binary search from a linear one, written with === too', async () => {
    const sorted = Array.from({ length: 128 }, (_, at) => at * 2);
    const search = (code: string): Promise<CallFacts> =>
      one(code, { ...fn('find', sorted, 254), observe: 'comparisons' } as Call);
    const binary = await search(
      'function find(a, t) { let l = 0, h = a.length - 1; while (l <= h) { const m = (l + h) >> 1; if (a[m] === t) return m; if (a[m] < t) l = m + 1; else h = m - 1; } return -1; }',
    );
    const linear = await search(
      'function find(a, t) { for (let i = 0; i < a.length; i++) if (a[i] === t) return i; return -1; }',
    );
    assert.deepEqual([binary.value, linear.value], [127, 127]);
    assert.ok(binary.counts['comparisons']! <= 2 * 7 + 2, `${binary.counts['comparisons']}`);
    assert.ok(linear.counts['comparisons']! >= 64, `${linear.counts['comparisons']}`);
  });

  it('counts even when the code minds the type of the elements', async () => {
    const code =
      'function top(a) { let best = a[0]; for (const x of a) { if (typeof x !== "number") throw new Error("number wanted"); if (x > best) best = x; } return best; }';
    const facts = await one(code, { ...fn('top', [3, 1, 2]), observe: 'comparisons' } as Call);
    assert.deepEqual([facts.status, facts.value], ['returned', 3]);
    assert.ok(facts.counts['comparisons']! > 0);
  });

  it('counts the nodes that a list walks over', async () => {
    const list = (last: string): string =>
      `class Node { next = null; constructor(value) { this.value = value; } } class List { head = null; tail = null; add(v) { const n = new Node(v); if (this.tail) this.tail.next = n; else this.head = n; this.tail = n; } last() { ${last} } }`;
    const steps = [
      ...Array.from({ length: 20 }, (_, at) => ({ method: 'add', args: [at] })),
      { method: 'last', args: [] },
    ];
    const visits = async (last: string): Promise<number> => {
      const facts = await one(list(last), {
        kind: 'script',
        className: 'List',
        args: [],
        steps,
        observe: 'node-visits',
      });
      assert.equal((facts.value as Plain[]).at(-1), 19);
      return facts.counts['visits']!;
    };
    const walking = await visits('let n = this.head; while (n.next) n = n.next; return n.value;');
    const jumping = await visits('return this.tail.value;');
    assert.ok(walking >= jumping + 20, `${walking} and ${jumping}`);
  });

  it('stops when the caller does', async () => {
    const stop = new AbortController();
    const call = executor.run(
      { language: 'javascript', code: 'for (;;);', calls: [fn('f')], limits: LIMITS },
      stop.signal,
    );
    setTimeout(() => stop.abort(new Error('superseded')), 300);
    await assert.rejects(call, /superseded/);
    assert.equal((await one('const f = () => 1;', fn('f'))).value, 1);
  });
}

describe('sandbox-javascript', () => {
  const executor = sandboxJavaScript({ runsPerProcess: 10 });
  after(() => executor.close());
  suite(executor);

  it('says that it contains what it runs', async () => {
    const probe = await executor.probe();
    assert.ok(probe.available && probe.sandboxed);
  });

  it('shows one run nothing of another', async () => {
    const run = runner(executor);
    await run('globalThis.left = 1; Object.prototype.left = 2; function f() {}', [fn('f')]);
    const facts = await run('function f() { return [typeof left, typeof {}.left]; }', [fn('f')]);
    assert.deepEqual(facts.calls[0]?.value, ['undefined', 'undefined']);
  });
});

describe('local-javascript', () => {
  const executor = localJavaScript();
  suite(executor);

  it('does not call itself a sandbox', async () => {
    const facts = await runner(executor)('const f = () => 1;', [fn('f')]);
    assert.equal(facts.sandboxed, false);
  });
});
