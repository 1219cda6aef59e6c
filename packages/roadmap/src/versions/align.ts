/** Which elements of two sequences are the same ones, in the same order. */
import { isSame } from './line-tree.ts';
import type { Token } from './line-tree.ts';

/** Gaps between sure matches are compared element by element up to this many comparisons; larger ones from both ends. */
const COMPARED = 20_000;

/**
 * Indexes of a longest rising subsequence.
 *
 * @param values distinct numbers; what is not in the answer has to move for the rest to be in order
 */
export function longestRising(values: readonly number[]): number[] {
  const tails: number[] = [];
  const previous = new Array<number>(values.length).fill(-1);
  values.forEach((value, index) => {
    let low = 0;
    for (let high = tails.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const rising: number[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) rising.push(index);
  return rising.reverse();
}

interface Gap {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}

/** Pairs of keys that occur once on each side, thinned to those in the same order on both. */
function anchors(a: readonly string[], b: readonly string[]): [number, number][] {
  const places = (keys: readonly string[]): Map<string, number> => {
    const found = new Map<string, number>();
    keys.forEach((key, index) => found.set(key, found.has(key) ? -1 : index));
    return found;
  };
  const inB = places(b);
  const pairs: [number, number][] = [];
  for (const [key, index] of places(a)) {
    const other = inB.get(key) ?? -1;
    if (index >= 0 && other >= 0) pairs.push([index, other]);
  }
  pairs.sort((p, q) => p[0] - q[0]);
  return longestRising(pairs.map(([, other]) => other)).map((index) => pairs[index] ?? [0, 0]);
}

/** A longest common subsequence by the plain table; only for small gaps. */
function fillByTable(a: readonly string[], b: readonly string[], gap: Gap, found: Int32Array): void {
  const rows = gap.aEnd - gap.a;
  const columns = gap.bEnd - gap.b;
  const width = columns + 1;
  const lengths = new Int32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const same = a[gap.a + i] === b[gap.b + j];
      const skipped = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = same ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : skipped;
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (a[gap.a + i] === b[gap.b + j]) found[gap.a + i++] = gap.b + j++;
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
}

function fill(a: readonly string[], b: readonly string[], gap: Gap, found: Int32Array): void {
  const { ...left } = gap;
  while (left.a < left.aEnd && left.b < left.bEnd && a[left.a] === b[left.b]) found[left.a++] = left.b++;
  while (left.a < left.aEnd && left.b < left.bEnd && a[left.aEnd - 1] === b[left.bEnd - 1]) {
    found[--left.aEnd] = --left.bEnd;
  }
  if ((left.aEnd - left.a) * (left.bEnd - left.b) <= COMPARED) fillByTable(a, b, left, found);
}

function alignKeys(a: readonly string[], b: readonly string[]): Int32Array {
  const found = new Int32Array(a.length).fill(-1);
  let from = { a: 0, b: 0 };
  for (const [inA, inB] of [...anchors(a, b), [a.length, b.length] as const]) {
    fill(a, b, { a: from.a, aEnd: inA, b: from.b, bEnd: inB }, found);
    if (inA < a.length && inB < b.length) found[inA] = inB;
    from = { a: inA + 1, b: inB + 1 };
  }
  return found;
}

/**
 * Aligns two sequences of tokens: for each element of `a` the index of its counterpart in `b`, or -1.
 * Counterparts are in rising order. Keys that occur once on both sides decide first, so that repeated ones (blank
 * lines) cannot pull an alignment apart; n log n but for small gaps.
 */
export function align(a: readonly Token[], b: readonly Token[]): Int32Array {
  const differs = a.findIndex((token, at) => b[at] === undefined || !isSame(token, b[at]));
  const start = differs < 0 ? a.length : differs;
  const found = new Int32Array(a.length).map((_, at) => (at < start ? at : -1));
  // Most pairs are the same from end to end; only what is left needs the work.
  if (start === a.length || start === b.length) return found;
  const keysIn = (tokens: readonly Token[]): string[] => tokens.slice(start).map(({ key }) => key);
  alignKeys(keysIn(a), keysIn(b)).forEach((other, at) => {
    if (other >= 0) found[start + at] = start + other;
  });
  return found;
}
