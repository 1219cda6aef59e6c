/**
 * Is a sequence of characters that *could* be misread UTF-8 really misread?
 *
 * Correct text does contain such pairs by accident: the end of an upper-case Portuguese word before a closing quote,
 * a French guillemet before an accent, an Estonian word behind a low quote. So each sequence is judged by what it
 * would become and by what stands around it. An `anchor` is a sequence that no correct text is known to contain;
 * the weaker ones follow only where anchors stand beside them and nothing speaks against (see repair.ts).
 */
import { BYTE_OF } from './charsets.ts';
import type { Misreading } from './charsets.ts';
import type { Sequence } from './sequences.ts';

type Script = 'latin' | 'symbol' | 'emoji' | 'rare' | 'none' | `letters-${string}`;

const UNUSABLE = /[\p{Cn}\p{Co}\p{Cs}]/u;
/** Punctuation and signs that people and their editors do type; hair spaces or U+215A are not among them. */
const COMMON_SIGNS =
  /[\u200b-\u200d\u2010-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20ac\u20e3\u2116\u2122\u2190-\u2199\u21d0-\u21d4\u2200-\u22ff\u2300-\u23ff\u2500-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\ufeff\uff01-\uff5e]/;
const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
/** Bytes whose Windows-1252 character may end or follow a word: quotes, dashes, ellipsis. */
const QUOTES = new Set([0x82, 0x84, 0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9b, 0xab, 0xbb]);
/** Those, and marks set close to a word: a bullet, (tm), (c), (r), degrees, ordinals, exponents, no-break space. */
const CLOSE_MARKS = new Set([
  ...QUOTES,
  ...[0x95, 0x99, 0xa0, 0xa1, 0xa7, 0xa9, 0xaa, 0xad, 0xae, 0xb0, 0xb2, 0xb3, 0xb6, 0xb7, 0xb9, 0xba, 0xbf],
]);
/** Bytes whose Mac Roman character is a mathematical sign: a root or a "not" may well stand before it. */
const MATHS = new Set([0xad, 0xb0, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbd]);

function otherScript(codePoint: number): Script {
  if (codePoint >= 0x2e80 && codePoint <= 0x9fff) return 'letters-cjk';
  if (codePoint >= 0xac00 && codePoint <= 0xd7af) return 'letters-hangul';
  if (codePoint >= 0x400 && codePoint < 0x530) return 'letters-cyrillic';
  return `letters-${codePoint >> 7}`;
}

function scriptOf(codePoint: number): Script {
  const char = String.fromCodePoint(codePoint);
  if (UNUSABLE.test(char)) return 'none';
  if (codePoint > 0xffff) return codePoint < 0x20000 ? 'emoji' : 'letters-cjk';
  if (codePoint < 0xc0) return 'symbol';
  if (codePoint < 0x180 || (codePoint >= 0x1e00 && codePoint < 0x1f00)) return 'latin';
  if (codePoint < 0x370) return 'rare';
  if (codePoint < 0x2000 || (codePoint >= 0x2e80 && codePoint < 0xfe00)) return otherScript(codePoint);
  return COMMON_SIGNS.test(char) ? 'symbol' : 'rare';
}

/** Letters directly before and after a sequence, up to two on each side; a neighbouring sequence counts as one. */
interface Around {
  before: string;
  after: number;
  lettersBefore: number;
  /** Does another sequence stand directly beside it? */
  touches: boolean;
}

function around(text: string, all: readonly Sequence[], index: number): Around {
  const { start, end } = all[index] as Sequence;
  const before = text.charAt(start - 1);
  const touchesPrevious = (at: number): boolean => all[index - 1]?.end === at;
  const touchesNext = (at: number): boolean => all[index + 1]?.start === at;
  const isWord = (char: string): boolean => LETTER.test(char);
  const first = touchesPrevious(start) || isWord(before) ? 1 : 0;
  const second = first && (touchesPrevious(start - 1) || isWord(text.charAt(start - 2))) ? 1 : 0;
  const next = touchesNext(end) || isWord(text.charAt(end)) ? 1 : 0;
  const afterNext = next && (touchesNext(end + 1) || isWord(text.charAt(end + 1))) ? 1 : 0;
  const touches = touchesPrevious(start) || touchesNext(end);
  return { before, after: next + afterNext, lettersBefore: first + second, touches };
}

