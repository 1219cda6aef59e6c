/**
 * What a read's answer depends on, as one short string: the programme, its revision, and the minute.
 *
 * Every write begins by raising the revision of its programme, in whatever process it runs, so an equal stamp means an
 * equal programme. The minute stands for the date: every time zone of today begins its day on a whole minute of UTC,
 * so an answer that says "today" is made anew at the latest when the learner's day begins.
 */
import type { Instant } from '@waymark/learning';
import { programmes, type Store } from '@waymark/store';

export interface Stamps {
  /**
   * @param programme an id or `current`
   * @param asOf `now` asks the database in any case
   */
  of(programme: string, asOf?: 'now'): Promise<string>;
  /** Call after every write of this process. */
  written(): void;
}

interface Snapshot {
  revisions: Map<string, number>;
  /** All of the revisions, to compare. */
  text: string;
  currentId: string;
  /** When the query for it began: milliseconds, and how many writes of this process had been made. */
  began: number;
  writes: number;
}

/**
 * How long an answer of the database serves other requests, in milliseconds, while this process writes nothing. A write
 * of this process shows at once; one of another process at most so much later, which is less than it takes to tell
 * anybody of it. It makes a crowd of readers cost one query for many.
 */
const SHARED_MS = 1;

/**
 * At most one query is under way; requests that arrive meanwhile share the next one.
 *
 * It asks for every programme's revision, which suits one learner with a handful of programmes. Which one is current
 * is asked only when a revision changed, because choosing another programme counts its revision up, too.
 */
export function createStamps(store: Store, clock: () => Instant): Stamps {
  let waiting: Promise<Snapshot> | undefined;
  let running: Promise<Snapshot> | undefined;
  let last: Snapshot | undefined;
  let writes = 0;

  async function query(): Promise<Snapshot> {
    const begin = { began: performance.now(), writes };
    const revisions = await programmes.revisions(store.db);
    const text = [...revisions].join();
    if (last?.text === text) return (last = { ...last, ...begin });
    // Asked after the revisions: a choice that falls in between shows in the next revisions and is asked again.
    last = { revisions, text, currentId: (await programmes.currentId(store.db)) ?? '', ...begin };
    return last;
  }

  async function read(): Promise<Snapshot> {
    // A failure belongs to those who waited for that query, not to these.
    await running?.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    // From here on the answer may be older than a request that arrives now: that one waits for the next.
    waiting = undefined;
    running = query();
    return running;
  }

  function isFresh({ began, writes: seen }: Snapshot): boolean {
    return seen === writes && performance.now() - began < SHARED_MS;
  }

  return {
    async of(programme, asOf) {
      const snapshot = last && asOf !== 'now' && isFresh(last) ? last : await (waiting ??= read());
      const id = programme === 'current' ? snapshot.currentId : programme;
      return `${snapshot.currentId} ${id} ${snapshot.revisions.get(id) ?? 0} ${clock().slice(0, 16)}`;
    },
    written() {
      writes += 1;
    },
  };
}
