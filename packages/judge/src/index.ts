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
export { planCases } from './challenge/plan.ts';
export type { PlannedCase } from './challenge/plan.ts';
export { judge } from './verdict/judge.ts';
export type { JudgeOptions } from './verdict/judge.ts';
export { callFor } from './verdict/call.ts';
export { printCall, printValue } from './verdict/print.ts';
export { createPool } from './schedule/pool.ts';
export type { Job, Outcome, Pool, PoolOptions } from './schedule/pool.ts';
