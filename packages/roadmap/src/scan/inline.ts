/** What inline Markdown says: its words, its links, its leading label. */
import type { Link } from '../model.ts';
import type { Block } from './blocks.ts';
import { destinationAt } from './address.ts';
import { decodeEntities } from './entities.ts';
import { labelKey, tokensOf, type Definitions, type Token } from './tokens.ts';

export type { Definitions } from './tokens.ts';

const NONE: Definitions = new Map();
const MAX_OPEN = 8;
/** Nothing without one of these is a link. */
const LINKED = /[[<]|:\/\/|www\./;
const SPACED = /[^\S ]|\u00a0|  |^ | $/;
const PLAIN = /^[^\\`*_~[\]<!&:]*$/;
const SPACED_TAGS = new Set(['br', 'p', 'div', 'li', 'td', 'th', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary']);
const SHORTCODE = /(^|[^:\w]):(?=[a-z0-9_+-]*[a-z])[a-z0-9_+-]{2,40}:(?![:\w])/gi;
const BADGE = /badge|shields\.io|travis-ci|codecov|coveralls|circleci|appveyor|star-history|trendshift|contrib\.rocks/i;

/**
 * The words of inline Markdown on one line: marks, HTML tags and images dropped, links as their text, entities
 * decoded, emoji kept, emoji shortcodes (`:star:`) dropped.
 * @param md inline Markdown, may span lines
 * @param definitions addresses of reference links (see `definitionsOf`), so that `[label]` loses its brackets
 */
export function plainText(md: string, definitions: Definitions = NONE): string {
  if (PLAIN.test(md)) return squeeze(md);
  return squeeze(wordsOf(tokensOf(md, definitions)));
}

/**
 * The links of inline Markdown, in order: inline and reference links, autolinks, bare URLs and `<a href>`. Images are
 * no links; a picture that is a link counts with its alt text, unless it is a badge.
 * @param md inline Markdown
 * @param definitions addresses of reference links (see `definitionsOf`)
 */
export function linksOf(md: string, definitions: Definitions = NONE): Link[] {
  return LINKED.test(md) ? linksIn(tokensOf(md, definitions)) : [];
}

/** The words and the links of inline Markdown in one reading, as `plainText` and `linksOf` have them. */
export function readInline(md: string, definitions: Definitions = NONE): { plain: string; links: Link[] } {
  if (PLAIN.test(md)) return { plain: squeeze(md), links: [] };
  const tokens = tokensOf(md, definitions);
  return { plain: squeeze(wordsOf(tokens)), links: linksIn(tokens) };
}

/** The descriptions of the pictures in inline Markdown and HTML, in order, badges left out. */
export function imagesOf(md: string, definitions: Definitions = NONE): string[] {
  return tokensOf(md, definitions).flatMap((token) => {
    if (token.type === 'image') return BADGE.test(token.url) ? [] : [token.alt];
    if (token.type !== 'tag' || token.name !== 'img' || BADGE.test(token.raw)) return [];
    return [attribute(token.raw, 'alt') ?? ''];
  });
}

function linksIn(tokens: Token[]): Link[] {
  const links: Link[] = [];
  const open: { url: string; from: number }[] = [];
  tokens.forEach((token, at) => {
    // Links do not nest, so what was opened long ago and never closed is given up.
    if (open.length > MAX_OPEN) open.shift();
    if (token.type === 'open') open.push({ url: token.url, from: at + 1 });
    else if (token.type === 'tag' && token.name === 'a' && !token.closing) {
      const url = attribute(token.raw, 'href');
      if (url !== null) open.push({ url, from: at + 1 });
    } else if (token.type === 'close' || (token.type === 'tag' && token.name === 'a')) {
      const link = open.pop();
      if (link) addLink(links, link.url, tokens, link.from, at);
    } else if (token.type === 'url' && open.length === 0 && !token.url.startsWith('mailto:')) {
      links.push({ text: token.text, url: token.url });
    }
  });
  return links;
}

/**
 * A bold label in front: `**Label:** rest`, `**Label**: rest`, `__Label__`.
 * @returns the label without its colon and the Markdown behind it, or null where the text starts otherwise
 */
export function leadingBold(md: string): { label: string; rest: string; colon: boolean } | null {
  const text = md.trimStart();
  const mark = text.slice(0, 2);
  if (mark !== '**' && mark !== '__') return null;
  const from = text.startsWith(mark + mark.charAt(0)) ? 3 : 2;
  const end = text.indexOf(mark, from);
  if (end < 0 || end > 400) return null;
  const inner = plainText(text.slice(from, end));
  const behind = text.slice(end + from).trim();
  const colon = inner.endsWith(':') || behind.startsWith(':');
  const label = inner.endsWith(':') ? inner.slice(0, -1).trimEnd() : inner;
  if (label === '') return null;
  return { label, rest: behind.startsWith(':') ? behind.slice(1).trim() : behind, colon };
}

/** The reference definitions of a document, wherever they stand; of two with one label the first counts. */
export function definitionsOf(blocks: Block[]): Definitions {
  const found = new Map<string, string>();
  const visit = (list: Block[]): void => {
    for (const block of list) {
      if (block.type === 'quote') visit(block.children);
      else if (block.type === 'list') for (const item of block.items) visit(item.children);
      else if (block.type === 'definition') addDefinition(found, block.text);
    }
  };
  visit(blocks);
  return found;
}

/** The value of an attribute of an HTML tag, null where it has none. */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return match ? decodeEntities(match[1] ?? match[2] ?? match[3] ?? '').trim() : null;
}

function addDefinition(found: Map<string, string>, text: string): void {
  const end = text.indexOf(']:');
  if (end < 0 || text[1] === '^') return;
  const key = labelKey(text.slice(1, end));
  const target = destinationAt(`${text.slice(end + 2).trim()})`, 0);
  if (target && key !== '' && !found.has(key)) found.set(key, target.url);
}

/** Adds the link whose words are the tokens of a range. */
function addLink(links: Link[], url: string, tokens: Token[], from: number, to: number): void {
  const words = squeeze(wordsOf(tokens, from, to));
  if (to - from === 1 && words !== '') {
    links.push({ text: words, url });
    return;
  }
  const inside = tokens.slice(from, to);
  const image = inside.find((token) => token.type === 'image' || (token.type === 'tag' && token.name === 'img'));
  if (words === '' && image) {
    const source = image.type === 'image' ? image.url : image.type === 'tag' ? (attribute(image.raw, 'src') ?? '') : '';
    const alt = image.type === 'image' ? image.alt : image.type === 'tag' ? (attribute(image.raw, 'alt') ?? '') : '';
    if (!BADGE.test(source) && !BADGE.test(url)) links.push({ text: squeeze(alt), url });
    return;
  }
  // Of two links in one another the inner one counts.
  if (inside.some((token) => token.type === 'open')) return;
  links.push({ text: words === '' ? url : words, url });
}

/** The words of tokens; paired emphasis marks vanish, lone ones stay ("2 * 3", "C*"). */
function wordsOf(tokens: Token[], from = 0, to = tokens.length): string {
  const parts: string[] = [];
  const waiting: Waiting = {};
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token?.type === 'text') parts.push(proseOf(token.text));
    else if (token?.type === 'code' || token?.type === 'url') parts.push(token.text);
    else if (token?.type === 'tag' && SPACED_TAGS.has(token.name)) parts.push(' ');
    else if (token?.type === 'mark') pairMark(token, parts, waiting);
  }
  return parts.length === 1 ? (parts[0] ?? '') : parts.join('');
}

/** Marks that may still be closed, by their character: which part they are, and how many of them are left. */
type Waiting = Partial<Record<string, { part: number; left: number }[]>>;

function proseOf(text: string): string {
  const decoded = decodeEntities(text);
  const colon = decoded.indexOf(':');
  return colon >= 0 && decoded.includes(':', colon + 1) ? decoded.replace(SHORTCODE, '$1') : decoded;
}

function pairMark(token: { text: string; opens: boolean; closes: boolean }, parts: string[], waiting: Waiting): void {
  const char = token.text[0] ?? '';
  const stack = (waiting[char] ??= []);
  let left = token.text.length;
  while (token.closes && left > 0 && stack.length > 0) {
    const opener = stack[stack.length - 1];
    if (!opener) break;
    const used = Math.min(opener.left, left);
    opener.left -= used;
    left -= used;
    parts[opener.part] = char.repeat(opener.left);
    if (opener.left === 0) stack.pop();
  }
  parts.push(char.repeat(left));
  if (token.opens && left > 0) stack.push({ part: parts.length - 1, left });
}

function squeeze(text: string): string {
  return SPACED.test(text) ? text.replace(/[\s\u00a0]+/g, ' ').trim() : text;
}
