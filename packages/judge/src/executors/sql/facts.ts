/** From the lines of the database's process to facts: anything that does not read as expected is never a finished run. */
import { ExecutorFault } from '../../faults.ts';
import { isPlain } from '../../plain.ts';
import type { Batch } from '../child/wire.ts';
import type { SqlFacts, SqlResult, SqlStatus } from './types.ts';

export type ReadFacts = Pick<SqlFacts, 'status' | 'error' | 'results' | 'queries' | 'plan' | 'wallMs'> & {
  retire: boolean;
};

const OUT_OF_MEMORY = 86;
const SIGKILL = -9;
/** Lines before the answer: request taken, setup done, statements done. */
const SETUP_DONE = 2;

/** @throws ExecutorFault when the setup failed, or the process died before the learner's statements began */
export function readFacts({ lines, ended }: Batch): ReadFacts {
  const told = lines.split('\n').slice(0, -1);
  const last = told.at(-1) ?? '';
  const made = last.startsWith('{"status"') ? parsed(last) : null;
  if (made !== null) return made;
  if (told.length < SETUP_DONE) throw new ExecutorFault('the setup of the exercise did not come to its end');
  const outOfMemory = ended.code === OUT_OF_MEMORY || (ended.reason === null && ended.code === SIGKILL);
  const status: SqlStatus = ended.reason ?? (outOfMemory ? 'memory-limit' : 'crashed');
  return { status, error: null, results: [], queries: [], plan: null, wallMs: 0, retire: true };
}

function parsed(line: string): ReadFacts | null {
  const told = JSON.parse(line) as Record<string, unknown>;
  const { status, error, results, queries, plan, wallMs, retire } = told;
  if (status === 'setup-failed') {
    throw new ExecutorFault(`the setup of the exercise failed: ${JSON.stringify(error)}`);
  }
  if (status !== 'finished' && status !== 'raised' && status !== 'output-limit' && status !== 'crashed') return null;
  if (!isResults(results) || !isAnswers(queries)) return null;
  if (!isPlain(plan) || typeof wallMs !== 'number' || typeof retire !== 'boolean') return null;
  return { status, error: error as SqlFacts['error'], results, queries, plan, wallMs, retire };
}

function isResults(value: unknown): value is SqlResult[] {
  return Array.isArray(value) && value.every(isResult);
}

function isAnswers(value: unknown): value is (SqlResult | null)[] {
  return Array.isArray(value) && value.every((result) => result === null || isResult(result));
}

function isResult(value: unknown): value is SqlResult {
  if (typeof value !== 'object' || value === null) return false;
  const { columns, rows, affected, truncated } = value as Record<string, unknown>;
  return (
    Array.isArray(columns) &&
    isPlain(rows) &&
    Array.isArray(rows) &&
    typeof affected === 'number' &&
    typeof truncated === 'boolean'
  );
}
