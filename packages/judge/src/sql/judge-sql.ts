/**
 * The judge of SQL: runs the learner's statements on every data set, the model solution on the same data in runs of its
 * own, and compares here. What is right, the seed and the other solutions never enter the learner's run.
 */
import type { SqlExecutor } from '../executors/sql/types.ts';
import type { CaseVerdict, Verdict, VerdictStatus } from '../types.ts';
import { summaryOf } from '../verdict/explain.ts';
import { planDataSets } from './data.ts';
import { endedText } from './explain-error.ts';
import { firstLine } from './lex.ts';
import { findingOf, type Found } from './look.ts';
import { adviceFor } from './mistakes.ts';
import type { DataSet, Look, SqlExercise } from './model.ts';
import { observe, type Observation } from './observe.ts';
import { rowsShown } from './rows-shown.ts';

export interface JudgeSqlOptions {
  exercise: SqlExercise;
  code: string;
  /** Of the random data sets: fresh for each judgement, unknown to the learner before it. */
  seed: number;
  executor: SqlExecutor;
  signal?: AbortSignal;
}

/** What one run showed, and what it should have. */
export interface JudgedSet {
  dataSet: DataSet;
  wanted: Observation;
  seen: Observation;
}

interface Case {
  dataSet: DataSet;
  look: Look;
  /** Null: nobody can say. */
  found: Found | null;
}

/**
 * @returns the verdict. Whatever cannot be read or is not known makes it `error`, never `pass`.
 * Rejects with ExecutorFault when the executor itself fails (try again; it costs no attempt), and with the signal's reason.
 */
export async function judgeSql(options: JudgeSqlOptions): Promise<Verdict> {
  const { exercise, code, seed, executor } = options;
  const signal = options.signal ?? new AbortController().signal;
  const [model] = exercise.solutions;
  const judged: JudgedSet[] = [];
  for (const dataSet of planDataSets(exercise, seed)) {
    const wanted = model ? await observe(exercise, dataSet, model.code, executor, signal) : null;
    if (wanted?.status !== 'finished') return errorVerdictSql(options, 'The exercise itself could not be run.');
    const seen = await observe(exercise, dataSet, code, executor, signal);
    if (seen === null) return errorVerdictSql(options, 'What the database reported could not be read.');
    judged.push({ dataSet, wanted, seen });
    if (isSpent(seen)) break;
  }
  const cases = onePerRule(judged.flatMap((set) => casesOf(exercise, set)));
  const isFail = cases.some(({ found }) => found?.isRight === false);
  const advice = isFail ? await adviceFor({ ...options, signal }, judged) : null;
  const worst = isFail ? worstOf(cases) : undefined;
  const rows = worst ? await rowsShown(exercise, worst.dataSet, executor, signal) : '';
  return verdictOf(options, judged, cases, { advice, worst, rows });
}

/**
 * Statements that did not end in time, or that ended our transaction so that nothing could be looked at: they would do so
 * on the other rows too, and each time cost the limit or a new database.
 */
function isSpent({ status, seen }: Observation): boolean {
  if (status !== 'finished') return status !== 'raised';
  return seen.every(
    (one) => (one.kind === 'table' ? one.table : one.kind === 'probe' ? one.outcome : one.plan) === null,
  );
}

/** @returns a verdict that says it could not be judged */
export function errorVerdictSql({ exercise, seed, executor }: JudgeSqlOptions, why: string): Verdict {
  return {
    version: 1,
    status: 'error',
    challenge: exercise.slug,
    language: 'sql',
    executor: executor.id,
    sandboxed: false,
    runtime: '',
    passed: 0,
    total: 0,
    cases: [],
    firstFailure: null,
    seed,
    summary: `${why} ${summaryOf('error', [], null)}`,
  };
}

