/** Requests of every kind, which every executor of a language has to answer with the same facts. */
import type { Call, CallFacts, RunFacts, RunRequest } from '../types.ts';
import { call, requestOf } from './driver.fixture.ts';

const PYTHON_SORT = `
def f(a):
    for end in range(len(a) - 1, 0, -1):
        for i in range(end):
            if a[i] > a[i + 1]:
                a[i], a[i + 1] = a[i + 1], a[i]
`;
const PYTHON_LIST = `
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
const JAVASCRIPT_LIST =
  'class Linked { head = null; push(value) { this.head = new Node(value, this.head); } last() { let n = this.head; while (n.next) n = n.next; return n.value; } }\nclass Node { constructor(value, next) { this.value = value; this.next = next; } }';
const JAVASCRIPT_SORT =
  'function f(a) { for (let n = a.length; n > 1; n--) for (let i = 1; i < n; i++) if (a[i - 1] > a[i]) [a[i - 1], a[i]] = [a[i], a[i - 1]]; }';

const list = (...steps: string[]): Call => ({
  kind: 'script',
  className: 'Linked',
  args: [],
  observe: 'node-visits',
  steps: steps.map((step) => ({ method: step.split(' ')[0] ?? '', args: step.split(' ').slice(1).map(Number) })),
});
const sorted: Call = { ...call('f', [3, 1, 2]), argument: 0, observe: 'comparisons-and-swaps' };
const VALUES = [null, true, 1.5, 'é\u{1f600}', [1, [2]], { a: { b: [] } }, { $: 'nan' }, { $: '-0' }];

/** By what they show. */
export const PYTHON: Record<string, RunRequest> = {
  'values across the border': requestOf(
    'python',
    'def f(x):\n    return x',
    [...VALUES, { $: 'int', v: '0x10000000000000000' }, { $: 'tuple', v: [1] }, { $: 'dict', v: [[1, 'x']] }].map(
      (value) => call('f', value),
    ),
  ),
  'an error and its line': requestOf('python', 'def f(x):\n    return 1 / x', [call('f', 0), call('f', 2)]),
  'code that cannot be read': requestOf('python', 'x = 1\ndef f(:', [call('f', 1)]),
  'a name that is not there': requestOf('python', 'def g(): pass', [call('f', 1)]),
  'printed text': requestOf('python', 'def f(x):\n    print("seen", x)\n    return x', [call('f', 1)]),
  'a list sorted in place, counted': requestOf('python', PYTHON_SORT, [sorted]),
  'a script with visits, and a step that raises': requestOf('python', PYTHON_LIST, [
    list('push 1', 'push 2', 'last', 'nothing', 'last'),
  ]),
  'a program with its input': requestOf(
    'python',
    'import sys\nprint(sum(int(line) for line in sys.stdin))\nsys.exit()',
    [
      { kind: 'program', stdin: '1\n2\n' },
      { kind: 'program', stdin: '5\n' },
    ],
  ),
  'a program that exits badly': requestOf('python', 'import sys\nprint(1)\nsys.exit(3)', [
    { kind: 'program', stdin: '' },
  ]),
  'an object that is no value': requestOf('python', 'def f():\n    return (x for x in [1])', [call('f')]),
  'too much output': requestOf('python', 'def f():\n    print("y" * 100_000)', [call('f')]),
  'an end without the end, and the call after it': requestOf(
    'python',
    'def f(x):\n    while x:\n        pass\n    return x',
    [call('f', 0), call('f', 1), call('f', 0)],
    { wallMs: 3000 },
  ),
};

export const JAVASCRIPT: Record<string, RunRequest> = {
  'values across the border': requestOf(
    'javascript',
    'const f = (x) => x;',
    [...VALUES, { $: 'undefined' }, { $: 'int', v: '0x400000000000000001' }, { $: 'set', v: [1] }].map((value) =>
      call('f', value),
    ),
  ),
  'an error and its line': requestOf('javascript', 'function f(x) {\n  throw new RangeError("too far");\n}', [
    call('f', 1),
  ]),
  'code that cannot be read': requestOf('javascript', 'let x = 1;\nfunction f( {', [call('f', 1)]),
  'a program that cannot be read': requestOf('javascript', 'let x = 1;\nlet y = ;', [{ kind: 'program', stdin: '' }]),
  'a name that is not there': requestOf('javascript', 'function g() {}', [call('f', 1)]),
  'module syntax': requestOf('javascript', 'export default function f(n) { return n * 2; }', [call('f', 21)]),
  'printed text': requestOf('javascript', 'function f(x) { console.log("seen", [x, { a: "b" }]); return x; }', [
    call('f', 1),
  ]),
  'a promise that waits': requestOf(
    'javascript',
    'async function f() { await new Promise((go) => setTimeout(go, 5000)); return "awake"; }',
    [call('f'), call('f')],
  ),
  'a list sorted in place, counted': requestOf('javascript', JAVASCRIPT_SORT, [sorted]),
  'a script with visits, and a step that raises': requestOf('javascript', JAVASCRIPT_LIST, [
    list('push 1', 'push 2', 'last', 'nothing', 'last'),
  ]),
  'a program with its input': requestOf(
    'javascript',
    "import { readFileSync } from 'node:fs';\nlet sum = 0; for (const line of readFileSync(0, 'utf8').split('\\n')) sum += +line;\nconsole.log(sum);",
    [
      { kind: 'program', stdin: '1\n2\n' },
      { kind: 'program', stdin: '5\n' },
    ],
  ),
  'an object that is no value': requestOf('javascript', 'class A {}\nconst f = () => new A();', [call('f')]),
  'too much output': requestOf('javascript', 'const f = () => "y".repeat(100_000);', [call('f')]),
  'an end without the end, and the call after it': requestOf(
    'javascript',
    'function f(x) { while (x); return x; }',
    [call('f', 0), call('f', 1), call('f', 0)],
    { wallMs: 3000 },
  ),
};

/** What has to be the same: all but times, and the words of errors, which belong to the interpreter's version. */
export function comparable({ loadError, calls }: RunFacts): unknown {
  const error = (told: CallFacts['error']): unknown => told && { type: told.type, line: told.line };
  return {
    loadError: error(loadError),
    calls: calls.map(({ status, value, stdout, counts, error: told }) => [status, value, stdout, counts, error(told)]),
  };
}
