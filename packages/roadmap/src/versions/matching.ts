/**
 * Finds, for the items of one version, their counterparts in another.
 *
 * The surest signs are used first and each pass takes only what is unambiguous, so that a later, weaker sign never
 * competes with a stronger one: the same words, the same title, the same address, most of the same children, similar
 * words, the same place between the same neighbours.
 */
import { bodyOf, likeness, mayBeMoved, pair, parentKey, sameParent, urlOf, wordsOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { collect } from './collect.ts';
import { matchSimilar } from './similar.ts';

type Key = (candidate: Candidate, isLater: boolean) => string | null;
type Accept = (earlier: Candidate, later: Candidate) => boolean;

/** A text this short ("Read it.") does not identify an item by itself. */
const TELLING_CHARACTERS = 24;

/** Groups of equal titles larger than this (pairs to compare) are paired in order instead of by likeness. */
const COMPARED_PAIRS = 900;

function groups(candidates: readonly Candidate[], key: Key, isLater: boolean): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.mate !== null) continue;
    const name = key(candidate, isLater);
    if (name !== null) collect(found, name, candidate);
  }
  return found;
}

function matchUnique(before: Candidate[], after: Candidate[], key: Key, accept: Accept = () => true): void {
  const later = groups(after, key, true);
  for (const [name, [earlier, second]] of groups(before, key, false)) {
    const [only, other] = later.get(name) ?? [];
    if (earlier === undefined || only === undefined || second !== undefined || other !== undefined) continue;
    if (accept(earlier, only)) pair(earlier, only);
  }
}

const written: Key = (candidate) => {
  const { item } = candidate;
  if (isContainer(candidate) && !hasTellingTitle(candidate)) return null;
  return `${item.kind}\n${item.title}\n${bodyOf(item)}\n${urlOf(item)}`;
};

const writtenHere: Key = (candidate, isLater) => {
  const name = written(candidate, isLater);
  return name === null ? null : `${name}\n${candidate.parent?.item.title ?? ''}`;
};

const title: Key = (candidate) => `${candidate.item.kind}\n${wordsOf(candidate).title}`;
const titleHere: Key = (candidate, isLater) => `${title(candidate, isLater)}\n${parentKey(candidate, isLater)}`;

const body: Key = (candidate) => {
  const words = wordsOf(candidate).body;
  return words.length < TELLING_CHARACTERS ? null : `${candidate.item.kind}\n${words}`;
};

const url: Key = (candidate) => {
  const address = wordsOf(candidate).url;
  return address === '' ? null : `${candidate.item.kind}\n${address}`;
};

const isContainer = ({ item }: Candidate): boolean => item.kind === 'phase' || item.kind === 'week';

/** "Week 3" or "Part two" is a place, not a name: what stands in it says better which one it was. */
function hasTellingTitle(candidate: Candidate): boolean {
  const { title: words } = wordsOf(candidate);
  return /\p{L}/u.test(
    words.replace(/\b(?:week|phase|part|step|stage|module|unit|level|month|day|section|chapter)\b/g, ''),
  );
}

const containerTitle: Key = (c, isLater) => (isContainer(c) && hasTellingTitle(c) ? title(c, isLater) : null);
const containerTitleHere: Key = (c, isLater) => (isContainer(c) && hasTellingTitle(c) ? titleHere(c, isLater) : null);

/** The neighbours that are already known say which of several equal items is meant. */
function neighbourBonus(earlier: Candidate, later: Candidate): number {
  let bonus = sameParent(earlier, later) ? 0.5 : 0;
  for (const step of [-1, 1]) {
    const mate = earlier.siblings[earlier.place + step]?.mate;
    if (mate != null && mate === later.siblings[later.place + step]) bonus += 0.3;
  }
  return bonus;
}

