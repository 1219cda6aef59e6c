/** The judge: challenges as data, one port for executors, and the trusted side that compares. Pure; executors have a door of their own. */
export type * from './types.ts';
export { bigToPlain, isPlain, numberOf, tagOf, toPlain } from './plain.ts';
export type { Tagged } from './plain.ts';
export { canonical, isEqual } from './equal.ts';
export type { Comparison } from './equal.ts';
export { ExecutorFault, runBudget } from './faults.ts';
export type * from './challenge/model.ts';
export { readChallenge } from './challenge/read.ts';
export type { ChallengeFolder } from './challenge/read.ts';
export { challengeOf, examplesOf } from './challenge/examples.ts';
export type { Examples } from './challenge/examples.ts';
export { planCases } from './challenge/plan.ts';
export type { PlannedCase } from './challenge/plan.ts';
export { judge } from './verdict/judge.ts';
export { errorVerdict } from './verdict/error-verdict.ts';
export type { JudgeOptions } from './verdict/judge.ts';
export { callFor } from './verdict/call.ts';
export { printCall, printValue } from './verdict/print.ts';
export { createPool } from './schedule/pool.ts';
export type { Job, Outcome, Pool, PoolOptions } from './schedule/pool.ts';
export type {
  SqlError,
  SqlExecutor,
  SqlFacts,
  SqlLimits,
  SqlRequest,
  SqlResult,
  SqlStatus,
} from './executors/sql/types.ts';
export type { DataSet, Look, SqlCompare, SqlExercise, WrongSql } from './sql/model.ts';
export { readSqlExercise } from './sql/read.ts';
export type { SqlFolder } from './sql/read.ts';
export { judgeSql } from './sql/judge-sql.ts';
export type { JudgeSqlOptions } from './sql/judge-sql.ts';
export { runShown, shownSetup, shownTable, showFacts, wantedOnShown } from './sql/shown.ts';
export type { Shown, ShownTable } from './sql/shown.ts';
export { printTable } from './sql/print-table.ts';
export { lessonExamples } from './sql/lesson.ts';
export type { LessonExample } from './sql/lesson.ts';
export { checkSqlExercise } from './sql/check/check.ts';
export type { SqlCheckOptions, SqlCheckReport } from './sql/check/check.ts';
