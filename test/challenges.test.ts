/**
 * The backend pack is what it says: `waymark content check` without the mutants, which take minutes; those of a few
 * challenges are hunted here, all of them by `waymark content check` itself.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { judge, readChallenge } from '@waymark/judge';
import type { Challenge, Language } from '@waymark/judge';
import { blanksFor, contentCheck, openExecutors, readFolder, type ItemReport } from '@waymark/judge/content';
import { readQuizFiles } from '@waymark/server';
import { parse as readYaml } from 'yaml';
import { root } from './harness.ts';

const pack = path.join(root, 'content/backend');
const slugs = readdirSync(path.join(pack, 'challenges')).sort();
/** Their mutants come to an end quickly. One of each kind: a list, a class, a program. */
const HUNTED = ['vote-count', 'stack', 'till-receipt'];
const MISTAKES_AT_LEAST = 3;
const LANGUAGES = ['python', 'javascript'] as const;

const executors = await openExecutors(2, { sql: false });
after(() => executors.close());

async function read(slug: string): Promise<Challenge> {
  const files = await readFolder(path.join(pack, 'challenges', slug));
  const { challenge, problems } = readChallenge({ slug, cases: readYaml(files.get('cases.yaml') ?? ''), files });
  assert.ok(challenge, JSON.stringify(problems));
  return challenge;
}

async function reportOn(name: string, mutants: boolean): Promise<ItemReport> {
  const { items } = await contentCheck({ folder: pack, only: [name], executors, mutants });
  assert.equal(items.length, 1, name);
  return items[0]!;
}

function assertWithout(report: ItemReport): void {
  assert.deepEqual(
    report.problems.map(({ where, message }) => `${where} ${message}`),
    [],
  );
}

/** A language that this machine does not run is told by the test runner, not taken for checked. */
function skipped({ unchecked }: ItemReport, skip: (reason: string) => void): void {
  if (unchecked.length > 0) skip(unchecked.join('; '));
}

for (const slug of slugs) {
  describe(`the challenge ${slug}`, () => {
    it('passes what is right, fails each mistake with its own advice, and says in its statement what is true', async (t) => {
      const report = await reportOn(slug, false);
      assertWithout(report);
      skipped(report, (reason) => t.skip(reason));
    });

    it('shows more than one way to solve it and knows several mistakes, in both languages', async () => {
      const { solutions, wrong } = await read(slug);
      for (const language of LANGUAGES) {
        const here = (sources: { language: Language }[]): number =>
          sources.filter((source) => source.language === language).length;
        assert.ok(here(solutions) >= 2, `two solutions in ${language}`);
        assert.ok(here(wrong) >= MISTAKES_AT_LEAST, `mistakes in ${language}`);
      }
    });

    for (const language of LANGUAGES) {
      const executor = executors[language];
      const needs = executor === null ? { skip: `nothing here runs ${language}` } : {};
      it(
        `lets nothing pass in ${language} that is equal to everything, or always answers the same`,
        needs,
        async () => {
          const challenge = await read(slug);
          const blanks = blanksFor(challenge, language);
          assert.ok(blanks.some(({ name }) => name.includes('equal to everything')));
          for (const { name, code } of blanks) {
            if (executor === null) continue;
            const verdict = await judge({ challenge, language, code, seed: 7, executor, wrong: [] });
            assert.equal(verdict.status, 'fail', name);
          }
        },
      );
    }
  });
}

describe('the mutants of a few challenges', () => {
  for (const slug of HUNTED) {
    it(`are all told from the solutions of ${slug}, or listed with a reason`, async (t) => {
      const report = await reportOn(slug, true);
      assertWithout(report);
      skipped(report, (reason) => t.skip(reason));
      const { made, killed, equivalent } = report.mutants;
      assert.ok(made > 50);
      assert.equal(killed + equivalent, made);
    });
  }
});

describe('the quizzes', () => {
  it('can be read, and their programs print what they say', async (t) => {
    const quizzes = (await readQuizFiles(pack)).map(({ slug, quiz, problems }) => {
      return { name: slug, problems, prints: (quiz?.items ?? []).filter((item) => item.kind === 'prints') };
    });
    const only = quizzes.map(({ name }) => name);
    const { items } = await contentCheck({ folder: pack, only, quizzes, executors });
    assert.equal(items.length, quizzes.length);
    for (const report of items) {
      assertWithout(report);
      skipped(report, (reason) => t.skip(reason));
    }
  });
});
