/** The word that was meant: the known one that differs by the fewest letters. */

interface Known {
  term: string;
  /** In how many texts it stands. */
  texts: number;
}

/** Shorter words with one letter changed are other words. */
const SHORTEST = 5;

/**
 * @param known gives the words of the texts with that many letters, from and to
 * @returns null where nothing is near: one letter off, two from eight letters on
 */
export function nearestWord(word: string, known: (shortest: number, longest: number) => Known[]): string | null {
  if (word.length < SHORTEST) return null;
  const most = word.length < 8 ? 1 : 2;
  let best: (Known & { off: number }) | null = null;
  for (const one of known(word.length - most, word.length + most)) {
    const off = distance(word, one.term, most);
    if (off > most) continue;
    if (best === null || off < best.off || (off === best.off && one.texts > best.texts)) best = { ...one, off };
  }
  return best?.term ?? null;
}

/**
 * Letters put in, left out, changed or swapped with their neighbour (optimal string alignment).
 *
 * @param most more than this is as good as infinite
 */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
