/** The items of a roadmap in one flat list, each knowing what it stands under and beside. */
import type { AnyItem, ItemKind, Roadmap } from '../model.ts';

/** An item and what it stands under and beside, in entries of one's own. */
export interface Standing<T> {
  item: AnyItem;
  /** The phase, week or item it belongs to; null at the top of the document. */
  parent: T | null;
  /** The items of the same kind under the same parent, in the document's order, itself included. */
  siblings: T[];
  /** Its place in `siblings`. */
  place: number;
  /** Its place in the outline. */
  order: number;
}

export type Entry = Standing<Entry>;

/** Stands in for a list that is about to be set. */
export const NONE: never[] = [];

/** An item with the id of what it stands under, as the model states it. */
type Placed = [item: AnyItem, parentId: string | null];

function topLevel(roadmap: Roadmap): AnyItem[] {
  const { prerequisites, tools, pillars, quickWins, leverageMoves, metrics, practices, prompts, notes } = roadmap;
  return [prerequisites, tools, pillars, quickWins, leverageMoves, metrics, practices, prompts, notes].flat<
    AnyItem[][]
  >();
}

function placedItems(roadmap: Roadmap): Placed[] {
  const placed: Placed[] = topLevel(roadmap).map((item) => [item, null]);
  for (const phase of roadmap.phases) {
    placed.push([phase, phase.parentId]);
    for (const part of [phase.actions, phase.resources, phase.deliverables].flat<
      (AnyItem & { parentId: string | null })[][]
    >()) {
      placed.push([part, part.parentId ?? phase.id]);
    }
  }
  for (const week of roadmap.weeks) {
    placed.push([week, null]);
    for (const day of week.days) placed.push([day, week.id]);
  }
  for (const signal of roadmap.signals) placed.push([signal, signal.phaseId]);
  return placed;
}

/**
 * Lists every item of a roadmap once, as `outline` does, in entries of the caller's own kind.
 *
 * @param entryOf makes an entry that stands under and beside nothing yet
 */
export function outlineAs<T extends Standing<T>>(roadmap: Roadmap, entryOf: (item: AnyItem, order: number) => T): T[] {
  const placed = placedItems(roadmap);
  const entries = placed.map(([item], order) => entryOf(item, order));
  const byId = new Map<string, T>();
  for (const entry of entries) byId.set(entry.item.id, entry);
  const families = new Map<T | null, Map<ItemKind, T[]>>();
  entries.forEach((entry, index) => {
    const parentId = placed[index]?.[1];
    const parent = parentId == null ? undefined : byId.get(parentId);
    entry.parent = parent === undefined || parent === entry ? null : parent;
    let family = families.get(entry.parent);
    if (family === undefined) families.set(entry.parent, (family = new Map<ItemKind, T[]>()));
    let siblings = family.get(entry.item.kind);
    if (siblings === undefined) family.set(entry.item.kind, (siblings = []));
    entry.siblings = siblings;
    entry.place = siblings.push(entry) - 1;
  });
  return entries;
}

/**
 * Lists every item of a roadmap once: top-level parts first, then phases, weeks and signals with what is in them.
 * The order is fixed by the model, not by line numbers, so a model built by hand works as well as a parsed one.
 */
export function outline(roadmap: Roadmap): Entry[] {
  return outlineAs<Entry>(roadmap, (item, order) => ({ item, parent: null, siblings: NONE, place: 0, order }));
}

/** The entries in the order of their lines; an item that contains another comes before it. */
export function inDocumentOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => {
    return a.item.lines.start - b.item.lines.start || b.item.lines.end - a.item.lines.end;
  });
}
