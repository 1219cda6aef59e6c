/** Words of a text with their places, reduced to a stem so that `sends`, `sent` and `sending` are one word. */

export interface Token {
  /** Lower case, compatible forms of letters made one (NFKC). */
  word: string;
  stem: string;
  /** Offsets in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** A dot or an apostrophe belongs to a word where letters follow: `example.org`, `1.1`, `don't`. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*/gu;
const NOT = /^(.+)n['’]t$/u;
const CLITIC = /['’](s|re|ll|ve|d|m)$/u;
/** What is left of a word in front of `n't`. */
const BEFORE_NOT: ReadonlyMap<string, string> = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
]);

/** @returns the words in order; `don't` gives two at the same place, `do` and `not` */
export function wordsOf(text: string): Token[] {
  return [...text.matchAll(WORD)].flatMap((found) => {
    const place = { start: found.index, end: found.index + found[0].length };
    return parts(found[0].normalize('NFKC').toLowerCase()).map((word) => ({ word, stem: stemOf(word), ...place }));
  });
}

function parts(word: string): string[] {
  const negated = NOT.exec(word)?.[1];
  if (negated !== undefined) return [BEFORE_NOT.get(negated) ?? negated, 'not'];
  if (word === 'cannot') return ['can', 'not'];
  return [word.replace(CLITIC, '')];
}

/** Forms that no rule of endings leads back to their word, and words that only look as if they had an ending. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  [
    'be am is are was were been being',
    'have has had having',
    'do does did done doing',
    'use uses used using',
    'send sent',
    'find found',
    'give gave given',
    'get got gotten',
    'make made',
    'keep kept',
    'know knew known',
    'hold held',
    'write wrote written',
    'speak spoke spoken',
    'tell told',
    'say said',
    'begin began begun',
    'break broke broken',
    'choose chose chosen',
    'understand understood',
    'go goes went gone',
    'come came',
    'see saw seen',
    'take took taken',
    'lose lost',
    'leave left',
    'bring brought',
    'build built',
    'mean meant',
    'think thought',
    'forget forgot forgotten',
    'lie lies lying',
    'index indices',
    'person people',
    'nothing',
    'something',
    'anything',
    'everything',
    'https',
    'dns',
    'always',
    'string',
    'need',
  ].flatMap((line) => {
    const [first = '', ...forms] = line.split(' ');
    return [first, ...forms].map((form) => [form, first] as const);
  }),
);

/** A word without its ending; only made to be compared with another. Rules after the first step of Porter (1980). */
export function stemOf(word: string): string {
  const bare = IRREGULAR.has(word) ? word : withoutEnding(word);
  return IRREGULAR.get(bare) ?? IRREGULAR.get(`${bare}e`) ?? withoutE(bare);
}

function withoutEnding(word: string): string {
  if (word.length <= 3) return word;
  if (/(?:ies|ied)$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  if (/[^sui]s$/.test(word)) return withoutEnding(word.slice(0, -1));
  const [, rest = ''] = /^(.+?)(?:ing|ed)$/.exec(word) ?? [];
  return rest.length >= 3 && /[aeiouy]/.test(rest) ? single(rest) : word;
}

/** `committ` is `commit`; `tell`, `pass` and `add` keep their two letters. */
function single(rest: string): string {
  return rest.length > 3 && /([bdgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest;
}

function withoutE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}
