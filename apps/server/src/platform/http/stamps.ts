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
 * Requests that arrive in the same turn of the event loop share one query: it runs after the last of them has arrived,
 * so each still sees every write that was acknowledged before it was sent.
 */
export function createStamps(store: Store, clock: () => Instant): Stamps {
  const waiting = new Map<string, Promise<string>>();

  async function read(programme: string): Promise<string> {
    await new Promise((resolve) => setImmediate(resolve));
    // From here on the answer may be older than a request that arrives now: the next one starts its own.
    waiting.delete(programme);
    const { id, revision, currentId } = await stateOf(store.db, programme);
    return `${currentId} ${id} ${revision} ${clock().slice(0, 16)}`;
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