/** Two bytes read as Windows-1252 or Latin-1: a capital with an accent, then a sign. */
function isWesternPair(lead: number, second: number, near: Around): boolean {
  if (lead > 0xc5) return false;
  if (LOWER.test(near.before)) return true;
  if (UPPER.test(near.before)) return !CLOSE_MARKS.has(second);
  if (lead === 0xc3 && near.after > 0) return true;
  return !QUOTES.has(second) && (lead === 0xc2 || !CLOSE_MARKS.has(second) || near.after > 0);
}

/** Two bytes read as Mac Roman: a root, a "not", a florin or an "almost equal", then mostly an accented letter. */
function isMacPair(lead: number, second: number, near: Around): boolean {
  if (lead > 0xc5) return false;
  if (MATHS.has(second)) return lead === 0xc2 && second === 0xb0 && /\d/.test(near.before);
  if (lead === 0xc2 || near.touches) return true;
  if (near.lettersBefore > 0) return near.lettersBefore > 1 || near.after > 0;
  return lead === 0xc3 && near.after > 1;
}

function isLatinAnchor(encoding: Misreading, bytes: readonly number[], near: Around): boolean {
  const [lead = 0, second = 0] = bytes;
  if (bytes.length === 2) return (encoding === 'mac' ? isMacPair : isWesternPair)(lead, second, near);
  const hasOddMark = encoding === 'mac' || bytes.slice(1).some((byte) => !CLOSE_MARKS.has(byte));
  return hasOddMark && near.lettersBefore + near.after > 0;
}

function isSignAnchor(encoding: Misreading, bytes: readonly number[], near: Around): boolean {
  if (bytes.length === 2) return isLatinAnchor(encoding, bytes, near);
  return encoding === 'mac' || bytes.slice(1).some((byte) => !QUOTES.has(byte));
}

/** What became of one sequence: `anchor` is certain, `weak` needs company, `unlikely` is never touched. */
export type Judgement = 'anchor' | 'weak' | 'unlikely';

interface Case {
  text: string;
  encoding: Misreading;
  all: readonly Sequence[];
  scripts: readonly Script[];
  runs: readonly number[];
}

function bytesOf({ text, encoding }: Case, { start, end }: Sequence): number[] {
  const bytes: number[] = [];
  for (let i = start; i < end; i++) bytes.push(BYTE_OF[encoding][text.charCodeAt(i)] ?? 0);
  return bytes;
}

function judgeOne(given: Case, sequence: Sequence, index: number): Judgement {
  const { text, encoding, all } = given;
  const { start, end, codePoint } = sequence;
  const touches = all[index - 1]?.end === start || all[index + 1]?.start === end;
  // A control or the Apple logo is never what was meant, unless it is a part of text that was misread twice.
  if (codePoint < 0xa0 || codePoint === 0xf8ff) return touches ? 'weak' : 'unlikely';
  const script = given.scripts[index] ?? 'none';
  if (script === 'none') return 'unlikely';
  if (script === 'emoji') return 'anchor';
  if (script === 'rare') return 'weak';
  if (script === 'latin' || script === 'symbol') {
    const isAnchor = script === 'latin' ? isLatinAnchor : isSignAnchor;
    return isAnchor(encoding, bytesOf(given, sequence), around(text, all, index)) ? 'anchor' : 'weak';
  }
  return (given.runs[index] ?? 1) >= (end - start === 2 ? 3 : 2) ? 'anchor' : 'weak';
}

/** Length of the unbroken run of letters of one script that each sequence belongs to. */
function runLengths(all: readonly Sequence[], scripts: readonly Script[]): number[] {
  const lengths = new Array<number>(all.length).fill(1);
  let first = 0;
  for (let i = 1; i <= all.length; i++) {
    if (i < all.length && all[i - 1]?.end === all[i]?.start && scripts[i - 1] === scripts[i]) continue;
    lengths.fill(i - first, first, i);
    first = i;
  }
  return lengths;
}

/** Judges every sequence of a text, in order. */
export function judge(text: string, encoding: Misreading, all: readonly Sequence[]): Judgement[] {
  const known = new Map<number, Script>();
  const scripts = all.map(({ codePoint }) => {
    const script = known.get(codePoint) ?? scriptOf(codePoint);
    known.set(codePoint, script);
    return script;
  });
  const given: Case = { text, encoding, all, scripts, runs: runLengths(all, scripts) };
  return all.map((sequence, index) => judgeOne(given, sequence, index));
}
