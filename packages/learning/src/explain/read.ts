/** Reads the file of an explanation, already decoded. */
import { SLUG } from '../quiz/read-item.ts';
import { asBag, inside, listIn, readNumber, readText, reject, type Place } from '../read/data.ts';
import { parsePattern, type Pattern } from './pattern.ts';
import { readExchange } from './read-exchange.ts';
import type { ExplainTask, Misconception, RequiredIdea } from './types.ts';

const VERSION = 1;
const MOST_IDEAS = 20;
/** More than anybody reads again before handing it in. */
const MOST_WORDS = 2_000;
const NAMES = ['version', 'title', 'summary', 'about', 'prompt', 'guidance', 'words', 'pass', 'concepts', 'ideas', 'misconceptions', 'exchange']; // prettier-ignore

/**
 * Reads an explanation out of plain data of any shape; never throws.
 *
 * @param data what a YAML reader gave
 * @param slug the file's name: how addresses and evidence call the explanation
 * @returns the task, or null where anything in it is wrong, and one plain sentence per problem
 */
export function readExplainTask(data: unknown, slug: string): { task: ExplainTask | null; problems: string[] } {
  const problems: string[] = [];
  const place = { path: 'the explanation', problems };
  if (!SLUG.test(slug)) reject(place, 'should have a file name of lower-case words joined by hyphens.');
  const task = readBody(data, slug, place);
  return { task: problems.length === 0 ? task : null, problems };
}

type Concepts = ReadonlyMap<string, readonly string[]>;

function readBody(data: unknown, slug: string, place: Place): ExplainTask | null {
  const bag = asBag(data, place, NAMES);
  if (bag === null) return null;
  const at = (name: string): Place => ({ path: name, problems: place.problems });
  if (bag['version'] !== VERSION) reject(at('version'), `should be ${VERSION}.`);
  const concepts = readConcepts(bag['concepts'], at('concepts'));
  const ideas = listIn(bag['ideas'], at('ideas'), (value, one) => readIdea(value, one, concepts));
  const misconceptions = listIn(bag['misconceptions'], at('misconceptions'), (value, one) =>
    readMisconception(value, one, concepts),
  );
  if (ideas.length < 3 || ideas.length > MOST_IDEAS) reject(at('ideas'), `should have 3 to ${MOST_IDEAS} ideas.`);
  onlyOnce([...ideas, ...misconceptions].map(({ id }) => id), at('ideas')); // prettier-ignore
  return {
    slug,
    title: readText(bag['title'], at('title')) ?? '',
    summary: readText(bag['summary'], at('summary')) ?? '',
    about: listIn(bag['about'], at('about'), readText),
    prompt: readText(bag['prompt'], at('prompt')) ?? '',
    guidance: readText(bag['guidance'], at('guidance')) ?? '',
    words: readBounds(bag['words'], at('words')),
    pass: readNumber(bag['pass'] ?? null, at('pass'), 0.5, 1) ?? 1,
    ideas,
    misconceptions,
    exchange: bag['exchange'] === undefined ? null : readExchange(bag['exchange'], at('exchange')),
  };
}

function readConcepts(value: unknown, place: Place): Concepts {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const bag = value === undefined ? {} : (asBag(value, place, names) ?? {});
  return new Map(
    Object.entries(bag).map(([name, phrases]) => {
      const own = inside(place, `.${name}`);
      if (!/^[A-Z][A-Z-]*$/.test(name) || name === 'NOT') reject(own, 'should be named in capitals, and not NOT.');
      const list = listIn(phrases, own, readText);
      if (list.length === 0) reject(own, 'should list at least one word.');
      return [name, list];
    }),
  );
}

function readIdea(value: unknown, place: Place, concepts: Concepts): RequiredIdea | null {
  const bag = asBag(value, place, ['id', 'name', 'means', 'must', 'shown', 'advice']);
  if (bag === null) return null;
  const own = named(bag['id'], place);
  const must = bag['must'] ?? false;
  if (typeof must !== 'boolean') reject(inside(own, '.must'), 'should be true or left out.');
  const shown = readPatterns(bag['shown'], inside(own, '.shown'), concepts);
  if (shown.length < 2) reject(inside(own, '.shown'), 'should have at least two ways, as people say it differently.');
  return {
    id: readText(bag['id'], inside(own, '.id')) ?? '',
    name: readText(bag['name'], inside(own, '.name')) ?? '',
    means: readText(bag['means'], inside(own, '.means')) ?? '',
    must: must === true,
    shown,
    advice: readText(bag['advice'], inside(own, '.advice')) ?? '',
  };
}

function readMisconception(value: unknown, place: Place, concepts: Concepts): Misconception | null {
  const bag = asBag(value, place, ['id', 'name', 'stated', 'why']);
  if (bag === null) return null;
  const own = named(bag['id'], place);
  const stated = readPatterns(bag['stated'], inside(own, '.stated'), concepts);
  if (stated.length === 0) reject(inside(own, '.stated'), 'should have at least one way of saying it.');
  return {
    id: readText(bag['id'], inside(own, '.id')) ?? '',
    name: readText(bag['name'], inside(own, '.name')) ?? '',
    stated,
    why: readText(bag['why'], inside(own, '.why')) ?? '',
  };
}

/** From here on a person finds it by its name. */
function named(id: unknown, place: Place): Place {
  return typeof id === 'string' && SLUG.test(id) ? { path: `“${id}”`, problems: place.problems } : place;
}

function readPatterns(value: unknown, place: Place, concepts: Concepts): Pattern[] {
  return listIn(value, place, (one, at) => {
    const source = readText(one, at);
    const pattern = source === null ? null : parsePattern(source, concepts);
    return typeof pattern === 'string' ? reject(at, pattern) : pattern;
  });
}

function readBounds(value: unknown, place: Place): ExplainTask['words'] {
  const bag = asBag(value, place, ['least', 'most']);
  const least = readNumber(bag?.['least'] ?? null, inside(place, '.least'), 20, MOST_WORDS) ?? 0;
  const most = readNumber(bag?.['most'] ?? null, inside(place, '.most'), 2 * least, MOST_WORDS) ?? 0;
  return { least, most };
}

function onlyOnce(ids: string[], place: Place): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) reject(place, `has “${twice}” twice.`);
}
