/**
 * How an idea is recognised in one sentence: a few words or groups of words near each other.
 *
 * Written as `CLIENT > send|ask > REQUEST` (in this order; `>>`: at most one word between) or `DNS & ADDRESS` (in any
 * order). Capitals name a group
 * of the file's `concepts`, small letters are words themselves, `|` parts alternatives, `*` ends a beginning of a word.
 * `NOT` is any word that denies; without it a sentence that denies what it says is no match.
 */
import type { Sentence } from './sentences.ts';
import { wordsOf, type Token } from './words.ts';

export interface Pattern {
  /** As it was written. */
  source: string;
  inOrder: boolean;
  terms: Term[];
}

export interface Term {
  phrases: Phrase[];
  /** Stands for any word that denies. */
  denies: boolean;
  /** Words that may stand between the term before and this one, where the order counts. */
  between: number;
}

type Phrase = { text: string; isBeginning: boolean }[];

/** Words between two terms that follow each other. */
const MOST_BETWEEN = 8;
/** The same after `>>`. */
const CLOSE_BETWEEN = 1;
/** Words between the first and the last of terms in any order, for each term. */
const REACH_PER_TERM = 7;
const MOST_TERMS = 5;

/**
 * @param concepts groups of phrases by name
 * @returns the pattern; a sentence on what is wrong with it otherwise
 */
export function parsePattern(source: string, concepts: ReadonlyMap<string, readonly string[]>): Pattern | string {
  const inOrder = source.includes('>');
  if (inOrder && source.includes('&')) return 'mixes > and &; use one of them.';
  const written = source.split(inOrder ? />(?!>)/ : '&').map((term) => term.trim());
  if (written.length > MOST_TERMS) return `should have at most ${MOST_TERMS} parts.`;
  const terms: Term[] = [];
  for (const [at, given] of written.entries()) {
    const between = written[at - 1]?.endsWith('>') === true ? CLOSE_BETWEEN : MOST_BETWEEN;
    const term = given.replace(/\s*>$/, '');
    const phrases: Phrase[] = [];
    for (const choice of term.split('|').map((one) => one.trim())) {
      if (choice === 'NOT') continue;
      const group = /^[A-Z][A-Z-]*$/.test(choice) ? concepts.get(choice) : [choice];
      if (group === undefined) return `names ${choice}, which is no group of concepts.`;
      phrases.push(...group.map(phraseOf));
    }
    const denies = /(?:^|\|)\s*NOT\s*(?:\||$)/.test(term);
    if (phrases.some((phrase) => phrase.length === 0) || (phrases.length === 0 && !denies))
      return 'has a part without a word.';
    terms.push({ phrases, denies, between });
  }
  return { source, inOrder, terms };
}

function phraseOf(text: string): Phrase {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((part) =>
      wordsOf(part).map(({ word, stem }, index, all) => {
        const isBeginning = part.endsWith('*') && index === all.length - 1;
        return { text: isBeginning ? word : stem, isBeginning };
      }),
    );
}

/** @returns whether the sentence says it, and does not deny it */
export function matches({ inOrder, terms }: Pattern, sentence: Sentence): boolean {
  const places = terms.map((term) => placesOf(term, sentence.tokens));
  if (places.some((list) => list.length === 0)) return false;
  const found = inOrder ? chains(places, terms, sentence) : gathered(places);
  for (const match of found) if (!isDenied(match, sentence)) return true;
  return false;
}

/** Indices of tokens, the end not included. */
interface Span {
  from: number;
  to: number;
}

function placesOf({ phrases, denies }: Term, tokens: readonly Token[]): Span[] {
  return tokens.flatMap((token, from) => {
    if (denies && isDenial(tokens, from)) return [{ from, to: from + 1 }];
    const phrase = phrases.find((parts) => parts.every((part, at) => fits(part, tokens[from + at])));
    return phrase === undefined ? [] : [{ from, to: from + phrase.length }];
  });
}

function fits({ text, isBeginning }: Phrase[number], token: Token | undefined): boolean {
  if (token === undefined) return false;
  return isBeginning ? token.word.startsWith(text) : token.stem === text;
}

