/**
 * What of a challenge may leave the trusted side: the examples that its statement shows, and how to run and compare them.
 * Hidden cases, generators, bounds, solutions and known mistakes stay behind.
 */
import type { Challenge, FixedCase } from './model.ts';

/** Plain data: it travels to the page and to the terminal. */
export interface Examples extends Pick<
  Challenge,
  'slug' | 'title' | 'kind' | 'names' | 'parameters' | 'argument' | 'methods' | 'compare' | 'limits' | 'observe'
> {
  cases: Pick<FixedCase, 'name' | 'input' | 'expected' | 'raises'>[];
}

export function examplesOf(challenge: Challenge): Examples {
  const { slug, title, kind, names, parameters, argument, methods, compare, limits, observe } = challenge;
  const cases = challenge.cases
    .filter(({ example }) => example)
    .map(({ name, input, expected, raises }) => ({ name, input, expected, raises }));
  return { slug, title, kind, names, parameters, argument, methods, compare, limits, observe, cases };
}

/** @returns a challenge that `judge` can run, with nothing but its examples: its pass says "the examples work" and no more */
export function challengeOf({ cases, ...rest }: Examples): Challenge {
  return {
    ...rest,
    topic: '',
    difficulty: 1,
    bounds: [],
    cases: cases.map((one) => ({ ...one, example: true, bounds: [] })),
    random: [],
    hints: [],
    statement: '',
    starter: {},
    solutions: [],
    wrong: [],
  };
}
