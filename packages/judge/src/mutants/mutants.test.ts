import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { javascriptMutants } from './javascript/mutate.ts';
import { treeOf } from './javascript/tree.ts';
import { named } from './mutant.ts';
import { pythonMutants } from './python/mutate.ts';

const python = spawnSync('python3', ['--version']).status === 0;
const needsPython = python ? {} : { skip: 'python3 is not installed' };

const challenges = path.join(import.meta.dirname, '../../../../content/backend/challenges');
const solutions = (extension: string): string[] =>
  globSync(`*/solutions/*.${extension}`, { cwd: challenges })
    .sort()
    .map((name) => readFileSync(path.join(challenges, name), 'utf8'));

const inJavaScript = (code: string): string[] => javascriptMutants(code).map(({ what }) => what);
const inPython = async (code: string): Promise<string[]> =>
  ((await pythonMutants([code]))[0] ?? []).map(({ what }) => what);

/** Names of mutants, without the line. */
const names = (whats: string[]): string[] => whats.map((what) => what.replace(/^line \d+: /, ''));

describe('mutants of JavaScript', () => {
  it('are each mistake that a small function can hold, in the order of its source', () => {
    const code =
      'function clamp(value, most = 9) {\n  if (value > most) {\n    return most;\n  }\n  return value;\n}\n';
    assert.deepEqual(inJavaScript(code), [
      'line 1: most = 9 becomes most',
      'line 1: 9 becomes 10',
      'line 1: 9 becomes 8',
      'line 1: 9 becomes 0',
      'line 2: if (value > most) { return most; } goes',
      'line 2: value > most becomes true',
      'line 2: value > most becomes false',
      'line 2: > becomes >=',
      'line 2: > becomes <=',
      'line 3: return most; goes',
      'line 3: most becomes undefined',
      'line 5: return value; goes',
      'line 5: value becomes undefined',
    ]);
  });

  it('change conditions: and for or, one half of them, the other way round', () => {
    assert.deepEqual(names(inJavaScript('if (a && !b) c();')).slice(1), [
      'a && !b becomes true',
      'a && !b becomes false',
      'a && !b becomes !(a && !b)',
      '&& becomes ||',
      'a && !b becomes a',
      'a && !b becomes (!b)',
      '!b becomes b',
      'c(); goes',
    ]);
  });

  it('lose branches: an else, an else if alone, and with all that follows it', () => {
    const found = names(inJavaScript('if (a) b(); else if (c) d(); else e();'));
    for (const name of ['else if (c) goes', 'else if (c) and what follows goes', 'else goes'])
      assert.ok(found.includes(name), name);
  });

  it('are off by one in indexes, slices and lengths, and lose the ends of slices', () => {
    const found = names(inJavaScript('f(list[at], list.slice(from, to), list.length);'));
    for (const name of [
      'at becomes at + 1',
      'at becomes at - 1',
      'from becomes from + 1',
      'to becomes to - 1',
      'argument from goes',
      'argument to goes',
      'from, to becomes to, from',
      'list.length becomes (list.length - 1)',
    ])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('forget methods and take them for others', () => {
    const found = names(inJavaScript('const t = s.trim(); q.push(t);'));
    for (const name of ['.trim() goes', 'push becomes unshift', '.push(t) goes', 'q.push(t); goes'])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('exchange break and continue, and lose them', () => {
    const found = names(inJavaScript('for (const a of b) { if (a) break; continue; }'));
    for (const name of ['break; becomes continue;', 'break; goes', 'continue; becomes break;', 'continue; goes'])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('leave out in which words something is thrown', () => {
    assert.deepEqual(names(inJavaScript("throw new Error('empty');")), ["throw new Error('empty'); goes"]);
  });

  it('take signs between brackets and comments for what they are', () => {
    const found = javascriptMutants('f((a /* < */) < (b));').map(({ code }) => code);
    assert.ok(found.includes('f((a /* < */) <= (b));'), found.join('\n'));
  });

  it('are none of a source that cannot be read', () => {
    assert.deepEqual(inJavaScript('function ('), []);
  });

  it('are each readable, each another source than the first, and each under a name of its own', () => {
    for (const code of solutions('js')) {
      const mutants = javascriptMutants(code);
      assert.ok(mutants.length > 5);
      assertDistinct(code, mutants);
      for (const { code: mutant, what } of mutants) assert.ok(treeOf(mutant), what);
    }
  });

  it('are the same every time', () => {
    const [code = ''] = solutions('js');
    assert.deepEqual(javascriptMutants(code), javascriptMutants(code));
  });

  it('are readable for any expression of numbers, names and signs', () => {
    const sign = fc.constantFrom('+', '-', '*', '%', '<', '>=', '===', '&&', '||');
    const leaf = fc.constantFrom('a', 'b[0]', 'c.length', '-1', "'x'", '!d', 'f(a, b)');
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.tuple(tie('expression'), sign, tie('expression')).map(([one, by, other]) => `(${one} ${by} ${other})`),
      ),
    }));
    fc.assert(
      fc.property(expression, (source) => {
        const code = `result = ${source};`;
        const mutants = javascriptMutants(code);
        assertDistinct(code, mutants);
        for (const { code: mutant } of mutants) assert.ok(treeOf(mutant), mutant);
      }),
      { numRuns: 60 },
    );
  });
});

describe('mutants of Python', () => {
  it('are each mistake that a small function can hold, in the order of its source', needsPython, async () => {
    const code = 'def clamp(value, most=9):\n    if value > most:\n        return most\n    return value\n';
    assert.deepEqual(await inPython(code), [
      'line 1: 9 becomes 10',
      'line 1: 9 becomes 8',
      'line 1: 9 becomes 0',
      'line 2: if value > most: return most goes',
      'line 2: value > most becomes True',
      'line 2: value > most becomes False',
      'line 2: > becomes >=',
      'line 2: > becomes <=',
      'line 3: return most goes',
      'line 3: return most becomes return None',
      'line 4: return value goes',
      'line 4: return value becomes return None',
    ]);
  });

  it('lose branches: an else, an elif alone, and with all that follows it', needsPython, async () => {
    const found = names(await inPython('if a:\n    b()\nelif c:\n    d()\nelse:\n    e()\n'));
    for (const name of ['elif c goes', 'elif c and what follows goes', 'else goes'])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('are off by one in indexes, ranges and slices, and lose the ends of slices', needsPython, async () => {
    const found = names(await inPython('x = a[i] + b[i:j]\nfor k in range(n):\n    pass\n'));
    for (const name of [
      'i becomes i + 1',
      'i becomes i - 1',
      'lower end i goes',
      'upper end j goes',
      'j becomes j - 1',
      'n becomes n + 1',
      'n becomes n - 1',
    ])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('change conditions: and for or, one half of them, membership and negation', needsPython, async () => {
    const found = names(await inPython('if a and b not in c:\n    d()\n'));
    for (const name of [
      'and becomes or',
      'a goes',
      'b not in c goes',
      'not in becomes in',
      'a and b not in c becomes not (a and b not in c)',
    ])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('exchange break and continue, augmented signs and arguments, and forget calls', needsPython, async () => {
    const found = names(await inPython('for a in b:\n    c += f(a, d.lower())\n    break\n'));
    for (const name of [
      'break becomes continue',
      'break goes',
      '+= becomes -=',
      'c += f(a, d.lower()) becomes c = f(a, d.lower())',
      'f(a, d.lower()) becomes f(d.lower(), a)',
      '.lower() goes',
    ])
      assert.ok(found.includes(name), `${name} in ${found.join('; ')}`);
  });

  it('leave out docstrings, and in which words something is raised', needsPython, async () => {
    const code = 'def f():\n    """What it does."""\n    raise ValueError(\'no\')\n';
    assert.deepEqual(await inPython(code), ["line 3: raise ValueError('no') goes"]);
  });

  it('are none of a source that cannot be read, and leave the sources beside it alone', needsPython, async () => {
    const [broken, good] = await pythonMutants(['def (', 'x = 1\n']);
    assert.deepEqual(broken, []);
    assert.ok((good ?? []).length > 0);
  });

  it('never run what they are made of', needsPython, async () => {
    const mark = path.join(import.meta.dirname, 'must-not-exist');
    await pythonMutants([`open(${JSON.stringify(mark)}, 'w')\nraise SystemExit(9)\n`]);
    assert.throws(() => readFileSync(mark));
  });

  it(
    'are each readable, each another source than the first, and each under a name of its own',
    needsPython,
    async () => {
      const sources = solutions('py');
      const all = await pythonMutants(sources);
      for (const [at, mutants] of all.entries()) {
        assert.ok(mutants.length >= 3, sources[at] ?? '');
        assertDistinct(sources[at] ?? '', mutants);
      }
      // Some of them are read again: what cannot be read has no mutants.
      const some = all.flat().filter((_, at) => at % 25 === 0);
      const again = await pythonMutants(some.map(({ code }) => code));
      assert.deepEqual(
        some.filter((_, at) => (again[at] ?? []).length === 0),
        [],
      );
    },
  );
});

describe('names of mutants', () => {
  it('number those that would be alike, and leave out what is the source again', () => {
    const change = (code: string): { line: number; what: string; code: string } => ({ line: 1, what: 'w', code });
    const made = named('a', [change('b'), change(' a '), change('c'), change('b')], (code) => code.trim());
    assert.deepEqual(made, [
      { what: 'line 1: w', code: 'b' },
      { what: 'line 1: w (2)', code: 'c' },
    ]);
  });
});

function assertDistinct(source: string, mutants: { what: string; code: string }[]): void {
  assert.equal(new Set(mutants.map(({ what }) => what)).size, mutants.length);
  assert.equal(new Set(mutants.map(({ code }) => code)).size, mutants.length);
  assert.ok(mutants.every(({ code }) => code !== source));
}
