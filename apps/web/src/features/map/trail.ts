/** The roadmap as a trail: bands of stations in the order of walking, with the walker's place on it. */
import type { RoadmapView } from '@waymark/contract';
import type { ItemState, Phase } from '../../api-types.ts';

export type Show = 'all' | ItemState['state'];
export type StationKind = 'quick-win' | 'action' | 'resource' | 'deliverable' | 'signal';

export interface Station {
  id: string;
  kind: StationKind;
  title: string;
  state: ItemState;
  /** How deep it is nested under other items of its phase. */
  depth: number;
  /** Hours the document expects; null where it is silent. */
  hours: number | null;
  loggedMinutes: number;
  /** Planned days, where there are any. */
  first: string | null;
  last: string | null;
  noted: boolean;
  /** One of its links is dead. */
  deadLink: boolean;
  /** The first open station of the trail. */
  here: boolean;
}

export interface Band {
  id: string;
  /** The phase itself, for its link; null for the trailhead. */
  phase: Phase | null;
  title: string;
  depth: number;
  stations: Station[];
  /** Of all its stations, before any filter. */
  done: number;
  total: number;
}

export interface Trail {
  bands: Band[];
  done: number;
  total: number;
  /** Where the walker stands; null when nothing is open. */
  hereId: string | null;
}

const UNTOUCHED: ItemState = { state: 'open', strength: null, until: null, since: null };

interface Placed {
  id: string;
  title: string;
  parentId?: string | null;
  hours?: number | null;
}

/**
 * Lays the roadmap out as a trail: quick wins at the trailhead, then each phase with what to study, its resources,
 * what to make, and the signals that show it.
 *
 * @param view the roadmap with the state of its items
 */
export function trailOf(view: RoadmapView): Trail {
  const { roadmap, states, logged, planned } = view;
  const noted = new Set(view.noted);
  const deadLinks = new Set(view.deadLinks);
  const signals = Map.groupBy(roadmap.signals, ({ phaseId }) => phaseId);
  let hereId: string | null = null;

  const stationsOf = (kind: StationKind, items: readonly Placed[]): Station[] => {
    const depths = new Map<string, number>();
    return items.map((item) => {
      const depth = item.parentId == null ? 0 : Math.min(6, (depths.get(item.parentId) ?? 0) + 1);
      depths.set(item.id, depth);
      const state = states[item.id] ?? UNTOUCHED;
      const here = hereId === null && state.state === 'open';
      if (here) hereId = item.id;
      const { first = null, last = null } = planned[item.id] ?? {};
      const hours = item.hours ?? null;
      return {
        id: item.id,
        kind,
        title: item.title,
        state,
        depth,
        hours,
        loggedMinutes: logged[item.id] ?? 0,
        first,
        last,
        noted: noted.has(item.id),
        deadLink: deadLinks.has(item.id),
        here,
      };
    });
  };
  const band = (id: string, title: string, phase: Phase | null, stations: Station[]): Band => {
    const done = stations.filter(({ state }) => state.state === 'done').length;
    return { id, phase, title, depth: phase?.depth ?? 0, stations, done, total: stations.length };
  };

  const bands =
    roadmap.quickWins.length > 0
      ? [band('trailhead', 'Trailhead', null, stationsOf('quick-win', roadmap.quickWins))]
      : [];
  for (const phase of roadmap.phases) {
    bands.push(
      band(phase.id, phase.title, phase, [
        ...stationsOf('action', phase.actions),
        ...stationsOf('resource', phase.resources),
        ...stationsOf('deliverable', phase.deliverables),
        ...stationsOf('signal', signals.get(phase.id) ?? []),
      ]),
    );
  }
  const sum = (of: 'done' | 'total') => bands.reduce((total, one) => total + one[of], 0);
  return { bands, done: sum('done'), total: sum('total'), hereId };
}

/**
 * Keeps the stations that match.
 *
 * @param query words that a title must all contain, in any case
 * @param show a state, or all
 * @returns only bands with a match; all bands when nothing is asked for
 */
export function filtered(bands: Band[], query: string, show: Show): Band[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && show === 'all') return bands;
  const matches = ({ title, state }: Station): boolean => {
    const text = title.toLowerCase();
    return (show === 'all' || state.state === show) && words.every((word) => text.includes(word));
  };
  return bands
    .map((band) => ({ ...band, stations: band.stations.filter(matches) }))
    .filter(({ stations }) => stations.length > 0);
}

/**
 * The first stations of all bands together, as many as one look can take: thousands of matches drawn at once would
 * hold the page up at every key.
 */
export function firstOf(bands: Band[], most: number): Band[] {
  let left = most;
  return bands.flatMap((band) => {
    const stations = band.stations.slice(0, left);
    left -= stations.length;
    return stations.length > 0 ? [{ ...band, stations }] : [];
  });
}

/** More stations than this and the map opens only the band where the walker is. */
const MOST_OPEN = 300;

/** @returns ids of the bands that are open when the map is first seen */
export function openBands({ bands, total, hereId }: Trail): Set<string> {
  const all = bands.map(({ id }) => id);
  if (total <= MOST_OPEN) return new Set(all);
  const here = bands.find(({ stations }) => stations.some(({ id }) => id === hereId));
  return new Set(here ? [here.id] : all.slice(0, 1));
}

/**
 * Where the path crosses a row's upper edge, 0 (left) to 100 (right): two slow waves, so that it winds as a trail does
 * and is the same at every visit.
 */
export function bendAt(row: number): number {
  return 50 + 34 * Math.sin(row * 0.42 + 0.4) + 10 * Math.sin(row * 1.13);
}

/** @returns the path of one row in a square of 100 by 100, meeting its neighbours in one smooth line */
export function rowPath(row: number): string {
  const [before, from, to, after] = [bendAt(row - 1), bendAt(row), bendAt(row + 1), bendAt(row + 2)];
  // Catmull-Rom through the crossings: the slope at an edge is the same for the rows on both its sides.
  const [leave, arrive] = [from + (to - before) / 6, to - (after - from) / 6];
  const at = (value: number) => Math.round(value * 10) / 10;
  return `M${at(from)} 0C${at(leave)} 33.3 ${at(arrive)} 66.7 ${at(to)} 100`;
}

/** @returns where the path is in the middle of a row, 0 to 100: there stands its station */
export function stationAt(row: number): number {
  const [before, from, to, after] = [bendAt(row - 1), bendAt(row), bendAt(row + 1), bendAt(row + 2)];
  const [leave, arrive] = [from + (to - before) / 6, to - (after - from) / 6];
  return Math.round((from + 3 * leave + 3 * arrive + to) * 1.25) / 10;
}
