/** An exercise proves itself: what is right passes, what is wrong fails for its reason, the lesson runs, mutants die. */
import type { SqlExecutor } from '../../executors/sql/types.ts';
import type { Problem } from '../../challenge/model.ts';
import type { Verdict } from '../../types.ts';
import { planDataSets, sqlLiteral } from '../data.ts';
import { judgeSql } from '../judge-sql.ts';
import { lessonExamples } from '../lesson.ts';
import type { SqlExercise } from '../model.ts';
import { checkSqlFacts } from '../observe.ts';
import { printTable } from '../print-table.ts';
import { shownSetup, wantedOnShown } from '../shown.ts';
import { tableOf } from '../table.ts';
import { mutantsOf } from './mutate.ts';
import { survivorsOf } from './survivors.ts';

export interface SqlCheckOptions {
  exercise: SqlExercise;
  executor: SqlExecutor;
  /** Of the random data sets: more than one, so that nothing passes by luck. */
  seeds?: readonly number[];
  /** Default true. */
  mutants?: boolean;
  signal?: AbortSignal;
}

export interface SqlCheckReport {
  /** Empty when the exercise is as it should be. `where` is a file of the folder. */
  problems: Problem[];
  /** `made`: those that the database can read. `alike`: survivors that the exercise lists with a reason. */
  mutants: { made: number; killed: number; alike: number };
}

type Checking = Required<Omit<SqlCheckOptions, 'mutants'>>;

const SEEDS = [1, 20];

/** @returns what is wrong with the exercise; rejects with ExecutorFault when the database itself fails */
export async function checkSqlExercise(options: SqlCheckOptions): Promise<SqlCheckReport> {
  const checking: Checking = {
    exercise: options.exercise,
    executor: remembering(options.executor),
    seeds: options.seeds ?? SEEDS,
    signal: options.signal ?? new AbortController().signal,
  };
  const problems = [
    ...(await checkSolutions(checking)),
    ...(await checkWrong(checking)),
    ...(await checkNoPass(checking)),
    ...(await checkLesson(checking)),
  ];
  const none = { problems: [], mutants: { made: 0, killed: 0, alike: 0 } };
  const hunted = problems.length === 0 && options.mutants !== false ? await checkMutants(checking) : none;
  return { problems: [...problems, ...hunted.problems], mutants: hunted.mutants };
}

/** Runs the same statements on the same rows once: a mistake is otherwise run again for every other one it may be. */
function remembering(executor: SqlExecutor): SqlExecutor {
  const runs = new Map<string, ReturnType<SqlExecutor['run']>>();
  return {
    id: executor.id,
    probe: () => executor.probe(),
    close: () => executor.close(),
    run(request, signal) {
      const key = JSON.stringify(request);
      const known = runs.get(key) ?? executor.run(request, signal);
      runs.set(key, known);
      return known;
    },
  };
}

async function checkSolutions({ exercise, executor, seeds, signal }: Checking): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { name, code } of exercise.solutions) {
    for (const seed of seeds) {
      const verdict = await judgeSql({ exercise, code, seed, executor, signal });
      if (verdict.status !== 'pass')
        problems.push({
          where: solutionFile('solutions', name),
          message: `does not pass with seed ${seed}: ${told(verdict)}`,
        });
    }
  }
  return problems;
}

async function checkWrong({ exercise, executor, seeds, signal }: Checking): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { why, code, advice } of exercise.wrong) {
    const where = solutionFile('wrong', `${why}/solution`);
    for (const seed of seeds) {
      const verdict = await judgeSql({ exercise, code, seed, executor, signal });
      if (verdict.status !== 'fail')
        problems.push({ where, message: `does not fail with seed ${seed}: ${told(verdict)}` });
      else if (verdict.firstFailure?.advice !== advice)
        problems.push({ where, message: `gets other advice than its own: ${told(verdict)}` });
    }
  }
  return problems;
}

