/** Reads on at hosts by itself: what was interrupted goes on, and what is older than a day is looked at again. */
import { AppError } from '@waymark/contract';
import type { HostState } from '@waymark/checks/contributions';
import type { Instant } from '@waymark/learning';
import { contributions, programmes, type ContributionSource } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import { readOn, type HostDeps } from './host.ts';

const DAY_MS = 86_400_000;
/** A host that broke is left alone for so long. */
const HOUR_MS = 3_600_000;
/** Often enough for an hour's rest that a host wants. */
const LOOK_MS = 15 * 60_000;
/** Pieces of one look: a long history goes on at the next. */
const MOST_PIECES = 10;

export interface Refreshing {
  /** Looks now. @returns how many people were read */
  look(): Promise<number>;
  /** Ends the look that is under way. */
  stop(): Promise<void>;
}

/** @returns looks every quarter of an hour until it is stopped; a failure waits for the next look */
export function startRefreshing(deps: HostDeps & { bus: Bus }): Refreshing {
  const stopping = new AbortController();
  let running: Promise<number> | null = null;
  const look = (): Promise<number> => (running ??= lookOnce(deps, stopping.signal).finally(() => (running = null)));
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  timer.unref();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}

async function lookOnce(deps: HostDeps & { bus: Bus }, signal: AbortSignal): Promise<number> {
  let read = 0;
  for (const { id } of await programmes.list(deps.store.db)) {
    const due = (await contributions.sources(deps.store.db, id)).filter((source) => isDue(source, deps.clock()));
    for (const { label } of due) {
      if (signal.aborted) return read;
      await refresh(deps, { programme: id, user: label, repositories: [] }, signal);
      read += 1;
    }
  }
  return read;
}

async function refresh(
  deps: HostDeps & { bus: Bus },
  wanted: Parameters<typeof readOn>[1],
  signal: AbortSignal,
): Promise<void> {
  for (let piece = 0; piece < MOST_PIECES && !signal.aborted; piece += 1) {
    try {
      const { state, added, problem, revision, programmeId } = await readOn(deps, wanted, signal);
      if (added > 0) deps.bus.publish({ type: 'changed', programmeId, revision, feature: 'contributions' });
      if (state !== 'more' || problem !== null) return;
    } catch (error) {
      // The programme went meanwhile, or a restore replaced it.
      if (error instanceof AppError) return;
      throw error;
    }
  }
}

function isDue({ kind, state, readAt }: ContributionSource, now: Instant): boolean {
  if (kind !== 'host') return false;
  const { tasks, waitUntil } = state as HostState;
  if (waitUntil !== null) return waitUntil <= now;
  return Date.parse(now) - Date.parse(readAt) >= (tasks.length > 0 ? HOUR_MS : DAY_MS);
}
