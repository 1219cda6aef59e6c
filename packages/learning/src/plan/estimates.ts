/** How long things take: what the document states, and what is assumed where it is silent. Minutes. */

import type { Action, Phase, Resource, Roadmap } from '@waymark/roadmap';

/** What a resource takes where the document states no hours anywhere: an evening. */
export const DEFAULT_RESOURCE_MINUTES = 120;
/** What an action takes where a phase has nothing else to study and states no hours. */
export const DEFAULT_ACTION_MINUTES = 60;
/** What a deliverable takes where there is nothing to carve it from. */
export const DEFAULT_DELIVERABLE_MINUTES = 120;
/** Quick wins are "completable and proved in under an hour". */
export const QUICK_WIN_MINUTES = 45;
/** Estimates are handled in quarters of an hour. */
export const QUARTER = 15;

/** No single thing of a roadmap takes longer than ten years of full-time work: a typing error does. */
const MOST_HOURS = 20_000;

/** A unit of study: a resource, an action where there are no resources, a phase where there is neither. */
export interface Unit {
  item: Resource | Action | Phase;
  minutes: number;
}

export const toQuarter = (minutes: number): number => Math.max(QUARTER, Math.round(minutes / QUARTER) * QUARTER);

const statedMinutes = (hours: number | null): number | null =>
  hours !== null && hours > 0 && hours <= MOST_HOURS ? Math.max(1, Math.round(hours * 60)) : null;

/** Items with a stated estimate cover what is nested under them and has none of its own. */
function withoutCovered(resources: readonly Resource[]): Resource[] {
  const covering = new Set<string>();
  return resources.filter((resource) => {
    const covered = resource.parentId !== null && covering.has(resource.parentId);
    if (covered || statedMinutes(resource.hours) !== null) covering.add(resource.id);
    return !covered || statedMinutes(resource.hours) !== null;
  });
}

/** Actions that others are nested under are headings, not work. */
function leavesOf(actions: readonly Action[]): Action[] {
  const parents = new Set(actions.map((action) => action.parentId));
  return actions.filter((action) => !parents.has(action.id));
}

/** What there is to study in a phase, in document order. */
function studyOf(phase: Phase): (Resource | Action)[] {
  return phase.resources.length > 0 ? withoutCovered(phase.resources) : leavesOf(phase.actions);
}

/** The hours that a phase states: its effort estimate, its heading, or weeks x hours per week. */
function phaseMinutes(phase: Phase, hoursPerWeek: number | null): number | null {
  const byWeeks = phase.weeks === null || hoursPerWeek === null ? null : phase.weeks * hoursPerWeek;
  return statedMinutes(phase.effortHours) ?? statedMinutes(phase.hours) ?? statedMinutes(byWeeks);
}

function medianOf(values: number[]): number | null {
  const sorted = values.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Nearest phase at or above each one that states hours: it pays for what is silent below it. */
function payersOf(roadmap: Roadmap): Map<string, Phase> {
  const payers = new Map<string, Phase>();
  for (const phase of roadmap.phases) {
    const own = phaseMinutes(phase, roadmap.snapshot.hoursPerWeek);
    const payer = own === null ? payers.get(phase.parentId ?? '') : phase;
    if (payer !== undefined) payers.set(phase.id, payer);
  }
  return payers;
}

const minutesOf = (item: Resource | Action): number | null =>
  item.kind === 'resource' ? statedMinutes(item.hours) : null;

/**
 * The units of every phase with their minutes, by phase id.
 *
 * Stated hours stand. What is silent shares, in equal parts, what its phase (or the nearest phase above it that
 * states hours) has left; elsewhere a resource takes the median of the stated ones, or `DEFAULT_RESOURCE_MINUTES`
 * where none is stated, and an action `DEFAULT_ACTION_MINUTES`. A phase that states hours and lists nothing is
 * itself the work.
 */
export function unitsOf(roadmap: Roadmap): Map<string, Unit[]> {
  const payers = payersOf(roadmap);
  const study = new Map(roadmap.phases.map((phase) => [phase.id, studyOf(phase)]));
  const left = new Map<string, { minutes: number; silent: number }>();
  for (const phase of roadmap.phases) {
    const payer = payers.get(phase.id);
    if (payer === undefined) continue;
    const account = left.get(payer.id) ?? {
      minutes: phaseMinutes(payer, roadmap.snapshot.hoursPerWeek) ?? 0,
      silent: 0,
    };
    left.set(payer.id, account);
    for (const item of study.get(phase.id) ?? []) {
      const stated = minutesOf(item);
      if (stated === null) account.silent += 1;
      else account.minutes -= stated;
    }
  }
  const stated = roadmap.phases.flatMap((phase) =>
    phase.resources.map((resource) => statedMinutes(resource.hours) ?? 0),
  );
  const fallback = medianOf(stated.filter((minutes) => minutes > 0)) ?? DEFAULT_RESOURCE_MINUTES;
  const silentMinutes = (item: Resource | Action, phase: Phase): number => {
    const account = left.get(payers.get(phase.id)?.id ?? '');
    if (account !== undefined && account.minutes > 0) return toQuarter(account.minutes / account.silent);
    return item.kind === 'resource' ? fallback : DEFAULT_ACTION_MINUTES;
  };
  const parents = new Set(roadmap.phases.map((phase) => phase.parentId));
  return new Map(
    roadmap.phases.map((phase) => {
      const items = study.get(phase.id) ?? [];
      const units: Unit[] = items.map((item) => ({ item, minutes: minutesOf(item) ?? silentMinutes(item, phase) }));
      const own = phaseMinutes(phase, roadmap.snapshot.hoursPerWeek);
      const itself = items.length === 0 && phase.deliverables.length === 0 && !parents.has(phase.id) && own !== null;
      return [phase.id, itself ? [{ item: phase, minutes: own }] : units];
    }),
  );
}