function matchGroup(earlier: Candidate[], later: Candidate[]): void {
  if (earlier.length * later.length > COMPARED_PAIRS) {
    earlier.forEach((candidate, index) => {
      const other = later[index];
      if (other !== undefined) pair(candidate, other);
    });
    return;
  }
  const pairs = earlier.flatMap((a, i) =>
    later.map((b, j) => ({ a, b, apart: Math.abs(i - j), score: likeness(a, b) + neighbourBonus(a, b) })),
  );
  pairs.sort((p, q) => q.score - p.score || p.apart - q.apart || p.a.order - q.a.order);
  for (const { a, b } of pairs) {
    if (a.mate === null && b.mate === null && mayBeMoved(a, b)) pair(a, b);
  }
}

function matchGroups(before: Candidate[], after: Candidate[], key: Key): void {
  const later = groups(after, key, true);
  for (const [name, group] of groups(before, key, false)) matchGroup(group, later.get(name) ?? []);
}

/** A renamed phase or week is recognised by its children: most of them, counted on both sides. */
function matchByChildren(before: readonly Candidate[]): void {
  const votes = new Map<Candidate, Map<Candidate, number>>();
  const received = new Map<Candidate, number>();
  for (const { parent, mate } of before) {
    if (parent === null || mate === null || mate.parent === null) continue;
    received.set(parent, (received.get(parent) ?? 0) + 1);
    received.set(mate.parent, (received.get(mate.parent) ?? 0) + 1);
    if (parent.mate !== null || mate.parent.mate !== null || parent.item.kind !== mate.parent.item.kind) continue;
    const row = votes.get(parent) ?? new Map<Candidate, number>();
    votes.set(parent, row.set(mate.parent, (row.get(mate.parent) ?? 0) + 1));
  }
  for (const [earlier, row] of votes) {
    for (const [later, count] of row) {
      const isMajority = 2 * count > (received.get(earlier) ?? 0) && 2 * count > (received.get(later) ?? 0);
      if (isMajority && earlier.mate === null && later.mate === null) pair(earlier, later);
    }
  }
}

/** Same id, same words, same place: nothing to look for. Most items of most edits, without building any key. */
function matchUntouched(before: readonly Candidate[], after: readonly Candidate[]): void {
  const later = new Map<string, Candidate | null>();
  for (const candidate of after) later.set(candidate.item.id, later.has(candidate.item.id) ? null : candidate);
  for (const a of before) {
    const b = later.get(a.item.id);
    if (b == null || b.mate !== null || a.mate !== null || a.item.kind !== b.item.kind || a.item.title !== b.item.title)
      continue;
    if (isContainer(a) && !hasTellingTitle(a)) continue;
    if (a.parent?.item.title !== b.parent?.item.title || bodyOf(a.item) !== bodyOf(b.item)) continue;
    if (urlOf(a.item) === urlOf(b.item)) pair(a, b);
  }
}

/**
 * Pairs the candidates of two versions in place (`mate`). What stays without a mate was removed or is new.
 * Near-linear: every pass but the last is hashing; the last compares each leftover with a bounded number of others.
 */
export function matchVersions(before: Candidate[], after: Candidate[]): void {
  matchUntouched(before, after);
  const left = { before, after };
  const narrow = (): void => {
    left.before = left.before.filter((candidate) => candidate.mate === null);
    left.after = left.after.filter((candidate) => candidate.mate === null);
  };
  narrow();
  matchUnique(left.before, left.after, containerTitleHere);
  matchUnique(left.before, left.after, containerTitle);
  matchUnique(left.before, left.after, writtenHere);
  matchUnique(left.before, left.after, written);
  matchByChildren(before);
  narrow();
  // Twice: a pair found in the first round names the parent of what is nested under it in the second.
  for (let round = 0; round < 2 && left.before.length > 0 && left.after.length > 0; round++) {
    matchUnique(left.before, left.after, titleHere);
    matchGroups(left.before, left.after, titleHere);
    matchUnique(left.before, left.after, title, mayBeMoved);
    matchGroups(left.before, left.after, title);
    matchUnique(left.before, left.after, body, (a, b) => sameParent(a, b) || likeness(a, b) >= 0.5);
    matchUnique(left.before, left.after, url, (a, b) => sameParent(a, b) || likeness(a, b) >= 0.45);
    matchByChildren(before);
    narrow();
    matchSimilar(left.before, left.after);
    matchByChildren(before);
    narrow();
  }
}
