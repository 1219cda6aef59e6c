/** Every SQL exercise of the pack proves itself: right solutions, known mistakes, its lesson, and mutants of the solutions. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { checkSqlExercise, lessonExamples, readSqlExercise } from '@waymark/judge';
import type { Problem, SqlExercise } from '@waymark/judge';
import { sandboxSql } from '@waymark/judge/executors';
import { items, parse } from '@waymark/roadmap';
import { parse as readYaml } from 'yaml';
import { root } from './harness.ts';

const pack = path.join(root, 'content/backend');
const folders = readdirSync(path.join(pack, 'sql')).sort();
/** The statements are ours: no need for a new process every few hundred runs. */
const executor = sandboxSql({ runsPerProcess: 5000 });
after(() => executor.close());

/** More than one, so that nothing passes or fails by luck. */
const SEEDS = [7, 7000, 700_000];

function read(folder: string): { exercise: SqlExercise | null; problems: Problem[] } {
  const from = path.join(pack, 'sql', folder);
  const paths = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const files = new Map(paths.map((name) => [name, readFileSync(path.join(from, name), 'utf8')]));
  return readSqlExercise({ folder, exercise: readYaml(files.get('exercise.yaml') ?? ''), files });
}

const folded = folders.map((folder) => ({ folder, ...read(folder) }));
const exercises = folded.flatMap(({ exercise }) => (exercise === null ? [] : [exercise]));

describe('the SQL exercises of the pack', () => {
  it('load without a problem', () => {
    assert.deepEqual(
      folded.flatMap(({ folder, problems }) => problems.map((problem) => ({ folder, ...problem }))),
      [],
    );
    assert.ok(exercises.length >= 8);
  });

  it('come one after the other, each with a slug of its own that no challenge has', () => {
    assert.deepEqual(
      exercises.map(({ order }) => order),
      exercises.map((_, at) => at + 1),
    );
    const slugs = [...exercises.map(({ slug }) => slug), ...readdirSync(path.join(pack, 'challenges'))];
    assert.equal(new Set(slugs).size, slugs.length);
  });

  it('belong to items that the roadmap has', () => {
    const known = new Set(items(parse(readFileSync(path.join(pack, 'roadmap.md'))).roadmap).map(({ id }) => id));
    assert.deepEqual(
      exercises.flatMap(({ about }) => about).filter((id) => !known.has(id)),
      [],
    );
    assert.ok(exercises.every(({ about }) => about.length > 0));
  });
});

for (const exercise of exercises) {
  describe(`the SQL exercise ${exercise.slug}`, () => {
    it('has what a learner and an author need', () => {
      assert.ok(exercise.solutions.length >= 2, 'two solutions');
      assert.ok(exercise.wrong.length >= 4, 'four known mistakes');
      assert.ok(exercise.hints.length >= 3, 'three hints');
      assert.ok(lessonExamples(exercise.lesson).length >= 3, 'a lesson with examples');
      const advice = exercise.wrong.map((mistake) => mistake.advice);
      assert.equal(new Set(advice).size, advice.length, 'each mistake has advice of its own');
    });

    it('is proved by its solutions, mistakes, lesson and mutants', async () => {
      const { problems, mutants } = await checkSqlExercise({ exercise, executor, seeds: SEEDS });
      assert.deepEqual(problems, []);
      assert.ok(mutants.killed >= 10, `${mutants.killed} mutants`);
    });
  });
}
