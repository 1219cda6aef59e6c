/** The part of a text that shows why it was found. */
import { isWordCharacter } from '@waymark/store';

export interface Excerpt {
  text: string;
  /** From, to: places in `text`. */
  marks: [number, number][];
}

/** Characters around the first word. */
const BEFORE = 60;
const LONGEST = 180;

/** @returns the text without marks and capitals, each character at the place where it was */
function plain(text: string): string {
  return Array.from(text)
    .map((character) => {
      const [base = character] = character.normalize('NFD').toLowerCase();
      return base.length === character.length ? base : character;
    })
    .join('');
}

/**
 * @param terms words of the text that were found, as the index keeps them
 * @returns about one line around the first of them, or nothing where the text has none
 */
export function excerptOf(text: string, terms: readonly string[]): Excerpt {
  const line = text.replace(/\s+/g, ' ').trim();
  const folded = plain(line);
  const places = terms.flatMap((term) => placesOf(folded, term)).sort(([a], [b]) => a - b);
  const first = places[0]?.[0];
  if (first === undefined) return { text: '', marks: [] };
  const from = first <= BEFORE ? 0 : line.lastIndexOf(' ', first - BEFORE) + 1;
  const cut = line.slice(from, from + LONGEST);
  const head = from > 0 ? '… ' : '';
  const tail = from + LONGEST < line.length ? ' …' : '';
  const shift = head.length - from;
  return {
    text: `${head}${cut}${tail}`,
    marks: apart(places)
      .filter(([, to]) => to <= from + LONGEST)
      .map(([a, b]) => [a + shift, b + shift]),
  };
}

function placesOf(folded: string, term: string): [number, number][] {
  const places: [number, number][] = [];
  for (let at = folded.indexOf(term); at !== -1 && places.length < 20; at = folded.indexOf(term, at + term.length))
    if (!isWordCharacter(folded[at - 1])) places.push([at, at + term.length]);
  return places;
}

/** Of places that overlap the first one stays. */
function apart(places: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const place of places) if (place[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(place);
  return kept;
}
