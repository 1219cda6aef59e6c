/** Random numbers that can be had again: a forecast with the same seed says the same. */

/**
 * A generator of numbers in [0, 1): mulberry32 by Tommy Ettinger (public domain), 32 bits of state, good enough for
 * drawing samples and for nothing secret.
 * @param seed any number; its lower 32 bits count.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @returns 32 bits, the same for a text each time: FNV-1a (Fowler, Noll and Vo), for nothing secret. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** One draw from the standard normal distribution (Box and Muller, 1958). */
export function drawNormal(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
