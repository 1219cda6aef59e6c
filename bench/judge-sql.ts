/** An SQL run in the warm sandbox, with tables of its own, and a whole verdict, against starting a database for a run. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as readYaml } from 'yaml';
import { sandboxSql } from '../packages/judge/src/executors/sql/sandbox-sql.ts';
import type { SqlExecutor, SqlRequest } from '../packages/judge/src/executors/sql/types.ts';
import { judgeSql } from '../packages/judge/src/sql/judge-sql.ts';
import type { SqlExercise } from '../packages/judge/src/sql/model.ts';
import { readSqlExercise } from '../packages/judge/src/sql/read.ts';
import { medianMs, type Budget } from './budget.ts';

const RUN_AT_MOST = 0.1;
/** Six data sets, each run by the solution and by the answer: still less than starting one database. */
const VERDICT_AT_MOST = 0.5;
const FOLDER = '04-nothing-waiting';

const request: SqlRequest = {
  setup: `create table customer (id int primary key, name text);
    create table purchase (id int primary key, customer int references customer, total numeric(8, 2));
    insert into customer select n, 'Customer ' || n from generate_series(1, 50) n;
    insert into purchase select n, n % 50 + 1, n * 1.5 from generate_series(1, 500) n;`,
  sql: 'select name, sum(total) from customer join purchase on customer = customer.id group by name order by 2 desc limit 5',
  limits: { wallMs: 10_000, memoryBytes: 256 * 2 ** 20, rows: 100, outputBytes: 100_000 },
};

async function runOn(executor: SqlExecutor): Promise<void> {
  const { status } = await executor.run(request, AbortSignal.timeout(120_000));
  if (status !== 'finished') throw new Error(`the run ended with ${status}`);
}

function readExercise(): SqlExercise {
  const from = path.resolve(import.meta.dirname, '../content/backend/sql', FOLDER);
  const names = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const files = new Map(names.map((name) => [name, readFileSync(path.join(from, name), 'utf8')]));
  const { exercise } = readSqlExercise({ folder: FOLDER, exercise: readYaml(files.get('exercise.yaml') ?? ''), files });
  if (exercise === null) throw new Error(`${FOLDER} cannot be read`);
  return exercise;
}

async function judgeOn(executor: SqlExecutor, exercise: SqlExercise, seed: number): Promise<void> {
  const code = exercise.solutions.at(-1)?.code ?? '';
  const { status } = await judgeSql({ exercise, code, seed, executor });
  if (status !== 'pass') throw new Error(`the verdict was ${status}`);
}

export default async function bench(): Promise<Budget[]> {
  const exercise = readExercise();
  const started = performance.now();
  const executor = sandboxSql();
  try {
    await runOn(executor);
    const cold = performance.now() - started;
    const run = await medianMs(30, () => runOn(executor));
    let seed = 1;
    const verdict = await medianMs(20, () => judgeOn(executor, exercise, seed++));
    const budgetOf = (name: string, ms: number, atMost: number): Budget => ({
      name,
      value: `${ms.toFixed(1)} ms`,
      baseline: 'a run with a database started for it',
      ratio: ms / cold,
      budget: `at most ${atMost}`,
      holds: ms / cold <= atMost,
    });
    return [
      budgetOf('SQL run with fresh tables, warm', run, RUN_AT_MOST),
      budgetOf('SQL verdict on six data sets, warm', verdict, VERDICT_AT_MOST),
    ];
  } finally {
    await executor.close();
  }
}
