/** From an exercise and a seed to the data sets of one judgement. */
import { chanceFrom, type Chance } from '../challenge/chance.ts';
import { unseen } from '../challenge/every-value.ts';
import { generate, within } from '../challenge/generate.ts';
import type { Plain } from '../types.ts';
import { dayAfter, daysFrom, everyOwnValue } from './every-own-value.ts';
import type { ColumnSource, DataSet, RandomData, RandomTable, SqlExercise } from './model.ts';

/** After so many repeats a `unique` column takes one of the values that are left, instead of hoping to meet it. */
const REPEATS = 50;

/** The rows made so far, by table. */
type Made = Map<string, Record<string, Plain>[]>;

/**
 * @param seed of the random data sets; a fresh one for each judgement, kept in the verdict
 * @returns the shown data set, the fixed hidden ones, then the random ones
 */
export function planDataSets({ dataSets, random }: Pick<SqlExercise, 'dataSets' | 'random'>, seed: number): DataSet[] {
  const drawn = random.flatMap((group, at) => {
    // A seed of its own for each group: adding to one group leaves the others as they were.
    const chance = chanceFrom(seed + Math.imul(at + 1, 0x9e3779b1));
    return Array.from({ length: group.count }, (_, number): DataSet => {
      const name = group.count === 1 ? group.name : `${group.name} ${number + 1}`;
      return { name, rows: rowsOf(group, chance), shown: false };
    });
  });
  return [...dataSets, ...drawn];
}

/** @returns what runs before the learner's statements */
export function setupOf({ schema }: Pick<SqlExercise, 'schema'>, { rows }: Pick<DataSet, 'rows'>): string {
  return `${schema}\n;\n${rows}\n`;
}

/** @returns an SQL literal, which no value can leave */
export function sqlLiteral(value: Plain): string {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`;
}

function rowsOf({ tables }: RandomData, chance: Chance): string {
  const made: Made = new Map();
  const statements = tables.map((table) => {
    const rows = makeRows(table, chance, made);
    made.set(table.table, rows);
    // In any order: a table keeps none, and a query that needs one has to ask for it.
    return insertOf(table, chance.shuffle(rows));
  });
  return statements.join('\n');
}

function insertOf({ table, columns }: RandomTable, rows: readonly Record<string, Plain>[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) => `(${columns.map(({ name }) => sqlLiteral(row[name] ?? null)).join(', ')})`);
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values\n${lines.join(',\n')};`;
}

function makeRows({ rows, columns }: RandomTable, chance: Chance, made: Made): Record<string, Plain>[] {
  const drawers = columns.map(({ name, source }) => ({ name, draw: drawer(source, chance, made) }));
  return Array.from({ length: within(rows, chance) }, () =>
    Object.fromEntries(drawers.map(({ name, draw }) => [name, draw()])),
  );
}

function drawer({ values, nulls, unique }: ColumnSource, chance: Chance, made: Made): () => Plain {
  const draw = valueDrawer(values, chance, made);
  const drawDifferent = withoutRepeats(draw, () => everyValueOf(values, made), chance);
  return () => {
    if (nulls > 0 && chance.next() < nulls) return null;
    return unique ? drawDifferent() : draw();
  };
}

/** @param every what can be drawn; null where it is more than anybody draws */
function withoutRepeats(draw: () => Plain, every: () => Plain[] | null, chance: Chance): () => Plain {
  const seen = new Set<string>();
  return () => {
    let value = draw();
    for (let tries = 0; tries < REPEATS && seen.has(JSON.stringify(value)); tries += 1) value = draw();
    if (seen.has(JSON.stringify(value))) value = chance.pick(unseen(every(), seen)) ?? value;
    seen.add(JSON.stringify(value));
    return value;
  };
}

function everyValueOf(values: ColumnSource['values'], made: Made): Plain[] | null {
  if (values.kind !== 'from') return everyOwnValue(values);
  return (made.get(values.table) ?? []).map((row) => row[values.column] ?? null);
}

function valueDrawer(values: ColumnSource['values'], chance: Chance, made: Made): () => Plain {
  switch (values.kind) {
    case 'serial': {
      let next = within(values.first, chance);
      return () => next++;
    }
    case 'from': {
      const known = (made.get(values.table) ?? []).map((row) => row[values.column] ?? null);
      return () => chance.pick(known) ?? null;
    }
    case 'day':
      return () => dayAfter(values.from, chance.int(0, daysFrom(values)));
    case 'pick':
      return () => chance.pick(values.options) ?? null;
    case 'generated':
      return () => generate(values.generator, chance, []);
  }
}
