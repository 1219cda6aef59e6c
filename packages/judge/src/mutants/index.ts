/** Mutants of programs, for tools that try how strict something is. Sources are read, never run. */
export { javascriptMutants } from './javascript/mutate.ts';
export type { JavaScriptMutantOptions } from './javascript/mutate.ts';
export { drop, replace, textOf } from './javascript/tree.ts';
export type { Edit, Operator } from './javascript/tree.ts';
export type { Mutant } from './mutant.ts';
