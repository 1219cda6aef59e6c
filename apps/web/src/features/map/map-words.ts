/** What the map says about a station, beside its blaze. */
import { dateWords, minutesWords } from '../../design/words.ts';
import type { Show, Station, StationKind } from './trail.ts';

const GROUPS: Record<StationKind, string> = {
  'quick-win': 'Quick wins',
  action: 'To learn',
  resource: 'To read and follow',
  deliverable: 'To make',
  signal: 'Signals that show it',
};

/** @returns the label over a group of stations */
export function groupWords(kind: StationKind): string {
  return GROUPS[kind];
}

export const SHOWS: { value: Show; name: string }[] = [
  { value: 'all', name: 'All' },
  { value: 'open', name: 'Open' },
  { value: 'done', name: 'Done' },
  { value: 'skipped', name: 'Skipped' },
  { value: 'deferred', name: 'Put off' },
];

function hoursWords({ hours, loggedMinutes }: Station): string | null {
  const total = hours === null ? null : minutesWords(hours * 60);
  if (loggedMinutes > 0)
    return total === null ? `${minutesWords(loggedMinutes)} logged` : `${minutesWords(loggedMinutes)} of ${total}`;
  return total;
}

function daysWords({ first, last }: Station): string | null {
  if (first === null || last === null) return null;
  return first === last ? dateWords(first) : `${dateWords(first)} to ${dateWords(last)}`;
}

/** @returns hours, days and what else is known, in short; empty when nothing is */
export function metaWords(station: Station): string {
  const { state, until } = station.state;
  const putOff =
    state === 'deferred' ? (until === null ? 'Put off' : `Put off until ${dateWords(until, 'date')}`) : null;
  const skipped = state === 'skipped' ? 'Skipped' : null;
  const days = state === 'open' ? daysWords(station) : null;
  const note = station.noted ? 'has a note' : null;
  const link = station.deadLink ? 'has a dead link' : null;
  return [putOff, skipped, hoursWords(station), days, note, link].filter(Boolean).join(' · ');
}
