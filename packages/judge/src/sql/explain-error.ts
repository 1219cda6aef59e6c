/** What an error of the database means, in plain words: for those that beginners meet. */
import type { SqlError, SqlStatus } from '../executors/sql/types.ts';
import type { SqlExercise } from './model.ts';

type Tables = SqlExercise['tables'];

const HINTS: Record<string, string | ((tables: Tables) => string)> = {
  '42601':
    'The database could not read the statement. Look at the named place and just before it: a comma too many or too few, a missing bracket, or the clauses in the wrong order (SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT).',
  '42703': (tables) =>
    `There is no column of that name here. ${listOf(tables)} A text belongs in single quotes: 'like this'. Double quotes and no quotes mean a name.`,
  '42P01': (tables) =>
    `There is no table of that name here. ${listOf(tables)} If you gave the table a short name, use that one everywhere in the statement.`,
  '42702': 'Two tables have a column of that name. Say which one you mean: put the table and a point in front of it.',
  '42712': 'Two tables have the same name in this query. Give each of them a short name of its own.',
  '42883':
    'The two sides have types that do not go together, or the function does not exist for this type. Compare numbers with numbers and texts with texts.',
  '42804': 'The types do not go together: check which value stands in the place of which column.',
  '22P02': 'A text cannot be read as the type of its column. Numbers stand without quotes.',
  '22007': "A day is written like '2026-03-31', in single quotes.",
  '22008': 'That day does not exist. The order is year, month, day.',
  '22012': 'This divides by zero for some of the rows.',
  '21000': 'The query in brackets gives more than one row where one value is needed.',
  '23502': 'A column that must not be NULL got no value.',
  '23503': 'A row points to a row that is not there, or would be left pointing to one that is gone.',
  '23505': 'There is already a row with this value, and the column allows each value once.',
  '23514': 'A value breaks a rule (CHECK) of its table.',
  '42P07': 'There is already a table or an index of that name.',
  '42710': 'There is already something of that name.',
  '42830': 'A foreign key can only point to columns that are a primary key or unique.',
  '42501': 'This is not allowed here. The exercise does not need it.',
  '25P02': 'An earlier statement failed, and the transaction ended with it.',
};

/** @returns a hint for the error, null where there is none */
export function errorHint({ code, message }: SqlError, tables: Tables): string | null {
  if (code === '42803') return groupingHint(message);
  const hint = Object.hasOwn(HINTS, code) ? HINTS[code] : undefined;
  return (typeof hint === 'function' ? hint(tables) : hint) ?? null;
}

function groupingHint(message: string): string {
  if (/in WHERE/i.test(message))
    return 'WHERE looks at single rows, before there are groups. A condition on a count or a sum belongs in HAVING.';
  if (/GROUP BY/i.test(message))
    return 'After grouping there is one row for each group. Every column you select must stand in GROUP BY or inside a function such as COUNT, SUM or MAX.';
  return 'COUNT, SUM and the like cannot stand in this place.';
}

function listOf(tables: Tables): string {
  if (tables.length === 0) return 'Check the spelling.';
  return `The tables are ${tables.map(({ name, columns }) => `${name} (${columns.join(', ')})`).join('; ')}.`;
}

const ENDED: Record<Exclude<SqlStatus, 'finished' | 'raised'>, { text: string; advice: string }> = {
  'time-limit': {
    text: 'did not finish in time',
    advice: 'Does every join have its condition? Without one, each row of one table meets every row of the other.',
  },
  'memory-limit': {
    text: 'used more memory than allowed',
    advice: 'Does every join have its condition? Without one, each row of one table meets every row of the other.',
  },
  'output-limit': {
    text: 'gave more than is taken in',
    advice: 'The answer should be a small table. Which condition is missing?',
  },
  crashed: {
    text: 'stopped the database',
    advice: 'Look for a statement or a function that calls itself without end.',
  },
};

/** @returns what happened to statements that did not finish, and what to do */
export function endedText(
  status: Exclude<SqlStatus, 'finished'>,
  error: SqlError | null,
  tables: Tables,
): { text: string; advice: string | null } {
  if (status !== 'raised') return ENDED[status];
  if (error === null) return { text: 'an error', advice: null };
  const line = error.line === null ? '' : ` (line ${error.line})`;
  return { text: `Error: ${error.message}${line}`, advice: errorHint(error, tables) };
}
