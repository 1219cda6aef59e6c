import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mutantsOf } from './mutate.ts';

const SCHEMA = 'create table customer (id int, name text); create table job (id int, customer_id int, status text)';
const names = (code: string): string[] => mutantsOf(code, SCHEMA).map(({ what }) => what.replace(/^line \d+: /, ''));
const codes = (code: string): string[] =>
  mutantsOf(code, SCHEMA).map((mutant) => mutant.code.replace(/\s+/g, ' ').trim());

describe('mutants of SQL', () => {
  it('change comparisons, joints, joins, directions and limits', () => {
    const made = names(
      "select c.name from customer c left join job j on j.customer_id = c.id and j.status = 'done' where c.id >= 3 order by c.name limit 5",
    );
    for (const wanted of [
      '>= becomes >',
      'and becomes or',
      'left join becomes join',
      "'done' becomes 'donex'",
      'limit 5 goes',
      '5 becomes 6',
      'order by c.name becomes descending',
      'where c.id >= 3 goes',
      "and j.status = 'done' goes",
      'name becomes id',
    ])
      assert.ok(made.includes(wanted), `${wanted} in ${made.join(', ')}`);
  });

  it('change what is counted, and drop HAVING, DISTINCT and NULLS LAST', () => {
    const made = names(
      'select distinct status, count(customer_id), sum(id) from job group by status having count(*) > 2 order by 1 desc nulls last',
    );
    for (const wanted of [
      'count counts every row',
      'count counts each value once',
      'sum becomes avg',
      'distinct goes',
      'nulls last goes',
      'desc becomes asc',
      'having count(*) > 2 goes',
    ])
      assert.ok(made.includes(wanted), `${wanted} in ${made.join(', ')}`);
  });

  it('leave the AND of a BETWEEN, the star of COUNT and the = of SET alone', () => {
    assert.ok(!names('select id from job where id between 1 and 3').includes('and becomes or'));
    assert.ok(!names('select count(*) from job').some((name) => name.startsWith('* becomes')));
    assert.ok(!names('update job set status = 1').some((name) => name.startsWith('= becomes')));
  });

  it('take constraints, keys of an index and statements away', () => {
    const made = codes(
      'create table t (id int primary key, a int not null references customer (id), unique (id, a)); create index on t (id, a)',
    );
    for (const wanted of [
      'create table t (id int , a int not null references customer (id), unique (id, a)); create index on t (id, a)',
      'create table t (id int primary key, a int references customer (id), unique (id, a)); create index on t (id, a)',
      'create table t (id int primary key, a int not null , unique (id, a)); create index on t (id, a)',
      'create table t (id int primary key, a int not null references customer (id)); create index on t (id, a)',
      'create table t (id int primary key, a int not null references customer (id), unique (id, a)); create index on t (a, id)',
      'create index on t (id, a)',
    ])
      assert.ok(made.includes(wanted), `${wanted} in\n${made.join('\n')}`);
  });

  it('each have a name and a text of their own, and none is the solution', () => {
    const words = [
      'select',
      'a',
      ',',
      'from',
      'job',
      'where',
      'id',
      '=',
      '1',
      'and',
      'or',
      '(',
      ')',
      "'x'",
      'order by',
      'limit',
      'not',
      'null',
      ';',
      'join',
      'on',
      'is',
      'check',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 25 }), (made) => {
        const code = made.join(' ');
        const mutants = mutantsOf(code, SCHEMA);
        assert.equal(new Set(mutants.map(({ what }) => what)).size, mutants.length);
        assert.equal(new Set([code, ...mutants.map((mutant) => mutant.code)]).size, mutants.length + 1);
      }),
    );
  });
});
