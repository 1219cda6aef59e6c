/** Markdown on one line as Notion's rich text, within Notion's limits (https://developers.notion.com/reference/request-limits). */
import { linkAddress } from './words.ts';

export interface RichText {
  type: 'text';
  text: { content: string; link?: { url: string } };
  annotations?: { bold?: boolean; italic?: boolean; code?: boolean };
}

/** Characters (UTF-16 units) of one piece, pieces of one text, characters of an address. */
const LONGEST_PIECE = 2_000;
const MOST_PIECES = 100;
const LONGEST_ADDRESS = 2_000;

type Style = NonNullable<RichText['annotations']>;

/** Tried at each place in turn; every one is bounded, so that a hostile line cannot make it slow. */
const ESCAPE = /\\([!-/:-@[-`{-~])/uy;
const CODE = /`([^`]{1,500})`/uy;
const LINK = /\[((?:[^[\]\\]|\\.){1,500})\]\(([^\s()]{1,2000})\)/uy;
const BOLD = /\*\*((?:[^*\\]|\\.){1,1000})\*\*/uy;
const ITALIC = /\*((?:[^*\\\s]|\\.)(?:[^*\\]|\\.){0,1000})\*/uy;
/** Up to the next sign that may begin something. */
const PLAIN = /[^\\`[*]+/uy;

/** @returns pieces that together say what the line says; what is no Markdown of these kinds stays as it is written */
export function toRichText(markdown: string, style: Style = {}): RichText[] {
  const pieces: RichText[] = [];
  let plain = '';
  const flush = (): void => {
    pieces.push(...piecesOf(plain, style));
    plain = '';
  };
  for (let at = 0; at < markdown.length;) {
    const [kind, match] = next(markdown, at);
    at += match[0].length;
    if (kind === 'plain') plain += match[0];
    else if (kind === 'escape') plain += match[1] ?? '';
    else {
      flush();
      pieces.push(...styled(kind, match, style));
    }
  }
  flush();
  return merged(pieces);
}

type Kind = 'escape' | 'code' | 'link' | 'bold' | 'italic' | 'plain';
const KINDS: [Kind, RegExp][] = [
  ...([['plain', PLAIN], ['escape', ESCAPE], ['code', CODE]] satisfies [Kind, RegExp][]),
  ...([['link', LINK], ['bold', BOLD], ['italic', ITALIC]] satisfies [Kind, RegExp][]),
]; // prettier-ignore

function next(text: string, at: number): [Kind, RegExpExecArray] {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [kind, match];
  }
  const sign = text.slice(at, at + 1);
  return ['plain', Object.assign([sign], { index: at, input: text }) as unknown as RegExpExecArray];
}

function styled(kind: Exclude<Kind, 'plain' | 'escape'>, match: RegExpExecArray, style: Style): RichText[] {
  const [all, inside = '', target = ''] = match;
  if (kind === 'code') return piecesOf(inside, { ...style, code: true });
  if (kind === 'bold') return toRichText(inside, { ...style, bold: true });
  if (kind === 'italic') return toRichText(inside, { ...style, italic: true });
  const url = linkAddress(target);
  if (url === null || url.length > LONGEST_ADDRESS) return piecesOf(all, style);
  return toRichText(inside, style).map((piece) => ({ ...piece, text: { ...piece.text, link: { url } } }));
}

/** Plain text in pieces that Notion takes, never cut inside a character. */
export function piecesOf(content: string, style: Style = {}): RichText[] {
  const pieces: RichText[] = [];
  const text = content.toWellFormed();
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + LONGEST_PIECE, text.length);
    if (end < text.length && /[\uD800-\uDBFF]/u.test(text.charAt(end - 1))) end -= 1;
    const piece: RichText = { type: 'text', text: { content: text.slice(at, end) } };
    pieces.push(Object.keys(style).length === 0 ? piece : { ...piece, annotations: style });
    at = end;
  }
  return pieces;
}

/** More than Notion takes of one text: the rest goes on as plain text, and what does not fit even so is cut. */
function merged(pieces: RichText[]): RichText[] {
  if (pieces.length <= MOST_PIECES) return pieces;
  const kept = pieces.slice(0, MOST_PIECES / 2);
  const rest = pieces
    .slice(MOST_PIECES / 2)
    .map(({ text }) => text.content)
    .join('');
  return [...kept, ...piecesOf(rest)].slice(0, MOST_PIECES);
}
