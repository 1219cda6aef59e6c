/// <reference lib="dom" />
/** SQL in the page: the database of a lesson, in a real Chromium. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noBrowser } from '../../../../test/harness.ts';
import { drive, type Driver } from './driver.fixture.ts';
import type { LessonRun, LessonTable } from './lesson.ts';

const SETUP = `
  create table author (id int primary key, name text not null unique);
  create table book (title text, author_id int references author (id), pages int);
  insert into author values (1, 'Le Guin'), (2, 'Lem');
  insert into book values ('Solaris', 2, 204), ('The Dispossessed', 1, 341), ('Untitled', null, null);
`;

describe('a lesson’s database in a page', { skip: noBrowser }, () => {
  let driver: Driver;
  before(async () => {
    driver = await drive();
  });
  after(() => driver.close());

  const run = (sql: string, { explain = false, stopAfterMs = 60_000 } = {}): Promise<LessonRun> =>
    driver.page.evaluate(
      async ([setup, statements, isExplained, ms]): Promise<LessonRun> => {
        const lesson = await globalThis.waymark.engine.lesson(setup);
        return lesson.run(statements, isExplained, AbortSignal.timeout(ms));
      },
      [SETUP, sql, explain, stopAfterMs] as [string, string, boolean, number],
    );
  const tables = (): Promise<LessonTable[]> =>
    driver.page.evaluate(async (setup) => (await globalThis.waymark.engine.lesson(setup)).tables(), SETUP);

  it('gives a result for each statement, as the judge’s executor does', async () => {
    const { results, error } = await run(
      'update book set pages = 1 where pages is null; select title, pages from book where pages < 300 order by pages',
    );
    assert.equal(error, null);
    assert.deepEqual(results, [
      { columns: [], rows: [], affected: 1, truncated: false },
      {
        columns: [
          { name: 'title', type: 'text' },
          { name: 'pages', type: 'int4' },
        ],
        rows: [
          ['Untitled', 1],
          ['Solaris', 204],
        ],
        affected: 0,
        truncated: false,
      },
    ]);
  });

  it('shows the tables as the statements left them, and begins the next run with the lesson’s own', async () => {
    const changed = await run('delete from book; create table shelf (id int); insert into shelf values (1)');
    assert.deepEqual(
      changed.tables.map(({ name, rows }) => [name, rows.length]),
      [
        ['author', 2],
        ['book', 0],
        ['shelf', 1],
      ],
    );
    assert.deepEqual(
      (await tables()).map(({ name, rows }) => [name, rows.length]),
      [
        ['author', 2],
        ['book', 3],
      ],
    );
  });

  it('names types, keys and what may be empty', async () => {
    const [author, book] = await tables();
    assert.deepEqual(author?.columns, [
      { name: 'id', type: 'integer', note: 'primary key' },
      { name: 'name', type: 'text', note: 'unique' },
    ]);
    assert.deepEqual(book?.columns[1], { name: 'author_id', type: 'integer', note: 'refers to author, may be empty' });
  });

  it('names the message and line of an error', async () => {
    const { error, results } = await run('select title\nfrom book\nwhere nothing = 1');
    assert.deepEqual(error, { message: 'column "nothing" does not exist', line: 3 });
    assert.deepEqual(results, []);
  });

  it('gives the plan of one query where it is asked for', async () => {
    assert.match((await run('select * from author where id = 1', { explain: true })).plan.join('\n'), /author/);
    assert.deepEqual((await run('select 1; select 2', { explain: true })).plan, []);
  });

  it('cuts a long result and says so', async () => {
    const { results } = await run('select generate_series(1, 1000)');
    assert.deepEqual([results[0]?.rows.length, results[0]?.truncated], [200, true]);
  });

  it('lets the learner’s statements neither read files nor become somebody else', async () => {
    for (const sql of ["copy book from '/etc/passwd'", "copy book to program 'true'", 'create role boss superuser'])
      assert.match((await run(sql)).error?.message ?? '', /permission denied|superuser|must be|only roles/i, sql);
    await run('reset session authorization; select current_user::text');
    assert.deepEqual((await run('select current_user::text')).results[0]?.rows, [['learner']]);
  });

  it('ends statements that do not end, and has the lesson again', async () => {
    const endless = await run(
      'with recursive n as (select 1 as i union all select i + 1 from n) select count(*) from n',
    );
    assert.match(endless.error?.message ?? '', /did not finish in time|memory/);
    assert.equal((await run('select * from author')).results[0]?.rows.length, 2);
  });

  it('stops when the caller does, and has the lesson again', async () => {
    const endless = run('select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b', {
      stopAfterMs: 300,
    });
    await assert.rejects(endless, /TimeoutError|timed out/);
    assert.equal((await run('select * from author')).results[0]?.rows.length, 2);
  });

  it('says so when the setup of a lesson does not run', async () => {
    const opening = driver.page.evaluate(() => globalThis.waymark.engine.lesson('create tabel x'));
    await assert.rejects(opening, /setup of the exercise failed/);
    assert.equal((await run('select * from author')).results[0]?.rows.length, 2);
  });

  it('keeps two lessons of one page apart', async () => {
    const seen = await driver.page.evaluate(async (setup) => {
      const { engine } = globalThis.waymark;
      const [one, other] = await Promise.all([engine.lesson(setup), engine.lesson('create table other (n int)')]);
      const names = await Promise.all([one.tables(), other.tables()]);
      return names.map((tables) => tables.map(({ name }) => name));
    }, SETUP);
    assert.deepEqual(seen, [['author', 'book'], ['other']]);
  });
});
