import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { Problem } from '../challenge/model.ts';
import { contentCheck, type ContentCheckOptions } from './content-check.ts';
import { openExecutors } from './executors.ts';
import { readFolder } from './folder.ts';
import { newChallenge } from './new-challenge.ts';
import type { ItemReport } from './report.ts';

const executors = await openExecutors(2, { sql: false });
after(() => executors.close());
const both = executors.python !== null && executors.javascript !== null;
const needsBoth = both ? {} : { skip: 'this machine does not run both Python and JavaScript' };

const SLUG = 'warm-days';

/** A pack with one challenge as `content new` makes it, its lines with TODO taken away, and then changed by `edits`. */
async function packWith(edits: Record<string, (text: string) => string> = {}): Promise<string> {
  const pack = await mkdtemp(path.join(tmpdir(), 'waymark-content-'));
  after(() => rm(pack, { recursive: true, force: true }));
  const made = await newChallenge(pack, SLUG);
  assert.equal(made.kind, 'made');
  const folder = path.join(pack, 'challenges', SLUG);
  for (const [name, text] of await readFolder(folder)) {
    const lines = text.split('\n').filter((line) => !line.includes('TODO'));
    await writeFile(path.join(folder, name), lines.join('\n'));
  }
  for (const [name, edit] of Object.entries(edits)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, edit(await readFile(file, 'utf8').catch(() => '')));
  }
  return pack;
}

async function check(folder: string, options: Partial<ContentCheckOptions> = {}): Promise<ItemReport> {
  const report = await contentCheck({ folder, executors, seeds: [1, 20], mutants: false, ...options });
  assert.equal(report.items.length, 1);
  return report.items[0] as ItemReport;
}

function shown(problems: readonly Problem[]): string {
  return problems.map(({ where, message }) => `${where} ${message}`).join('\n');
}

