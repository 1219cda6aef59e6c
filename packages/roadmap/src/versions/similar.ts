/** The last pass of matching: reworded items, found by likeness among a bounded number of possible counterparts. */
import { likeness, mayBeMoved, pair, parentKey, sameParent, wordsOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { collect } from './collect.ts';

/** A word that more items than this share says nothing about which item is meant. */
const RARE = 20;

/** How many possible counterparts one item is compared with, at most, for each of the two ways to find them. */
const NEAREST = 8;
const BY_WORD = 16;

/** Likeness that is enough, by how much the place already says. Unrelated English texts score about 0.15. */
const ANYWHERE = 0.6;
const UNDER_SAME_PARENT = 0.45;
const BETWEEN_SAME_NEIGHBOURS = 0.25;

interface Match {
  earlier: Candidate;
  later: Candidate;
  score: number;
}

/** The nearest siblings with a counterpart on either side, as a name that both versions share. */
function gapOf(candidate: Candidate, isLater: boolean): string {
  const nearest = (step: number): string => {
    // A long run of leftovers has no close neighbour to speak of, and walking it for each would be quadratic.
    for (let place = candidate.place + step, walked = 0; walked < RARE; place += step, walked++) {
      const sibling = candidate.siblings[place];
      if (sibling === undefined) return 'end';
      if (sibling.mate !== null) return String(isLater ? sibling.mate.order : sibling.order);
    }
    return 'far';
  };
  return `${nearest(-1)} ${nearest(1)}`;
}

const isAlone = ({ mate }: Candidate): boolean => mate === null;

const familyOf = (c: Candidate, isLater: boolean): string => `${c.item.kind}\n${parentKey(c, isLater)}`;

/** FNV-1a over one word, going on from another hash. */
function hashOn(start: number, word: string): number {
  let hash = start;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16_777_619);
  return hash >>> 0;
}

/**
 * Words, and pairs of words, as hashes: where all items speak of the same few things, only the pairs tell them apart.
 * A chance collision does no harm, it only proposes one more item to compare.
 */
function tellingWords(candidate: Candidate): Set<number> {
  const { title, body } = wordsOf(candidate);
  const kind = hashOn(2_166_136_261, candidate.item.kind);
  const found = new Set<number>();
  let last = 0;
  for (const word of `${title} ${body}`.split(' ')) {
    const hash = hashOn(kind, word);
    if (word.length > 2) found.add(hash);
    if (last !== 0) found.add(hashOn(last, word));
    last = hash;
  }
  return found;
}

interface Index {
  families: Map<string, Candidate[]>;
  words: Map<number, Candidate[]>;
}

function indexOf(after: readonly Candidate[]): Index {
  const index: Index = { families: new Map(), words: new Map() };
  for (const candidate of after) {
    collect(index.families, familyOf(candidate, true), candidate);
    for (const word of tellingWords(candidate)) collect(index.words, word, candidate);
  }
  return index;
}

/** The members of a family whose places are closest to the place looked at. */
function nearestOf(family: readonly Candidate[], place: number): readonly Candidate[] {
  if (family.length <= NEAREST) return family;
  let low = 0;
  for (let high = family.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((family[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - NEAREST / 2, family.length - NEAREST));
  return family.slice(from, from + NEAREST);
}

function possible(earlier: Candidate, index: Index): Set<Candidate> {
  const found = new Set(nearestOf(index.families.get(familyOf(earlier, false)) ?? [], earlier.place));
  const lists = [...tellingWords(earlier)]
    .map((word) => index.words.get(word) ?? [])
    .filter((list) => list.length > 0 && list.length <= RARE)
    .sort((a, b) => a.length - b.length);
  const limit = found.size + BY_WORD;
  for (const list of lists) {
    for (const candidate of list) if (found.size < limit) found.add(candidate);
  }
  return found;
}

function matchOf(earlier: Candidate, later: Candidate, gaps: Map<Candidate, string>): Match | null {
  const isSibling = sameParent(earlier, later);
  const gap = gaps.get(earlier) ?? '';
  const isBetween = isSibling && gap === gaps.get(later) && gap !== 'end end' && !gap.includes('far');
  const enough = isBetween ? BETWEEN_SAME_NEIGHBOURS : isSibling ? UNDER_SAME_PARENT : ANYWHERE;
  const alike = likeness(earlier, later);
  if (alike < enough || !mayBeMoved(earlier, later)) return null;
  return { earlier, later, score: alike + (isSibling ? 0.05 : 0) + (isBetween ? 0.15 : 0) };
}

/** Reworded in place: the only leftover between two known neighbours, on both sides. Settles most edits cheaply. */
function matchInPlace(before: readonly Candidate[], after: readonly Candidate[]): void {
  const here = (candidate: Candidate, isLater: boolean): string => {
    return `${familyOf(candidate, isLater)}\n${gapOf(candidate, isLater)}`;
  };
  const later = new Map<string, Candidate[]>();
  for (const candidate of after) collect(later, here(candidate, true), candidate);
  const earlier = new Map<string, Candidate[]>();
  for (const candidate of before) collect(earlier, here(candidate, false), candidate);
  for (const [gap, [only, second]] of earlier) {
    const [other, third] = later.get(gap) ?? [];
    if (only === undefined || other === undefined || second !== undefined || third !== undefined) continue;
    if (likeness(only, other) >= ANYWHERE) pair(only, other);
  }
}

/** Pairs leftover candidates of two versions, the most alike first; what is not alike enough stays alone. */
export function matchSimilar(before: readonly Candidate[], after: readonly Candidate[]): void {
  matchInPlace(before, after);
  matchLeftovers(before.filter(isAlone), after.filter(isAlone));
}

function matchLeftovers(before: readonly Candidate[], after: readonly Candidate[]): void {
  if (before.length === 0 || after.length === 0) return;
  const index = indexOf(after);
  const gaps = new Map<Candidate, string>();
  for (const candidate of before) gaps.set(candidate, gapOf(candidate, false));
  for (const candidate of after) gaps.set(candidate, gapOf(candidate, true));
  const matches: Match[] = [];
  for (const earlier of before) {
    for (const later of possible(earlier, index)) {
      const match = matchOf(earlier, later, gaps);
      if (match !== null) matches.push(match);
    }
  }
  matches.sort((a, b) => b.score - a.score || a.earlier.order - b.earlier.order || a.later.order - b.later.order);
  for (const { earlier, later } of matches) {
    if (earlier.mate === null && later.mate === null) pair(earlier, later);
  }
}
