import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { sandboxSql } from '../executors/sql/sandbox-sql.ts';
import type { SqlExecutor, SqlFacts, SqlRequest } from '../executors/sql/types.ts';
import { ExecutorFault } from '../faults.ts';
import type { Verdict } from '../types.ts';
import { judgeSql } from './judge-sql.ts';
import type { Look } from './model.ts';
import { sampleExercise } from './sample.fixture.ts';

const executor = sandboxSql();
after(() => executor.close());

const RIGHT = 'select price, ticket from job where price < 20';
const judged = (code: string, exercise = sampleExercise(), seed = 1): Promise<Verdict> =>
  judgeSql({ exercise, code, seed, executor });

/** An exercise that looks at what statements leave behind. */
const STATE = sampleExercise(
  {
    compare: undefined,
    state: [{ name: 'the jobs', query: 'select * from job', rows: 'unordered' }],
  },
  { 'solutions/plain.sql': "delete from job where task = 'wheel'" },
);

/** An exercise that tries the learner's tables. */
const DESIGN = sampleExercise(
  {
    compare: undefined,
    probes: [
      { name: 'a good row', accepts: 'insert into part values (1, 5)' },
      { name: 'another good row', accepts: 'insert into part values (1, 6)' },
      { name: 'no number', rejects: 'insert into part values (null, 5)', because: 'not-null' },
      { name: 'less than nothing', rejects: 'insert into part values (1, -1)', because: 'check' },
    ],
  },
  { 'solutions/plain.sql': 'create table part (id int primary key, stock int check (stock >= 0))' },
);

const manyJobs = (kinds: number): string =>
  `insert into job select n, 'wheel ' || n % ${kinds}, n from generate_series(1, 2000) n; analyze job`;

/** An exercise about an index, with enough rows for one to pay. */
const INDEX = sampleExercise(
  {
    compare: undefined,
    plans: [
      {
        name: 'jobs of a kind',
        query: "select ticket from job where task = 'wheel 7'",
        index: { table: 'job', columns: ['task'] },
        without: ['Seq Scan'],
      },
    ],
    random: [],
  },
  {
    'solutions/plain.sql': 'create index on job (task)',
    'data/shown.sql': manyJobs(200),
    'data/hidden-edges.sql': manyJobs(201),
    'data/hidden-empty.sql': manyJobs(150),
    'data/hidden-more.sql': manyJobs(100),
  },
);

