/** Looks at the links of all roadmaps by itself, and when a learner asks. */
import { AppError, type LinksLooked } from '@waymark/contract';
import { mayLookAgain, pageOf, type Instant } from '@waymark/learning';
import { linkHealth, programmes, type StoredLinkHealth } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import type { Library } from '../../programme/open.ts';
import { linkedPages } from './pages.ts';
import { hostOf, lookRound, type Round, type RoundDeps } from './round.ts';

export interface LookingDeps extends RoundDeps {
  library: Library;
  bus: Bus;
  /** Whether this instance looks at links at all. */
  isOn: boolean;
}

export interface Looking {
  /** Whether this instance looks at links at all. */
  isOn: boolean;
  /** Looks at what is due, now. @returns how many pages were looked at */
  look(): Promise<number>;
  /** @throws AppError `links-off`, `link-not-found`, `programme-not-found` */
  check(programme: string, url: string | undefined, signal: AbortSignal): Promise<LinksLooked>;
  /** Ends what is under way; what was found by then is kept. */
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** Whoever only has a quick look at their plan sends nobody anything. */
const FIRST_MS = 5 * MINUTE_MS;
const LOOK_MS = 15 * MINUTE_MS;
/** Pages of one look; a long roadmap goes on at the next. */
const MOST_PAGES = 200;
const LOOK_WINDOW = { beginMs: 8 * MINUTE_MS, endMs: 10 * MINUTE_MS };
/** Of one call: then whoever asked hears how far it is, and asks again. */
const MOST_ASKED = 40;
const CALL_WINDOW = { beginMs: 6_000, endMs: 20_000 };
const FORGET_AFTER_MS = 30 * 86_400_000;

/** @returns looks every quarter of an hour until it is stopped; a failure waits for the next look */
export function startLooking(deps: LookingDeps): Looking {
  const stopping = new AbortController();
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const look = (): Promise<number> => (running ??= lookOnce(deps, stopping.signal).finally(() => (running = null)));
  // At other times than other instances: a page that many roadmaps link to is not asked by all of them at once.
  const plan = (ms: number): void => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => void look().catch(() => undefined).finally(() => plan(LOOK_MS)), ms * (1 + Math.random())); // prettier-ignore
    timer.unref();
  };
  if (deps.isOn) plan(FIRST_MS);
  return {
    isOn: deps.isOn,
    look,
    check: (programme, url, signal) => check(deps, programme, url, AbortSignal.any([signal, stopping.signal])),
    stop: async () => {
      stopping.abort();
      await running?.catch(() => undefined);
      clearTimeout(timer);
    },
  };
}

async function lookOnce(deps: LookingDeps, signal: AbortSignal): Promise<number> {
  if (!deps.isOn) return 0;
  const { store, clock } = deps;
  const pages = await allPages(deps);
  const known = await linkHealth.list(store.db);
  await linkHealth.prune(store.db, pages, new Date(Date.parse(clock()) - FORGET_AFTER_MS).toISOString());
  const due = duePages(pages, known, clock()).slice(0, MOST_PAGES);
  if (due.length === 0) return 0;
  const { kept } = await lookRound(deps, due, LOOK_WINDOW, signal);
  await tell(deps, kept);
  return kept.length;
}

async function allPages({ store, library, clock }: LookingDeps): Promise<Set<string>> {
  const pages = new Set<string>();
  for (const { id } of await programmes.list(store.db)) {
    const { roadmap } = await library.open(store.db, id, clock());
    for (const page of linkedPages(roadmap).keys()) pages.add(page);
  }
  return pages;
}

/** What was never looked at first, then what waits longest. */
function duePages(pages: ReadonlySet<string>, known: readonly StoredLinkHealth[], now: Instant): string[] {
  const next = new Map(known.map(({ page, health }) => [page, health?.nextAt ?? '']));
  const resting = restingHosts(known, now);
  return [...pages]
    .map((page) => ({ page, nextAt: next.get(page) ?? '' }))
    .filter(({ page, nextAt }) => nextAt <= now && !resting.has(hostOf(page)))
    .sort((a, b) => (a.nextAt < b.nextAt ? -1 : a.nextAt > b.nextAt ? 1 : 0))
    .map(({ page }) => page);
}

/** @returns hosts that want to be left alone, and until when */
function restingHosts(known: readonly StoredLinkHealth[], now: Instant): Map<string, Instant> {
  const resting = new Map<string, Instant>();
  for (const { page, health } of known) {
    const until = health?.restUntil ?? null;
    if (until !== null && until > now && until > (resting.get(hostOf(page)) ?? '')) resting.set(hostOf(page), until);
  }
  return resting;
}

async function check(
  deps: LookingDeps,
  programme: string,
  url: string | undefined,
  signal: AbortSignal,
): Promise<LinksLooked> {
  if (!deps.isOn) throw new AppError('links-off');
  const { store, library, clock } = deps;
  const { roadmap } = await library.open(store.db, programme, clock());
  const linked = linkedPages(roadmap);
  const page = url === undefined ? null : pageOf(url);
  if (url !== undefined && (page === null || !linked.has(page))) throw new AppError('link-not-found');
  const wanted = page === null ? [...linked.keys()] : [page];
  const { ready, recent, resting } = readyPages(wanted, await linkHealth.list(store.db), clock());
  const counts = { recent, resting: resting.length, restUntil: resting.toSorted()[0] ?? null };
  if (ready.length === 0) return { state: 'done', looked: 0, left: 0, ...counts };
  const round = await lookRound(deps, ready.slice(0, MOST_ASKED), CALL_WINDOW, signal);
  await tell(deps, round.kept);
  return { ...counts, ...progressOf(round, ready.length), recent: recent + round.taken };
}

/** Nothing found in a whole call will not be found in the next one either: no reason to call again. */
function progressOf({ kept, isOffline, taken }: Round, ready: number): Pick<LinksLooked, 'state' | 'looked' | 'left'> {
  const left = ready - kept.length - taken;
  const state = isOffline ? 'offline' : left > 0 && kept.length > 0 ? 'more' : 'done';
  return { state, looked: kept.length, left };
}

function readyPages(
  wanted: readonly string[],
  known: readonly StoredLinkHealth[],
  now: Instant,
): { ready: string[]; recent: number; resting: Instant[] } {
  const healths = new Map(known.map(({ page, health }) => [page, health]));
  const hosts = restingHosts(known, now);
  const said = { ready: [] as string[], recent: 0, resting: [] as Instant[] };
  for (const page of wanted) {
    const rest = hosts.get(hostOf(page));
    if (rest !== undefined) said.resting.push(rest);
    else if (mayLookAgain(healths.get(page)?.lookedAt ?? null, now)) said.ready.push(page);
    else said.recent += 1;
  }
  return said;
}

/** Counts the revision of every programme up that shows one of the pages, so that no kept answer goes on saying what was. */
async function tell({ store, library, bus, clock }: LookingDeps, pages: readonly string[]): Promise<void> {
  if (pages.length === 0) return;
  for (const { id } of await programmes.list(store.db)) {
    const { roadmap } = await library.open(store.db, id, clock());
    const linked = linkedPages(roadmap);
    if (!pages.some((page) => linked.has(page))) continue;
    const revision = await store.transaction((db) => programmes.touch(db, id));
    bus.publish({ type: 'changed', programmeId: id, revision, feature: 'links' });
  }
}
