/** One case: is what came out what should have? Everything that decides is on this side of the border. */
import { satisfies } from '../challenge/expression.ts';
import type { Bound, Challenge, Input } from '../challenge/model.ts';
import { isEqual } from '../equal.ts';
import type { CallFacts, Plain, VerdictStatus } from '../types.ts';
import { MEANING } from './check-facts.ts';

/** What a case should give. */
export interface Expectation {
  expected: Plain;
  raises: boolean;
}

export type Difference =
  | { kind: 'none' }
  | { kind: 'value' }
  /** The output is right; the cost is not. */
  | { kind: 'cost'; bound: Bound; count: number }
  | { kind: 'ended' }
  /** Nobody can say: the executor did not count what the challenge bounds, or did not run the call. */
  | { kind: 'unknown' };

export const STATUS: Record<Difference['kind'], VerdictStatus> = {
  none: 'pass',
  value: 'fail',
  cost: 'fail',
  ended: 'fail',
  unknown: 'error',
};

/** @param excused whether a call that was not run is the code's own doing */
export function difference(
  challenge: Challenge,
  { input, bounds }: { input: Input; bounds: Bound[] },
  { expected, raises }: Expectation,
  facts: CallFacts,
  excused: boolean,
): Difference {
  const meaning = MEANING[facts.status];
  if (meaning === 'depends') return { kind: excused ? 'ended' : 'unknown' };
  if (meaning === 'fail') return { kind: 'ended' };
  if (facts.status === 'raised') return { kind: raises ? 'none' : 'ended' };
  if (raises || !isSameOutput(challenge, input, expected, facts)) return { kind: 'value' };
  return costOf(bounds, input, facts);
}

/** @returns what of the facts is the answer: a value, or what a program printed */
export function outputOf(challenge: Challenge, facts: CallFacts): Plain {
  return challenge.kind === 'program' ? tidy(facts.stdout) : facts.value;
}

function isSameOutput(challenge: Challenge, input: Input, expected: Plain, facts: CallFacts): boolean {
  const actual = outputOf(challenge, facts);
  if (challenge.kind === 'program') return typeof expected === 'string' && tidy(expected) === actual;
  if (challenge.kind === 'function') return isEqual(expected, actual, challenge.compare);
  if (!Array.isArray(expected) || !Array.isArray(actual) || expected.length !== actual.length) return false;
  return input.steps.every((step, at) => isSameStep(challenge, step.method, expected[at] ?? null, actual[at] ?? null));
}

/** A method that returns nothing may return anything, but it may not raise where it should not. */
function isSameStep(challenge: Challenge, method: string, expected: Plain, actual: Plain): boolean {
  const isFree = challenge.methods.find(({ name }) => name === method)?.returns === 'nothing';
  if (isFree) return isRaised(expected) === isRaised(actual);
  return isEqual(expected, actual, challenge.compare);
}

function isRaised(value: Plain): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && value['$'] === 'raised';
}

/** Blanks at the end of a line and empty lines at the end of the output are nobody's mistake. */
function tidy(output: string): string {
  return output
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '');
}

function costOf(bounds: Bound[], input: Input, facts: CallFacts): Difference {
  for (const bound of bounds) {
    const count = facts.counts[bound.count];
    if (count === undefined) return { kind: 'unknown' };
    if (!satisfies(count, bound, variablesOf(input))) return { kind: 'cost', bound, count };
  }
  return { kind: 'none' };
}

/** The variables of a bound; see `Bound.limit`. */
export function variablesOf(input: Input): Record<string, number> {
  const first = input.args.find((arg) => Array.isArray(arg) || typeof arg === 'string');
  const n = input.steps.length > 0 ? input.steps.length : (first?.length ?? 0);
  return { n, inversions: Array.isArray(first) ? inversionsOf(first) : 0 };
}

/** Pairs that stand in the wrong order: what a sort by exchanging neighbours has to exchange. */
function inversionsOf(list: Plain[]): number {
  let inversions = 0;
  for (const [at, item] of list.entries()) {
    for (const later of list.slice(at + 1)) if (isAfter(item, later)) inversions += 1;
  }
  return inversions;
}

function isAfter(a: Plain, b: Plain): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a > b;
  return typeof a === 'string' && typeof b === 'string' && a > b;
}
