/** Walking a roadmap: every item, in document order. */
import type { AnyItem, Item, Phase, Roadmap } from '../model.ts';

/** A roadmap without any part. */
export function emptyRoadmap(): Roadmap {
  return {
    title: '',
    snapshot: { purpose: null, audience: null, weeks: null, hoursPerWeek: null, lines: null },
    prerequisites: [],
    tools: [],
    pillars: [],
    phases: [],
    quickWins: [],
    leverageMoves: [],
    weeks: [],
    signals: [],
    metrics: [],
    practices: [],
    prompts: [],
    notes: [],
  };
}

function unordered(roadmap: Roadmap): AnyItem[] {
  const all: AnyItem[] = [...roadmap.prerequisites, ...roadmap.tools, ...roadmap.pillars];
  for (const phase of roadmap.phases) {
    all.push(phase);
    for (const part of [phase.actions, phase.resources, phase.deliverables]) for (const item of part) all.push(item);
  }
  for (const item of roadmap.quickWins) all.push(item);
  for (const item of roadmap.leverageMoves) all.push(item);
  for (const week of roadmap.weeks) {
    all.push(week);
    for (const day of week.days) all.push(day);
  }
  for (const part of [roadmap.signals, roadmap.metrics, roadmap.practices, roadmap.prompts, roadmap.notes]) {
    for (const item of part) all.push(item);
  }
  return all;
}

/**
 * Every item of a roadmap in the order of the document, parents before what is nested in them.
 * n log n in the number of items.
 */
export function items(roadmap: Roadmap): AnyItem[] {
  return unordered(roadmap).sort((a, b) => a.lines.start - b.lines.start || b.lines.end - a.lines.end);
}

/** The item with an id, or undefined. */
export function itemById(roadmap: Roadmap, id: string): AnyItem | undefined {
  return unordered(roadmap).find((item) => item.id === id);
}

/** All items by id; for many look-ups in one roadmap. */
export function itemsById(roadmap: Roadmap): Map<string, AnyItem> {
  return new Map(unordered(roadmap).map((item) => [item.id, item]));
}

/** The phase that an item belongs to: the phase itself, its parts, or the phase that a signal is for; null otherwise. */
export function phaseOf(roadmap: Roadmap, itemId: string): Phase | null {
  const isIt = (item: Item): boolean => item.id === itemId;
  const signal = roadmap.signals.find(isIt);
  if (signal) return roadmap.phases.find((phase) => phase.id === signal.phaseId) ?? null;
  return (
    roadmap.phases.find(
      (phase) => isIt(phase) || phase.actions.some(isIt) || phase.resources.some(isIt) || phase.deliverables.some(isIt),
    ) ?? null
  );
}