/** Every way to take one place of each term, one after the other and near enough. */
function* chains(
  places: readonly Span[][],
  terms: readonly Term[],
  sentence: Sentence,
  taken: readonly Span[] = [],
): Generator<readonly Span[]> {
  const at = taken.length;
  const [next, last] = [places[at], taken.at(-1)];
  if (next === undefined) {
    yield taken;
    return;
  }
  for (const place of next) {
    if (last === undefined || follows(place, last, terms[at]?.between ?? 0, sentence))
      yield* chains(places, terms, sentence, [...taken, place]);
  }
}

/** Close terms stand in one clause: in “GET reads, POST adds” nothing is said of GET and adding. */
function follows({ from }: Span, { to }: Span, most: number, { tokens, text, start }: Sentence): boolean {
  if (from < to || from - to > most) return false;
  if (most > CLOSE_BETWEEN) return true;
  for (let at = to - 1; at < from; at += 1) if (hasMark(tokens, at, text, start)) return false;
  return true;
}

/** For each place of each term, the nearest places of the others that fit into the reach. */
function* gathered(places: readonly Span[][]): Generator<Span[]> {
  const reach = REACH_PER_TERM * places.length;
  for (const [own, list] of places.entries()) {
    for (const first of list) {
      const taken = places.map((others, term) =>
        term === own ? first : others.find(({ from, to }) => from >= first.to && to - first.from <= reach),
      );
      if (taken.every((place) => place !== undefined)) yield taken;
    }
  }
}

const DENIALS = new Set(['not', 'no', 'never', 'without', 'neither', 'nor', 'none', 'nobody', 'nothing', 'hardly']); // prettier-ignore
/** `not only`, `no matter`: these deny nothing. */
const AFTER_EMPTY_DENIAL = new Set(['only', 'just', 'merely', 'matter', 'necessarily']);
/** After what they deny. */
const LATE_DENIALS = new Set(['nobody', 'nothing', 'never', 'none']);
/** A denial in front of a statement reaches this far, within its clause. */
const REACH_BEFORE = 5;
const REACH_AFTER = 3;
const CLAUSE_WORDS = new Set(['but', 'because', 'while', 'whereas', 'although', 'though', 'so', 'if', 'when', 'then', 'and', 'which', 'that', 'until']); // prettier-ignore

function isDenial(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !DENIALS.has(token.word)) return false;
  return !AFTER_EMPTY_DENIAL.has(tokens[at + 1]?.word ?? '');
}

/** Denied is what has a word such as “not” inside or shortly before, unless the pattern itself has asked for it. */
function isDenied(match: readonly Span[], { tokens, start, text }: Sentence): boolean {
  const from = Math.min(...match.map((span) => span.from));
  const to = Math.max(...match.map((span) => span.to));
  const isOwn = (at: number): boolean => match.some((span) => at >= span.from && at < span.to);
  for (let at = from; at < to; at += 1) if (!isOwn(at) && isDenial(tokens, at)) return true;
  for (let at = from - 1; at >= Math.max(0, from - REACH_BEFORE); at -= 1) {
    if (isBreak(tokens, at, text, start)) break;
    if (isDenial(tokens, at)) return true;
  }
  for (let at = to; at < Math.min(tokens.length, to + REACH_AFTER); at += 1) {
    if (isBreak(tokens, at - 1, text, start)) break;
    if (LATE_DENIALS.has(tokens[at]?.word ?? '')) return true;
  }
  return false;
}

/** Whether a clause ends at this word, or between it and the next. */
function isBreak(tokens: readonly Token[], at: number, text: string, start: number): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  return CLAUSE_WORDS.has(token.word) || hasMark(tokens, at, text, start);
}

/** Whether a mark that parts clauses stands between this word and the next. */
function hasMark(tokens: readonly Token[], at: number, text: string, start: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  const between = token === undefined || next === undefined ? '' : text.slice(token.end - start, next.start - start);
  return /[,;:()–—]/u.test(between);
}
