/**
 * Inline Markdown cut into tokens, in one pass. Brackets and code spans are paired beforehand, and what may be
 * searched ahead (an address, a title, a tag) has a length limit, so hostile text costs no more than long text.
 */
import { bareUrlAt, destinationAt, MAX_ADDRESS } from './address.ts';
import { pairBrackets, pairCode, signAt, signsOf } from './pairs.ts';

/** Addresses of reference links by label; labels are compared in lower case with single spaces. */
export type Definitions = ReadonlyMap<string, string>;

export type Token =
  | { type: 'text' | 'code'; text: string }
  | { type: 'image'; alt: string; url: string }
  | { type: 'open'; url: string }
  | { type: 'close' }
  | { type: 'url'; url: string; text: string }
  | { type: 'tag'; name: string; closing: boolean; raw: string }
  | { type: 'mark'; text: string; opens: boolean; closes: boolean };

const NO_CODE: ReadonlyMap<number, number> = new Map();
const NO_BRACKETS: readonly number[] = [];
const MAX_TAG = 2_000;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const TAG = new RegExp(String.raw`<(\/?)([a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]{0,${MAX_TAG}}|\/)?>`, 'y');
const AUTOLINK = new RegExp(String.raw`<((?:https?|ftp|mailto):[^\s<>]{1,${MAX_TAG}})>`, 'iy');

interface State {
  md: string;
  at: number;
  out: Token[];
  signs: readonly number[];
  /** Which of the signs is being read. */
  sign: number;
  code: ReadonlyMap<number, number>;
  /** By sign: where its bracket is closed. */
  brackets: readonly number[];
  /** Where the text of each open link ends, and where to go on behind its address; the innermost last. */
  closings: { at: number; end: number }[];
  definitions: Definitions;
}

/**
 * @param md inline Markdown
 * @param definitions addresses of reference links, by normalised label (see `labelKey`)
 */
export function tokensOf(md: string, definitions: Definitions): Token[] {
  const signs = signsOf(md);
  const code = md.includes('`') ? pairCode(md) : NO_CODE;
  const brackets = md.includes('[') ? pairBrackets(md, signs, code) : NO_BRACKETS;
  const state: State = { md, at: 0, out: [], signs, sign: 0, code, brackets, closings: [], definitions };
  for (; state.sign < signs.length; state.sign += 1) {
    const next = signs[state.sign] ?? md.length;
    // A sign inside what was read with an earlier one.
    if (next < state.at) continue;
    if (next > state.at) pushText(state, md.slice(state.at, next));
    state.at = next;
    readSpecial(state);
  }
  if (state.at < md.length) pushText(state, md.slice(state.at));
  return state.out;
}

/** The form under which a reference label is looked up. */
export function labelKey(label: string): string {
  return label.trim().toLowerCase().replace(/\s+/g, ' ');
}

function readSpecial(state: State): void {
  const { md, at } = state;
  const char = md[at] ?? '';
  const closing = closingAt(state);
  if (closing >= 0) {
    state.out.push({ type: 'close' });
    state.at = closing;
  } else if (char === '\\') readEscape(state);
  else if (char === '`') readCode(state);
  else if (char === '!' && md[at + 1] === '[' && readLink(state, state.sign + 1, true)) return;
  else if (char === '[' && readLink(state, state.sign, false)) return;
  else if (char === '<' && readTag(state)) return;
  else if ((char === 'h' || char === 'w') && readBareUrl(state)) return;
  else if (char === '*' || char === '_' || (char === '~' && md[at + 1] === '~')) readMark(state, char);
  else literal(state, 1);
}

/** Where to go on if an open link ends here, -1 where none does. */
function closingAt({ closings, at }: State): number {
  let last = closings.at(-1);
  // The end of a link may be hidden in an address or a tag.
  for (; last && last.at < at; last = closings.at(-1)) closings.pop();
  return last?.at === at ? last.end : -1;
}

/** Words that touch are one token, so that `:file_folder:` is seen whole. */
function pushText(state: State, text: string): void {
  const last = state.out.at(-1);
  if (last?.type === 'text') last.text += text;
  else state.out.push({ type: 'text', text });
}

function literal(state: State, length: number): void {
  pushText(state, state.md.slice(state.at, state.at + length));
  state.at += length;
}

function readEscape(state: State): void {
  const next = state.md[state.at + 1] ?? '';
  if (next === '\n') state.at += 1;
  else if (ESCAPABLE.test(next)) {
    // A no-break zero-width text of its own: an escaped "*" or "&" must not become a mark again.
    state.out.push({ type: 'code', text: next });
    state.at += 2;
  } else literal(state, 1);
}

