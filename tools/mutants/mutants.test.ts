import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { RUNGS } from '@waymark/checks/rungs';
import { readAccepted, stale } from './accepted.ts';
import { allMutants, ANSWERS, canBeMade, folderOf } from './answers.ts';
import { openBench, type Bench } from './bench.ts';
import { hostProcess, type HostProcess } from './host-process.ts';
import { keyOf, mutantsOf } from './make.ts';
import { focused } from '../../test/learners/shared/focused.ts';
import { classed, ratiosOf } from './report.ts';
import { tryOut, type Outcome } from './trial.ts';

const [answer] = ANSWERS;
assert.ok(answer);
const hello = await readFile(path.join(folderOf(answer), 'hello.js'), 'utf8');

describe('mutants of a server', () => {
  const changesOf = (source: string): string[] => mutantsOf({ file: 'a.js', text: source }).map(({ change }) => change);

  it('forget to wait, leave out a field, and answer with another status', () => {
    const found = changesOf(
      'async function f(r) {\n  const id = await g(r);\n  r.status(201).json({ id, at: 1 });\n}\n',
    );
    for (const name of ['await g(r) becomes (g(r))', 'field id goes', 'field at: 1 goes', '201 becomes 200'])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('also answer with another status where an error is thrown', () => {
    assert.ok(changesOf("throw new ApiError(404, 'none');\n").includes('404 becomes 403'));
  });

  it('ask the database for something else', () => {
    const found = changesOf("const q = d.prepare('SELECT * FROM t WHERE id = ? AND owner IS ? ORDER BY rowid');\n");
    for (const name of ['SQL: AND becomes OR', 'SQL: IS becomes IS NOT', 'SQL: ORDER BY rowid becomes nothing'])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('keep their names when lines are added above them', () => {
    const keys = (source: string): string[] => mutantsOf({ file: 'express/hello.js', text: source }).map(keyOf);
    assert.deepEqual(keys(`// one line more\n\n${hello}`), keys(hello));
  });

  it('have a name of their own each', async () => {
    const keys = (await allMutants()).map(keyOf);
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(keys.length > 1_000);
  });

  it('that may pass all exist, each with a reason', async () => {
    const answers = ANSWERS.filter(canBeMade);
    const accepted = await readAccepted(answers.map(({ folder }) => folder));
    assert.deepEqual(stale(accepted, await allMutants(answers)), []);
  });
});

describe('a check without those below it', () => {
  for (const check of RUNGS)
    it(`has all steps of ${check.name}, and of others only what these build on`, () => {
      const cut = focused(check);
      assert.deepEqual(cut.steps, check.steps);
      const kept = new Set(chain(cut));
      for (const step of kept)
        assert.ok(
          step.after.every((one) => kept.has(one)),
          step.id,
        );
      const needed = new Set([...check.steps, ...[...kept].flatMap((step) => step.after)]);
      assert.deepEqual(kept, new Set([...kept].filter((step) => needed.has(step))));
    });

  function chain(check: (typeof RUNGS)[number]): (typeof RUNGS)[number]['steps'][number][] {
    return [...check.needs.flatMap(chain), ...check.steps];
  }
});

describe('a mutant on trial', () => {
  let bench: Bench;
  let host: HostProcess;
  before(async () => {
    bench = await openBench();
    host = hostProcess(bench.folder, answer.open);
  });
  after(async () => {
    await host.renew();
    await bench.remove();
  });
  const trial = (code: string | null): Promise<Outcome> =>
    tryOut(host, bench, {
      answer,
      mutant: code === null ? null : { file: 'express/hello.js', code },
      asked: ['hello-server'],
    });
  const instead = (text: string, by: string): string => {
    assert.ok(hello.includes(text), text);
    return hello.replace(text, by);
  };

  const ends: [name: string, code: () => string | null, outcome: Outcome][] = [
    ['passes where it is the model answer itself', () => null, { end: 'survived', step: null }],
    [
      'is rejected at the step that sees it',
      () => instead('Hello, ${name}!', 'Hello, you!'),
      { end: 'rejected', step: 'hello-server/greets-by-name' },
    ],
    [
      'is rejected where it never answers',
      () => instead("response.type('text/plain').send('Hello!", "String('"),
      { end: 'rejected', step: 'hello-server/answers' },
    ],
    [
      'is rejected where it ends its process',
      () =>
        instead(
          "const name = request.query.name ?? 'World';",
          "const name = 'x'; setImmediate(() => { throw new Error(); });",
        ),
      { end: 'rejected', step: 'hello-server/greets-by-name' },
    ],
    [
      'is broken where it does not start',
      () => `${hello}\nthrow new Error('at the start');\n`,
      { end: 'broken', step: null },
    ],
    ['passes again after all of them', () => null, { end: 'survived', step: null }],
  ];
  for (const [name, code, outcome] of ends) it(name, async () => assert.deepEqual(await trial(code()), outcome));
});

const because = (file: string, reason: string): [string, string] => [file, reason];

describe('what mutants count as', () => {
  const [made] = mutantsOf({ file: 'express/hello.js', text: hello });
  assert.ok(made);
  const mutant = { ...made, answer, asked: [] };
  const tried = (end: Outcome['end']) => ({ mutant, outcome: { end, step: null } });
  const entry = { key: keyOf(mutant), kind: 'equivalent' as const, why: 'nobody can tell' };
  const accepted = new Map([[entry.key, entry]]);

  it('is unexplained where one passes without a reason, or a check breaks', () => {
    assert.equal(classed(tried('survived'), new Map()), 'unexplained');
    assert.equal(classed(tried('error'), new Map()), 'unexplained');
    assert.equal(classed(tried('survived'), accepted), 'equivalent');
  });

  it('is a mistake of the list where one that may pass is rejected', () => {
    assert.equal(classed(tried('rejected'), accepted), 'no longer');
    assert.equal(classed(tried('broken'), accepted), 'no longer');
  });

  it('leaves out of the share what does not start, and of the second share what breaks no brief', () => {
    const all = (['rejected', 'rejected', 'rejected', 'unexplained', 'equivalent', 'broken'] as const).map((name) => ({
      ...tried('survived'),
      class: name,
    }));
    assert.deepEqual(ratiosOf(all), { raw: 3 / 5, ofWrong: 3 / 4 });
  });

  it('leaves out no file of a program, except those with a reason', async () => {
    const left = new Map([
      [
        'full-stack/nginx.js',
        'starts nginx, which need not be installed; test/learners/full-stack-nginx.test.ts asks it',
      ],
      ['full-stack/public/blog.js', 'runs in a browser, and no check runs scripts'],
      ['full-stack/server.js', 'starts and stops an instance, as express/server.js does, which is mutated'],
      ['full-stack/blog.test.js', 'tests the others'],
      ['django/manage.py', 'gives the commands of Django, and no server starts with it'],
      ['django/project/settings.py', 'a mutant that does not read DATA would keep its records in examples'],
      ...['people/migrations/0001_initial', 'people/migrations/0002_identity', 'todos/migrations/0001_initial'].map(
        (name) => because(`django/${name}.py`, 'written by Django from its models'),
      ),
      ...['people', 'people/migrations', 'project', 'todos', 'todos/migrations'].map((name) =>
        because(`django/${name}/__init__.py`, 'is empty'),
      ),
    ]);
    const mutated = new Set(
      ANSWERS.flatMap(({ folder, files }) => Object.keys(files).map((file) => `${folder}/${file}`)),
    );
    for (const answer of ANSWERS)
      for (const file of await readdir(folderOf(answer), { recursive: true })) {
        const name = `${answer.folder}/${file.replaceAll(path.sep, '/')}`;
        if (/\.(js|py)$/.test(name)) assert.ok(mutated.has(name) || left.has(name), name);
      }
  });

  it('is asked of files that exist, by checks that exist', async () => {
    for (const { file, asked } of await allMutants())
      for (const subject of asked)
        assert.ok(
          RUNGS.some(({ name }) => name === subject.split(':')[0]),
          `${file}: ${subject}`,
        );
  });
});
