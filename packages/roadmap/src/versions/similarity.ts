/** How alike two short texts are, from 0 (nothing shared) to 1 (the same words). */

/** Scripts written without spaces: a word is no unit there, single characters and pairs are. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Longer texts are compared by their beginning: enough to recognise them, and the cost stays bounded. */
const COMPARED_CHARACTERS = 400;

/**
 * Brings a text to the form in which it is compared: lower case, letters and digits, single spaces.
 * `+` and `#` stay, because "C", "C++" and "C#" are three things. A text of symbols only is kept as it is.
 */
export function normalise(text: string): string {
  const plain = text
    .slice(0, COMPARED_CHARACTERS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}+#]+/gu, ' ')
    .trim();
  return plain === '' ? text.trim().slice(0, COMPARED_CHARACTERS) : plain;
}

function hash(a: number, b: number, c: number): number {
  return (Math.imul(a, 73_856_093) ^ Math.imul(b, 19_349_663) ^ Math.imul(c, 83_492_791)) >>> 0;
}

/**
 * The three-letter windows of each word (single letters and pairs in unspaced scripts), hashed and sorted.
 * Windows do not cross words, so changing the order of words changes nothing and a typing error changes little.
 */
export function gramsOf(normalised: string): Uint32Array {
  const isUnspaced = UNSPACED.test(normalised);
  const padded = ` ${normalised} `;
  const grams = new Uint32Array(2 * padded.length);
  let size = 0;
  for (let i = 1; i < padded.length - 1; i++) {
    const here = padded.charCodeAt(i);
    if (here === 32) continue;
    const next = padded.charCodeAt(i + 1);
    if (isUnspaced) {
      grams[size++] = hash(here, 0, 0);
      grams[size++] = hash(here, next, 0);
    } else grams[size++] = hash(padded.charCodeAt(i - 1), here, next);
  }
  return grams.subarray(0, size).sort();
}

/** Dice's coefficient of two sorted multisets: twice what they share over what they have together. */
export function dice(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return (2 * shared) / (a.length + b.length);
}
