/** Where each item of a merge stands: where mine has it, where theirs has it, or nowhere. */
import { align } from './align.ts';
import { isLayout } from './lines.ts';
import { ROOT } from './line-tree.ts';
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

const keysIn = (tokens: readonly Token[]): string[] => tokens.map(({ key }) => key);

/** The alignments of the own tokens of base with those of one side, for items that both have. */
export function alignments(base: Tree, side: Tree): Map<string, Int32Array> {
  const found = new Map<string, Int32Array>();
  for (const [key, node] of base) {
    const other = side.get(key);
    if (other !== undefined) found.set(key, align(keysIn(node.tokens), keysIn(other.tokens)));
  }
  return found;
}

/** Items that one side moved: under another parent, or out of the order of their siblings. */
function movedIn(base: Tree, side: Tree, aligned: Map<string, Int32Array>): Set<string> {
  const moved = new Set<string>();
  for (const [key, node] of base) {
    const indexes = aligned.get(key);
    node.tokens.forEach(({ child }, index) => {
      if (child === null) return;
      const now = side.get(child);
      if (now !== undefined && (now.parent !== key || (indexes?.[index] ?? -1) < 0)) moved.add(child);
    });
  }
  return moved;
}

const isWords = ({ line, key }: Token): boolean => line !== null && !isLayout(key.slice(1));

/** Whether two versions of an item have other own lines; spacing and markers do not count. */
export function hasOtherLines(one: TreeNode, other: TreeNode): boolean {
  if (one.tokens.length === 1 && one.tokens[0]?.key === other.tokens[0]?.key && other.tokens.length === 1) return false;
  const [a, b] = [one.tokens.filter(isWords), other.tokens.filter(isWords)];
  return a.length !== b.length || a.some(({ key }, index) => key !== b[index]?.key);
}

/** Items that one side changed: their words, or what is in them. */
function changedIn(base: Tree, side: Tree): Set<string> {
  const changed = new Set<string>();
  const visit = (node: TreeNode): boolean => {
    const before = base.get(node.key);
    let isChanged = before === undefined || hasOtherLines(before, node);
    for (const { child } of node.tokens) {
      const inner = child === null ? undefined : side.get(child);
      if (inner === undefined) continue;
      const isInnerChanged = visit(inner);
      isChanged ||= isInnerChanged || base.get(inner.key)?.parent !== node.key;
    }
    if (isChanged) changed.add(node.key);
    return isChanged;
  };
  const root = side.get(ROOT);
  if (root !== undefined) visit(root);
  return changed;
}

/**
 * What the learner decided on the items of one side that the other side removed: true keeps one, with all that it
 * stands in.
 */
function decided({ base }: Trees, tree: Tree, other: Tree, keptBy: Side, taking: Taking): Map<string, boolean> {
  const keeps = new Map<string, boolean>();
  for (const key of tree.keys()) {
    if (!base.has(key) || other.has(key)) continue;
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
  const changed = changedIn(trees.base, tree);
  const keeps = decided(trees, tree, other, keptBy, taking);
  const visit = (key: string, outer: boolean | undefined): void => {
    for (const { child } of tree.get(key)?.tokens ?? []) {
      if (child === null) continue;
      const isRemoved = trees.base.has(child) && !other.has(child);
      // Letting an item go on purpose lets go what its keeper has added inside it.
      const isLetGo = outer === false && !trees.base.has(child) && !other.has(child);
      if (isLetGo) result.places.set(child, 'gone');
      const decision = isRemoved ? (keeps.get(child) ?? outer) : isLetGo ? false : undefined;
      const isContested = isRemoved && decision === undefined && changed.has(child);
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

/** Items from which no way leads up to the document: their parent is gone, or they stand in a circle. */
function unreachable(trees: Trees, places: Map<string, Place>): string[] {
  const state = new Map<string, boolean>([[ROOT, true]]);
  for (const start of places.keys()) {
    const path: string[] = [];
    let key = start;
    while (!state.has(key)) {
      state.set(key, false);
      path.push(key);
      const place = places.get(key) ?? 'gone';
      if (place === 'gone') break;
      key = trees[place].get(key)?.parent ?? ROOT;
    }
    if (state.get(key) === true) for (const passed of path) state.set(passed, true);
  }
  const lost: string[] = [];
  for (const [key, place] of places) if (place !== 'gone' && state.get(key) !== true) lost.push(key);
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
  mine: Map<string, Int32Array>,
  theirs: Map<string, Int32Array>,
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
