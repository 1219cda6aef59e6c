/**
 * Time for deliverables.
 *
 * The hours of a resource include practising it, so the time for a deliverable is carved out of the resources that it
 * rests on: a fifth of each one's hours, split among the deliverables that rest on it, between one and eight hours a
 * deliverable in quarters of an hour. The sum of a phase stays exactly the hours that the document states. (Only where
 * a resource has no minute left to give does a deliverable get a quarter of an hour on top.)
 */

import type { Deliverable, Phase } from '@waymark/roadmap';
import { DEFAULT_DELIVERABLE_MINUTES, QUARTER, toQuarter, type Unit } from './estimates.ts';
import { topicsByClause, type TopicIndex } from './topics.ts';

const PRACTICE_SHARE = 1 / 5;
const LEAST_MINUTES = 60;
const MOST_MINUTES = 480;

/** A deliverable with its time and the units that come first. */
export interface PlacedDeliverable {
  item: Deliverable;
  minutes: number;
  /** Ids of the units it rests on. */
  rests: string[];
}

/** What each deliverable of a phase rests on; the last unit, which ends the phase, where no words tell. */
function restsOf(phase: Phase, units: readonly Unit[], index: TopicIndex): Map<string, Unit[]> {
  const byId = new Map(units.map((unit) => [unit.item.id, unit]));
  return new Map(
    phase.deliverables.map((deliverable) => {
      const found = topicsByClause(index, `${deliverable.title} ${deliverable.text}`).flatMap(
        (topic) => byId.get(topic.id) ?? [],
      );
      return [deliverable.id, found.length > 0 ? found : units.slice(-1)];
    }),
  );
}

/** Minutes wanted by a deliverable, from the hours that the document states. */
function wantedMinutes(rests: readonly Unit[], stated: Map<string, number>, sharers: Map<string, number>): number {
  const share = rests.reduce((sum, { item }) => {
    return sum + ((stated.get(item.id) ?? 0) * PRACTICE_SHARE) / (sharers.get(item.id) ?? 1);
  }, 0);
  return Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, toQuarter(share)));
}

/** Takes minutes out of units, each in proportion to what it has, and says how many it got: never more than half. */
function take(units: readonly Unit[], wanted: number): number {
  let available = units.reduce((sum, unit) => sum + unit.minutes, 0);
  const goal = Math.min(wanted, Math.floor(available / 2));
  let open = goal;
  for (const unit of units) {
    const fair = Math.round((open * unit.minutes) / Math.max(1, available) / QUARTER) * QUARTER;
    available -= unit.minutes;
    // The last units make up for rounding, as far as they reach.
    const taken = Math.min(unit.minutes, open, available === 0 ? open : Math.max(fair, open - available));
    unit.minutes -= taken;
    open -= taken;
  }
  return goal - open;
}

/**
 * Carves the deliverables of a phase out of its units (whose minutes it lowers).
 * @param index the topics of the same units.
 */
export function carveDeliverables(phase: Phase, units: readonly Unit[], index: TopicIndex): PlacedDeliverable[] {
  const rests = restsOf(phase, units, index);
  const stated = new Map(units.map((unit) => [unit.item.id, unit.minutes]));
  const sharers = new Map<string, number>();
  for (const { item } of [...rests.values()].flat()) sharers.set(item.id, (sharers.get(item.id) ?? 0) + 1);
  return phase.deliverables.map((item) => {
    const under = rests.get(item.id) ?? [];
    const minutes =
      under.length === 0
        ? DEFAULT_DELIVERABLE_MINUTES
        : Math.max(QUARTER, take(under, wantedMinutes(under, stated, sharers)));
    return { item, minutes, rests: under.map((unit) => unit.item.id) };
  });
}