describe('an answer in SQL', () => {
  it('passes on the rows that are shown, on the hidden ones and on fresh ones, whatever the order', async () => {
    for (const seed of [1, 2, 3]) {
      const { status, passed, total, sandboxed, language } = await judged(
        `${RIGHT} order by random()`,
        undefined,
        seed,
      );
      assert.deepEqual([status, passed, total, sandboxed, language], ['pass', 4, 4, true, 'sql']);
    }
  });

  it('fails when it only knows the rows that are shown', async () => {
    const { status, firstFailure, passed } = await judged('select * from (values (1, 12.00)) as t (ticket, price)');
    assert.deepEqual([status, passed], ['fail', 1]);
    assert.match(firstFailure?.expected ?? '', /^ticket \| price\n/);
  });

  it('shows the failing case with the rows that it ran on, and no other hidden rows', async () => {
    const { cases, firstFailure } = await judged('select ticket, price from job where price < 13 or ticket = 1');
    assert.match(firstFailure?.stdout ?? '', /^job\nticket \| task {3}\| price\n/);
    assert.equal(firstFailure?.call, 'select ticket, price from job where price < 13 or ticket = 1');
    assert.deepEqual(
      cases.filter(({ stdout }) => stdout !== ''),
      [firstFailure],
    );
  });

  it('gets the advice for a known mistake, in whatever words it was made', async () => {
    const { firstFailure } = await judged('select j.price, j.ticket from job as j where not j.price > 20');
    assert.equal(firstFailure?.advice, 'A job that costs 20 is not cheap.');
  });

  it('is told what is wrong in general where no known mistake fits', async () => {
    const advice = async (code: string): Promise<string> => (await judged(code)).firstFailure?.advice ?? '';
    assert.match(
      await advice('select ticket as number, price from job where price < 20'),
      /called ticket, price; yours are number, price/,
    );
    assert.match(
      await advice(
        'select ticket, price from job where price < 20 union all select ticket, price from job where price < 20',
      ),
      /more or less often/,
    );
    assert.match(await advice('select ticket, price from job'), /too many/);
    assert.match(await advice("update job set task = 'x'"), /gave no table/);
  });

  it('that the database refuses shows its message, the line, and what it means', async () => {
    const hints: [string, RegExp, RegExp][] = [
      ['select ticket,\nprise from job', /"prise" does not exist \(line 2\)/, /job \(ticket, task, price\)/],
      ['select ticket from jobs', /"jobs" does not exist \(line 1\)/, /The tables are job/],
      ['select ticket price, from job', /syntax error/, /order/],
      ['select task, max(price) from job', /GROUP BY/, /one row for each group/],
      ['select ticket from job where count(*) > 1', /WHERE/, /HAVING/],
      ["select ticket from job where ticket = 'one'", /invalid input syntax/, /Numbers stand without quotes/],
    ];
    for (const [code, actual, hint] of hints) {
      const { status, firstFailure, summary } = await judged(code);
      assert.equal(status, 'fail', code);
      assert.match(firstFailure?.actual ?? '', actual);
      assert.match(firstFailure?.advice ?? '', hint);
      assert.match(summary, /The database stopped at an error in line \d/);
    }
  });

  it('that does not end fails, and the next one is judged as ever', async () => {
    const exercise = sampleExercise({ limits: { wallMs: 500 } });
    const { status, firstFailure } = await judged('select count(*) from generate_series(1, 10000000000)', exercise);
    assert.equal(status, 'fail');
    assert.match(firstFailure?.actual ?? '', /did not finish in time/);
    assert.equal((await judged(RIGHT)).status, 'pass');
  });
});

describe('statements that change rows', () => {
  it('are judged by what they leave behind, with or without a transaction around them', async () => {
    for (const code of [
      "delete from job where task = 'wheel'",
      "begin;\ndelete from job where task in ('wheel');\ncommit;",
    ])
      assert.equal((await judged(code, STATE)).status, 'pass', code);
    for (const code of [
      'delete from job',
      'select 1',
      "begin; delete from job where task = 'wheel'; rollback",
      'drop table job',
    ])
      assert.equal((await judged(code, STATE)).status, 'fail', code);
  });
});

describe('a design', () => {
  it('is tried with good rows and bad ones, each of them for itself', async () => {
    const { status, total } = await judged(
      'create table part (id int primary key, stock int check (stock >= 0))',
      DESIGN,
    );
    assert.deepEqual([status, total], ['pass', 4]);
  });

  it('fails with the one rule that it lacks', async () => {
    const { cases } = await judged('create table part (id int primary key, stock int)', DESIGN);
    assert.deepEqual(
      cases.filter((one) => one.status === 'fail').map(({ name, actual }) => [name, actual]),
      [['less than nothing', 'accepted']],
    );
  });

  it('counts a rule that is checked only at the end of a transaction', async () => {
    const late =
      'create table part (id int primary key, stock int check (stock >= 0), unique (stock) deferrable initially deferred)';
    const exercise = {
      ...DESIGN,
      looks: [
        {
          kind: 'probe',
          name: 'twice',
          statement: 'insert into part values (1, 5), (2, 5)',
          outcome: 'unique',
          advice: '',
        },
      ] as Look[],
    };
    assert.equal((await judged(late, exercise)).status, 'pass');
  });

  it('does not pass by refusing everything, or by answering for the one who asks', async () => {
    const nothing = 'create table part (id int primary key, stock int check (false))';
    assert.equal((await judged(nothing, DESIGN)).status, 'fail');
    const answers = "case when asked like '%null%' then '23502' when asked like '%-1%' then '23514' else 'WM001' end";
    for (const parameter of ['asked text', 'other text', 'asked varchar']) {
      const body = answers.replaceAll('asked', parameter.split(' ')[0] ?? '');
      const forged = `create table part (id int, stock int); create function pg_temp.waymark_probe(${parameter}) returns text return ${body}`;
      assert.equal((await judged(forged, DESIGN)).status, 'fail', parameter);
    }
  });
});

