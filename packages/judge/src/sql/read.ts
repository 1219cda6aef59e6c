/** An exercise's folder, read and checked. Every problem is said at once, in words, with its place. */
import type { SqlLimits } from '../executors/sql/types.ts';
import type { Problem } from '../challenge/model.ts';
import { Reader } from '../challenge/reader.ts';
import { createdTables } from './lex.ts';
import type { DataSet, EquivalentMutant, SqlExercise, WrongSql } from './model.ts';
import { readLooks } from './read-looks.ts';
import { readRandomData } from './read-random.ts';

export interface SqlFolder {
  /** The folder's name, e.g. `03-owners`: a number for the order, then the slug. */
  folder: string;
  /** What YAML gave for exercise.yaml. */
  exercise: unknown;
  /** Every other file by its path in the folder: `lesson.md`, `wrong/no-filter/solution.sql`. */
  files: ReadonlyMap<string, string>;
}

const KEYS = [
  'version',
  'title',
  'difficulty',
  'about',
  'task',
  'compare',
  'state',
  'probes',
  'plans',
  'random',
  'limits',
  'hints',
  'equivalent',
];
const HIDDEN_AT_LEAST = 3;
const MB = 1024 * 1024;

/** @returns the exercise, null as soon as there is one problem; never throws */
export function readSqlExercise(folder: SqlFolder): { exercise: SqlExercise | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const root = new Reader(folder.exercise, 'exercise.yaml:', problems);
  const field = root.fields(KEYS);
  field('version').integer(undefined, 1, 1);
  const name = /^([0-9]{2})-([a-z0-9-]{1,80})$/.exec(folder.folder);
  if (name === null) problems.push({ where: folder.folder, message: 'should be named like 03-owners' });
  const file = fileReader(folder.files, problems);
  const schema = file('schema.sql', true);
  const exercise: SqlExercise = {
    slug: name?.[2] ?? folder.folder,
    order: Number(name?.[1] ?? 0),
    title: field('title').text(),
    difficulty: field('difficulty').integer(1, 1, 3),
    about: texts(field('about')),
    lesson: file('lesson.md', true),
    task: field('task').missing ? file('task.md', true) : field('task').text(),
    schema,
    tables: createdTables(schema),
    looks: readLooks(field),
    dataSets: readDataSets(folder.files, file('data/shown.sql', true)),
    random: field('random').list().map(readRandomData),
    limits: readLimits(field('limits')),
    hints: texts(field('hints')),
    starter: file('starter.sql', true),
    ...readSolutions(folder.files, file),
    equivalent: field('equivalent').list().map(readEquivalent),
  };
  checkWhole(exercise, root);
  return { exercise: problems.length === 0 ? exercise : null, problems };
}

type File = (path: string, needed: boolean) => string;

function fileReader(files: ReadonlyMap<string, string>, problems: Problem[]): File {
  return (path, needed) => {
    const text = files.get(path)?.trim() ?? '';
    if (needed && text === '') problems.push({ where: path, message: 'is missing or empty' });
    return text;
  };
}

function texts(reader: Reader): string[] {
  return reader.list().map((entry) => entry.text());
}

function readDataSets(files: ReadonlyMap<string, string>, shown: string): DataSet[] {
  const hidden = [...files]
    .flatMap(([path, rows]) => {
      const name = /^data\/(hidden-[^/]+)\.sql$/.exec(path)?.[1];
      return name === undefined ? [] : [{ name: name.replaceAll('-', ' '), rows, shown: false }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [{ name: 'the rows you see', rows: shown, shown: true }, ...hidden];
}

function readSolutions(files: ReadonlyMap<string, string>, file: File): Pick<SqlExercise, 'solutions' | 'wrong'> {
  const paths = [...files.keys()].sort();
  const solutions = paths.flatMap((path) => {
    const name = /^solutions\/([^/]+)\.sql$/.exec(path)?.[1];
    return name === undefined ? [] : [{ name, code: files.get(path) ?? '' }];
  });
  const wrong = paths.flatMap((path): WrongSql[] => {
    const why = /^wrong\/([^/]+)\/solution\.sql$/.exec(path)?.[1];
    if (why === undefined) return [];
    return [{ why, code: files.get(path) ?? '', advice: file(`wrong/${why}/advice.md`, true) }];
  });
  return { solutions, wrong };
}

function readLimits(reader: Reader): SqlLimits {
  const field = (reader.missing ? new Reader({}, reader.where, reader.problems) : reader).fields([
    'wallMs',
    'memoryMb',
    'rows',
    'outputKb',
  ]);
  return {
    wallMs: field('wallMs').integer(5000, 50, 60_000),
    memoryBytes: field('memoryMb').integer(256, 16, 1024) * MB,
    rows: field('rows').integer(500, 1, 5000),
    outputBytes: field('outputKb').integer(256, 1, 4096) * 1024,
  };
}

function readEquivalent(reader: Reader): EquivalentMutant {
  const field = reader.fields(['solution', 'mutant', 'reason']);
  return { solution: field('solution').text(), mutant: field('mutant').text(), reason: field('reason').text() };
}

function checkWhole({ looks, solutions, dataSets, random }: SqlExercise, root: Reader): void {
  if (looks.length === 0) root.problem('looks at nothing: it needs compare, state, probes or plans');
  if (solutions.length === 0) root.problem('has no model solution to say what is right');
  const hidden = dataSets.length - 1 + random.reduce((sum, { count }) => sum + count, 0);
  if (hidden < HIDDEN_AT_LEAST) root.problem(`has ${hidden} hidden data sets; it needs ${HIDDEN_AT_LEAST}`);
  const names = looks.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) root.problem(`looks at two things with the name "${twice}"`);
}
