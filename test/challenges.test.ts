/** Every challenge of the pack is judged by what it brings along: right solutions, known mistakes, the starter. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { judge, planCases, readChallenge } from '@waymark/judge';
import type { Challenge, Executor, Language, Problem, Verdict } from '@waymark/judge';
import { localJavaScript, localPython, sandboxJavaScript, sandboxPython } from '@waymark/judge/executors';
import { parse as readYaml } from 'yaml';
import { root } from './harness.ts';

const folder = path.join(root, 'content/backend/challenges');
const slugs = readdirSync(folder).sort();
/** More than one, so that a solution that is right by luck does not stay unseen. */
const SEEDS = [1, 20, 300];
const MISTAKES_AT_LEAST = 3;
const LANGUAGES = ['python', 'javascript'] as const;

function read(slug: string): { challenge: Challenge | null; problems: Problem[] } {
  const from = path.join(folder, slug);
  const paths = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
  const files = new Map(paths.map((name) => [name, readFileSync(path.join(from, name), 'utf8')]));
  return readChallenge({ slug, cases: readYaml(files.get('cases.yaml') ?? ''), files });
}

/** The first one that works here; what the sandbox cannot do on this machine, a plain process does. */
async function firstAvailable(executors: Executor[]): Promise<Executor | null> {
  for (const executor of executors) {
    if ((await executor.probe()).available) return executor;
    await executor.close();
  }
  return null;
}

/** Runs the same code on the same calls once: each mistake is otherwise run again for every other one it may be. */
function remembering(executor: Executor | null): Executor | null {
  if (executor === null) return null;
  const runs = new Map<string, ReturnType<Executor['run']>>();
  const run: Executor['run'] = (request, signal) => {
    const key = JSON.stringify([request.code, request.calls]);
    const known = runs.get(key) ?? executor.run(request, signal);
    runs.set(key, known);
    return known;
  };
  const { id, languages } = executor;
  return { id, languages, run, probe: () => executor.probe(), close: () => executor.close() };
}

const executors: Record<Language, Executor | null> = {
  python: remembering(await firstAvailable([sandboxPython(), localPython()])),
  javascript: remembering(await firstAvailable([sandboxJavaScript(), localJavaScript()])),
};
after(async () => {
  for (const language of LANGUAGES) await executors[language]?.close();
});

function shown({ summary, firstFailure }: Verdict): string {
  return `${summary} ${JSON.stringify(firstFailure)}`;
}

for (const slug of slugs) {
  const { challenge, problems } = read(slug);

  describe(`the challenge ${slug}`, () => {
    it('loads without a problem', () => {
      assert.deepEqual(problems, []);
    });
    if (challenge === null) return;

    it('has what a learner and an author need: examples, hints, random cases, and mistakes in both languages', () => {
      assert.ok(challenge.cases.filter(({ example }) => example).length >= 2, 'examples');
      assert.ok(challenge.hints.length >= 2 && challenge.random.length > 0, 'hints and random cases');
      for (const language of LANGUAGES) {
        const here = <T extends { language: Language }>(sources: T[]): T[] =>
          sources.filter((source) => source.language === language);
        assert.ok(challenge.starter[language] !== undefined, `a starter in ${language}`);
        assert.ok(here(challenge.solutions).length >= 2, `two solutions in ${language}`);
        assert.ok(here(challenge.wrong).length >= MISTAKES_AT_LEAST, `mistakes in ${language}`);
      }
    });

    it('names in its statement what is to be written in each language', () => {
      const names = [challenge.names, ...challenge.methods.map((method) => method.names)];
      const wanted = new Set(names.flatMap(({ python, javascript }) => [python, javascript]));
      const missing = [...wanted].filter((name) => !challenge.statement.includes(name));
      assert.deepEqual(missing, []);
    });

    for (const language of LANGUAGES) judgedIn(language, challenge);
  });
}

function judgedIn(language: Language, challenge: Challenge): void {
  const executor = executors[language];
  if (executor === null) {
    it(`is judged in ${language}`, { skip: `nothing here runs ${language}` }, () => undefined);
    return;
  }
  const verdictOf = (code: string, seed: number): Promise<Verdict> =>
    judge({ challenge, language, code, seed, executor });

  for (const { name, code } of challenge.solutions.filter((solution) => solution.language === language)) {
    it(`passes the solution ${name} in ${language} whatever the random cases are`, async () => {
      for (const seed of SEEDS) {
        const verdict = await verdictOf(code, seed);
        assert.equal(verdict.status, 'pass', `seed ${seed}: ${shown(verdict)}`);
        assert.equal(verdict.total, planCases(challenge, seed).length);
      }
    });
  }

  for (const { why, code, advice } of challenge.wrong.filter((mistake) => mistake.language === language)) {
    it(`fails the mistake ${why} in ${language} with the advice written for it`, async () => {
      for (const seed of SEEDS.slice(0, 2)) {
        const verdict = await verdictOf(code, seed);
        assert.equal(verdict.status, 'fail', `seed ${seed}: ${shown(verdict)}`);
        assert.equal(verdict.firstFailure?.advice, advice, `seed ${seed}: ${shown(verdict)}`);
      }
    });
  }

  it(`does not pass the starter in ${language}`, async () => {
    const verdict = await verdictOf(challenge.starter[language] ?? '', SEEDS[0] ?? 0);
    assert.equal(verdict.status, 'fail', shown(verdict));
  });
}
