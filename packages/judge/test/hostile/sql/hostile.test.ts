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
const executor = sandboxSql();

const run = (sql: string, wallMs = LIMITS.wallMs): Promise<SqlFacts> =>
  executor.run(
    { setup: SETUP, sql, queries: ['select id, name from item order by id'], limits: { ...LIMITS, wallMs } },
    AbortSignal.timeout(120_000),
  );

const header = (text: string, name: string): string | undefined =>
  new RegExp(`^-- ${name}: (.*)$`, 'm').exec(text)?.[1];

describe('hostile SQL', () => {
  after(() => executor.close());
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    const sql = readFileSync(path.join(FOLDER, file), 'utf8');
    it(`${path.basename(file, '.sql')}: tries ${header(sql, 'Tries') ?? '?'}`, async () => {
      const facts = await run(sql);
      const expected = (header(sql, 'Expected') ?? '').split('|');
      assert.ok(
        expected.includes(facts.status),
        `${facts.status}, not ${expected.join(' or ')}: ${JSON.stringify(facts).slice(0, 500)}`,
      );
      if (facts.status === 'raised') assert.ok(facts.error !== null && facts.error.message !== '');
      const next = await run('select name from item where id = 2', 20_000);
      assert.deepEqual(next.results[0]?.rows, [['two']], JSON.stringify(next));
      assert.deepEqual(next.queries[0]?.rows, [
        [1, 'one'],
        [2, 'two'],
      ]);
      assert.equal(existsSync('/tmp/waymark-hostile'), false);
    });
  }
});
