/** From a challenge and a seed to the cases of one judgement. */
import type { Plain } from '../types.ts';
import { chanceFrom, nearZero, type Chance } from './chance.ts';
import { generate, generateAll, within } from './generate.ts';
import type { Bound, Challenge, Input, Operation, RandomCases, Step } from './model.ts';

export interface PlannedCase {
  name: string;
  input: Input;
  /** Null for a random case: there the reference solution says. */
  known: { expected: Plain; raises: boolean } | null;
  bounds: Bound[];
  /** Where a random case comes from; null for a fixed one. */
  group: RandomCases | null;
}

/** How far from the least that a group allows small cases are drawn: the nearest first. */
const REACHES = [0, 1, 2, 3, 5, 8];
const DRAWS = 8;

/**
 * @param seed of the random cases; a fresh one for each judgement, kept in the verdict
 * @returns the fixed cases, then the random ones
 */
export function planCases(challenge: Challenge, seed: number): PlannedCase[] {
  const fixed = challenge.cases.map(({ name, input, expected, raises, bounds }): PlannedCase => {
    return { name, input, known: { expected, raises }, bounds: [...challenge.bounds, ...bounds], group: null };
  });
  const random = challenge.random.flatMap((group, at) => {
    // A seed of its own for each group: adding a case to one group leaves the others as they were.
    const chance = chanceFrom(seed + Math.imul(at + 1, 0x9e3779b1));
    return Array.from({ length: group.count }, (_, number) =>
      randomCase(challenge, group, `${group.name} ${number + 1}`, chance),
    );
  });
  return [...fixed, ...random];
}

/**
 * Small inputs of the kind of a random case: drawn from the same ranges, so they are as much a matter of the statement as it is.
 *
 * @param name of all of them
 */
export function smallCases(challenge: Challenge, group: RandomCases, name: string, seed: number): PlannedCase[] {
  const chance = chanceFrom(seed);
  return REACHES.flatMap((reach) =>
    Array.from({ length: DRAWS }, () => randomCase(challenge, group, name, nearZero(chance, reach))),
  );
}

function randomCase(challenge: Challenge, group: RandomCases, name: string, chance: Chance): PlannedCase {
  const bounds = [...challenge.bounds, ...group.bounds];
  return { name, input: inputOf(group, chance), known: null, bounds, group };
}

function inputOf(group: RandomCases, chance: Chance): Input {
  const args = generateAll(group.args, chance);
  const lines = group.lines.map((line) => generateAll(line, chance).map(wordOf).join(' '));
  return { args, steps: stepsOf(group, chance), stdin: lines.map((line) => `${line}\n`).join('') };
}

/** Lists are written with spaces between their elements: what programs read. */
function wordOf(value: Plain): string {
  if (Array.isArray(value)) return value.map(wordOf).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function stepsOf(group: RandomCases, chance: Chance): Step[] {
  if (group.operations.length === 0) return [];
  return Array.from({ length: within(group.steps, chance) }, () => {
    const { method, args } = byWeight(group.operations, chance);
    return [{ method, args: args.map((arg) => generate(arg, chance, [])) }, ...group.after];
  }).flat();
}

function byWeight(operations: readonly Operation[], chance: Chance): Operation {
  let left = chance.next() * operations.reduce((sum, { weight }) => sum + weight, 0);
  const found = operations.find(({ weight }) => (left -= weight) < 0);
  return found ?? (operations.at(-1) as Operation);
}
