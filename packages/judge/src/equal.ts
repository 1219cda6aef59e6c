/** Whether two plain values are the same answer, by the challenge's own idea of sameness. Nothing of the learner's decides here. */
import { bigOf, bigToPlain, numberOf, tagOf } from './plain.ts';
import type { Plain } from './types.ts';

/** How a challenge compares. Always: true is not 1, text is not a number, NaN equals NaN. */
export interface Comparison {
  /** What the outermost list is: `list` in order (default), `multiset` in any order, `set` in any order and without repeats. */
  form?: 'list' | 'multiset' | 'set';
  /** The form holds for the lists inside as well. */
  deep?: boolean;
  /** Numbers this close are equal: absolutely, or relative to the larger one. */
  tolerance?: number;
  /** Numbers are rounded to so many decimals before they are compared. */
  round?: number;
  /** `strict`: 2.0 is not 2. */
  numbers?: 'loose' | 'strict';
  /** `strict`: JavaScript's undefined is not null. */
  missing?: 'loose' | 'strict';
  /** `strict`: a tuple is not a list. */
  sequences?: 'loose' | 'strict';
}

/** @returns whether `actual` is the answer `expected`, by the comparison's rules */
export function isEqual(expected: Plain, actual: Plain, comparison: Comparison = {}): boolean {
  return same(normal(expected, comparison), normal(actual, comparison), comparison.tolerance ?? 0);
}

/** @returns a text that equal values share (tolerance aside): a key for look-ups */
export function canonical(value: Plain, comparison: Comparison = {}): string {
  return JSON.stringify(normal(value, comparison));
}

/**
 * The form in which values are compared: one spelling for each number, mapping and set, lists sorted where order is free.
 * A sort puts numbers by value, so two lists that differ within a tolerance keep their pairs, unless two elements are
 * closer to each other than the tolerance and differ elsewhere.
 */
function normal(value: Plain, comparison: Comparison, top = true): Plain {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return rounded(value, comparison);
  if (Array.isArray(value)) return listOf(value, comparison, top);
  const inner = (item: Plain): Plain => normal(item, comparison, false);
  const tag = tagOf(value);
  if (tag === null) return dictOf(Object.entries(value).map(([key, item]) => [key, inner(item)]));
  switch (tag.$) {
    case 'undefined':
      return comparison.missing === 'strict' ? value : null;
    case 'float':
      return comparison.numbers === 'strict' ? value : rounded(Number(tag.v), comparison);
    case '-0':
      return comparison.numbers === 'strict' ? { $: 'float', v: 0 } : 0;
    case 'int':
      return bigToPlain(bigOf(tag));
    case 'tuple': {
      const list = listOf(tag.v as Plain[], comparison, top);
      return comparison.sequences === 'strict' ? { $: 'tuple', v: list } : list;
    }
    case 'set':
      return { $: 'set', v: withoutRepeats((tag.v as Plain[]).map(inner).sort(order)) };
    case 'dict':
      return dictOf((tag.v as [Plain, Plain][]).map(([key, item]) => [inner(key), inner(item)]));
    default:
      return value;
  }
}

function listOf(items: Plain[], comparison: Comparison, top: boolean): Plain {
  const made = items.map((item) => normal(item, comparison, false));
  const form = top || comparison.deep === true ? (comparison.form ?? 'list') : 'list';
  if (form === 'list') return made;
  made.sort(order);
  return form === 'set' ? withoutRepeats(made) : made;
}

function dictOf(pairs: Plain[][]): Plain {
  return { $: 'dict', v: pairs.sort(order) };
}

function rounded(value: number, { round }: Comparison): number {
  const made = round === undefined ? value : Number(value.toFixed(Math.min(Math.max(round, 0), 20)));
  // JSON writes both zeros alike; so do we.
  return made === 0 ? 0 : made;
}

function withoutRepeats(sorted: Plain[]): Plain[] {
  return sorted.filter((item, at) => at === 0 || order(sorted[at - 1] ?? null, item) !== 0);
}

/** A total order over normal forms: by kind, then by value. */
function order(a: Plain, b: Plain): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (Array.isArray(a) && Array.isArray(b)) return orderOfLists(a, b);
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function orderOfLists(a: Plain[], b: Plain[]): number {
  for (const [at, item] of a.entries()) {
    const other = b[at];
    const by = other === undefined ? 1 : order(item, other);
    if (by !== 0) return by;
  }
  return a.length - b.length;
}

function same(a: Plain, b: Plain, tolerance: number): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => same(item, b[at] ?? null, tolerance));
  }
  const [left, right] = [numberOf(a), numberOf(b)];
  // Infinity would be near everything: half of it is as far away as all of it.
  if (tolerance > 0 && isFiniteNumber(left) && isFiniteNumber(right)) return isNear(left, right, tolerance);
  const [leftTag, rightTag] = [tagOf(a), tagOf(b)];
  if (leftTag === null || rightTag === null) return a === b;
  if (leftTag.$ !== rightTag.$) return false;
  // What a message says is nobody's answer: that a step raises is compared, not in which words.
  if (leftTag.$ === 'raised') return true;
  return leftTag.v === undefined ? rightTag.v === undefined : same(leftTag.v, rightTag.v ?? null, tolerance);
}

function isFiniteNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

function isNear(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}
