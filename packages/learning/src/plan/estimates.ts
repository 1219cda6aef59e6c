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

const minutesOf = (item: Resource | Action): number | null =>
  item.kind === 'resource' ? statedMinutes(item.hours) : null;

/** What an item takes beside others of which nothing is known either. */
const usualMinutes = (item: Resource | Action): number =>
  item.kind === 'resource' ? DEFAULT_RESOURCE_MINUTES : DEFAULT_ACTION_MINUTES;

/** Stated time that silent items share. */
interface Account {
  /** What is left of it when everything with a time of its own is paid. */
  minutes: number;
  /** The usual minutes of all items that share it, and of those that have their share. */
  usual: number;
  served: number;
}

/** The account of the whole document; no phase has this id. */
const WHOLE = '';

/** What the whole states: weeks x hours per week. */
function wholeMinutes({ weeks, hoursPerWeek }: Roadmap['snapshot']): number | null {
  return weeks === null || hoursPerWeek === null ? null : statedMinutes(weeks * hoursPerWeek);
}

/**
 * Who pays for what is silent in each phase: the nearest at or above it that states a time, or else the whole. A phase
 * with a time of its own takes it from what stands above it.
 */
function accountsOf({ snapshot, phases }: Roadmap): Map<string, Account> {
  const accounts = new Map<string, Account>();
  const open = (id: string, minutes: number | null, above: Account | undefined): void => {
    const account = minutes === null ? above : { minutes, usual: 0, served: 0 };
    if (minutes !== null && above) above.minutes -= minutes;
    if (account) accounts.set(id, account);
  };
  open(WHOLE, wholeMinutes(snapshot), undefined);
  for (const phase of phases) {
    const above = accounts.get(phase.parentId ?? WHOLE) ?? accounts.get(WHOLE);
    open(phase.id, phaseMinutes(phase, snapshot.hoursPerWeek), above);
  }
  return accounts;
}

/** Pays what has a time of its own, and counts what is silent. */
function charge(account: Account, items: readonly (Resource | Action)[]): void {
  for (const item of items) {
    const stated = minutesOf(item);
    if (stated === null) account.usual += usualMinutes(item);
    else account.minutes -= stated;
  }
}

/** The share of the next silent item. Rounding is carried on, so that the shares of an account add up to it. */
function takeShare(account: Account, item: Resource | Action): number {
  const upTo = (usual: number): number => Math.round((account.minutes * usual) / account.usual / QUARTER) * QUARTER;
  const before = upTo(account.served);
  account.served += usualMinutes(item);
  return Math.max(QUARTER, upTo(account.served) - before);
}

/** What a resource takes where nothing is stated that it could share: as long as the others, or an evening. */
function fallbackOf(roadmap: Roadmap): number {
  const stated = roadmap.phases.flatMap((phase) => phase.resources.flatMap(({ hours }) => statedMinutes(hours) ?? []));
  return medianOf(stated) ?? DEFAULT_RESOURCE_MINUTES;
}

/**
 * The units of every phase with their minutes, by phase id.
 *
 * Stated hours stand. What is silent shares what its phase states (its effort, its hours, or weeks x hours per week)
 * and its stated items leave over; where the phase is silent too, what the nearest phase above it, or the whole
 * document, has left. It shares in proportion to what such an item usually takes, in quarters of an hour and never
 * less than one, so that the plan is as long as the document says: a list of forty links under "4 weeks, 10 hours a
 * week" is forty hours of work, not eighty. Where nothing is stated or left, a resource takes the median of the stated
 * ones, or `DEFAULT_RESOURCE_MINUTES` where none is stated, and an action `DEFAULT_ACTION_MINUTES`. A phase that
 * states hours and lists nothing is itself the work.
 */
export function unitsOf(roadmap: Roadmap): Map<string, Unit[]> {
  const accounts = accountsOf(roadmap);
  const study = roadmap.phases.map((phase) => ({ phase, items: studyOf(phase), account: accounts.get(phase.id) }));
  for (const { items, account } of study) if (account) charge(account, items);
  const fallback = fallbackOf(roadmap);
  const silentMinutes = (item: Resource | Action, account: Account | undefined): number => {
    if (account !== undefined && account.minutes > 0) return takeShare(account, item);
    return item.kind === 'resource' ? fallback : DEFAULT_ACTION_MINUTES;
  };
  const parents = new Set(roadmap.phases.map((phase) => phase.parentId));
  return new Map(
    study.map(({ phase, items, account }): [string, Unit[]] => {
      const own = phaseMinutes(phase, roadmap.snapshot.hoursPerWeek);
      const itself = items.length === 0 && phase.deliverables.length === 0 && !parents.has(phase.id);
      if (itself && own !== null) return [phase.id, [{ item: phase, minutes: own }]];
      return [phase.id, items.map((item) => ({ item, minutes: minutesOf(item) ?? silentMinutes(item, account) }))];
    }),
  );
}
