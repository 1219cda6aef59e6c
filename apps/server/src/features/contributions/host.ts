/** Reads on at a host: each request and what it found are stored together, so that an interruption loses nothing. */
import { begun, newHostState, readStep, type HostRoute, type HostState } from '@waymark/checks/contributions';
import type { Transport } from '@waymark/checks';
import type { Instant } from '@waymark/learning';
import { contributions, type Db, type Store } from '@waymark/store';
import type { Library } from '../../programme/open.ts';
import { sinceOf, tell } from './service.ts';

export interface HostDeps {
  store: Store;
  library: Library;
  clock: () => Instant;
  /** A new way to the host. */
  open: () => Transport;
  token: string | null;
}

export interface Wanted {
  programme: string;
  user: string;
  repositories: string[];
}

export interface Reading {
  state: 'done' | 'more' | 'waiting';
  waitUntil: Instant | null;
  requests: number;
  added: number;
  left: number;
  problem: string | null;
}

/** Of one call: then whoever asked hears how far it is, and asks again. */
const MOST_REQUESTS = 20;
const MOST_MS = 8_000;

/**
 * @param signal of whoever waits for it
 * @throws AppError `programme-not-found`
 */
export async function readOn(
  deps: HostDeps,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Reading & { revision: number; programmeId: string }> {
  const transport = deps.open();
  const route: HostRoute = { transport, token: deps.token };
  const began = performance.now();
  const said = { requests: 0, added: 0, problem: null as string | null };
  try {
    let { state, isKnown } = await load(deps, wanted);
    const goesOn = (): boolean =>
      state.tasks.length > 0 && !isWaiting(state, deps.clock()) && said.problem === null && !signal.aborted &&
      said.requests < MOST_REQUESTS && performance.now() - began < MOST_MS; // prettier-ignore
    while (goesOn()) {
      const step = await readStep(state, route, new Date(deps.clock()), signal);
      said.requests += 1;
      said.problem = step.problem;
      state = step.state;
      // Whom the host does not know is not remembered.
      if (!isKnown && step.problem !== null) break;
      said.added += await keep(deps, wanted, step);
      isKnown = true;
    }
    const { open, revision } = await deps.store.transaction(async (db) => {
      const opened = await deps.library.openToWrite(db, wanted.programme, deps.clock());
      await tell(db, opened.open, deps.clock());
      return opened;
    });
    return { ...said, ...endOf(state, deps.clock()), revision, programmeId: open.programme.id };
  } finally {
    await transport.close();
  }
}

function isWaiting({ waitUntil }: HostState, now: Instant): boolean {
  return waitUntil !== null && waitUntil > now;
}

function endOf(state: HostState, now: Instant): Pick<Reading, 'state' | 'waitUntil' | 'left'> {
  const left = state.tasks.length;
  if (left === 0) return { state: 'done', waitUntil: null, left };
  const waits = isWaiting(state, now);
  return { state: waits ? 'waiting' : 'more', waitUntil: waits ? state.waitUntil : null, left };
}

function sourceName({ user }: Wanted): string {
  return `host:${user.toLowerCase()}`;
}

/** Where the reading stands; begun anew where the last one is over, and from nothing where more days count than before. */
async function load(
  { store, library, clock }: HostDeps,
  wanted: Wanted,
): Promise<{ state: HostState; isKnown: boolean }> {
  const open = await library.open(store.db, wanted.programme, clock());
  const since = sinceOf(open);
  const all = await contributions.sources(store.db, open.programme.id);
  const known = all.find(({ source }) => source === sourceName(wanted))?.state as HostState | undefined;
  const state = known?.since === since ? known : newHostState(wanted.user, since);
  const repositories = [...new Set([...state.repositories, ...wanted.repositories])];
  return { state: begun({ ...state, repositories }), isKnown: known !== undefined };
}

async function keep(
  { store, library, clock }: HostDeps,
  wanted: Wanted,
  { state, found }: { state: HostState; found: Parameters<typeof contributions.add>[3] },
): Promise<number> {
  return store.transaction(async (db: Db) => {
    const { open } = await library.openToWrite(db, wanted.programme, clock());
    const [id, source] = [open.programme.id, sourceName(wanted)];
    const added = await contributions.add(db, id, source, found);
    await contributions.putSource(db, id, { source, kind: 'host', label: wanted.user, state, readAt: clock() });
    return added;
  });
}