function readCode(state: State): void {
  const { md, at } = state;
  let run = 1;
  while (md[at + run] === '`') run += 1;
  const end = state.code.get(at);
  if (end === undefined) {
    literal(state, run);
    return;
  }
  const text = md.slice(at + run, end - run).replaceAll('\n', ' ');
  const padded = text.length > 2 && text.startsWith(' ') && text.endsWith(' ');
  state.out.push({ type: 'code', text: padded ? text.slice(1, -1) : text });
  state.at = end;
}

/** A link or an image whose "[" is that sign. */
function readLink(state: State, sign: number, image: boolean): boolean {
  const open = state.signs[sign] ?? 0;
  const close = state.brackets[sign] ?? -1;
  if (close < 0) return false;
  if (state.md[open + 1] === '^') {
    state.at = close + 1;
    return true;
  }
  const target = inlineTarget(state, close) ?? referenceTarget(state, open, close);
  if (!target) return false;
  if (image) {
    state.out.push({ type: 'image', alt: state.md.slice(open + 1, close), url: target.url });
    state.at = target.end;
  } else {
    state.out.push({ type: 'open', url: target.url });
    state.closings.push({ at: close, end: target.end });
    state.at = open + 1;
  }
  return true;
}

function inlineTarget(state: State, close: number): { url: string; end: number } | null {
  return state.md[close + 1] === '(' ? destinationAt(state.md, close + 2) : null;
}

/** `[text][label]`, `[label][]` and `[label]`; the first keeps only its text even where the label is unknown. */
function referenceTarget(state: State, open: number, close: number): { url: string; end: number } | null {
  const { md, signs, brackets, definitions } = state;
  if (definitions.size === 0) return null;
  const second = md[close + 1] === '[' ? (brackets[signAt(signs, close + 1)] ?? -1) : -1;
  const own = md.slice(open + 1, Math.min(close, open + MAX_ADDRESS));
  const named = second < 0 ? '' : md.slice(close + 2, second);
  const url = definitions.get(labelKey(named === '' ? own : named));
  if (url === undefined) return null;
  return { url, end: Math.max(close, second) + 1 };
}

function readTag(state: State): boolean {
  const { md, at } = state;
  if (md.startsWith('<!--', at)) {
    const end = md.indexOf('-->', at + 4);
    state.at = end < 0 ? md.length : end + 3;
    return true;
  }
  TAG.lastIndex = at;
  const tag = TAG.exec(md);
  if (tag) {
    const [raw, slash, name = ''] = tag;
    state.out.push({ type: 'tag', name: name.toLowerCase(), closing: slash === '/', raw });
    state.at = at + raw.length;
    return true;
  }
  AUTOLINK.lastIndex = at;
  const url = AUTOLINK.exec(md)?.[1];
  if (url === undefined) return false;
  state.out.push({ type: 'url', url, text: url });
  state.at = at + url.length + 2;
  return true;
}

function readBareUrl(state: State): boolean {
  const { md, at } = state;
  const before = at === 0 ? ' ' : (md[at - 1] ?? ' ');
  if (/[\p{L}\p{N}]/u.test(before)) return false;
  const text = bareUrlAt(md, at);
  if (text === null) return false;
  state.out.push({ type: 'url', url: text.startsWith('www.') ? `http://${text}` : text, text });
  state.at = at + text.length;
  return true;
}

/** A run of `*`, `_` or `~~`, and whether it may open or close (the flanking rules of CommonMark, 6.2). */
function readMark(state: State, char: string): void {
  const { md, at } = state;
  let end = at + 1;
  while (md[end] === char) end += 1;
  const before = at === 0 ? ' ' : (md[at - 1] ?? ' ');
  const after = md[end] ?? ' ';
  // Only an underscore may stand inside a word.
  const wordBefore = char === '_' && /[\p{L}\p{N}]/u.test(before);
  const wordAfter = char === '_' && /[\p{L}\p{N}]/u.test(after);
  const within = wordBefore && wordAfter;
  const opens = !isSpace(after) && !wordBefore;
  const closes = !isSpace(before) && !wordAfter;
  if (within) pushText(state, md.slice(at, end));
  else state.out.push({ type: 'mark', text: md.slice(at, end), opens, closes });
  state.at = end;
}

function isSpace(char: string): boolean {
  return char === ' ' || ((char < ' ' || char > '~') && /\s/.test(char));
}
