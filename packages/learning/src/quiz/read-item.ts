/** One question of a quiz file: each kind has fields of its own, and each of them must teach something. */
import { asBag, inside, listIn, readText, reject, type Bag, type Place } from '../read/data.ts';
import { normalOutput, normalText } from './normal.ts';
import type { NearMiss, QuizItem, QuizOption } from './types.ts';

/** Ids and slugs: kebab-case, short enough for an address. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_SLUG = 80;

type Kind = QuizItem['kind'];

const COMMON = ['id', 'kind', 'topic', 'question'];
const FIELDS: Record<Kind, string[]> = {
  single: ['options'],
  multiple: ['options'],
  order: ['steps', 'why'],
  text: ['accept', 'why', 'near'],
  prints: ['language', 'code', 'output', 'why', 'near'],
};
const LANGUAGES = ['python', 'javascript'] as const;

/** @returns null where anything of it is wrong: half a question is none */
export function readItem(value: unknown, place: Place): QuizItem | null {
  const before = place.problems.length;
  const kind = kindOf(value);
  if (kind === null) return reject(place, `should have a kind, one of ${Object.keys(FIELDS).join(', ')}.`);
  const bag = asBag(value, place, [...COMMON, ...FIELDS[kind]]);
  if (bag === null) return null;
  const id = readSlug(bag['id'], inside(place, '.id'));
  // From here on a person finds the question by its name.
  const at = id === null ? place : { path: `“${id}”`, problems: place.problems };
  const item = READERS[kind](bag, { ...readCommon(bag, at), id: id ?? '' }, at);
  return place.problems.length === before ? item : null;
}

function kindOf(value: unknown): Kind | null {
  const kind: unknown = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
  return (Object.keys(FIELDS) as Kind[]).find((name) => name === kind) ?? null;
}

interface Common {
  id: string;
  topic: string;
  question: string;
}

function readCommon(bag: Bag, place: Place): Omit<Common, 'id'> {
  const topic = readText(bag['topic'], inside(place, '.topic')) ?? '';
  const isAsked = bag['kind'] !== 'prints' || bag['question'] !== undefined;
  const question = isAsked ? readText(bag['question'], inside(place, '.question')) : 'What does this print?';
  return { topic, question: question ?? '' };
}

export function readSlug(value: unknown, place: Place): string | null {
  if (typeof value === 'string' && value.length <= LONGEST_SLUG && SLUG.test(value)) return value;
  return reject(place, `should be lower-case words joined by hyphens, at most ${LONGEST_SLUG} characters.`);
}

const READERS: Record<Kind, (bag: Bag, common: Common, place: Place) => QuizItem> = {
  single: (bag, common, place) => ({ ...common, kind: 'single', options: readOptions(bag, place, 'single') }),
  multiple: (bag, common, place) => ({ ...common, kind: 'multiple', options: readOptions(bag, place, 'multiple') }),
  order: (bag, common, place) => ({ ...common, kind: 'order', steps: readSteps(bag, place), why: why(bag, place) }),
  text: (bag, common, place) => {
    const accept = readTexts(bag['accept'], inside(place, '.accept'), 1, 50);
    if (accept.some((text) => normalText(text) === '')) reject(place, 'accepts an answer that is empty when compared.');
    const near = readNear(bag, place, accept.map(normalText), normalText);
    return { ...common, kind: 'text', accept, why: why(bag, place), near };
  },
  prints: (bag, common, place) => {
    const language = LANGUAGES.find((name) => name === bag['language']) ?? 'python';
    if (language !== bag['language']) reject(inside(place, '.language'), `should be ${LANGUAGES.join(' or ')}.`);
    const code = readText(bag['code'], inside(place, '.code')) ?? '';
    const output = readText(bag['output'], inside(place, '.output')) ?? '';
    const near = readNear(bag, place, [normalOutput(output)], normalOutput);
    return { ...common, kind: 'prints', language, code, output, why: why(bag, place), near };
  },
};

function why(bag: Bag, place: Place): string {
  return readText(bag['why'], inside(place, '.why')) ?? '';
}

function readOptions(bag: Bag, place: Place, kind: 'single' | 'multiple'): QuizOption[] {
  const at = inside(place, '.options');
  const options = listIn(bag['options'], at, readOption);
  bounded(options.length, at, 3, 6);
  distinct(
    options.map(({ text }) => text),
    at,
  );
  const right = options.filter((option) => option.right).length;
  if (kind === 'single' && right !== 1) reject(at, `should have exactly one right option, not ${right}.`);
  if (kind === 'multiple' && right === 0) reject(at, 'should have at least one right option.');
  return options;
}

function readOption(value: unknown, place: Place): QuizOption | null {
  const bag = asBag(value, place, ['text', 'right', 'why']);
  if (bag === null) return null;
  const right = bag['right'] ?? false;
  if (typeof right !== 'boolean') return reject(inside(place, '.right'), 'should be true or left out.');
  const text = readText(bag['text'], inside(place, '.text'));
  const reason = readText(bag['why'], inside(place, '.why'));
  return text === null || reason === null ? null : { text, right, why: reason };
}

function readSteps(bag: Bag, place: Place): string[] {
  return readTexts(bag['steps'], inside(place, '.steps'), 3, 7);
}

function readTexts(value: unknown, place: Place, least: number, most: number): string[] {
  const texts = listIn(value, place, readText);
  bounded(texts.length, place, least, most);
  distinct(texts, place);
  return texts;
}

/** A near miss that is accepted would never be shown. */
function readNear(bag: Bag, place: Place, accepted: string[], normal: (text: string) => string): NearMiss[] {
  const at = inside(place, '.near');
  const near = listIn(bag['near'], at, (value, one) => {
    const miss = asBag(value, one, ['text', 'why']);
    if (miss === null) return null;
    const [text, reason] = [readText(miss['text'], one), readText(miss['why'], inside(one, '.why'))];
    return text === null || reason === null ? null : { text, why: reason };
  });
  for (const { text } of near) if (accepted.includes(normal(text))) reject(at, `has “${text}”, which is right.`);
  distinct(
    near.map(({ text }) => normal(text)),
    at,
  );
  return near;
}

function bounded(length: number, place: Place, least: number, most: number): void {
  if (length < least || length > most) reject(place, `should have ${least} to ${most} entries, not ${length}.`);
}

/** Two that read the same could not be told apart. */
function distinct(texts: string[], place: Place): void {
  const trimmed = texts.map((text) => text.trim());
  const twice = trimmed.find((text, index) => trimmed.indexOf(text) !== index);
  if (twice !== undefined) reject(place, `has “${twice}” twice.`);
}
