/** From a challenge and a seed to the cases of one judgement. */
import type { Plain } from '../types.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { generate, generateAll, within } from './generate.ts';
import type { Bound, Challenge, Input, Operation, RandomCases, Step } from './model.ts';

export interface PlannedCase {
  name: string;
  input: Input;
  /** Null for a random case: there the reference solution says. */
  known: { expected: Plain; raises: boolean } | null;
  bounds: Bound[];
}

/**
 * @param seed of the random cases; a fresh one for each judgement, kept in the verdict
 * @returns the fixed cases, then the random ones
 */
export function planCases(challenge: Challenge, seed: number): PlannedCase[] {
  const fixed = challenge.cases.map(({ name, input, expected, raises, bounds }): PlannedCase => {
    return { name, input, known: { expected, raises }, bounds: [...challenge.bounds, ...bounds] };
  });
  const random = challenge.random.flatMap((group, at) => {
    // A seed of its own for each group: adding a case to one group leaves the others as they were.
    const chance = chanceFrom(seed + Math.imul(at + 1, 0x9e3779b1));
    return Array.from({ length: group.count }, (_, number): PlannedCase => {
      const bounds = [...challenge.bounds, ...group.bounds];
      return { name: `${group.name} ${number + 1}`, input: inputOf(group, chance), known: null, bounds };
    });
  });
  return [...fixed, ...random];
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
