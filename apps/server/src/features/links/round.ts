/** One round of looks: pages are taken, asked sparingly, and what was found is kept, unless it is our own network that is down. */
import { lookAt, type Looked, type LookOptions, type Turns } from '@waymark/checks/links';
import type { Transport } from '@waymark/checks';
import { afterLook, lookSpread, type Instant } from '@waymark/learning';
import { linkHealth, type Db, type Store, type StoredLinkHealth } from '@waymark/store';

export interface RoundDeps {
  store: Store;
  clock: () => Instant;
  /** A new way to the server of a link. @throws TransportFault for an address that may not be asked */
  open: (origin: string) => Transport;
  turns: Turns;
  /** Who asks, for whoever reads their server's log. */
  userAgent: string;
}

/** Milliseconds after the beginning. */
export interface Window {
  /** No page is begun later. */
  beginMs: number;
  /** And of those that are, nothing more is asked later. */
  endMs: number;
}

export interface Round {
  /** Pages that something is known of now that was not before. */
  kept: string[];
  /** Nobody answered at all. */
  isOffline: boolean;
  /** Pages that somebody else is looking at. */
  taken: number;
}

interface Outcome {
  stored: StoredLinkHealth;
  looked: Looked;
}

const LEASE_MS = 15 * 60_000;
/** So many that are silent, and nobody who answers: no need to wait for the others. */
const ENOUGH_SILENCE = 8;
const WITNESSES = 3;

export async function lookRound(
  deps: RoundDeps,
  pages: readonly string[],
  window: Window,
  signal: AbortSignal,
): Promise<Round> {
  const now = deps.clock();
  const until = new Date(Date.parse(now) + LEASE_MS).toISOString();
  const leased = await deps.store.transaction((db) => linkHealth.lease(db, pages, now, until));
  const left = new Set(leased);
  try {
    const outcomes = await allLooks(deps, await linkHealth.of(deps.store.db, leased), window, signal);
    const isOurs = await isOurNetwork(deps, outcomes, signal);
    const isOffline = isOurs && outcomes.every(({ looked }) => !looked.answered);
    const kept = isOffline ? [] : outcomes.filter(({ looked }) => !isOurs || !isSilent(looked));
    await deps.store.transaction((db) => keep(db, kept, deps.clock()));
    for (const { stored } of kept) left.delete(stored.page);
    return { kept: kept.map(({ stored }) => stored.page), isOffline, taken: pages.length - leased.length };
  } finally {
    await linkHealth.release(deps.store.db, [...left]);
  }
}

/** @returns what was found, in the order in which it was found */
async function allLooks(
  deps: RoundDeps,
  stored: readonly StoredLinkHealth[],
  { beginMs, endMs }: Window,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const began = performance.now();
  const outcomes: Outcome[] = [];
  const isHopeless = (): boolean =>
    outcomes.filter(({ looked }) => isSilent(looked)).length >= ENOUGH_SILENCE &&
    outcomes.every(({ looked }) => !looked.answered);
  const isWanted = (isBegun: boolean): boolean =>
    performance.now() - began < (isBegun ? endMs : beginMs) && (isBegun || !isHopeless());
  await Promise.all(
    stored.map(async (one) => {
      const looked = await lookAt(one.page, one, optionsOf(deps, isWanted), signal);
      if (looked !== null) outcomes.push({ stored: one, looked });
    }),
  );
  return outcomes;
}

function optionsOf({ open, turns, userAgent, clock }: RoundDeps, isWanted: LookOptions['isWanted']): LookOptions {
  return { open, turns, userAgent, now: () => new Date(clock()), ...(isWanted && { isWanted }) };
}

/** Nothing came back, although something was asked. */
function isSilent({ answered, found }: Looked): boolean {
  return !answered && found.kind !== 'unasked';
}

/**
 * Whether it is we who are cut off: nobody is called silent unless somebody else answered after that. Where the last page
 * did not answer, pages that are known to answer are asked as witnesses; without one nothing is known, and nothing is said.
 */
async function isOurNetwork(deps: RoundDeps, outcomes: readonly Outcome[], signal: AbortSignal): Promise<boolean> {
  const asked = outcomes.filter(({ looked }) => looked.found.kind !== 'unasked');
  if (asked.every(({ looked }) => looked.answered) || asked.at(-1)?.looked.answered === true) return false;
  const silent = new Set(asked.flatMap(({ looked, stored }) => (looked.answered ? [] : [hostOf(stored.page)])));
  const answered = asked.filter(({ looked }) => looked.answered).map(({ stored }) => stored.page);
  const known = (await linkHealth.list(deps.store.db))
    .filter(({ health }) => health !== null && ['alive', 'moved', 'closed'].includes(health.standing))
    .map(({ page }) => page);
  const byHost = new Map([...known, ...answered].map((page) => [hostOf(page), page]));
  const witnesses = [...byHost].filter(([host]) => !silent.has(host)).map(([, page]) => page);
  for (const page of witnesses.slice(-WITNESSES)) {
    const looked = await lookAt(page, { etag: null, lastModified: null }, optionsOf(deps, undefined), signal);
    if (looked?.answered === true) return false;
  }
  return true;
}

async function keep(db: Db, outcomes: readonly Outcome[], now: Instant): Promise<void> {
  for (const { stored, looked } of outcomes) {
    const health = afterLook(stored.health, looked.found, now, lookSpread(stored.page));
    const { etag, lastModified } = looked;
    await linkHealth.put(db, stored.page, { health, etag, lastModified });
  }
}

export function hostOf(page: string): string {
  return new URL(page).hostname;
}
