/** Random values from a seed: the same seed draws the same values, another seed values nobody could have recorded. */

export interface Random {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** Lower-case letters that are no word, e.g. `kovamu`. */
  word(): string;
  /** A few such words, capitalised: a title that no server has seen. */
  phrase(): string;
  /** A phrase with what programs trip over: accents, an emoji, quotes, markup, a comment sign of SQL. */
  trickyPhrase(): string;
  /** Such phrases that together hold everything of the kind that we know. */
  everyTrickyPhrase(): string[];
  /** Texts that stores change without a word: what looks like a number, blanks at the ends, lines, accents in two parts. */
  everyFragileText(): string[];
  email(): string;
  /** 20 characters with upper and lower case, digits and a sign. */
  password(): string;
  /** Hex digits. */
  hex(digits: number): string;
  uuid(): string;
}

/** @param seed any text; @param stream draws of one name do not change those of another */
export function randomFrom(seed: string, stream: string): Random {
  const next = sfc32(mix(`${seed}\u0000${stream}`));
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const letter = (alphabet: string): string => alphabet.charAt(int(0, alphabet.length - 1));
  const many = (count: number, draw: () => string): string => Array.from({ length: count }, draw).join('');
  const word = (): string => many(int(2, 4), () => letter('bdfgklmnprstvz') + letter('aeiou'));
  const phrase = (): string => {
    const words = Array.from({ length: int(2, 4) }, word).join(' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  const hex = (digits: number): string => many(digits, () => letter('0123456789abcdef'));
  return {
    int,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    word,
    phrase,
    everyTrickyPhrase: () => TRICKY_GROUPS.map((group) => `${phrase()} ${group.join('')}${word()}`),
    everyFragileText: () => [
      `0${int(10_000, 99_999)}`,
      `${int(1, 9)}e${int(3, 9)}`,
      `  ${phrase()} `,
      `${phrase()}\n\t${word()}\r\n${word()}`,
      `${phrase()} Cafe\u0301 ${word()}`,
    ],
    trickyPhrase: () => `${phrase()} ${many(4, () => TRICKY[int(0, TRICKY.length - 1)] ?? '')}${word()}`,
    email: () => `${word()}.${hex(6)}@example.com`,
    password: () =>
      `${many(9, () => letter('abcdefghkmnpqrstuvwxyz'))}${many(8, () => letter('ABCDEFGHKLMNPRST23456789'))}A7!`,
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${letter('89ab')}${hex(3)}-${hex(12)}`,
  };
}

const TRICKY = [
  'żółć ',
  'naïve ',
  '日本語 ',
  '🦊 ',
  '"quoted" ',
  "it's ",
  '<b>bold</b> ',
  '50% & more ',
  '-- ; ',
  '\\n ',
  'سلام ',
  '$1 {} ',
];

const TRICKY_GROUPS = [0, 1, 2].map((group) => TRICKY.filter((_, index) => index % 3 === group));

/** Four 32-bit numbers from a text: cyrb128 (bryc, public domain). */
function mix(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}

/** A number from 0 up to 1 at each call: sfc32 (Chris Doty-Humphrey, public domain). */
function sfc32([first, second, third, fourth]: [number, number, number, number]): () => number {
  let [a, b, c, d] = [first, second, third, fourth];
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first draws still show the seed's pattern.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
