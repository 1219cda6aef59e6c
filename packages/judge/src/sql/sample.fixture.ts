/** A small exercise for tests, as a folder; tests change parts of it. */
import type { SqlExercise } from './model.ts';
import { readSqlExercise, type SqlFolder } from './read.ts';

const YAML = {
  version: 1,
  title: 'Cheap jobs',
  about: ['action/database-fundamentals'],
  task: 'Show ticket and price of the jobs that cost less than 20.',
  compare: { rows: 'unordered' },
  random: [
    {
      name: 'random',
      count: 1,
      tables: {
        job: {
          rows: [3, 9],
          columns: {
            ticket: { serial: [1, 900] },
            task: { pick: ['brakes', 'wheel'] },
            price: { pick: [5, 19.99, 20, 21, null] },
          },
        },
      },
    },
  ],
  hints: ['WHERE'],
};

const FILES: Record<string, string> = {
  'lesson.md': '```sql\nselect ticket from job where ticket = 1;\n```\n\n```result\nticket\n------\n     1\n```',
  'schema.sql': 'create table job (ticket int primary key, task text not null, price numeric(7, 2));',
  'data/shown.sql': "insert into job values (1, 'brakes', 12), (2, 'wheel', 25)",
  'data/hidden-edges.sql':
    "insert into job values (4, 'brakes', 19.99), (5, 'wheel', 20), (6, 'wheel', null), (7, 'brakes', 19)",
  'data/hidden-empty.sql': "insert into job values (8, 'wheel', 80)",
  'starter.sql': 'select ticket, price from job',
  'solutions/plain.sql': 'select ticket, price\nfrom job\nwhere price < 20;',
  'wrong/too-cheap/solution.sql': 'select ticket, price from job where price < 19',
  'wrong/too-cheap/advice.md': 'Jobs of 19 and a little are missing.',
  'wrong/twenty-too/solution.sql': 'select ticket, price from job where price <= 20',
  'wrong/twenty-too/advice.md': 'A job that costs 20 is not cheap.',
};

/** @param files texts by path; null leaves a file out */
export function exerciseFolder(
  yaml: Record<string, unknown> = {},
  files: Record<string, string | null> = {},
): SqlFolder & { exercise: Record<string, unknown> } {
  const all = Object.entries({ ...FILES, ...files }).flatMap(([path, text]) =>
    text === null ? [] : [[path, text] as const],
  );
  return { folder: '03-cheap-jobs', exercise: { ...YAML, ...yaml }, files: new Map(all) };
}

/** @throws Error with the problems, where the parts do not make an exercise */
export function sampleExercise(...parts: Parameters<typeof exerciseFolder>): SqlExercise {
  const { exercise, problems } = readSqlExercise(exerciseFolder(...parts));
  if (exercise === null) throw new Error(JSON.stringify(problems));
  return exercise;
}
