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
  /** @param programme an id or `current` */
  of(programme: string): Promise<string>;
}

interface Snapshot {
  revisions: Map<string, number>;
  /** All of the revisions, to compare. */
  text: string;
  currentId: string;
  /** UTC, when it was asked. */
  minute: string;
}

/**
 * At most one query is under way; requests that arrive meanwhile share the next one. It begins after the last of them
 * has arrived, so each still sees every write that was acknowledged before it was sent, and a crowd of readers costs
 * one query for all.
 *
 * It asks for every programme's revision, which suits one learner with a handful of programmes. Which one is current
 * is asked only when a revision changed, because choosing another programme counts its revision up, too.
 */
export function createStamps(store: Store, clock: () => Instant): Stamps {
  let waiting: Promise<Snapshot> | undefined;
  let running: Promise<Snapshot> | undefined;
  let last: Snapshot | undefined;

  async function query(): Promise<Snapshot> {
    const revisions = await programmes.revisions(store.db);
    const text = [...revisions].join();
    const minute = clock().slice(0, 16);
    if (last?.text === text) return (last = { ...last, minute });
    // Asked after the revisions: a choice that falls in between shows in the next revisions and is asked again.
    last = { revisions, text, currentId: (await programmes.currentId(store.db)) ?? '', minute };
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

  return {
    async of(programme) {
      const { revisions, currentId, minute } = await (waiting ??= read());
      const id = programme === 'current' ? currentId : programme;
      return `${currentId} ${id} ${revisions.get(id) ?? 0} ${minute}`;
    },
  };
}
