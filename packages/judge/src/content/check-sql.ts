/** SQL exercises of a pack: their own check, reported like the others. */
import { checkSqlExercise } from '../sql/check/check.ts';
import { readSqlExercise } from '../sql/read.ts';
import { unwritten, type ChallengeCheck } from './check-challenge.ts';
import { yamlIn } from './folder.ts';
import { NO_MUTANTS, type ItemReport } from './report.ts';

/** @param options `slug` is the folder's name, with its number */
export async function checkSql(options: Omit<ChallengeCheck, 'onMutant'>): Promise<ItemReport> {
  const { slug, files, executors, seeds, mutants, signal } = options;
  const yaml = yamlIn(files, 'exercise.yaml');
  const read =
    yaml.problems.length > 0
      ? { exercise: null, problems: yaml.problems }
      : readSqlExercise({ folder: slug, exercise: yaml.value, files });
  const problems = [...unwritten(files), ...read.problems];
  const report: ItemReport = { kind: 'sql', name: slug, problems, mutants: NO_MUTANTS, unchecked: [] };
  if (read.exercise === null) return report;
  if (executors.sql === null) return { ...report, unchecked: ['nothing here runs SQL in a sandbox'] };
  const found = await checkSqlExercise({ exercise: read.exercise, executor: executors.sql, seeds, mutants, signal });
  const { made, killed, alike } = found.mutants;
  return { ...report, problems: [...problems, ...found.problems], mutants: { made, killed, equivalent: alike } };
}