/** The starter, and the shown answer written down as constants. */
async function checkNoPass(checking: Checking): Promise<Problem[]> {
  const { exercise, executor, seeds, signal } = checking;
  const problems: Problem[] = [];
  const judged = async (code: string): Promise<Verdict> =>
    judgeSql({ exercise, code, seed: seeds[0] ?? 0, executor, signal });
  const starter = await judged(exercise.starter);
  if (starter.status !== 'fail') problems.push({ where: 'starter.sql', message: `should fail: ${told(starter)}` });
  const constants = await constantsOf(checking);
  if (constants === null) return problems;
  const verdict = await judged(constants);
  if (verdict.status !== 'fail')
    problems.push({ where: 'data', message: 'the answer for the rows shown, written down as constants, passes' });
  return problems;
}

async function constantsOf({ exercise, executor, signal }: Checking): Promise<string | null> {
  const at = exercise.looks.find(({ kind }) => kind === 'answer')?.name;
  const table = (await wantedOnShown(exercise, executor, signal))?.find(({ name }) => name === at)?.table;
  if (table === undefined) return null;
  const names = table.columns.map((name) => `"${name}"`).join(', ');
  const row = (cells: readonly string[]): string => `(${cells.join(', ')})`;
  if (table.rows.length === 0)
    return `select * from (values ${row(table.columns.map(() => 'null'))}) as t (${names}) where false`;
  const rows = table.rows.map((cells) =>
    row(cells.map((cell, at) => `${sqlLiteral(cell)}::${table.types[at] ?? 'text'}`)),
  );
  return `select * from (values ${rows.join(', ')}) as t (${names})`;
}

/** Every block of SQL in the lesson runs on the rows shown, ends as the lesson says, and gives the table it prints. */
async function checkLesson({ exercise, executor, signal }: Checking): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { sql, fails, result, line } of lessonExamples(exercise.lesson)) {
    const problem = (message: string): number => problems.push({ where: `lesson.md:${line}`, message });
    const request = { setup: shownSetup(exercise), sql, limits: exercise.limits };
    const facts = checkSqlFacts(await executor.run(request, signal), 0);
    const isEnded = facts?.status === (fails ? 'raised' : 'finished');
    if (facts === null || !isEnded) {
      problem(fails ? 'should be refused by the database' : `does not run: ${facts?.error?.message ?? ''}`);
      continue;
    }
    const last = facts.results.findLast(({ columns }) => columns.length > 0);
    const printed = fails ? (facts.error?.message ?? '') : last ? printTable(tableOf(last)) : '';
    if (result !== null && result.trim() !== printed.trim())
      problem(`gives something else than it prints:\n${printed}`);
  }
  return problems;
}

async function checkMutants({ exercise, executor, seeds, signal }: Checking): Promise<SqlCheckReport> {
  const sets = seeds.flatMap((seed) => planDataSets(exercise, seed));
  const dataSets = sets.filter(({ rows }, at) => sets.findIndex((other) => other.rows === rows) === at);
  const problems: Problem[] = [];
  const counts = { made: 0, killed: 0, alike: 0 };
  const listed = new Map(exercise.equivalent.map((entry) => [`${entry.solution} ${entry.mutant}`, entry]));
  for (const { name, code } of exercise.solutions) {
    const { survivors, living } = await survivorsOf(
      { exercise, dataSets, executor, signal },
      mutantsOf(code, exercise.schema),
    );
    for (const { what } of survivors) {
      if (listed.delete(`${name} ${what}`)) counts.alike += 1;
      else problems.push({ where: solutionFile('solutions', name), message: `a mutant passes: ${what}` });
    }
    counts.made += living;
    counts.killed += living - survivors.length;
  }
  for (const { solution, mutant } of listed.values())
    problems.push({
      where: 'exercise.yaml',
      message: `lists a mutant of ${solution} that does not survive: ${mutant}`,
    });
  return { problems, mutants: counts };
}

/** @returns the path of a file with SQL in it */
function solutionFile(folder: string, name: string): string {
  return `${folder}/${name}` + '.sql';
}

function told({ summary, firstFailure }: Verdict): string {
  return firstFailure === null ? summary : `${summary} ${JSON.stringify({ ...firstFailure, stdout: undefined })}`;
}
