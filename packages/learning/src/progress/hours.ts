/** Hours planned against hours logged. */
import type { Roadmap } from '@waymark/roadmap';
import { minutesByItem } from '../plan/history.ts';
import type { Block, WorkItem } from '../types.ts';
import type { ItemHours, PhaseHours, TimeEntry } from './types.ts';

interface Named {
  title: string;
  phaseId: string | null;
}

/**
 * Planned and logged minutes per item: every work item in the plan's order, then items that time was logged on without
 * being planned, in the document's order. Time on an item that the roadmap no longer has is left out here.
 * @param work the curriculum's work: what the planner plans with, so that both agree.
 * @param blocks finds the item of an entry that names only its block.
 */
export function hoursByItem(
  roadmap: Roadmap,
  work: readonly WorkItem[],
  time: readonly TimeEntry[],
  blocks: readonly Block[] = [],
): ItemHours[] {
  const logged = minutesByItem(time, blocks);
  const planned = work.map(({ itemId, title, phaseId, minutes }) => {
    return { itemId, title, phaseId, plannedMinutes: minutes, loggedMinutes: logged.get(itemId) ?? 0 };
  });
  const known = new Set(work.map((item) => item.itemId));
  const extra = [...namedItems(roadmap)]
    .filter(([itemId]) => !known.has(itemId) && logged.has(itemId))
    .map(([itemId, named]) => ({ itemId, ...named, plannedMinutes: 0, loggedMinutes: logged.get(itemId) ?? 0 }));
  return [...planned, ...extra];
}

/**
 * Planned and logged minutes per phase, in the document's order; items outside every phase are in no row.
 * @param hours what `hoursByItem` gave for the same roadmap.
 */
export function hoursByPhase(roadmap: Roadmap, hours: readonly ItemHours[]): PhaseHours[] {
  const byPhase = Map.groupBy(hours, (row) => row.phaseId);
  return roadmap.phases.map(({ id, title }) => {
    const own = byPhase.get(id) ?? [];
    return {
      phaseId: id,
      title,
      plannedMinutes: own.reduce((sum, row) => sum + row.plannedMinutes, 0),
      loggedMinutes: own.reduce((sum, row) => sum + row.loggedMinutes, 0),
    };
  });
}

/** Everything that time can be logged on, with its phase, in the document's order. */
function namedItems(roadmap: Roadmap): Map<string, Named> {
  const named = new Map<string, Named>();
  const add = (phaseId: string | null, items: readonly { id: string; title: string }[]): void => {
    for (const { id, title } of items) named.set(id, { title, phaseId });
  };
  add(null, roadmap.prerequisites);
  add(null, roadmap.tools);
  for (const phase of roadmap.phases) {
    add(phase.id, [phase, ...phase.actions, ...phase.resources, ...phase.deliverables]);
  }
  add(null, roadmap.quickWins);
  add(null, roadmap.leverageMoves);
  add(
    null,
    roadmap.weeks.flatMap((week) => [week, ...week.days]),
  );
  for (const signal of roadmap.signals) add(signal.phaseId, [signal]);
  for (const items of [roadmap.metrics, roadmap.practices, roadmap.prompts, roadmap.notes]) add(null, items);
  return named;
}
