/** Reads a person's commits and pull requests at GitHub, or at a host that speaks its language, one request at a time. */
import { TransportFault, WIRE_LIMITS, type Transport, type WireResponse } from '../ports/transport.ts';
import {
  commitsIn,
  header,
  listIn,
  nextPage,
  pullsIn,
  repositoriesIn,
  waitFor,
  type FoundContribution,
} from './host-answer.ts';
import { keyOf, listsOf, MOST_REPOSITORIES, type HostState, type HostTask } from './host-state.ts';

const PAGE_SIZE = 50;
/** Pages of one list: a host whose lists never end is not read for ever. */
const MOST_PAGES = 100;
const BODY_BYTES = 4 * 1024 * 1024;

export interface HostRoute {
  transport: Transport;
  /** Reads only; null asks without one. Goes into no state and no message. */
  token: string | null;
}

export interface HostStep {
  state: HostState;
  found: FoundContribution[];
  /** Why the reading stopped here, in words; the state keeps its place, so that it can be tried again. */
  problem: string | null;
}

/**
 * Asks the one request that is next. What it found and where it goes on belong together: keep both or neither.
 *
 * @param state with a reading under way and not waiting
 */
export async function readStep(state: HostState, route: HostRoute, now: Date, signal: AbortSignal): Promise<HostStep> {
  const [task, ...rest] = state.tasks;
  if (task === undefined) return { state, found: [], problem: null };
  const etag = task.page === 1 ? state.etags[keyOf(task)] : undefined;
  let response: WireResponse;
  try {
    response = await asked(route, targetOf(task, state), etag, signal);
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error;
    return { state, found: [], problem: `The host was asked, and then: ${error.message}` };
  }
  const until = waitFor(response, now);
  if (until !== null) return { state: { ...state, waitUntil: until.toISOString() }, found: [], problem: null };
  const ready = { ...state, waitUntil: null };
  if (isNothing(response, task)) return { state: { ...ready, tasks: rest }, found: [], problem: null };
  const problem = problemOf(response, task, state.user);
  const list = problem === null ? listIn(response) : null;
  if (list === null)
    return { state: ready, found: [], problem: problem ?? 'The host answered with something that is no list.' };
  return taken(ready, task, response, list);
}

/** Nothing new, or nothing there any more; an empty repository has no commits to list (409). */
function isNothing({ status }: WireResponse, { list }: HostTask): boolean {
  if (status === 304) return true;
  return list !== 'repositories' && [301, 403, 404, 409, 410, 451].includes(status);
}

function problemOf({ status }: WireResponse, { list }: HostTask, user: string): string | null {
  if (status === 200) return null;
  if (status === 401) return 'The host does not accept the token: make a new one, or leave it out.';
  if (status === 403) return 'The host refuses to answer (status 403).';
  if (status === 404 && list === 'repositories') return `The host knows nobody called ${user}.`;
  return `The host answered with status ${status}.`;
}

function targetOf({ list, repository, page }: HostTask, { user, since }: HostState): string {
  const paged = `per_page=${PAGE_SIZE}&page=${page}`;
  if (list === 'repositories') return `/users/${encodeURIComponent(user)}/repos?sort=pushed&${paged}`;
  if (list === 'pulls') return `/repos/${repository}/pulls?state=all&sort=created&direction=desc&${paged}`;
  return `/repos/${repository}/commits?author=${encodeURIComponent(user)}&since=${since}T00:00:00Z&${paged}`;
}

async function asked(
  { transport, token }: HostRoute,
  target: string,
  etag: string | undefined,
  signal: AbortSignal,
): Promise<WireResponse> {
  const headers: [string, string][] = [
    ['User-Agent', 'Waymark/1'],
    ['Accept', 'application/vnd.github+json'],
    ...(etag === undefined ? [] : [['If-None-Match', etag] as [string, string]]),
    ...(token === null ? [] : [['Authorization', `Bearer ${token}`] as [string, string]]),
  ];
  const limits = { ...WIRE_LIMITS, bodyBytes: BODY_BYTES };
  return transport.send({ method: 'GET', target, headers, body: null, follow: false, limits }, signal);
}

/** Takes a page in: what it lists, what it leads to, and whether the list goes on. */
function taken(
  state: HostState,
  task: HostTask,
  response: WireResponse,
  list: readonly Record<string, unknown>[],
): HostStep {
  const [, ...rest] = state.tasks;
  if (task.list === 'repositories') return repositoriesTaken(state, task, response, list);
  const all = task.list === 'commits' ? commitsIn(list) : pullsIn(list, task.repository, state.user);
  const found = all.filter(({ day }) => day >= state.since);
  const key = keyOf(task);
  const fresh = { ...state.fresh };
  // The list may hold other people's pull requests: its newest entry is remembered, whosever it is.
  const newest = markOf(task, list[0]);
  if (task.page === 1 && newest !== null) fresh[key] = newest;
  const mark = state.marks[key];
  const isKnown = mark !== undefined && list.some((entry) => markOf(task, entry) === mark);
  const isOld = all.length > 0 && found.length === 0;
  const next = isKnown || isOld || task.page >= MOST_PAGES ? null : nextPage(response, task);
  const etags = validated(state, task, response);
  if (next !== null)
    return { state: { ...state, etags, fresh, tasks: [{ ...task, page: next }, ...rest] }, found, problem: null };
  const reached = fresh[key];
  const marks = reached === undefined ? state.marks : { ...state.marks, [key]: reached };
  return { state: { ...state, etags, fresh, marks, tasks: rest }, found, problem: null };
}

function markOf({ list }: HostTask, entry: Record<string, unknown> | undefined): string | null {
  const value = entry?.[list === 'commits' ? 'sha' : 'number'];
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 60) : null;
}

function repositoriesTaken(
  state: HostState,
  task: HostTask,
  response: WireResponse,
  list: readonly Record<string, unknown>[],
): HostStep {
  const [, ...rest] = state.tasks;
  const planned = new Set(rest.map(({ repository }) => repository));
  const names = repositoriesIn(list).filter((name) => !planned.has(name));
  const room = Math.max(0, MOST_REPOSITORIES - planned.size);
  const next = room <= names.length || task.page >= MOST_PAGES ? null : nextPage(response, task);
  const tasks = [
    ...(next === null ? [] : [{ ...task, page: next }]),
    ...rest,
    ...names.slice(0, room).flatMap((name) => listsOf(name)),
  ];
  // No validator of this list is kept: that it is the same does not say that nothing was pushed.
  return { state: { ...state, tasks }, found: [], problem: null };
}

function validated(state: HostState, task: HostTask, response: WireResponse): HostState['etags'] {
  const etag = header(response, 'etag');
  if (task.page !== 1 || etag === null || etag.length > 200 || !/^[\x20-\x7e]+$/.test(etag)) return state.etags;
  return { ...state.etags, [keyOf(task)]: etag };
}
