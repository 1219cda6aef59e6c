/** Carries the ids of an earlier version of a roadmap over to a later one. */
import type { Item, Reconciliation, Roadmap } from '../model.ts';
import { candidatesOf, pair } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { matchVersions } from './matching.ts';

/** What is known of an item of the later version without comparing words: it is the earlier one with this id. */
export interface KeptItem {
  id: string;
  /** 1-based line on which it begins in the later version. */
  line: number;
}

/** Pairs what is known to be the same. A line that begins no item of that kind says nothing, nor does an id that is not there. */
function pairKept(before: readonly Candidate[], after: readonly Candidate[], kept: readonly KeptItem[]): void {
  if (kept.length === 0) return;
  const earlier = new Map(before.map((candidate) => [candidate.item.id, candidate]));
  const later = Map.groupBy(after, ({ item }) => item.lines.start);
  for (const { id, line } of kept) {
    const one = earlier.get(id);
    const other = later.get(line)?.find(({ item, mate }) => item.kind === one?.item.kind && mate === null);
    if (one?.mate === null && other !== undefined) pair(one, other);
  }
}

/** Gives every candidate of the later version its id: its counterpart's, or one that was never used before. */
function assignIds(before: readonly Candidate[], after: readonly Candidate[]): Map<Item, string> {
  const ids = new Map<Item, string>();
  // Ids of removed items count as taken: a note or a proof kept under one must not appear on something else.
  const taken = new Set(before.map(({ item }) => item.id));
  const suffixes = new Map<string, number>();
  const given = new Set<string>();
  for (const { item, mate } of after) {
    if (mate === null || given.has(mate.item.id)) continue;
    given.add(mate.item.id);
    ids.set(item, mate.item.id);
  }
  for (const { item } of after) {
    if (ids.has(item)) continue;
    let id = item.id;
    for (let suffix = suffixes.get(item.id) ?? 2; taken.has(id); suffix++) {
      id = `${item.id}-${suffix}`;
      suffixes.set(item.id, suffix + 1);
    }
    taken.add(id);
    ids.set(item, id);
  }
  return ids;
}

/** Rebuilds a roadmap with other ids, references between items included; nothing else changes. */
export function withIds(roadmap: Roadmap, ids: Map<Item, string>, renamed: Map<string, string>): Roadmap {
  const named = <T extends Item>(item: T): T => ({ ...item, id: ids.get(item) ?? item.id });
  const refer = (id: string | null): string | null => (id === null ? null : (renamed.get(id) ?? id));
  const nested = <T extends Item & { parentId: string | null }>(item: T): T => {
    return { ...named(item), parentId: refer(item.parentId) };
  };
  return {
    ...roadmap,
    prerequisites: roadmap.prerequisites.map(named),
    tools: roadmap.tools.map(named),
    pillars: roadmap.pillars.map(named),
    phases: roadmap.phases.map((phase) => ({
      ...nested(phase),
      actions: phase.actions.map(nested),
      resources: phase.resources.map(nested),
      deliverables: phase.deliverables.map(nested),
    })),
    quickWins: roadmap.quickWins.map(named),
    leverageMoves: roadmap.leverageMoves.map(named),
    weeks: roadmap.weeks.map((week) => ({ ...named(week), days: week.days.map(named) })),
    signals: roadmap.signals.map((signal) => ({ ...named(signal), phaseId: refer(signal.phaseId) })),
    metrics: roadmap.metrics.map(named),
    practices: roadmap.practices.map(named),
    prompts: roadmap.prompts.map(named),
    notes: roadmap.notes.map(named),
  };
}

/**
 * Gives the items of `next` the ids of the matching items of `previous`, so that what is kept under an id (notes,
 * hours, evidence) follows its item when the item is reworded, moved or re-ordered.
 *
 * Items match within one kind only. Where nothing is alike enough the item counts as new and gets an id that no item
 * of `previous` had; what was left behind is listed in `unmatched`. Neither roadmap is changed. Never throws.
 *
 * @param previous the earlier version, whose ids are to be kept
 * @param next the later version, with the ids its own parse gave it
 * @param kept items that an editor knows to be the same, however much they were reworded
 */
export function reconcile(
  previous: Roadmap,
  next: Roadmap,
  kept: readonly KeptItem[] = [],
): { roadmap: Roadmap; reconciliation: Reconciliation } {
  const before = candidatesOf(previous);
  const after = candidatesOf(next);
  pairKept(before, after, kept);
  matchVersions(before, after);
  const ids = assignIds(before, after);
  const renamed = new Map<string, string>();
  for (const { item } of after) renamed.set(item.id, ids.get(item) ?? item.id);
  const reconciliation: Reconciliation = { kept: [], added: [], unmatched: [] };
  for (const { item, mate } of after)
    (mate === null ? reconciliation.added : reconciliation.kept).push(ids.get(item) ?? item.id);
  for (const { item, mate } of before) {
    if (mate === null) reconciliation.unmatched.push({ id: item.id, kind: item.kind, title: item.title });
  }
  return { roadmap: withIds(next, ids, renamed), reconciliation };
}
