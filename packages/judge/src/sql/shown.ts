/** Statements on the rows that the learner sees: for a first look, in the page or at the terminal. It judges nothing. */
import type { SqlExecutor, SqlFacts, SqlResult } from '../executors/sql/types.ts';
import { planDataSets, setupOf } from './data.ts';
import { endedText } from './explain-error.ts';
import { withoutTransaction } from './lex.ts';
import type { SqlExercise } from './model.ts';
import { checkSqlFacts, observe } from './observe.ts';
import { NUMBERS, printCell, printTable } from './print-table.ts';
import type { Table } from './table.ts';

/** A result as a page draws it. */
export interface ShownTable {
  columns: { name: string; isNumber: boolean }[];
  /** Cells as text; null is SQL's NULL, to be drawn as such. */
  rows: (string | null)[][];
  /** What was cut, in a sentence; empty where nothing was. */
  note: string;
}

/** What a page shows after a run. */
export interface Shown {
  tables: ShownTable[];
  /** `3 rows changed.`, for statements that give no table. */
  notes: string[];
  /** What went wrong, with its line, and a hint; null when the statements finished. */
  error: { text: string; advice: string | null; line: number | null } | null;
}

/** @returns what the page's own database runs before the learner's statements: the tables, and the rows of the lesson */
export function shownSetup(exercise: SqlExercise): string {
  const shown = exercise.dataSets.find((dataSet) => dataSet.shown);
  return setupOf(exercise, shown ?? { rows: '' });
}

/** Pure shaping of an executor's facts; a page that runs the statements itself uses this alone. */
export function showFacts(
  { status, error, results }: Pick<SqlFacts, 'status' | 'error' | 'results'>,
  tables: SqlExercise['tables'] = [],
): Shown {
  if (status !== 'finished') {
    return { tables: [], notes: [], error: { ...endedText(status, error, tables), line: error?.line ?? null } };
  }
  return {
    tables: results.filter(({ columns }) => columns.length > 0).map(shownTable),
    notes: results
      .filter(({ columns, affected }) => columns.length === 0 && affected > 0)
      .map(({ affected }) => `${affected} ${affected === 1 ? 'row' : 'rows'} changed.`),
    error: null,
  };
}

/** @returns a result as cells of text, NULL kept apart */
export function shownTable({ columns, rows, truncated }: SqlResult): ShownTable {
  return {
    columns: columns.map(({ name, type }) => ({ name, isNumber: NUMBERS.includes(type) })),
    rows: rows.map((row) => row.map((cell) => (cell === null ? null : printCell(cell)))),
    note: truncated ? `There are more rows; these are the first ${rows.length}.` : '',
  };
}

/** Runs the learner's statements on the rows they see. Rejects with ExecutorFault when the executor itself fails. */
export async function runShown(options: {
  exercise: SqlExercise;
  code: string;
  executor: SqlExecutor;
  signal?: AbortSignal;
}): Promise<Shown> {
  const { exercise, code, executor } = options;
  const { limits } = exercise;
  const request = { setup: shownSetup(exercise), sql: withoutTransaction(code), limits };
  const facts = checkSqlFacts(await executor.run(request, options.signal ?? new AbortController().signal), 0);
  if (facts !== null) return showFacts(facts, exercise.tables);
  const text = 'What the database reported could not be read. Please run it again.';
  return { tables: [], notes: [], error: { text, advice: null, line: null } };
}

/**
 * What a right answer gives on the rows that the learner sees: this much of the answer may leave the trusted side.
 * @returns a table for each answer and state that is looked at, as data and as text; null where there is none
 */
export async function wantedOnShown(
  exercise: SqlExercise,
  executor: SqlExecutor,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ name: string; table: Table; text: string }[] | null> {
  const [model, shown] = [exercise.solutions[0], planDataSets({ ...exercise, random: [] }, 0)[0]];
  if (model === undefined || shown === undefined) return null;
  const seen = await observe(exercise, shown, model.code, executor, signal);
  if (seen?.status !== 'finished') return null;
  return exercise.looks.flatMap(({ name }, at) => {
    const one = seen.seen[at];
    return one?.kind === 'table' && one.table !== null ? [{ name, table: one.table, text: printTable(one.table) }] : [];
  });
}
