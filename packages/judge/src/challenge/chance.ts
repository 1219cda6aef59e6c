/** Chance from a seed: the same seed makes the same cases on every machine. */

export interface Chance {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  pick<T>(items: readonly T[]): T | undefined;
  shuffle<T>(items: readonly T[]): T[];
  /** Where numbers are drawn near zero alone: the same chance over whole ranges, for what there is too little of near zero. */
  wide?: Chance;
}

/** One draw in so many takes an end of its range, where mistakes live. */
const ENDS = 8;

/** @param seed any number; 32 bits of it count. The generator is Mulberry32 (Tommy Ettinger, public domain). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const plain = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int(from, to) {
      const end = plain(0, 2 * ENDS - 1);
      if (end === 0) return from;
      return end === 1 ? to : plain(from, to);
    },
    pick: (items) => items[plain(0, items.length - 1)],
    shuffle(items) {
      const made = [...items];
      for (let at = made.length - 1; at > 0; at -= 1) {
        const other = plain(0, at);
        [made[at], made[other]] = [made[other] as (typeof made)[number], made[at] as (typeof made)[number]];
      }
      return made;
    },
  };
}

/** @returns the same chance, with whole numbers no further than `reach` from the one nearest to zero that may be drawn */
export function nearZero(chance: Chance, reach: number): Chance {
  return {
    ...chance,
    wide: chance,
    int(from, to) {
      const nearest = Math.min(Math.max(0, from), to);
      const [least, most] = [Math.max(from, nearest - reach), Math.min(to, nearest + reach)];
      return least + Math.floor(chance.next() * (most - least + 1));
    },
  };
}
