/** Which mutants of a solution no data set tells from what is right. */
import type { SqlExecutor } from '../../executors/sql/types.ts';
import { setupOf } from '../data.ts';
import { findingOf } from '../look.ts';
import type { DataSet, SqlExercise } from '../model.ts';
import { checkSqlFacts, observe, type Observation } from '../observe.ts';
import { tableOf } from '../table.ts';
import type { Mutant } from './mutate.ts';

/** So many mutants of a query are asked in one run. */
const BATCH = 40;
const OUTPUT_BYTES = 32 * 2 ** 20;
const WALL_MS = 20_000;

export interface Hunt {
  exercise: SqlExercise;
  dataSets: readonly DataSet[];
  executor: SqlExecutor;
  signal: AbortSignal;
}

/** What became of the mutants. */
export interface Survival {
  survivors: Mutant[];
  /** Those that the database can read: the others tell nothing about the data. */
  living: number;
}

/** @throws Error when the exercise itself cannot be run on one of its data sets */
export async function survivorsOf(hunt: Hunt, mutants: readonly Mutant[]): Promise<Survival> {
  const isQuery = hunt.exercise.looks.every(({ kind }) => kind === 'answer');
  let left = [...mutants];
  let living = left.length;
  for (const [at, dataSet] of hunt.dataSets.entries()) {
    if (left.length === 0) break;
    const verdicts = isQuery ? await askAll(hunt, dataSet, left) : await runAll(hunt, dataSet, left);
    // On the first data set an error most often means that the mutant is no SQL.
    if (at === 0) living -= verdicts.filter((verdict) => verdict === 'error').length;
    left = left.filter((_, place) => verdicts[place] === 'right');
  }
  return { survivors: left, living };
}

type Fate = 'right' | 'wrong' | 'error';

async function wantedOn({ exercise, executor, signal }: Hunt, dataSet: DataSet): Promise<Observation> {
  const model = exercise.solutions[0]?.code ?? '';
  const wanted = await observe(exercise, dataSet, model, executor, signal);
  if (wanted?.status !== 'finished') throw new Error(`the model solution does not run on ${dataSet.name}`);
  return wanted;
}

/** Queries change nothing, so many of them can share a run, as questions of ours. */
async function askAll(hunt: Hunt, dataSet: DataSet, mutants: readonly Mutant[]): Promise<Fate[]> {
  const { exercise, executor, signal } = hunt;
  const wanted = await wantedOn(hunt, dataSet);
  const limits = { ...exercise.limits, outputBytes: OUTPUT_BYTES, wallMs: WALL_MS };
  const fates: Fate[] = [];
  for (let from = 0; from < mutants.length; from += BATCH) {
    const batch = mutants.slice(from, from + BATCH);
    const queries = batch.map(({ code }) => code);
    const request = { setup: setupOf(exercise, dataSet), sql: 'select 1', queries, limits };
    const facts = checkSqlFacts(await executor.run(request, signal), queries.length);
    if (facts?.status !== 'finished') throw new Error(`mutants do not run on ${dataSet.name}: ${facts?.status ?? ''}`);
    for (const result of facts.queries) {
      if (result === null) fates.push('error');
      else fates.push(fateOf(exercise, wanted, { seen: [{ kind: 'table', table: tableOf(result) }] }));
    }
  }
  return fates;
}

async function runAll(hunt: Hunt, dataSet: DataSet, mutants: readonly Mutant[]): Promise<Fate[]> {
  const { exercise, executor, signal } = hunt;
  const wanted = await wantedOn(hunt, dataSet);
  const fates: Fate[] = [];
  for (const { code } of mutants) {
    const seen = await observe(exercise, dataSet, code, executor, signal);
    fates.push(seen === null || seen.status !== 'finished' ? 'error' : fateOf(exercise, wanted, seen));
  }
  return fates;
}

function fateOf({ looks }: SqlExercise, wanted: Observation, { seen }: Pick<Observation, 'seen'>): Fate {
  const isRight = looks.every((look, at) => findingOf(look, wanted.seen[at], seen[at])?.isRight === true);
  return isRight ? 'right' : 'wrong';
}
