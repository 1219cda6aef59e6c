/** An SQL run in the warm sandbox, with tables of its own, against starting a database for it. */
import { sandboxSql } from '../packages/judge/src/executors/sql/sandbox-sql.ts';
import type { SqlExecutor, SqlRequest } from '../packages/judge/src/executors/sql/types.ts';
import { medianMs, type Budget } from './budget.ts';

const RATIO_AT_MOST = 0.1;

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

export default async function bench(): Promise<Budget[]> {
  const started = performance.now();
  const executor = sandboxSql();
  try {
    await runOn(executor);
    const cold = performance.now() - started;
    const warm = await medianMs(30, () => runOn(executor));
    return [
      {
        name: 'SQL run with fresh tables, warm',
        value: `${warm.toFixed(1)} ms`,
        baseline: 'the same run with a database started for it',
        ratio: warm / cold,
        budget: `at most ${RATIO_AT_MOST}`,
        holds: warm / cold <= RATIO_AT_MOST,
      },
    ];
  } finally {
    await executor.close();
  }
}
