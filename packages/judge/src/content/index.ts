/** Checks a content pack, and begins new challenges. Starts processes and reads files: for the command line and for tests. */
export { blanksFor } from './check-blanks.ts';
export type { Blank } from './check-blanks.ts';
export type { QuizToCheck } from './check-prints.ts';
export { contentCheck } from './content-check.ts';
export type { ContentCheckOptions, ExplanationToCheck, Progress } from './content-check.ts';
export { openExecutors } from './executors.ts';
export type { CheckExecutors } from './executors.ts';
export { readFolder } from './folder.ts';
export { newChallenge } from './new-challenge.ts';
export type { NewChallenge } from './new-challenge.ts';
export type { ContentReport, ItemReport, MutantCount } from './report.ts';
export { javascriptMutants } from '../mutants/javascript/mutate.ts';
export { pythonMutants } from '../mutants/python/mutate.ts';
export type { Mutant } from '../mutants/mutant.ts';
