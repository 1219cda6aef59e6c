import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { sandboxSql } from '../executors/sql/sandbox-sql.ts';
import { checkSqlExercise } from './check/check.ts';
import { lessonExamples } from './lesson.ts';
import { sampleExercise } from './sample.fixture.ts';
import { runShown, showFacts, wantedOnShown, type Shown } from './shown.ts';

const executor = sandboxSql();
after(() => executor.close());

const shown = (code: string): Promise<Shown> => runShown({ exercise: sampleExercise(), code, executor });

describe('a run on the rows that the learner sees', () => {
  it('gives a table for each query, with NULL kept apart, and the rows that statements changed', async () => {
    const { tables, notes, error } = await shown(
      'select ticket, null as note from job; delete from job where ticket = 1; select 5 as five',
    );
    assert.equal(error, null);
    assert.deepEqual(tables[0], {
      columns: [
        { name: 'ticket', isNumber: true },
        { name: 'note', isNumber: false },
      ],
      rows: [
        ['1', null],
        ['2', null],
      ],
      note: '',
    });
    assert.equal(tables.length, 2);
    assert.deepEqual(notes, ['1 row changed.']);
  });

  it('says what went wrong, where, and what it means', async () => {
    const { error, tables } = await shown('select ticket\nfrom jbo');
    assert.deepEqual(tables, []);
    assert.equal(error?.line, 2);
    assert.match(JSON.stringify(error), /jbo\\" does not exist \(line 2\).*The tables are job/);
  });

  it('says what was cut', () => {
    const result = { columns: [{ name: 'n', type: 'int4' }], rows: [[1]], affected: 0, truncated: true };
    const { tables } = showFacts({ status: 'finished', error: null, results: [result] });
    assert.equal(tables[0]?.note, 'There are more rows; these are the first 1.');
  });

  it('can be put beside what a right answer gives there', async () => {
    const wanted = await wantedOnShown(sampleExercise(), executor);
    assert.deepEqual(
      wanted?.map(({ text }) => text),
      ['ticket | price\n-------+------\n     1 | 12.00'],
    );
  });
});

describe('the check of an exercise', () => {
  const problemsOf = async (yaml: Record<string, unknown>, files: Record<string, string>): Promise<string> => {
    const exercise = sampleExercise(yaml, files);
    const { problems } = await checkSqlExercise({ exercise, executor, seeds: [1] });
    return problems.map(({ where, message }) => `${where}: ${message}`).join('\n');
  };

  it('finds nothing wrong with a good one, and counts the mutants that died', async () => {
    const { problems, mutants } = await checkSqlExercise({ exercise: sampleExercise(), executor });
    assert.deepEqual(problems, []);
    assert.ok(mutants.killed >= 4 && mutants.killed === mutants.made);
  });

  it('finds a solution that is wrong, a mistake that passes, and one that gets the advice of another', async () => {
    assert.match(await problemsOf({}, { 'solutions/z.sql': 'select 1' }), /solutions\/z.sql: does not pass/);
    const same = {
      'wrong/none/solution.sql': 'select ticket, price from job where price < 20',
      'wrong/none/advice.md': 'x',
    };
    assert.match(await problemsOf({}, same), /wrong\/none\/solution.sql: does not fail/);
    const twin = {
      'wrong/twin/solution.sql': 'select ticket, price from job where 20 >= price',
      'wrong/twin/advice.md': 'x',
    };
    assert.match(await problemsOf({}, twin), /wrong\/twin\/solution.sql: gets other advice/);
  });

  it('finds a starter that passes, and data that constants or mutants get through', async () => {
    assert.match(
      await problemsOf({}, { 'starter.sql': 'select ticket, price from job where price < 20' }),
      /starter.sql: should fail/,
    );
    const data = "insert into job values (1, 'brakes', 12)";
    const alike = {
      'data/shown.sql': data,
      'data/hidden-edges.sql': data,
      'data/hidden-empty.sql': data,
      'data/hidden-more.sql': data,
    };
    const starter = { 'starter.sql': 'select 1' };
    assert.match(await problemsOf({ random: [] }, { ...alike, ...starter }), /written down as constants, passes/);
    const weak = {
      'data/hidden-edges.sql': "insert into job values (3, 'wheel', 70)",
      'data/hidden-empty.sql': "insert into job values (3, 'wheel', 1)",
    };
    const noWrong = {
      'wrong/too-cheap/solution.sql': 'select ticket from job',
      'wrong/twenty-too/solution.sql': 'select price from job',
    };
    const found = await problemsOf(
      { random: [] },
      { ...weak, ...noWrong, 'data/hidden-more.sql': "insert into job values (9, 'x', 2)" },
    );
    assert.match(found, /a mutant passes: line 3: < becomes <=/);
  });

  it('finds a mutant that is listed as alike and is not there', async () => {
    const equivalent = [{ solution: 'plain', mutant: 'line 9: x becomes y', reason: 'none' }];
    assert.match(await problemsOf({ equivalent }, {}), /lists a mutant of plain that does not survive/);
  });

  it('finds an example of the lesson that does not run, does not fail, or gives something else', async () => {
    const lesson = (text: string): Record<string, string> => ({ 'lesson.md': text });
    assert.match(await problemsOf({}, lesson('# A\n```sql\nselect\nfrom x\n```')), /lesson.md:2: does not run/);
    assert.match(await problemsOf({}, lesson('```sql fails\nselect 1\n```')), /should be refused/);
    assert.match(
      await problemsOf({}, lesson('```sql\nselect 1 as a\n```\n```result\na\n-\n2\n```')),
      /gives something else/,
    );
  });
});

describe('the examples of a lesson', () => {
  it('are its blocks of SQL, each with the result right below it', () => {
    const found = lessonExamples(
      'Text\n```sql\nselect 1\n```\n\n```js\n1\n```\n```result\nx\n```\n```sql fails\nselect\n```\n```result\ny\n```',
    );
    assert.deepEqual(
      found.map(({ sql, fails, result, line }) => [sql, fails, result, line]),
      [
        ['select 1', false, null, 2],
        ['select', true, 'y', 12],
      ],
    );
  });
});
