/** Where each item of a merge stands: where mine has it, where theirs has it, or nowhere. */
import { align } from './align.ts';
import { isLayout } from './lines.ts';
import { hasChildren, isSame, ROOT } from './line-tree.ts';
import type { Token, Tree, TreeNode } from './line-tree.ts';

export type Side = 'mine' | 'theirs';
export type Place = Side | 'gone';

export interface Trees {
  base: Tree;
  mine: Tree;
  theirs: Tree;
}

export interface Placement {
  places: Map<string, Place>;
  /** Items that one side changed and the other removed, outermost first; they stay. */
  contested: { key: string; keptBy: Side }[];
  /** Items with no place left in the merged document; they go to its end, because nothing may be lost. */
  orphans: string[];
}

/** How often a misplaced item may change sides before it counts as an orphan. */
const ATTEMPTS = 8;

/** Whether an item's own change by theirs is taken over; undefined where nobody decided. */
export type Taking = (key: string) => boolean | undefined;

/** For the own tokens of an item of base, where their counterparts stand on one side, or -1. */
export type Alignments = (key: string) => Int32Array;

/** The alignments of base with one side, each worked out when it is first asked for: most items are one line alike. */
export function alignments(base: Tree, side: Tree): Alignments {
  const found = new Map<string, Int32Array>();
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const indexes = align(base.get(key)?.tokens ?? [], side.get(key)?.tokens ?? []);
    found.set(key, indexes);
    return indexes;
  };
}

/** Items that one side moved: under another parent, or out of the order of their siblings. */
function movedIn(base: Tree, side: Tree, aligned: Alignments): Set<string> {
  const moved = new Set<string>();
  for (const [key, node] of base) {
    if (!hasChildren(node)) continue;
    const indexes = aligned(key);
    node.tokens.forEach(({ child }, index) => {
      if (child === null) return;
      const now = side.get(child);
      if (now !== undefined && (now.parent !== key || (indexes[index] ?? -1) < 0)) moved.add(child);
    });
  }
  return moved;
}

const isWords = ({ line, key }: Token): boolean => line !== null && !isLayout(key.slice(1));

/** Whether two versions of an item have other own lines; spacing and markers do not count. */
export function hasOtherLines(one: TreeNode, other: TreeNode): boolean {
  const [first, same] = [one.tokens[0], other.tokens[0]];
  if (one.tokens.length === 1 && other.tokens.length === 1 && first && same && isSame(first, same)) return false;
  const [a, b] = [one.tokens.filter(isWords), other.tokens.filter(isWords)];
  return a.length !== b.length || a.some(({ key }, index) => key !== b[index]?.key);
}

/** Tells whether one side changed an item: its words, or what is in it. */
function changesIn(base: Tree, side: Tree): (key: string) => boolean {
  const known = new Map<string, boolean>();
  const isChanged = (key: string): boolean => {
    const [before, node] = [base.get(key), side.get(key)];
    if (before === undefined || node === undefined || hasOtherLines(before, node)) return true;
    return node.tokens.some(({ child }) => child !== null && (base.get(child)?.parent !== key || isKnown(child)));
  };
  const isKnown = (key: string): boolean => {
    const answer = known.get(key) ?? isChanged(key);
    known.set(key, answer);
    return answer;
  };
  return isKnown;
}

/**
 * What the learner decided on the items of one side that the other side removed: true keeps one, with all that it
 * stands in.
 */
function decided(
  removed: readonly string[],
  tree: Tree,
  other: Tree,
  keptBy: Side,
  taking: Taking,
): Map<string, boolean> {
  const keeps = new Map<string, boolean>();
  for (const key of removed) {
    const isTaken = taking(key);
    if (isTaken !== undefined) keeps.set(key, isTaken === (keptBy === 'theirs'));
  }
  for (const [key, isKept] of [...keeps]) {
    if (!isKept) continue;
    for (let up = tree.get(key)?.parent; up != null && !other.has(up); up = tree.get(up)?.parent) keeps.set(up, true);
  }
  return keeps;
}