/** @returns a case for each look on the data set; statements that did not finish fail all of them */
export function casesOf(exercise: SqlExercise, { dataSet, wanted, seen }: JudgedSet): Case[] {
  const { status, error } = seen;
  const ended = status === 'finished' ? null : endedText(status, error, exercise.tables);
  return exercise.looks.map((look, at): Case => {
    const [should, is] = [wanted.seen[at], seen.seen[at]];
    if (ended === null) return { dataSet, look, found: findingOf(look, should, is) };
    const expected = findingOf(look, should, should)?.expected ?? '';
    return { dataSet, look, found: { isRight: false, expected, actual: ended.text, advice: ended.advice } };
  });
}

/** A probe or a plan is about the learner's tables more than about the rows: one case for all data sets, the worst of them. */
function onePerRule(cases: readonly Case[]): Case[] {
  const isTable = ({ look }: Case): boolean => look.kind === 'answer' || look.kind === 'state';
  const badness = ({ found }: Case): number => (found === null ? 2 : found.isRight ? 0 : 1);
  return cases.filter((one) => {
    if (isTable(one)) return true;
    const all = cases.filter(({ look }) => look === one.look);
    const worst = Math.max(...all.map(badness));
    return all.find((other) => badness(other) === worst) === one;
  });
}

/** The rows that the learner sees come first, since they can try those; then the smallest data set. */
function worstOf(cases: readonly Case[]): Case | undefined {
  const sizeOf = ({ dataSet }: Case): number => (dataSet.shown ? -1 : dataSet.rows.length);
  return cases.filter(({ found }) => found?.isRight === false).sort((a, b) => sizeOf(a) - sizeOf(b))[0];
}

interface Explained {
  /** Written for a known mistake that did the same on all data. */
  advice: string | null;
  worst: Case | undefined;
  /** The rows that the worst case ran on. */
  rows: string;
}

function verdictOf(
  { exercise, code, seed, executor }: JudgeSqlOptions,
  judged: readonly JudgedSet[],
  cases: readonly Case[],
  { advice, worst, rows }: Explained,
): Verdict {
  const verdicts = cases.map((entry): CaseVerdict => {
    const status = statusOf(entry.found);
    return {
      name: nameOf(exercise, entry),
      status,
      call: entry.look.kind === 'probe' ? entry.look.statement.trim() : firstLine(code),
      expected: entry.found?.expected ?? '',
      actual: entry.found?.actual ?? '',
      stdout: entry === worst ? rows : '',
      advice: status === 'fail' ? (advice ?? entry.found?.advice ?? null) : null,
    };
  });
  const status = overall(verdicts);
  const first = judged[0]?.seen;
  return {
    version: 1,
    status,
    challenge: exercise.slug,
    language: 'sql',
    executor: first?.executor ?? executor.id,
    sandboxed: first?.sandboxed ?? false,
    runtime: first?.runtime ?? '',
    passed: verdicts.filter((entry) => entry.status === 'pass').length,
    total: verdicts.length,
    cases: verdicts,
    firstFailure: worst === undefined ? null : (verdicts[cases.indexOf(worst)] ?? null),
    summary: summarySql(status, verdicts, first),
    seed,
  };
}

function statusOf(found: Found | null): VerdictStatus {
  if (found === null) return 'error';
  return found.isRight ? 'pass' : 'fail';
}

/** One case that could not be judged makes the whole unjudged; a pass needs every case. */
function overall(cases: readonly CaseVerdict[]): VerdictStatus {
  if (cases.length === 0 || cases.some(({ status }) => status === 'error')) return 'error';
  return cases.every(({ status }) => status === 'pass') ? 'pass' : 'fail';
}

function nameOf({ looks }: SqlExercise, { dataSet, look }: Case): string {
  if (look.kind === 'probe' || look.kind === 'plan') return look.name;
  return looks.length === 1 ? dataSet.name : `${look.name} (${dataSet.name})`;
}

function summarySql(status: VerdictStatus, cases: readonly CaseVerdict[], first: Observation | undefined): string {
  if (status === 'fail' && first?.status === 'raised' && first.error !== null) {
    const line = first.error.line === null ? '' : ` in line ${first.error.line}`;
    return `The database stopped at an error${line}: ${first.error.message}`;
  }
  return summaryOf(status, cases, null);
}
