/** One name for each item across three versions of a roadmap. */
import type { AnyItem, Roadmap } from '../model.ts';
import { candidatesOf, pair, wordsOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { collect } from './collect.ts';
import { matchVersions } from './matching.ts';

export interface Keyed {
  items: AnyItem[];
  /** For each item its name; the same item has the same name in every version. */
  keys: string[];
}

/**
 * Pairs two versions. Unlike reconciling fresh ids, this also trusts an id that both versions share: versions of one
 * document carry their ids along, and an item may have been reworded beyond recognition over many edits.
 *
 * @returns the later version, each item with its mate in `before`
 */
function matched(before: Candidate[], next: Roadmap): Candidate[] {
  // Two versions are paired with base one after the other; what the first was paired with still names its mates.
  for (const candidate of before) candidate.mate = null;
  const after = candidatesOf(next);
  matchVersions(before, after);
  const left = new Map(before.filter(({ mate }) => mate === null).map((candidate) => [candidate.item.id, candidate]));
  for (const candidate of after) {
    const earlier = candidate.mate === null ? left.get(candidate.item.id) : undefined;
    if (earlier !== undefined && earlier.mate === null && earlier.item.kind === candidate.item.kind)
      pair(earlier, candidate);
  }
  return after;
}

/** New items by what they are and where: the same addition on both sides is one item. */
function additions(candidates: readonly Candidate[], keys: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  candidates.forEach((candidate, index) => {
    if (candidate.mate !== null) return;
    const parent = candidate.parent === null ? '' : (keys[candidate.parent.order] ?? '');
    collect(found, `${candidate.item.kind}\n${wordsOf(candidate).title}\n${parent}`, index);
  });
  return found;
}

/** What is paired has the very name of its mate in base: one text, so that looking it up anywhere is cheap. */
function keysOf(candidates: readonly Candidate[], baseKeys: readonly string[], prefix: string): string[] {
  return candidates.map(({ mate, order }) => baseKeys[mate?.order ?? -1] ?? `${prefix}${order}`);
}

function joinAdditions(mine: Candidate[], mineKeys: string[], theirs: Candidate[], theirKeys: string[]): void {
  const joined = new Set<string>();
  // A new phase first, then what is new in it: each round can find the children of what the one before joined.
  for (let round = 0, before = -1; round < 8 && joined.size > before; round++) {
    before = joined.size;
    const inMine = additions(mine, mineKeys);
    for (const [name, indexes] of additions(theirs, theirKeys)) {
      const others = inMine.get(name) ?? [];
      // Several of one name: the same list on both sides, or no telling which is which.
      if (others.length !== indexes.length) continue;
      indexes.forEach((index, place) => {
        const key = mineKeys[others[place] ?? -1];
        if (key === undefined || joined.has(key) || joined.has(theirKeys[index] ?? '')) return;
        joined.add(key);
        theirKeys[index] = key;
      });
    }
  }
}

/** Names the items of three versions. */
export function keyed(base: Roadmap, mine: Roadmap, theirs: Roadmap): { base: Keyed; mine: Keyed; theirs: Keyed } {
  const before = candidatesOf(base);
  const baseKeys = before.map(({ order }) => `b${order}`);
  const left = matched(before, mine);
  const right = matched(before, theirs);
  const mineKeys = keysOf(left, baseKeys, 'm');
  const theirKeys = keysOf(right, baseKeys, 't');
  joinAdditions(left, mineKeys, right, theirKeys);
  const itemsOf = (candidates: Candidate[]): AnyItem[] => candidates.map(({ item }) => item);
  return {
    base: { items: itemsOf(before), keys: baseKeys },
    mine: { items: itemsOf(left), keys: mineKeys },
    theirs: { items: itemsOf(right), keys: theirKeys },
  };
}
