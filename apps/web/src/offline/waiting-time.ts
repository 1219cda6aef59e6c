/** What waits on this device, counted in what Today shows: a sum, and no second set of the server's rules. */
import type { LoggedBlock, TimeEntry, Today } from '@waymark/contract';
import type { Waiting } from './queue.ts';

/** As much of a time entry as counts. */
type Spent = Pick<TimeEntry, 'minutes' | 'date' | 'blockId' | 'itemId'>;
type Write = Pick<Waiting, 'method' | 'path' | 'body' | 'slot'>;

export interface TodayWithWaiting {
  today: Today;
  /** Those of the server as they will stand: changed and taken away, but not those that it has not heard of. */
  entries: TimeEntry[];
  /** Minutes of today that wait; below 0 where more is taken away than logged. */
  waitingMinutes: number;
}

const TIME = /^\/api\/programmes\/([^/]+)\/time-entries(?:\/([^/]+))?$/;
const DAY_MS = 86_400_000;

/**
 * The day as it will be once everything has arrived. Entries of other days that wait to be changed are not known here:
 * they count when they arrive.
 *
 * @param entries that the server has for the day
 * @param pending oldest first, without what was refused
 */
export function withWaiting(today: Today, entries: TimeEntry[], pending: readonly Write[]): TodayWithWaiting {
  const cards = new Set(pending.flatMap(({ slot }) => (slot?.startsWith('card:') ? [slot] : [])));
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const fresh = pending.flatMap((write) => apply(write, today.programme.id, known));
  const after = [...known.values()];
  const sum = (list: readonly Spent[], counts: (date: string) => boolean): number =>
    list.reduce((minutes, entry) => (counts(entry.date) ? minutes + entry.minutes : minutes), 0);
  const gained = (counts: (date: string) => boolean): number =>
    sum(after, counts) + sum(fresh, counts) - sum(entries, counts);
  const { monday, sunday } = weekOf(today.date);
  const waitingMinutes = gained((date) => date === today.date);
  const { weekSoFar, track } = today;
  return {
    today: {
      ...today,
      loggedMinutes: today.loggedMinutes + waitingMinutes,
      dueCards: Math.max(0, today.dueCards - cards.size),
      blocks: withTime(today, entries, [...after, ...fresh]),
      weekSoFar: {
        ...weekSoFar,
        loggedMinutes: weekSoFar.loggedMinutes + gained((date) => date >= monday && date <= sunday),
      },
      track: { ...track, loggedToDate: track.loggedToDate + gained((date) => date < today.date) },
    },
    entries: after.filter(({ date }) => date === today.date),
    waitingMinutes,
  };
}

/** Writes over what is known. @returns what is new */
function apply({ method, path, body }: Write, programme: string, known: Map<string, TimeEntry>): Spent[] {
  const [, of, id] = TIME.exec(path) ?? [];
  if (of === undefined || (of !== programme && of !== 'current')) return [];
  const said = body === null ? {} : (JSON.parse(body) as Partial<TimeEntry>);
  if (id === undefined) {
    const { minutes = 0, date = '', blockId = null, itemId = null } = said;
    return method === 'POST' ? [{ minutes, date, blockId, itemId }] : [];
  }
  const entry = known.get(id);
  if (entry === undefined) return [];
  if (method === 'DELETE') known.delete(id);
  else known.set(id, { ...entry, ...said });
  return [];
}

/** Time on a block counts there; time on an item alone counts for its blocks of the day, as far as they have room. */
function withTime({ blocks, date }: Today, before: readonly Spent[], after: readonly Spent[]): LoggedBlock[] {
  const on = (list: readonly Spent[], block: LoggedBlock): number =>
    list.reduce((sum, { blockId, minutes }) => (blockId === block.id ? sum + minutes : sum), 0);
  const loose = new Map<string, number>();
  for (const [list, sign] of [
    [after, 1],
    [before, -1],
  ] as const)
    // prettier-ignore
    for (const { blockId, itemId, minutes, date: day } of list)
      if (blockId === null && itemId !== null && day === date)
        loose.set(itemId, (loose.get(itemId) ?? 0) + sign * minutes);
  return blocks.map((block) => {
    const own = Math.max(0, block.loggedMinutes + on(after, block) - on(before, block));
    const left = loose.get(block.itemId ?? '') ?? 0;
    const taken = left < 0 ? Math.max(left, -own) : Math.min(left, Math.max(0, block.minutes - own));
    if (block.itemId !== null) loose.set(block.itemId, left - taken);
    return { ...block, loggedMinutes: own + taken };
  });
}

function weekOf(date: string): { monday: string; sunday: string } {
  const day = Date.parse(`${date}T00:00:00Z`);
  const first = day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;
  const write = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { monday: write(first), sunday: write(first + 6 * DAY_MS) };
}
