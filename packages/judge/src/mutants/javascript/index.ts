/** Mutants of programs, for tools that try how strict something is. Sources are read, never run. */
export { javascriptMutants } from './mutate.ts';
export type { JavaScriptMutantOptions } from './mutate.ts';
export { drop, replace, textOf } from './tree.ts';
export type { Edit, Operator } from './tree.ts';
export type { Mutant } from '../mutant.ts';
