/** What links in notes may lead to: the items of a roadmap, by their ids and by their titles. */
import type { Item } from '../model.ts';

type Named = Pick<Item, 'id' | 'title'>;

export interface KnownItems {
  has(itemId: string): boolean;
  /** @returns the one item with that title, whatever its case and blanks; null where there is none, or more than one */
  titled(title: string): string | null;
}

/** @param items asked for only once a note has a link */
export function knownItems(items: () => readonly Named[]): KnownItems {
  let ids: Set<string> | undefined;
  let titles: Map<string, string | null> | undefined;
  return {
    has: (itemId) => (ids ??= new Set(items().map(({ id }) => id))).has(itemId),
    titled: (title) => (titles ??= byTitle(items())).get(folded(title)) ?? null,
  };
}

function byTitle(items: readonly Named[]): Map<string, string | null> {
  const titles = new Map<string, string | null>();
  for (const { id, title } of items) {
    const words = folded(title);
    titles.set(words, titles.has(words) ? null : id);
  }
  return titles;
}

function folded(title: string): string {
  return title.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
