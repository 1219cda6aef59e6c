/** Makes the values of random cases. */
import { numberOf } from '../plain.ts';
import type { Plain } from '../types.ts';
import type { Chance } from './chance.ts';
import { everyValue, unseen } from './every-value.ts';
import type { Generator, Range } from './model.ts';

/** After so many repeats a `unique` list takes what is left, instead of hoping to meet it. */
const REPEATS = 50;

/** @param before the arguments made so far, for `element-of` */
export function generate(generator: Generator, chance: Chance, before: readonly Plain[]): Plain {
  switch (generator.kind) {
    case 'int':
      return chance.int(generator.from, generator.to);
    case 'float':
      return Number((generator.from + chance.next() * (generator.to - generator.from)).toFixed(generator.decimals));
    case 'text': {
      const letters = Array.from(generator.alphabet);
      return repeated(generator.length, chance, () => chance.pick(letters) ?? '').join('');
    }
    case 'list':
      return listOf(generator, chance, before);
    case 'permutation':
      return chance.shuffle(Array.from({ length: within(generator.length, chance) }, (_, at) => at + 1));
    case 'matrix': {
      const columns = within(generator.columns, chance);
      const row = (): Plain => Array.from({ length: columns }, () => generate(generator.of, chance, before));
      return repeated(generator.rows, chance, row);
    }
    case 'one-of': {
      const option = chance.pick(generator.options);
      return option === undefined ? null : generate(option, chance, before);
    }
    case 'record':
      return Object.fromEntries(
        Object.entries(generator.fields).map(([key, field]) => [key, generate(field, chance, before)]),
      );
    case 'element-of': {
      const list = before[generator.argument];
      return Array.isArray(list) ? (chance.pick(list) ?? 0) : 0;
    }
    case 'value':
      return generator.value;
  }
}

/** @returns the arguments in order; a later one may look at the earlier ones */
export function generateAll(generators: readonly Generator[], chance: Chance): Plain[] {
  const made: Plain[] = [];
  for (const generator of generators) made.push(generate(generator, chance, made));
  return made;
}

/** @returns a whole number within the range */
export function within(range: Range, chance: Chance): number {
  return chance.int(range.from, range.to);
}

function repeated<T>(range: Range, chance: Chance, make: () => T): T[] {
  return Array.from({ length: within(range, chance) }, make);
}

function listOf(generator: Generator & { kind: 'list' }, chance: Chance, before: readonly Plain[]): Plain[] {
  const made: Plain[] = [];
  const seen = new Set<string>();
  const length = within(generator.length, chance);
  const fill = (from: Chance): void => {
    for (let tries = 0; made.length < length && tries < length + REPEATS; tries += 1) {
      const item = generate(generator.of, from, before);
      const key = JSON.stringify(item);
      if (generator.unique && seen.has(key)) continue;
      seen.add(key);
      made.push(item);
    }
  };
  fill(chance);
  if (made.length < length)
    made.push(...chance.shuffle(unseen(everyValue(generator.of), seen)).slice(0, length - made.length));
  if (chance.wide !== undefined) fill(chance.wide);
  return generator.sorted ? made.sort(ascending) : made;
}

/** Numbers by value, everything else by its JSON, by code unit: both languages sort ASCII text that way. */
function ascending(a: Plain, b: Plain): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null && right !== null) return left - right;
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