const replaced = (from: string | RegExp, to: string) => (text: string) => {
  assert.match(text, from instanceof RegExp ? from : new RegExp(from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return text.replace(from, to);
};

/** Each way in which a challenge can be broken, and what the check says of it. */
const BROKEN: { name: string; edits: Record<string, (text: string) => string>; says: RegExp }[] = [
  {
    name: 'YAML that cannot be read',
    edits: { 'cases.yaml': (text) => `${text}\n  - [` },
    says: /^cases\.yaml:\d+ is no YAML/,
  },
  {
    name: 'a key that it does not know',
    edits: { 'cases.yaml': (text) => `${text}\nhintz: []\n` },
    says: /^cases\.yaml: does not know "hintz"/,
  },
  {
    name: 'too few hints',
    edits: { 'cases.yaml': replaced(/hints:[^]*$/, 'hints: [Look twice.]\n') },
    says: /^cases\.yaml needs 2 hints/,
  },
  {
    name: 'a name that the statement does not give',
    edits: { 'statement.md': (text) => text.replaceAll('warmDays', 'countThem') },
    says: /^statement\.md does not say that it is called warmDays in javascript/m,
  },
  {
    name: 'a solution that fails',
    edits: { 'solutions/step-by-step.js': replaced('>=', '>') },
    says: /^solutions\/step-by-step\.js does not pass with seed 1\. .*Case "exactly the limit"/m,
  },
  {
    name: 'a mistake that passes',
    edits: { 'wrong/only-the-larger-ones/solution.py': replaced('> limit', '>= limit') },
    says: /^wrong\/only-the-larger-ones\/solution\.py does not fail/m,
  },
  {
    name: 'a mistake that gets the advice of another',
    edits: {
      'wrong/also-the-larger-ones/solution.py': () =>
        'def warm_days(numbers, limit):\n    return sum(1 for n in numbers if n > limit)\n',
      'wrong/also-the-larger-ones/advice.md': () => 'Other words.\n',
    },
    says: /^wrong\/only-the-larger-ones\/solution\.py gets other advice than its own .*Advice: Other words\./m,
  },
  {
    name: 'a starter that passes',
    edits: { 'starter.js': () => 'const warmDays = (numbers, limit) => numbers.filter((n) => n >= limit).length;\n' },
    says: /^starter\.js should fail/,
  },
  {
    name: 'an example that is not true',
    edits: { 'statement.md': replaced('warm_days([20], 20) -> 1', 'warm_days([20], 20) -> 0') },
    says: /^statement\.md:\d+ warm_days\(\[20\], 20\) -> 0: solutions\/step-by-step\.py gives 1/,
  },
  {
    name: 'an example that promises an error',
    edits: { 'statement.md': replaced('warmDays([20], 20) -> 1', 'warmDays([20], 20) -> an error') },
    says: /^statement\.md:\d+ warmDays\(\[20\], 20\) -> an error: solutions\/step-by-step\.js gives 1/,
  },
  {
    name: 'a language without an example',
    edits: { 'statement.md': replaced('```javascript example', '```javascript') },
    says: /^statement\.md has no example in javascript/,
  },
  {
    name: 'cases that let an answer pass which knows nothing of the question',
    edits: {
      'cases.yaml': replaced(
        /cases:\n[^]*hints:/,
        'cases:\n  - { name: a, args: [[1], 9], expected: 0, example: true }\n' +
          '  - { name: b, args: [[], 9], expected: 0, example: true }\n' +
          'random: [{ name: r, args: [{ list: { int: [0, 5] } }, { value: 9 }] }]\nhints:',
      ),
    },
    says: /^cases\.yaml lets always 0 pass in python/m,
  },
  {
    name: 'a list of mutants that gives no reason',
    edits: { 'equivalent.yaml': () => '- { solution: a.py, mutants: [b] }\n' },
    says: /^equivalent\.yaml: entries\[0\]\.reason should be a text/,
  },
];

describe('the check of a challenge', () => {
  for (const { name, edits, says } of BROKEN) {
    it(`finds ${name}`, needsBoth, async () => {
      const { problems } = await check(await packWith(edits));
      assert.match(shown(problems), says);
    });
  }

  it('says of every file of a new challenge what is still to be written, and nothing else', needsBoth, async () => {
    const pack = await mkdtemp(path.join(tmpdir(), 'waymark-content-'));
    after(() => rm(pack, { recursive: true, force: true }));
    const made = await newChallenge(pack, SLUG);
    const { problems } = await check(pack);
    assert.ok(
      problems.every(({ message }) => message.startsWith('still says TODO')),
      shown(problems),
    );
    assert.equal(problems.length, made.kind === 'made' ? made.files.length : 0);
  });

  it('finds nothing in a challenge that is written, and all of its mutants die', needsBoth, async () => {
    const { problems, mutants, unchecked } = await check(await packWith(), { mutants: true });
    assert.equal(shown(problems), '');
    assert.deepEqual(unchecked, []);
    assert.ok(mutants.made > 30);
    assert.deepEqual(mutants, { made: mutants.made, killed: mutants.made, equivalent: 0 });
  });

  it('names each mutant that no case tells from the solution', needsBoth, async () => {
    const weaker = replaced(/cases:\n[^]*hints:/, WEAK_CASES);
    const { problems } = await check(await packWith({ 'cases.yaml': weaker, ...OTHER_MISTAKE }), { mutants: true });
    assert.match(shown(problems), /^solutions\/step-by-step\.py a mutant passes every case: line 4: >= becomes >$/m);
    assert.match(shown(problems), /^solutions\/step-by-step\.js a mutant passes every case: line 4: >= becomes >$/m);
  });

  it(
    'takes a mutant that is listed with its reason, and complains of one that is listed in vain',
    needsBoth,
    async () => {
      const pack = await packWith({
        'solutions/step-by-step.py': (text) => text.replace('count = 0', 'count = 0\n    limit = limit + 0'),
        'equivalent.yaml': () =>
          '- solution: step-by-step.py\n' +
          "  mutants: ['line 3: limit = limit + 0 goes', 'line 3: + becomes -', 'line 3: limit + 0 becomes limit', 'line 99: a goes']\n" +
          '  reason: Adding nothing changes nothing.\n',
      });
      const { problems, mutants } = await check(pack, { mutants: true });
      assert.equal(mutants.equivalent, 3);
      assert.match(
        shown(problems),
        /^equivalent\.yaml lists a mutant that does not survive.*step-by-step\.py: line 99: a goes$/,
      );
    },
  );

  it('wants a mutant to die with every seed, not with a lucky one', needsBoth, async () => {
    const pack = await packWith({
      'cases.yaml': replaced(
        /cases:\n[^]*hints:/,
        'cases:\n  - { name: a, args: [[9, 8], 3], expected: 2, example: true }\n' +
          '  - { name: b, args: [[1], 3], expected: 0, example: true }\n' +
          'random: [{ name: r, count: 1, args: [{ list: { int: [0, 9] }, length: [3, 3] }, { int: [0, 9] }] }]\nhints:',
      ),
      ...OTHER_MISTAKE,
    });
    const seeds = Array.from({ length: 12 }, (_, seed) => seed);
    const { problems } = await check(pack, { mutants: true, seeds });
    assert.match(shown(problems), /a mutant passes with seed .*, though not with every seed: line 4: >= becomes >/);
  });
});

/** A mistake that any case tells from what is right. */
const OTHER_MISTAKE = {
  'wrong/only-the-larger-ones/solution.py': () => 'def warm_days(numbers, limit):\n    return -1\n',
  'wrong/only-the-larger-ones/solution.js': () => 'const warmDays = () => -1;\n',
};

const WEAK_CASES =
  'cases:\n  - { name: a, args: [[9, 1], 5], expected: 1, example: true }\n' +
  '  - { name: b, args: [[], 5], expected: 0, example: true }\n' +
  'random: [{ name: r, args: [{ list: { one-of: [{ int: [0, 4] }, { int: [6, 9] }] } }, { value: 5 }] }]\nhints:';

describe('the check of a pack', () => {
  it('takes only what is named, and finds nothing where nothing has the name', needsBoth, async () => {
    const folder = await packWith();
    const options = { folder, executors, mutants: false };
    assert.deepEqual((await contentCheck({ ...options, only: ['other'] })).items, []);
    assert.deepEqual(
      (await contentCheck({ ...options, only: [SLUG] })).items.map(({ name }) => name),
      [SLUG],
    );
  });

  it('reads a folder of SQL exercises as well', async () => {
    const pack = await mkdtemp(path.join(tmpdir(), 'waymark-content-'));
    after(() => rm(pack, { recursive: true, force: true }));
    await mkdir(path.join(pack, 'sql/01-empty'), { recursive: true });
    const { kind, problems } = await check(pack);
    assert.equal(kind, 'sql');
    assert.match(shown(problems), /^exercise\.yaml is missing/);
  });

  it('runs what quizzes print, and passes on what their reader found', needsBoth, async () => {
    const quiz = {
      name: 'basics',
      problems: ['items should have 1 to 500 questions.'],
      prints: [
        { id: 'good', language: 'python' as const, code: 'print(7 // 2)\n', output: '3' },
        { id: 'bad', language: 'javascript' as const, code: 'console.log(7 / 2);\n', output: '3' },
        { id: 'raising', language: 'python' as const, code: "print('a')\nprint(1 / 0)\n", output: 'a' },
      ],
    };
    const report = await contentCheck({ folder: tmpdir(), quizzes: [quiz], executors, only: ['basics'] });
    assert.equal(
      shown(report.items[0]?.problems ?? []),
      'basics.yaml items should have 1 to 500 questions.\nbasics.yaml: bad prints "3.5"',
    );
  });

  it('tells how far it is', needsBoth, async () => {
    const told: number[] = [];
    await contentCheck({
      folder: await packWith(),
      executors,
      seeds: [1],
      onProgress: ({ mutants }) => told.push(mutants),
    });
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
    assert.ok((told.at(-1) ?? 0) > 30);
  });
});

describe('a new challenge', () => {
  it('is refused under a name that is no slug or is taken, and nothing is written', async () => {
    const pack = await packWith();
    assert.deepEqual(await newChallenge(pack, '../escape'), { kind: 'refused', why: 'name' });
    assert.deepEqual(await newChallenge(pack, 'Warm Days'), { kind: 'refused', why: 'name' });
    const before = await readFolder(pack);
    assert.deepEqual(await newChallenge(pack, SLUG), { kind: 'refused', why: 'exists' });
    assert.deepEqual(await readFolder(pack), before);
  });
});
