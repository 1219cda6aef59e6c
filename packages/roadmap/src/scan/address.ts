/** Addresses in text: the target of an inline link, and a bare URL. */
import { decodeEntities } from './entities.ts';

/** Longer addresses than browsers take; what is longer is no link. */
export const MAX_ADDRESS = 4_096;
const MAX_TITLE = 1_000;
/** As CommonMark allows a reader to limit it. */
const MAX_PARENTHESES = 32;

/** Up to here an address goes on without question. */
const PLAIN_RUN = new RegExp(String.raw`[^\\() \t\n]{0,${MAX_ADDRESS}}`, 'y');

/**
 * The target of an inline link.
 * @param md the text
 * @param from index behind the opening "("
 * @returns the address as written (escapes and entities resolved, spaces kept so that they can be reported) and the
 * index behind the ")", or null where this is no target
 */
export function destinationAt(md: string, from: number): { url: string; end: number } | null {
  let at = skipSpaces(md, from);
  if (md[at] === '<') {
    const length = md.slice(at, at + MAX_ADDRESS).indexOf('>');
    if (length < 0) return null;
    const close = at + length;
    const end = titleEnd(md, close + 1);
    return end < 0 ? null : { url: clean(md.slice(at + 1, close)), end };
  }
  const start = at;
  let depth = 0;
  const limit = Math.min(md.length, start + MAX_ADDRESS);
  PLAIN_RUN.lastIndex = at;
  PLAIN_RUN.test(md);
  for (at = PLAIN_RUN.lastIndex; at < limit; at += 1) {
    const char = md[at];
    if (char === '\\') at += 1;
    else if (char === '(') {
      depth += 1;
      if (depth > MAX_PARENTHESES) return null;
    } else if (char === ')') {
      if (depth === 0) return { url: clean(md.slice(start, at)), end: at + 1 };
      depth -= 1;
    } else if (char === ' ' || char === '\t' || char === '\n') {
      const end = titleEnd(md, at);
      if (end >= 0) return { url: clean(md.slice(start, at)), end };
      if (char === '\n') return null;
    }
  }
  return null;
}

/** The index behind ")" where an optional title and nothing else comes before it, -1 otherwise. */
function titleEnd(md: string, from: number): number {
  let at = skipSpaces(md, from);
  if (md[at] === ')') return at + 1;
  const quote = md[at] === '(' ? ')' : md[at];
  if (at === from || (quote !== '"' && quote !== "'" && quote !== ')')) return -1;
  const limit = Math.min(md.length, at + MAX_TITLE);
  for (at += 1; at < limit && md[at] !== quote; at += 1) if (md[at] === '\\') at += 1;
  if (md[at] !== quote) return -1;
  at = skipSpaces(md, at + 1);
  return md[at] === ')' ? at + 1 : -1;
}

/** A bare URL at `at` with the punctuation of the sentence taken off (GFM 6.9), or null. */
export function bareUrlAt(md: string, at: number): string | null {
  const window = md.slice(at, at + MAX_ADDRESS);
  const found = /^(?:https?:\/\/|www\.)[^\s<>`"\\|]+/i.exec(window)?.[0];
  if (found === undefined) return null;
  let end = found.length;
  const open = count(found, '(');
  let close = count(found, ')');
  for (; end > 0; end -= 1) {
    const char = found[end - 1] ?? '';
    if (char === ')' && close > open) close -= 1;
    else if (!/[?!.,:*_~'\];]/.test(char)) break;
  }
  const url = found.slice(0, end);
  return /^(?:https?:\/\/|www\.)[^\s/.]+/i.test(url) ? url : null;
}

function clean(url: string): string {
  const bare = url.includes('\\') ? url.replace(/\\([!-/:-@[-`{-~])/g, '$1') : url;
  return (bare.includes('&') ? decodeEntities(bare) : bare).trim();
}

function skipSpaces(md: string, from: number): number {
  let at = from;
  while (md[at] === ' ' || md[at] === '\n' || md[at] === '\t') at += 1;
  return at;
}

function count(text: string, char: string): number {
  let total = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) total += 1;
  return total;
}
