/** Reads a quiz file, already decoded. */
import { asBag, inside, listIn, readNumber, readText, reject, type Place } from '../read/data.ts';
import { readItem, SLUG } from './read-item.ts';
import type { Quiz } from './types.ts';

const VERSION = 1;
/** A pool larger than this is more than one quiz. */
const MOST_ITEMS = 500;

/**
 * Reads a quiz out of plain data of any shape; never throws.
 *
 * @param data what a YAML reader gave
 * @param slug the file's name: how addresses, evidence and cards call the quiz
 * @returns the quiz, or null where anything in it is wrong, and one plain sentence per problem
 */
export function readQuiz(data: unknown, slug: string): { quiz: Quiz | null; problems: string[] } {
  const problems: string[] = [];
  const place = { path: 'the quiz', problems };
  if (!SLUG.test(slug)) reject(place, 'should have a file name of lower-case words joined by hyphens.');
  const quiz = readBody(data, slug, place);
  return { quiz: problems.length === 0 ? quiz : null, problems };
}

function readBody(data: unknown, slug: string, place: Place): Quiz | null {
  const bag = asBag(data, place, ['version', 'title', 'summary', 'about', 'draw', 'items']);
  if (bag === null) return null;
  const at = (name: string): Place => ({ path: name, problems: place.problems });
  if (bag['version'] !== VERSION) reject(at('version'), `should be ${VERSION}.`);
  const items = listIn(bag['items'], at('items'), readItem);
  if (items.length === 0 || items.length > MOST_ITEMS) reject(at('items'), `should have 1 to ${MOST_ITEMS} questions.`);
  const ids = items.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) reject(at('items'), `has “${twice}” twice.`);
  const draw = readNumber(bag['draw'] ?? null, at('draw'), 1, Math.max(1, items.length)) ?? 1;
  if (!Number.isInteger(draw)) reject(at('draw'), 'should be a whole number.');
  return {
    slug,
    title: readText(bag['title'], at('title')) ?? '',
    summary: readText(bag['summary'], at('summary')) ?? '',
    about: listIn(bag['about'], at('about'), (value, one) => readText(value, inside(one, ''))),
    draw,
    items,
  };
}
