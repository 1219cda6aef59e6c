/** The values that a generator can make, where they are few: so that "nothing twice" can be kept to the last of them. */
import type { Plain } from '../types.ts';
import type { Generator } from './model.ts';

/** More than this are not written down; that many are not used up by chance. */
export const MOST = 10_000;

/** @returns each value once; null where there are more than 10,000, or nobody can say */
export function everyValue(generator: Generator): Plain[] | null {
  switch (generator.kind) {
    case 'int':
      return wholeNumbers(generator.from, generator.to);
    case 'value':
      return [generator.value];
    case 'one-of': {
      const each = generator.options.map(everyValue);
      return each.every((values) => values !== null) ? differentOnes(each.flat()) : null;
    }
    case 'element-of':
    case 'float':
    case 'list':
    case 'matrix':
    case 'permutation':
    case 'record':
    case 'text':
      return null;
  }
}

/** @returns the values without repeats, by their JSON */
export function differentOnes(values: readonly Plain[]): Plain[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** @returns those of the values that have not been seen; `seen` holds their JSON */
export function unseen(values: readonly Plain[] | null, seen: ReadonlySet<string>): Plain[] {
  return (values ?? []).filter((value) => !seen.has(JSON.stringify(value)));
}

function wholeNumbers(from: number, to: number): number[] | null {
  return to - from >= MOST ? null : Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at);
}
