/** The sentences of a text, and which of them are prose. */
import { stemOf, wordsOf, type Token } from './words.ts';

export interface Sentence {
  /** Offsets in the text, in UTF-16 units; the end is not included. */
  start: number;
  end: number;
  text: string;
  tokens: Token[];
}

/** A mark that ends a sentence, an empty line, or a new entry of a list. */
const END = /[.!?…]+(?=["”’)*_]*(?:\s|$))|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*•#>]|\d{1,2}[.)])[^\S\n])/gu;
const ABBREVIATION = /(?:\be\.g|\bi\.e|\bvs|\betc|\bcf|^\s*\d{1,2})$/iu;

/** @returns the sentences that have words in them, in order */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const end of [...text.matchAll(END), null]) {
    const upTo = end === null ? text.length : end.index + end[0].length;
    if (end !== null && goesOn(text, from, end.index, upTo)) continue;
    const sentence = cut(text, from, upTo);
    if (sentence !== null) sentences.push(sentence);
    from = upTo;
  }
  return sentences;
}

/** After an abbreviation, and after a question in quotes that is part of a longer sentence. */
function goesOn(text: string, from: number, mark: number, after: number): boolean {
  if (text[mark] === '.') return ABBREVIATION.test(text.slice(from, mark));
  return /^["”’)*_]+\s+\p{Ll}/u.test(text.slice(after, after + 5));
}

function cut(text: string, from: number, upTo: number): Sentence | null {
  const part = text.slice(from, upTo);
  const tokens = wordsOf(part);
  if (!tokens.some(({ word }) => /\p{L}/u.test(word))) return null;
  const shift = from + part.length - part.trimStart().length;
  const trimmed = part.trim();
  return {
    start: shift,
    end: shift + trimmed.length,
    text: trimmed,
    tokens: tokens.map((token) => ({ ...token, start: token.start + from, end: token.end + from })),
  };
}

/** Words that hold a sentence together: a list of terms has next to none of them. */
const FUNCTION_WORDS = new Set(
  `a about after again all also an and another any as at because before both but by can could each every first for from
  has have how if in into is it its itself just like may me more most my no not of off on once one only or other our out
  over own same she so some still such than that the their them then there they this those through to too under until
  up us very was we were what when where whether which while who whose why will with within without would you your are
  be been being do does did i he`.split(/\s+/),
);

/** The verbs of this trade and of every day, as stems; the auxiliaries are among them. */
const VERBS = new Set(
  `be have do use send find give get make keep know hold write speak tell say begin break choose understand go come see
  take lose leave bring build mean think forget lie can will may must should would could might need want let ask answer
  reply respond return receive read run work look translate resolve turn map point connect open close show display
  render draw fetch download upload load deliver serve wait listen start stop end finish follow happen become contain
  carry include consist describe explain identify name call decide change update create add delete remove replace
  store save remember repeat retry depend belong refer link join reference guarantee ensure prevent protect enforce
  reject refuse accept allow deny check verify compare prove hash salt encrypt decrypt sign log register expire attach
  copy commit branch merge push pull rebase revert clone split group cover share review differ match fit pick select
  prefer suit scale grow cost avoid help try put set hide duplicate normalise normalize query search sort filter count
  limit cache validate parse indicate signal report fail succeed move redirect stay matter separate combine record track
  undo test fix solve treat handle process travel locate assign issue renew revoke steal guess leak crack slow involve
  require convert live stand exist spread lock lack lead cause produce trigger yield result apply reach hand own fill
  enter type press click visit cut drop declare define design plan expect consider improve reduce increase speed trust
  arrive pass wrap notice miss hurt hit deploy install execute compute measure represent express imply force block permit
  grant rotate squeeze seem feel like love hate agree believe hope try learn teach listen sit walk`
    .split(/\s+/)
    .map(stemOf),
);

/** Of verbs that the list lacks. */
const VERBAL_ENDING = /.{3}(?:ed|ing)$/u;

const LEAST_WORDS = 4;
/** Longer than any sentence somebody can follow. */
const MOST_WORDS = 80;
/** English prose has 40 to 50 % of them, notes in full sentences still 25 %. */
const LEAST_FUNCTION_SHARE = 0.2;
const LEAST_DISTINCT_SHARE = 0.5;

/** @returns whether it reads like a sentence: words that hold it together, a verb, and not the same word over and over */
export function isProse({ tokens }: Sentence): boolean {
  if (tokens.length < LEAST_WORDS || tokens.length > MOST_WORDS) return false;
  const holding = tokens.filter(({ word }) => FUNCTION_WORDS.has(word)).length;
  const distinct = new Set(tokens.map(({ stem }) => stem)).size;
  return (
    holding / tokens.length >= LEAST_FUNCTION_SHARE &&
    distinct / tokens.length >= LEAST_DISTINCT_SHARE &&
    tokens.some(({ word, stem }) => VERBS.has(stem) || VERBAL_ENDING.test(word))
  );
}

const DENIED = [
  /\b(?:it|that|this|which)(?: is|['’]s) (?:\w+ )?(?:false|wrong|untrue|incorrect|a (?:\w+ )?(?:myth|mistake|misconception)|not (?:true|right|correct|the case))\b/iu,
  /\b(?:people|beginners|learners|others|many|some|you|one) (?:\w+ )?(?:think|thinks|believe|believes|assume|assumes|imagine|say|says)\b/iu,
  /\bi (?:used to|once) (?:think|thought|believe|believed)\b|\bcontrary to\b|\bas if\b/iu,
];

/** @returns whether it asks, or tells what is not so or what others think: such a sentence states nothing */
export function statesNothing({ text }: Sentence): boolean {
  return /\?["”’)*_]*$/u.test(text) || DENIED.some((denied) => denied.test(text));
}