describe('an index', () => {
  it('passes when the plan uses it', async () => {
    assert.equal((await judged('create index on job (task, price)', INDEX)).status, 'pass');
  });

  it('fails when it does not fit, also when the planner was told to avoid reading the table', async () => {
    for (const code of [
      'select 1',
      'create index on job (price)',
      'set enable_seqscan = off; create index on job (price, task)',
    ]) {
      const { status, firstFailure } = await judged(code, INDEX);
      assert.equal(status, 'fail', code);
      assert.match(firstFailure?.actual ?? '', /Seq Scan/);
    }
  });
});

/** Answers as the real one would, and notes what it was asked. */
function recording(
  change: (facts: SqlFacts, request: SqlRequest) => unknown = (facts) => facts,
): SqlExecutor & { asked: SqlRequest[] } {
  const asked: SqlRequest[] = [];
  return {
    ...executor,
    asked,
    async run(request, signal) {
      asked.push(request);
      return change(await executor.run(request, signal), request) as SqlFacts;
    },
  };
}

describe('the border of the trusted side', () => {
  it('lets nothing of the answer into the learner’s run: neither the solution nor what it gave', async () => {
    const recorder = recording();
    await judgeSql({ exercise: sampleExercise(), code: 'select 7', seed: 5, executor: recorder });
    const mine = recorder.asked.filter(({ sql }) => sql === 'select 7');
    assert.equal(mine.length, 4);
    for (const request of mine) {
      assert.deepEqual(Object.keys(request).sort(), ['limits', 'queries', 'setup', 'sql']);
      assert.doesNotMatch(JSON.stringify(request), /price < 20/);
    }
  });

  it('calls facts that are not what they should be an error, never a pass', async () => {
    const garbage = fc.oneof(fc.anything(), fc.constantFrom('finished', 'passed', true));
    const keys = ['status', 'results', 'queries', 'executor', 'sandboxed', 'runtime', 'error'] as const;
    const exercise = sampleExercise({
      random: [
        {
          name: 'r',
          tables: { job: { rows: [1, 2], columns: { ticket: { serial: [1, 9] }, task: { pick: ['x'] } } } },
        },
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), garbage, async (key, value) => {
        const lying = recording((facts, { sql }) => (sql === 'select 7' ? { ...facts, [key]: value } : facts));
        const { status } = await judgeSql({ exercise, code: 'select 7', seed: 5, executor: lying });
        assert.notEqual(status, 'pass');
      }),
      { numRuns: 40 },
    );
    for (const facts of [null, undefined, 7, [], {}, 'finished']) {
      const broken = recording((real, { sql }) => (sql === RIGHT ? facts : real));
      assert.equal((await judgeSql({ exercise, code: RIGHT, seed: 5, executor: broken })).status, 'error');
    }
  });

  it('calls a model solution that does not run an error of ours, and hands on a fault of the executor', async () => {
    const exercise = sampleExercise({}, { 'solutions/plain.sql': 'select gone from job' });
    const { status, summary } = await judged(RIGHT, exercise);
    assert.equal(status, 'error');
    assert.match(summary, /does not count as an attempt/);
    const broken = sampleExercise({}, { 'data/hidden-edges.sql': 'insert into nowhere values (1)' });
    await assert.rejects(judged(RIGHT, broken), ExecutorFault);
  });

  it('stops when the caller does', async () => {
    const signal = AbortSignal.abort(new Error('superseded'));
    await assert.rejects(
      judgeSql({ exercise: sampleExercise(), code: RIGHT, seed: 1, executor, signal }),
      /superseded/,
    );
  });
});
