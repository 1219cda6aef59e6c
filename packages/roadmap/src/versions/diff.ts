/** What is different between two versions of a roadmap. */
import type { Change, Roadmap, RoadmapDocument } from '../model.ts';
import { longestRising } from './align.ts';
import { collect } from './collect.ts';
import { fieldsOfItem, fieldsOfRoadmap } from './item-fields.ts';
import type { Fields } from './item-fields.ts';
import { inDocumentOrder, outline } from './outline.ts';
import type { Entry } from './outline.ts';
import { reconcile } from './reconcile.ts';

/** The id under which changes of the roadmap itself (its title, its snapshot) are listed. */
export const DOCUMENT_ID = 'note/document';

type Named = Pick<Change, 'itemId' | 'itemKind' | 'title'>;

function fieldChanges(named: Named, before: Fields, after: Fields): Change[] {
  const changes: Change[] = [];
  for (const [field, value] of Object.entries(after)) {
    const earlier = before[field] ?? null;
    if (earlier !== value) changes.push({ ...named, kind: 'changed', field, before: earlier, after: value });
  }
  return changes;
}

const nameOf = ({ item }: Entry): Named => ({ itemId: item.id, itemKind: item.kind, title: item.title });

function whole(kind: 'added' | 'removed', entry: Entry): Change {
  return { ...nameOf(entry), kind, field: null, before: null, after: null };
}

/** Entries whose order among their siblings changed; as few as can be, so that one moved item is one change. */
function displaced(pairs: ReadonlyMap<Entry, Entry>): Set<Entry> {
  const families = new Map<Entry[], Entry[]>();
  for (const [earlier, later] of pairs) {
    if (earlier.parent?.item.id === later.parent?.item.id) collect(families, later.siblings, later);
  }
  const moved = new Set<Entry>();
  // `pairs` is in the order of the earlier version, so each family lists its later places in the earlier order.
  for (const family of families.values()) {
    const kept = new Set(longestRising(family.map(({ place }) => place)));
    family.forEach((entry, index) => {
      if (!kept.has(index)) moved.add(entry);
    });
  }
  return moved;
}

function moves(earlier: Entry, later: Entry, moved: ReadonlySet<Entry>): Change[] {
  if (earlier.parent?.item.id !== later.parent?.item.id) {
    const [before, after] = [earlier.parent?.item.title ?? null, later.parent?.item.title ?? null];
    return [{ ...nameOf(later), kind: 'moved', field: 'parent', before, after }];
  }
  if (!moved.has(later)) return [];
  return [{ ...nameOf(later), kind: 'moved', field: 'position', before: earlier.place + 1, after: later.place + 1 }];
}

/** Removed entries by the surviving entry they stood behind; null for those at the very beginning. */
function removedBehind(before: readonly Entry[], survivors: ReadonlySet<string>): Map<string | null, Entry[]> {
  const removed = new Map<string | null, Entry[]>();
  let behind: string | null = null;
  for (const entry of before) {
    if (survivors.has(entry.item.id)) behind = entry.item.id;
    else collect(removed, behind, entry);
  }
  return removed;
}

/**
 * Lists the differences between two versions whose ids are already reconciled: what was added, removed, moved (under
 * another parent, or past its siblings) or changed, field by field. In the order of the later document, removed items
 * where they stood; changes of the roadmap itself come first, under the id `note/document`.
 *
 * Positions are counted from 1 among items of one kind under one parent; parents are given by their titles.
 */
export function diff(before: Roadmap, after: Roadmap): Change[] {
  const earlier = inDocumentOrder(outline(before));
  const later = inDocumentOrder(outline(after));
  const laterById = new Map(later.map((entry) => [entry.item.id, entry]));
  const pairs = new Map<Entry, Entry>();
  for (const entry of outlineOrder(earlier)) {
    const other = laterById.get(entry.item.id);
    if (other !== undefined) pairs.set(entry, other);
  }
  const earlierOf = new Map([...pairs].map(([a, b]) => [b, a]));
  const moved = displaced(pairs);
  const removed = removedBehind(earlier, new Set([...pairs.keys()].map(({ item }) => item.id)));
  const gone = (behind: string | null): Change[] => (removed.get(behind) ?? []).map((entry) => whole('removed', entry));
  const own: Named = { itemId: DOCUMENT_ID, itemKind: 'note', title: after.title };
  const changes = [...fieldChanges(own, fieldsOfRoadmap(before), fieldsOfRoadmap(after)), ...gone(null)];
  for (const entry of later) {
    const old = earlierOf.get(entry);
    if (old === undefined) changes.push(whole('added', entry));
    else {
      const fields = fieldChanges(nameOf(entry), fieldsOfItem(old.item), fieldsOfItem(entry.item));
      for (const change of [...moves(old, entry, moved), ...fields]) changes.push(change);
    }
    for (const change of gone(entry.item.id)) changes.push(change);
  }
  return changes;
}

/** The same entries, siblings in the order of their places. */
function outlineOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => a.place - b.place);
}

/**
 * Lists the differences between two documents, first matching their items by what they say (see `reconcile`).
 * Item ids in the answer are those of `a` for what both have.
 */
export function diffDocuments(a: RoadmapDocument, b: RoadmapDocument): Change[] {
  return diff(a.roadmap, reconcile(a.roadmap, b.roadmap).roadmap);
}
