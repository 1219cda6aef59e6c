/** An item while its counterpart in another version is looked for. */
import type { AnyItem, Roadmap } from '../model.ts';
import { NONE, outlineAs } from './outline.ts';
import type { Standing } from './outline.ts';
import { dice, gramsOf, normalise } from './similarity.ts';

export interface Candidate extends Standing<Candidate> {
  /** Its counterpart, once found. A pair is named by the place of its earlier half in the outline. */
  mate: Candidate | null;
  /** Compared forms, made when first asked for: most items match before they are needed. */
  words: Words | null;
}

interface Words {
  title: string;
  body: string;
  url: string;
  /** Made when two texts are first compared. */
  grams: { title: Uint32Array; body: Uint32Array } | null;
}

/** Lists the items of a roadmap as candidates, none of them matched yet. */
export function candidatesOf(roadmap: Roadmap): Candidate[] {
  return outlineAs<Candidate>(roadmap, (item, order) => {
    return { item, parent: null, siblings: NONE, place: 0, order, mate: null, words: null };
  });
}

/** What an item says besides its title, as written. */
export function bodyOf(item: AnyItem): string {
  switch (item.kind) {
    case 'phase':
      return `${item.goal} ${item.text}`.trim();
    case 'pillar':
      return `${item.focus} ${item.successMetric} ${item.text}`.trim();
    case 'resource':
      return item.text.includes(item.remark) ? item.text : `${item.remark} ${item.text}`.trim();
    default:
      return item.text;
  }
}

/** The address an item is about: a resource's own, otherwise its first link. */
export function urlOf(item: AnyItem): string {
  if (item.kind === 'resource') return item.url ?? item.links[0]?.url ?? '';
  return 'links' in item ? (item.links[0]?.url ?? '') : '';
}

/** The compared forms of a candidate. */
export function wordsOf(candidate: Candidate): Words {
  candidate.words ??= {
    title: normalise(candidate.item.title),
    body: normalise(bodyOf(candidate.item)),
    url: urlOf(candidate.item),
    grams: null,
  };
  return candidate.words;
}

function gramsIn(words: Words): { title: Uint32Array; body: Uint32Array } {
  words.grams ??= { title: gramsOf(words.title), body: gramsOf(words.body) };
  return words.grams;
}

/** Makes two candidates each other's counterpart. */
export function pair(earlier: Candidate, later: Candidate): void {
  earlier.mate = later;
  later.mate = earlier;
}

/** Names what a candidate stands under so that the two halves of a matched pair get the same name. */
export function parentKey({ parent }: Candidate, isLater: boolean): string {
  if (parent === null) return '';
  if (parent.mate === null) return `t${parent.item.kind}${wordsOf(parent).title}`;
  return `m${isLater ? parent.mate.order : parent.order}`;
}

/** Whether both stand under the same thing: a matched pair, or nothing. */
export function sameParent(earlier: Candidate, later: Candidate): boolean {
  return earlier.parent === null
    ? later.parent === null
    : later.parent !== null && earlier.parent.mate === later.parent;
}

/** How alike two candidates are in words and address, 0 to 1.2. */
export function likeness(earlier: Candidate, later: Candidate): number {
  const a = wordsOf(earlier);
  const b = wordsOf(later);
  const sameUrl = a.url !== '' && a.url === b.url ? 0.2 : 0;
  const [before, after] = [gramsIn(a), gramsIn(b)];
  const titles = dice(before.title, after.title);
  const titleSize = before.title.length + after.title.length;
  const bodySize = before.body.length + after.body.length;
  if (bodySize === 0) return titles + sameUrl;
  const bodies = a.body === b.body ? 1 : dice(before.body, after.body);
  // The title counts more than its length says, and a wholly new title over the same text still counts.
  const byLength = (titles * titleSize + bodies * bodySize) / (titleSize + bodySize);
  return Math.max(byLength, 0.65 * titles + 0.35 * bodies) + sameUrl;
}

/**
 * Whether two alike candidates may be one item that moved. One common word ("Introduction") under another parent
 * and over other text is another item, and proof of the one must not count for the other.
 */
export function mayBeMoved(earlier: Candidate, later: Candidate): boolean {
  const a = wordsOf(earlier);
  const b = wordsOf(later);
  if (sameParent(earlier, later) || a.title.includes(' ') || a.body === '' || b.body === '') return true;
  return (a.url !== '' && a.url === b.url) || likeness(earlier, later) >= 0.75;
}
