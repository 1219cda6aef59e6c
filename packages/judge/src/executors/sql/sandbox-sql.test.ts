import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { ExecutorFault } from '../../faults.ts';
import { readFacts } from './facts.ts';
import { sandboxSql } from './sandbox-sql.ts';
import type { SqlFacts, SqlRequest } from './types.ts';

const LIMITS = { wallMs: 20_000, memoryBytes: 256 * 2 ** 20, rows: 10, outputBytes: 20_000 };
const SETUP =
  "create table book (id int primary key, title text, price numeric(6,2), sold date); insert into book select n, 'Book ' || n, n * 1.5, '2026-01-01'::date + n from generate_series(1, 50) n;";
const executor = sandboxSql();

const run = (sql: string, more: Partial<SqlRequest> = {}): Promise<SqlFacts> =>
  executor.run({ setup: SETUP, sql, limits: LIMITS, ...more }, AbortSignal.timeout(120_000));

describe('sandbox-sql', () => {
  after(() => executor.close());

  it('says that it contains what it runs', async () => {
    const probe = await executor.probe();
    assert.ok(probe.available && probe.sandboxed);
    assert.match(probe.runtime, /^PostgreSQL \d+/);
  });

  it('gives columns with their types and rows as plain data', async () => {
    const facts = await run(
      "select id, title, price, sold, null as gone, 'NaN'::float8 as odd, id = 2 as two, array[1, 2] as pair from book where id = 2",
    );
    assert.equal(facts.status, 'finished');
    assert.deepEqual(
      facts.results[0]?.columns.map(({ type }) => type),
      ['int4', 'text', 'numeric', 'date', 'text', 'float8', 'bool', '_int4'],
    );
    assert.deepEqual(facts.results[0].rows, [[2, 'Book 2', '3.00', '2026-01-03', null, { $: 'nan' }, true, [1, 2]]]);
  });

  it('keeps two columns of one name apart', async () => {
    const facts = await run('select 1 as a, 2 as a');
    assert.deepEqual(facts.results[0]?.rows, [[1, 2]]);
  });

  it('gives a result for each statement, and the rows that each changed', async () => {
    const facts = await run(
      "delete from book where id > 45; update book set title = 'x' where id <= 2; select count(*)::int from book",
    );
    assert.deepEqual(
      facts.results.map(({ affected }) => affected),
      [5, 2, 0],
    );
    assert.deepEqual(facts.results[2]?.rows, [[45]]);
  });

  it('cuts a long result and says so', async () => {
    const [result] = (await run('select id from book')).results;
    assert.deepEqual([result?.rows.length, result?.truncated], [10, true]);
  });

  it('names code, message and line of an error', async () => {
    const facts = await run('select id\nfrom books');
    assert.deepEqual([facts.status, facts.error?.code, facts.error?.line], ['raised', '42P01', 2]);
  });

  it('shows what the statements left behind to queries of ours', async () => {
    const facts = await run('delete from book where id <> 7', {
      queries: ['select id from book', 'select * from nowhere', 'select 1 as one'],
    });
    assert.deepEqual(
      facts.queries.map((result) => result?.rows ?? null),
      [[[7]], null, [[1]]],
    );
  });

  it('gives the plan of a query where it is asked for', async () => {
    const explained = await run('select title from book where id = 7;', { explain: true });
    assert.match(JSON.stringify(explained.plan), /Index Scan/);
    assert.equal((await run('select 1; select 2', { explain: true })).plan, null);
  });

  it('shows an index that the statements made to an EXPLAIN of ours', async () => {
    const asked = 'explain (format json) select id from book where title = $$Book 3$$';
    const plan = async (sql: string): Promise<string> =>
      JSON.stringify(
        (await run(sql, { setup: `${SETUP} set local enable_seqscan = off;`, queries: [asked] })).queries[0],
      );
    assert.doesNotMatch(await plan('select 1'), /by_title/);
    assert.match(await plan('create index by_title on book (title)'), /by_title/);
  });

  it('begins every run with the setup alone, whatever the run before did', async () => {
    await run('delete from book');
    await run('drop table book; commit; create table exercise.book (id int)');
    assert.deepEqual((await run('select count(*)::int from book')).results[0]?.rows, [[50]]);
  });

  it('calls a setup that fails a fault of ours', async () => {
    await assert.rejects(run('select 1', { setup: 'create tabel x' }), ExecutorFault);
    assert.equal((await run('select 1')).status, 'finished');
  });

  it('stops when the caller does', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('superseded')), 200);
    await assert.rejects(
      executor.run({ setup: SETUP, sql: 'select pg_sleep(60)', limits: LIMITS }, stop.signal),
      /superseded/,
    );
  });
});

describe('the answer of the database’s process', () => {
  const ended = { reason: null, code: 0, cpuMs: 0 };
  it('is never a finished run when it does not read as one', () => {
    for (const line of [
      '{"status":"finished"}',
      '{"status":"finished","results":[1],"queries":[],"plan":null,"wallMs":1,"retire":false}',
      '{"status":"passed"}',
      '{}',
      'x',
    ]) {
      assert.equal(readFacts({ lines: `{}\n{}\n{}\n${line}\n`, ended }).status, 'crashed', line);
    }
  });
  it('is a fault of ours when the learner’s statements had not begun', () => {
    assert.throws(
      () => readFacts({ lines: '{}\n', ended: { reason: 'time-limit', code: -9, cpuMs: 0 } }),
      ExecutorFault,
    );
  });
});
