/** One name for each item across three versions of a roadmap. */
import type { AnyItem, Roadmap } from '../model.ts';
import { candidatesIn, candidatesOf, pair, wordsOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { collect } from './collect.ts';
import { matchVersions } from './matching.ts';
import { outline } from './outline.ts';
import type { Entry } from './outline.ts';

export interface Keyed {
  items: AnyItem[];
  /** For each item its name; the same item has the same name in every version. */
  keys: string[];
}

/**
 * Pairs two versions. Unlike reconciling fresh ids, this also trusts an id that both versions share: versions of one
 * document carry their ids along, and an item may have been reworded beyond recognition over many edits.
 */
function matched(base: readonly Entry[], next: Roadmap): { base: Candidate[]; next: Candidate[] } {
  const before = candidatesIn(base);
  const after = candidatesOf(next);
  matchVersions(before, after);
  const left = new Map(before.filter(({ mate }) => mate === null).map((candidate) => [candidate.item.id, candidate]));
  for (const candidate of after) {
    const earlier = candidate.mate === null ? left.get(candidate.item.id) : undefined;
    if (earlier !== undefined && earlier.mate === null && earlier.item.kind === candidate.item.kind)
      pair(earlier, candidate);
  }
  return { base: before, next: after };
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

function keysOf(candidates: readonly Candidate[], prefix: string): string[] {
  return candidates.map(({ mate, order }) => (mate === null ? `${prefix}${order}` : `b${mate.order}`));
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
  const entries = outline(base);
  const left = matched(entries, mine);
  const right = matched(entries, theirs);
  const mineKeys = keysOf(left.next, 'm');
  const theirKeys = keysOf(right.next, 't');
  joinAdditions(left.next, mineKeys, right.next, theirKeys);
  const itemsOf = (candidates: Candidate[]): AnyItem[] => candidates.map(({ item }) => item);
  return {
    base: { items: itemsOf(left.base), keys: left.base.map(({ order }) => `b${order}`) },
    mine: { items: itemsOf(left.next), keys: mineKeys },
    theirs: { items: itemsOf(right.next), keys: theirKeys },
  };
}
