/**
 * Plain data: what crosses the border between a learner's program and the trusted side. JSON, and for what JSON lacks
 * an object whose key `$` names a tag:
 *
 * | tag | means | fields |
 * | --- | --- | --- |
 * | `nan` `inf` `-inf` `-0` | numbers that JSON cannot write | - |
 * | `int` | an integer beyond 2^53 (Python int, JavaScript bigint) | `v`: decimal or 0x text |
 * | `float` | a Python float with a whole value | `v`: number |
 * | `undefined` | JavaScript's | - |
 * | `tuple` `set` | Python's, and JavaScript's Set | `v`: list |
 * | `dict` | keys other than text, a key `$`, JavaScript's Map | `v`: list of [key, value] |
 * | `bytes` | bytes | `v`: hexadecimal text |
 * | `raised` | a step of a script that raised | `type`, `message` |
 */
import type { Plain } from './types.ts';

export type Tagged = { $: string; v?: Plain; type?: string; message?: string };

/** As deep as the executors encode; the check of untrusted data stops there, and so does every walk over it. */
export const DEEPEST = 200;

const NUMBERS: Record<string, number> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };
const LISTS = new Set(['tuple', 'set']);

/** @returns whether something read from outside is plain data: JSON, known tags with the right fields, not too deep */
export function isPlain(value: unknown, depth = 0): value is Plain {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  // The executors count depth in values; a tag spends two levels of JSON (or three, for pairs) on one of them.
  if (typeof value !== 'object' || depth > DEEPEST * 3) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  if (!Object.hasOwn(value, '$')) return Object.values(value).every((item) => isPlain(item, depth + 1));
  return isTag(value as Record<string, unknown>, depth);
}

function isTag(value: Record<string, unknown>, depth: number): boolean {
  const { $: tag, v } = value;
  if (typeof tag !== 'string') return false;
  if (Object.hasOwn(NUMBERS, tag) || tag === 'undefined') return true;
  if (tag === 'int') return typeof v === 'string' && /^-?(0x[0-9a-f]+|[0-9]+)$/i.test(v);
  if (tag === 'float') return typeof v === 'number' && Number.isFinite(v);
  if (tag === 'bytes') return typeof v === 'string' && /^([0-9a-f]{2})*$/i.test(v);
  if (tag === 'raised') return typeof value['type'] === 'string' && typeof value['message'] === 'string';
  if (!Array.isArray(v)) return false;
  if (LISTS.has(tag)) return v.every((item) => isPlain(item, depth + 1));
  return tag === 'dict' && v.every((pair) => Array.isArray(pair) && pair.length === 2 && isPlain(pair, depth + 1));
}

/** @returns the tag of a value that carries one */
export function tagOf(value: Plain): Tagged | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, '$')) return null;
  return value as unknown as Tagged;
}

/** @returns the number a value stands for (large integers as the nearest one), null for anything else */
export function numberOf(value: Plain): number | null {
  if (typeof value === 'number') return value;
  const tag = tagOf(value);
  if (tag === null) return null;
  if (Object.hasOwn(NUMBERS, tag.$)) return NUMBERS[tag.$] ?? null;
  if (tag.$ === 'float') return Number(tag.v);
  return tag.$ === 'int' ? Number(bigOf(tag)) : null;
}

/** @returns the exact integer of an `int` tag */
export function bigOf(tag: Tagged): bigint {
  const text = typeof tag.v === 'string' ? tag.v : '0';
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text);
}

/**
 * The plain form of an ordinary JavaScript value, for case files and generators.
 * @returns null for a value that has none (functions, symbols, objects of a class)
 */
export function toPlain(value: unknown, depth = 0): { value: Plain } | null {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return { value };
  if (value === undefined) return { value: { $: 'undefined' } };
  if (typeof value === 'number') return { value: numberToPlain(value) };
  if (typeof value === 'bigint') return { value: bigToPlain(value) };
  if (typeof value !== 'object' || depth > DEEPEST) return null;
  if (Array.isArray(value)) return all(value, depth, (items) => items);
  if (value instanceof Set) return all([...value], depth, (v) => ({ $: 'set', v }));
  if (value instanceof Map) return all([...value], depth, (v) => ({ $: 'dict', v }));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null;
  // A tag that is already there (a case file may write one) stays as it is, if it is a good one.
  if (Object.hasOwn(value, '$')) return isPlain(value) ? { value } : null;
  return all(Object.values(value), depth, (items) =>
    Object.fromEntries(Object.keys(value).map((key, at) => [key, items[at] ?? null])),
  );
}

function all(values: unknown[], depth: number, make: (items: Plain[]) => Plain): { value: Plain } | null {
  const items = values.map((value) => toPlain(value, depth + 1));
  return items.every((item) => item !== null) ? { value: make(items.map(({ value }) => value)) } : null;
}

function numberToPlain(value: number): Plain {
  if (Number.isNaN(value)) return { $: 'nan' };
  if (value === Infinity || value === -Infinity) return { $: value > 0 ? 'inf' : '-inf' };
  return Object.is(value, -0) ? { $: '-0' } : value;
}

/** @returns a safe integer as a number, a larger one with its tag */
export function bigToPlain(value: bigint): Plain {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : { $: 'int', v: value.toString() };
}
