/** Every file of this folder is contained, says why, and leaves the next honest run unharmed. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { sandboxSql } from '../../../src/executors/sql/sandbox-sql.ts';
import type { SqlFacts } from '../../../src/executors/sql/types.ts';

const FOLDER = import.meta.dirname;
const LIMITS = { wallMs: 1500, memoryBytes: 256 * 2 ** 20, rows: 100, outputBytes: 100_000 };
const SETUP = "create table item (id int primary key, name text); insert into item values (1, 'one'), (2, 'two');";
/** What one run could leave for the next: another user, schemas, settings, locks and open things of the session. */
const TRACES = `
  select current_user::text, session_user::text, current_setting('timezone'), current_setting('extra_float_digits'),
    current_setting('transaction_read_only'), current_setting('statement_timeout'),
    (select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname !~ '^pg_'),
    (select count(*)::int from pg_locks where locktype = 'advisory'), (select count(*)::int from pg_cursors),
    (select count(*)::int from pg_prepared_statements), (select count(*)::int from pg_listening_channels())`;
/** Another one for each process. */
const PROCESS = 'select pg_postmaster_start_time()::text';
const executor = sandboxSql();

const run = (sql: string, wallMs = LIMITS.wallMs): Promise<SqlFacts> =>
  executor.run(
    {
      setup: SETUP,
      sql,
      queries: ['select id, name from item order by id', TRACES, PROCESS],
      limits: { ...LIMITS, wallMs },
    },
    AbortSignal.timeout(120_000),
  );
const honest = (): Promise<SqlFacts> => run('select name from item where id = 2', 20_000);

const header = (text: string, name: string): string | undefined =>
  new RegExp(`^-- ${name}: (.*)$`, 'm').exec(text)?.[1];

describe('hostile SQL', async () => {
  after(() => executor.close());
  const untouched = (await honest()).queries[1]?.rows;
  assert.equal(untouched?.[0]?.[0], 'learner');
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    const sql = readFileSync(path.join(FOLDER, file), 'utf8');
    it(`${path.basename(file, '.sql')}: tries ${header(sql, 'Tries') ?? '?'}`, async () => {
      const before = (await honest()).queries[2]?.rows;
      const facts = await run(sql);
      const expected = (header(sql, 'Expected') ?? '').split('|');
      assert.ok(
        expected.includes(facts.status),
        `${facts.status}, not ${expected.join(' or ')}: ${JSON.stringify(facts).slice(0, 500)}`,
      );
      if (facts.status === 'raised') assert.ok(facts.error !== null && facts.error.message !== '');
      const next = await honest();
      assert.deepEqual(next.results[0]?.rows, [['two']], JSON.stringify(next));
      assert.deepEqual(next.queries[0]?.rows, [
        [1, 'one'],
        [2, 'two'],
      ]);
      assert.deepEqual(next.queries[1]?.rows, untouched);
      // Who was the superuser may have written to the database's own files, which no rollback undoes.
      if (header(sql, 'Then') === 'a new process') assert.notDeepEqual(next.queries[2]?.rows, before);
      assert.equal(existsSync('/tmp/waymark-hostile'), false);
    });
  }
});
