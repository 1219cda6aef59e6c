/** Notices what other processes write to the same database while somebody listens: a command line without the server, another replica. */
import type { ChangedEvent } from '@waymark/contract';
import type { Store } from '@waymark/store';
import { stateOf, type ProgrammeState } from '../programme-state.ts';
import type { Bus } from './bus.ts';

export interface Watch {
  stop(): void;
}

/**
 * Looks at the programme's revision every `everyMs` and publishes a `changed` event where it grew without this process.
 *
 * @param programme an id or `current`; with `current` the choice of another programme is a change too
 * @param since the state that the listener has seen
 * @param onEvent gets what was noticed
 */
export function watchProgramme(
  store: Store,
  bus: Bus,
  programme: string,
  since: ProgrammeState,
  everyMs: number,
  onEvent: (event: ChangedEvent) => void,
): Watch {
  let seen = since;
  let looking = false;
  const stopListening = bus.listen(
    (event) => {
      // What this process wrote was published already.
      if (event.programmeId === seen.id) seen = { ...seen, revision: Math.max(seen.revision, event.revision) };
    },
    () => clearInterval(timer),
  );

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      const now = await stateOf(store.db, programme);
      const moved = now.id !== seen.id || now.revision > seen.revision;
      seen = moved ? now : seen;
      if (moved) onEvent({ type: 'changed', programmeId: now.id, revision: now.revision, feature: 'programmes' });
    } catch {
      // A database that is busy or away for a moment is asked again at the next turn.
    } finally {
      looking = false;
    }
  }

  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      stopListening();
    },
  };
}
