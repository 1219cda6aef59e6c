/** One run on one data set: the request for an executor, and what of its facts is looked at. */
import type { SqlError, SqlExecutor, SqlFacts, SqlRequest, SqlResult, SqlStatus } from '../executors/sql/types.ts';
import { isPlain } from '../plain.ts';
import { setupOf } from './data.ts';
import { withoutTransaction } from './lex.ts';
import type { DataSet, Look, SqlExercise } from './model.ts';
import { planFacts, planQuery, PROBE_FUNCTION, probeOutcome, probeQuery, type PlanFacts } from './probe.ts';
import { tableOf, type Table } from './table.ts';

/** What was seen of one look; null where there was nothing to see. */
export type Seen =
  | { kind: 'table'; table: Table | null }
  | { kind: 'probe'; outcome: string | null }
  | { kind: 'plan'; plan: PlanFacts | null };

/** What running statements on one data set showed. */
export interface Observation extends Pick<SqlFacts, 'executor' | 'sandboxed' | 'runtime'> {
  status: SqlStatus;
  error: SqlError | null;
  /** One for each look of the exercise. */
  seen: Seen[];
}

/** What each status means. A status that is not here does not compile, one from outside is unreadable. */
export const MEANING: Record<SqlStatus, 'look' | 'fail'> = {
  finished: 'look',
  raised: 'fail',
  'time-limit': 'fail',
  'memory-limit': 'fail',
  'output-limit': 'fail',
  crashed: 'fail',
};

/**
 * @returns what was seen, null when the executor's report cannot be read
 * @throws ExecutorFault when the executor itself fails
 */
export async function observe(
  exercise: SqlExercise,
  dataSet: DataSet,
  code: string,
  executor: SqlExecutor,
  signal: AbortSignal,
): Promise<Observation | null> {
  const request = requestFor(exercise, dataSet, code);
  const facts = checkSqlFacts(await executor.run(request, signal), request.queries?.length ?? 0);
  if (facts === null) return null;
  const { status, error, executor: id, sandboxed, runtime } = facts;
  const seen = MEANING[status] === 'look' ? seenIn(exercise.looks, facts) : [];
  return { status, error, seen, executor: id, sandboxed, runtime };
}

/** No expected row, seed or other data set travels with it. */
export function requestFor(exercise: SqlExercise, dataSet: DataSet, code: string): SqlRequest {
  const asked = exercise.looks.flatMap(questionOf);
  const isProbed = exercise.looks.some(({ kind }) => kind === 'probe');
  return {
    setup: setupOf(exercise, dataSet),
    sql: withoutTransaction(code),
    queries: isProbed ? [PROBE_FUNCTION, ...asked] : asked,
    limits: exercise.limits,
  };
}

function questionOf(look: Look): string[] {
  switch (look.kind) {
    case 'answer':
      return [];
    case 'state':
      return [look.query];
    case 'probe':
      return [probeQuery(look.statement)];
    case 'plan':
      return [planQuery(look.query)];
  }
}

function seenIn(looks: readonly Look[], { results, queries }: SqlFacts): Seen[] {
  const isProbed = looks.some(({ kind }) => kind === 'probe');
  // Without our own function nobody knows what answered.
  const canProbe = queries[0] !== null;
  let at = isProbed ? 1 : 0;
  return looks.map((look): Seen => {
    if (look.kind === 'answer') return { kind: 'table', table: answerOf(results) };
    const result = queries[at];
    at += 1;
    if (look.kind === 'probe') return { kind: 'probe', outcome: canProbe ? probeOutcome(result) : null };
    if (look.kind === 'plan') return { kind: 'plan', plan: planFacts(result) };
    return { kind: 'table', table: result ? tableOf(result) : null };
  });
}

/** @returns the table of the last statement that gave one */
export function answerOf(results: readonly SqlResult[]): Table | null {
  const last = results.findLast(({ columns }) => columns.length > 0);
  return last === undefined ? null : tableOf(last);
}

/**
 * Facts come from another process: they are read like a stranger's letter.
 * @param wanted how many questions were asked
 * @returns null when any part of them is not what it should be
 */
export function checkSqlFacts(facts: unknown, wanted: number): SqlFacts | null {
  if (!isRecord(facts)) return null;
  const { status, error, results, queries } = facts;
  if (typeof status !== 'string' || !Object.hasOwn(MEANING, status)) return null;
  const texts = typeof facts['executor'] === 'string' && typeof facts['runtime'] === 'string';
  if (!texts || typeof facts['sandboxed'] !== 'boolean' || !isError(error)) return null;
  if (!Array.isArray(results) || !results.every(isResult) || !Array.isArray(queries)) return null;
  if (!queries.every((result) => result === null || isResult(result))) return null;
  if (status === 'finished' && queries.length !== wanted) return null;
  return facts as unknown as SqlFacts;
}

function isError(value: unknown): boolean {
  if (value === null) return true;
  if (!isRecord(value) || typeof value['code'] !== 'string' || typeof value['message'] !== 'string') return false;
  return value['line'] === null || typeof value['line'] === 'number';
}

function isResult(value: unknown): value is SqlResult {
  if (!isRecord(value) || typeof value['truncated'] !== 'boolean') return false;
  const { columns, rows } = value;
  if (!Array.isArray(columns) || !columns.every(isColumn) || !Array.isArray(rows) || !isPlain(rows)) return false;
  return rows.every((row) => Array.isArray(row) && row.length === columns.length);
}

function isColumn(value: unknown): boolean {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['type'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
