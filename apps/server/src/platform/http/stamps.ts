/**
 * What a read's answer depends on, as one short string: the programme, its revision, and the minute.
 *
 * Every write begins by raising the revision of its programme, in whatever process it runs, so an equal stamp means an
 * equal programme. The minute stands for the date: every time zone of today begins its day on a whole minute of UTC,
 * so an answer that says "today" is made anew at the latest when the learner's day begins.
 */
import type { Instant } from '@waymark/learning';
import type { Store } from '@waymark/store';
import { stateOf } from '../programme-state.ts';

export interface Stamps {
  /** @param programme an id or `current` */
  of(programme: string): Promise<string>;
}

/**
 * At most one query a programme is under way; requests that arrive meanwhile share the next one. It begins after the
 * last of them has arrived, so each still sees every write that was acknowledged before it was sent, and a crowd of
 * readers costs one query for all.
 */
export function createStamps(store: Store, clock: () => Instant): Stamps {
  const waiting = new Map<string, Promise<string>>();
  const running = new Map<string, Promise<string>>();

  async function query(programme: string): Promise<string> {
    const { id, revision, currentId } = await stateOf(store.db, programme);
    return `${currentId} ${id} ${revision} ${clock().slice(0, 16)}`;
  }

  async function read(programme: string): Promise<string> {
    // A failure belongs to those who waited for that query, not to these.
    await running.get(programme)?.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    // From here on the answer may be older than a request that arrives now: that one waits for the next.
    waiting.delete(programme);
    const reading = query(programme);
    running.set(programme, reading);
    try {
      return await reading;
    } finally {
      running.delete(programme);
    }
  }

  return {
    of(programme) {
      const known = waiting.get(programme);
      if (known) return known;
      const reading = read(programme);
      waiting.set(programme, reading);
      return reading;
    },
  };
}
