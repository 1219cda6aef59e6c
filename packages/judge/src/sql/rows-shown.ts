/** The rows of the one data set that a verdict shows: without them, nobody could see why an answer is wrong. */
import type { SqlExecutor } from '../executors/sql/types.ts';
import { ExecutorFault } from '../faults.ts';
import { setupOf } from './data.ts';
import type { DataSet, SqlExercise } from './model.ts';
import { checkSqlFacts } from './observe.ts';
import { printTable } from './print-table.ts';
import { tableOf } from './table.ts';

const ROWS = 15;

/** @returns the tables before the learner's statements, as text; empty where the executor does not say */
export async function rowsShown(
  exercise: SqlExercise,
  dataSet: DataSet,
  executor: SqlExecutor,
  signal: AbortSignal,
): Promise<string> {
  const queries = exercise.tables.map(({ name }) => `table "${name.replaceAll('"', '""')}"`);
  const request = { setup: setupOf(exercise, dataSet), sql: 'select 1', queries };
  try {
    const limits = { ...exercise.limits, rows: ROWS };
    const facts = checkSqlFacts(await executor.run({ ...request, limits }, signal), queries.length);
    const tables = facts?.queries.map((result, at) => {
      return result === null ? '' : `${exercise.tables[at]?.name ?? ''}\n${printTable(tableOf(result), ROWS)}`;
    });
    return tables?.filter((text) => text !== '').join('\n\n') ?? '';
  } catch (error) {
    if (error instanceof ExecutorFault) return '';
    throw error;
  }
}
