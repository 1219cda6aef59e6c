import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { planDataSets } from './data.ts';
import type { SqlExercise } from './model.ts';
import { readSqlExercise } from './read.ts';
import { exerciseFolder } from './sample.fixture.ts';

const read = (
  yaml: Record<string, unknown> = {},
  files: Record<string, string | null> = {},
): ReturnType<typeof readSqlExercise> => readSqlExercise(exerciseFolder(yaml, files));
const problemsOf = (...given: Parameters<typeof read>): string[] =>
  read(...given).problems.map(({ where, message }) => `${where} ${message}`);

function loaded(yaml: Record<string, unknown> = {}): SqlExercise {
  const { exercise, problems } = read(yaml);
  assert.deepEqual(problems, []);
  assert.ok(exercise);
  return exercise;
}

describe('an exercise’s folder', () => {
  it('is read with its order, its tables and its data sets', () => {
    const { slug, order, tables, dataSets } = loaded();
    assert.deepEqual([slug, order], ['cheap-jobs', 3]);
    assert.deepEqual(tables, [{ name: 'job', columns: ['ticket', 'task', 'price'] }]);
    assert.deepEqual(
      dataSets.map(({ name, shown }) => [name, shown]),
      [
        ['the rows you see', true],
        ['hidden edges', false],
        ['hidden empty', false],
      ],
    );
  });

  it('names every problem with its place', () => {
    assert.match(problemsOf({ compare: undefined }).join('\n'), /looks at nothing/);
    assert.match(problemsOf({ random: [] }).join('\n'), /2 hidden data sets; it needs 3/);
    assert.match(problemsOf({ hint: ['x'] }).join('\n'), /does not know "hint"/);
    assert.match(
      problemsOf({}, { 'wrong/too-cheap/advice.md': null }).join('\n'),
      /wrong\/too-cheap\/advice.md is missing/,
    );
    assert.match(problemsOf({}, { 'solutions/plain.sql': null }).join('\n'), /no model solution/);
    assert.match(
      problemsOf({ probes: [{ name: 'x', rejects: 'select 1', because: 'whim' }] }).join('\n'),
      /should be one of not-null/,
    );
    assert.match(problemsOf({ probes: [{ name: 'x' }] }).join('\n'), /either accepts or rejects/);
    const random = [{ name: 'r', tables: { job: { rows: [1, 2], columns: { ticket: { from: 'bike.id' } } } } }];
    assert.match(problemsOf({ random }).join('\n'), /no earlier table fills/);
  });

  it('is refused where a column that may hold nothing twice has fewer values than its table may have rows', () => {
    const withTicket = (ticket: Record<string, unknown>): string =>
      problemsOf({ random: [{ name: 'r', tables: { job: { rows: [1, 4], columns: { ticket } } } }] }).join('\n');
    assert.match(withTicket({ int: [1, 3], unique: true }), /has 3 different values for "job.ticket", and 4 rows/);
    assert.match(withTicket({ pick: ['a', 'a', 'b', 'c'], unique: true }), /has 3 different values/);
    assert.match(withTicket({ day: ['2024-02-28', '2024-03-01'], unique: true }), /has 3 different values/);
    for (const enough of [{ int: [1, 4], unique: true }, { int: [1, 3] }, { serial: [1, 1], unique: true }])
      assert.equal(withTicket(enough), '');
  });

  it('is refused with words, never with a crash, whatever stands in exercise.yaml', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('random', 'compare', 'state', 'probes', 'plans', 'limits', 'hints', 'about', 'equivalent'),
        (value, key) => {
          for (const exercise of [value, { ...exerciseFolder().exercise, [key]: value }]) {
            const { exercise: made, problems } = readSqlExercise({ ...exerciseFolder(), exercise });
            assert.equal(made === null, problems.length > 0);
          }
        },
      ),
    );
  });
});

describe('the data sets of a judgement', () => {
  it('are the same for the same seed, and other ones for another', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const rows = (from: number): string[] => planDataSets(loaded(), from).map((set) => set.rows);
        assert.deepEqual(rows(seed), rows(seed));
        assert.notDeepEqual(rows(seed), rows(seed + 1));
        assert.deepEqual(rows(seed).slice(0, 3), rows(seed + 1).slice(0, 3));
      }),
      { numRuns: 30 },
    );
  });

  it('hold what the columns ask for: values in range, links to rows that exist, nothing twice where it must not be', () => {
    const random = [
      {
        name: 'r',
        count: 3,
        tables: {
          bike: { rows: [2, 6], columns: { id: { serial: [5, 9] }, frame: { int: [1, 6], unique: true } } },
          job: {
            rows: [0, 9],
            columns: {
              bike_id: { from: 'bike.id', nulls: 0.3 },
              day: { day: ['2024-02-28', '2024-03-01'] },
              kind: { pick: ["it's", null] },
            },
          },
        },
      },
    ];
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const { rows } of planDataSets(loaded({ random }), seed).slice(3)) {
          const [bikes = '', jobs = ''] = rows.split('insert into job');
          const read = [...bikes.matchAll(/\((\d+), (\d+)\)/g)].map(([, id, frame]) => ({ id, frame }));
          assert.equal(new Set(read.map(({ frame }) => frame)).size, read.length);
          const lines = jobs
            .split('\n')
            .slice(1)
            .filter((line) => line !== '');
          for (const line of lines) {
            const match = /^\((\d+|null), '(2024-02-28|2024-02-29|2024-03-01)', ('it''s'|null)\)[,;]$/.exec(line);
            assert.ok(match, line);
            assert.ok(match[1] === 'null' || read.some(({ id }) => id === match[1]), line);
          }
        }
      }),
      // With this one the last bike's frame, the only one left of six, was not met in 50 draws.
      { numRuns: 50, examples: [[1446371380]] },
    );
  });
});