/** Decides on the items of one side that the other side removed. */
function settleRemoved(trees: Trees, keptBy: Side, result: Placement, taking: Taking): void {
  const tree = trees[keptBy];
  const other = keptBy === 'mine' ? trees.theirs : trees.mine;
  const removed = [...trees.base.keys()].filter((key) => tree.has(key) && !other.has(key));
  if (removed.length === 0) return;
  const isChanged = changesIn(trees.base, tree);
  const keeps = decided(removed, tree, other, keptBy, taking);
  const visit = (key: string, outer: boolean | undefined): void => {
    for (const { child } of tree.get(key)?.tokens ?? []) {
      if (child === null) continue;
      const isRemoved = trees.base.has(child) && !other.has(child);
      // Letting an item go on purpose lets go what its keeper has added inside it.
      const isLetGo = outer === false && !trees.base.has(child) && !other.has(child);
      if (isLetGo) result.places.set(child, 'gone');
      const decision = isRemoved ? (keeps.get(child) ?? outer) : isLetGo ? false : undefined;
      const isContested = isRemoved && decision === undefined && isChanged(child);
      if (isContested) result.contested.push({ key: child, keptBy });
      if (isRemoved) result.places.set(child, (decision ?? isContested) ? keptBy : 'gone');
      visit(child, isContested ? true : decision);
    }
  };
  visit(ROOT, undefined);
}

function settlePresent(
  trees: Trees,
  result: Placement,
  moved: Record<Side, ReadonlySet<string>>,
  taking: Taking,
): void {
  for (const key of trees.mine.keys()) {
    if (!trees.base.has(key)) result.places.set(key, 'mine');
    else if (trees.theirs.has(key)) {
      const isTaken = taking(key) ?? !moved.mine.has(key);
      result.places.set(key, moved.theirs.has(key) && isTaken ? 'theirs' : 'mine');
    }
  }
  for (const [key, { parent }] of trees.theirs) {
    if (trees.base.has(key) || trees.mine.has(key)) continue;
    // An addition that is left takes along what was added inside it; a tree lists an item before what is in it.
    const isLeft = taking(key) === false || (parent !== null && result.places.get(parent) === 'gone');
    result.places.set(key, isLeft ? 'gone' : 'theirs');
  }
}

/** Above an item that is gone: nothing leads up from there. */
const NOWHERE = '-';

/** Items from which no way leads up to the document: their parent is gone, or they stand in a circle. */
function unreachable(trees: Trees, places: Map<string, Place>): string[] {
  const above = (key: string): string => {
    const place = places.get(key) ?? 'gone';
    return place === 'gone' ? NOWHERE : (trees[place].get(key)?.parent ?? ROOT);
  };
  const isReached = new Map([
    [ROOT, true],
    [NOWHERE, false],
  ]);
  for (const start of places.keys()) {
    let key = start;
    // Lost until a way is found: whoever comes by again goes in a circle.
    for (; !isReached.has(key); key = above(key)) isReached.set(key, false);
    if (isReached.get(key) !== true) continue;
    for (key = start; isReached.get(key) === false; key = above(key)) isReached.set(key, true);
  }
  const lost: string[] = [];
  for (const [key, place] of places) if (place !== 'gone' && isReached.get(key) !== true) lost.push(key);
  return lost;
}

/** Puts items whose place does not exist in the merge where the other side has them. */
function settleUnreachable(trees: Trees, result: Placement): void {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const lost = unreachable(trees, result.places);
    if (lost.length === 0) return;
    const isLost = new Set(lost);
    for (const key of lost) {
      const place = result.places.get(key) === 'mine' ? 'mine' : 'theirs';
      const other = place === 'mine' ? 'theirs' : 'mine';
      const parent = trees[place].get(key)?.parent ?? ROOT;
      // What hangs on another lost item comes back together with that one; circles are opened where theirs moved.
      if (isLost.has(parent) && (place === 'mine' || !trees.mine.has(key))) continue;
      if (trees[other].has(key)) result.places.set(key, other);
    }
  }
  const lost = new Set(unreachable(trees, result.places));
  for (const key of lost) {
    const place = result.places.get(key) === 'mine' ? 'mine' : 'theirs';
    if (!lost.has(trees[place].get(key)?.parent ?? ROOT)) result.orphans.push(key);
  }
  if (result.orphans.length === 0) result.orphans.push(...lost);
}

/** Decides for every item of three versions where it stands in their merge. */
export function placeItems(
  trees: Trees,
  mine: Alignments,
  theirs: Alignments,
  taking: Taking = () => undefined,
): Placement {
  const result: Placement = { places: new Map(), contested: [], orphans: [] };
  const moved = { mine: movedIn(trees.base, trees.mine, mine), theirs: movedIn(trees.base, trees.theirs, theirs) };
  settlePresent(trees, result, moved, taking);
  settleRemoved(trees, 'mine', result, taking);
  settleRemoved(trees, 'theirs', result, taking);
  result.places.delete(ROOT);
  settleUnreachable(trees, result);
  return result;
}
