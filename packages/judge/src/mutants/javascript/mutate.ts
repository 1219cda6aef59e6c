/** Mutants of JavaScript, by the positions in its tree. The source is read, never run. */
import { named, type Change, type Mutant } from '../mutant.ts';
import { callArguments, methods } from './calls.ts';
import { assigned, constants, lists, operands, positions, signs, unary } from './expressions.ts';
import { branches, conditions, defaults, jumps, returns, statements } from './statements.ts';
import { places, treeOf, type Operator } from './tree.ts';

const OPERATORS: Operator[] = [
  statements,
  conditions,
  branches,
  returns,
  jumps,
  defaults,
  signs,
  operands,
  unary,
  constants,
  positions,
  lists,
  assigned,
  methods,
  callArguments,
];

export interface JavaScriptMutantOptions {
  /** Mistakes of a certain kind of program, besides those that every program can have. */
  more?: readonly Operator[];
  /** Also inside of what is thrown: for programs in which it says more than that something is wrong, such as a status. */
  thrown?: boolean;
}

/** @returns every mutant that JavaScript can read, in the order of the source; none of a source that cannot be read */
export function javascriptMutants(code: string, { more = [], thrown = false }: JavaScriptMutantOptions = {}): Mutant[] {
  const tree = treeOf(code);
  if (tree === null) return [];
  const changes: Change[] = [];
  const operators = [...OPERATORS, ...more];
  for (const place of places(code, tree, thrown)) {
    for (const { from, to, by, what } of operators.flatMap((operator) => operator(place))) {
      const made = code.slice(0, from) + by + code.slice(to);
      if (treeOf(made) === null) continue;
      changes.push({ line: code.slice(0, from).split('\n').length, what, code: made });
    }
  }
  return named(code, changes, (source) => source.replace(/\s+/g, ' '));
}
