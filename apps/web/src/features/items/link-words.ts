/** Writing a link to another item: where it is being typed, and which items are meant. */
import { itemLink } from '@waymark/roadmap/notes/address';
import type { ItemDetail } from '@waymark/contract';

export interface LinkTarget {
  id: string;
  kind: ItemDetail['item']['kind'];
  title: string;
  /** The title as it is looked for. */
  words: string;
}

/** `[[` and what was typed behind it: from where, and which words. */
export interface OpenLink {
  from: number;
  query: string;
}

/** What fits between a line and the keyboard of a phone. */
const MOST = 6;
/** Longer than what anybody types to find a title. */
const OPEN = /(?<![\p{L}\p{N}\\])\[\[([^[\]\n]{0,80})$/u;

/** @returns letters without accents and capitals */
export function foldWords(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * @param text of the note
 * @param caret where the next letter goes
 * @returns null where no link is being typed: behind a letter or a backslash, in code, or once it is closed
 */
export function openLinkAt(text: string, caret: number): OpenLink | null {
  const before = text.slice(0, caret);
  const match = OPEN.exec(before.slice(-100));
  if (match === null || isInCode(before)) return null;
  const query = match[1] ?? '';
  return { from: caret - query.length - 2, query };
}

/** By the marks before it: a fence that is open, or backticks on its line that do not pair. */
function isInCode(before: string): boolean {
  const fences = before.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return fences % 2 === 1 || (line.match(/`/g)?.length ?? 0) % 2 === 1;
}

/**
 * @param targets in the order of the roadmap
 * @param near the item of the note: it is never offered, and without a query its neighbours come first
 * @returns items whose title has all words of the query: those that begin with it, then those whose words do, then others
 */
export function findTargets(targets: readonly LinkTarget[], query: string, near: string): LinkTarget[] {
  const others = targets.filter(({ id }) => id !== near);
  const sought = foldWords(query).trim();
  if (sought === '') {
    const at = targets.findIndex(({ id }) => id === near);
    const distance = new Map(targets.map(({ id }, place) => [id, Math.abs(place - at)]));
    return others.sort((a, b) => (distance.get(a.id) ?? 0) - (distance.get(b.id) ?? 0)).slice(0, MOST);
  }
  const words = sought.split(/\s+/);
  return others
    .map((target) => ({ target, rank: rankOf(target.words, sought, words) }))
    .filter(({ rank }) => rank < NOT)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ target }) => target);
}

const NOT = 3;

function rankOf(title: string, sought: string, words: readonly string[]): number {
  if (title.startsWith(sought)) return 0;
  const places = words.map((word) => title.indexOf(word));
  if (places.includes(-1)) return NOT;
  return words.every((word) => ` ${title.replace(/[^\p{L}\p{N}]+/gu, ' ')}`.includes(` ${word}`)) ? 1 : 2;
}

/**
 * @returns what the link replaces, and with what: two brackets that stand behind it already go with it
 */
export function linkInstead(
  text: string,
  open: OpenLink,
  target: Pick<LinkTarget, 'id' | 'title'>,
): { from: number; to: number; insert: string } {
  const end = open.from + 2 + open.query.length;
  return { from: open.from, to: text.startsWith(']]', end) ? end + 2 : end, insert: itemLink(target) };
}
