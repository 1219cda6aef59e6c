/** One id for each item across three versions, so that what is said about one of them holds for all. */
import type { AnyItem, Item, Roadmap } from '../model.ts';
import type { Prepared } from './merge.ts';
import { withIds } from './reconcile.ts';

export interface OneName {
  /** Ids by the keys of the merge. */
  ids: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  roadmaps: Record<'base' | 'mine' | 'theirs', Roadmap>;
}

function idsByKey({ names: { mine, base, theirs } }: Prepared): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { items, keys } of [mine, base, theirs]) {
    items.forEach((item, index) => {
      const key = keys[index] ?? item.id;
      if (ids.has(key)) return;
      let id = item.id;
      for (let suffix = 2; taken.has(id); suffix += 1) id = `${item.id}-${suffix}`;
      taken.add(id);
      ids.set(key, id);
    });
  }
  return ids;
}

/**
 * Names the items of three versions: as mine does where mine has them, since what a learner keeps is kept under those
 * ids; as the others do otherwise.
 *
 * @param roadmaps the ones that were prepared
 */
export function oneName(prepared: Prepared, roadmaps: OneName['roadmaps']): OneName {
  const ids = idsByKey(prepared);
  const renamed = (side: keyof OneName['roadmaps']): Roadmap => {
    const { items, keys } = prepared.names[side];
    const own = new Map<Item, string>();
    const references = new Map<string, string>();
    items.forEach((item: AnyItem, index) => {
      const id = ids.get(keys[index] ?? '') ?? item.id;
      own.set(item, id);
      references.set(item.id, id);
    });
    return withIds(roadmaps[side], own, references);
  };
  return {
    ids,
    keys: new Map([...ids].map(([key, id]) => [id, key])),
    roadmaps: { base: renamed('base'), mine: renamed('mine'), theirs: renamed('theirs') },
  };
}
