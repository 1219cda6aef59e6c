/** Mounts the contract: every route gets its handler, and around it what all of them share. */
import { routes, type RouteDefinition, type RouteName } from '@waymark/contract';
import type { Instant } from '@waymark/learning';
import type { Store } from '@waymark/store';
import type { Context, Hono } from 'hono';
import type { Bus } from '../events/bus.ts';
import { authorize, type Identify } from './access.ts';
import { answer } from './answer.ts';
import type { AnswerCache } from './cache.ts';
import type { Call, Handlers, RawResult } from './handler.ts';
import { answerRead } from './read.ts';
import { parseRequest, type ParsedRequest } from './request.ts';
import type { Stamps } from './stamps.ts';
import { runWrite, toAnswer } from './write.ts';

/** What comes with each request from the door. */
export interface Bindings {
  requestId: string;
}

export type Router = Hono<{ Bindings: Bindings }>;

/** What every route needs and no handler sees. */
export interface Platform {
  store: Store;
  clock: () => Instant;
  bus: Bus;
  cache: AnswerCache;
  stamps: Stamps;
  identify: Identify;
  /** Holds every answer against the contract before it is sent; for tests, as it costs time. */
  checkAnswers: boolean;
}

type AnyHandler = (call: Call<RouteName>) => Promise<unknown>;
type RouteContext = Context<{ Bindings: Bindings }>;

interface Mounted {
  name: RouteName;
  route: RouteDefinition;
  handler: AnyHandler;
  platform: Platform;
}

/**
 * @param router takes the routes
 * @param handlers one for each name; all together are exhaustive where `N` is every `RouteName`
 * @param names the routes to mount, all of the contract unless a test needs less
 */
export function mount<N extends RouteName>(
  router: Router,
  handlers: Handlers<N>,
  platform: Platform,
  names: readonly N[] = Object.keys(routes) as N[],
): void {
  for (const name of names) {
    const route: RouteDefinition = routes[name];
    // Which route a handler belongs to is checked where it is registered; in here all of them are one type.
    const mounted: Mounted = { name, route, handler: handlers[name], platform };
    router.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), (context) => handle(mounted, context));
  }
}

/**
 * @param path of a request that no route took
 * @returns the methods that this address answers, for the Allow header; none where there is nothing at all
 */
export function allowedMethods(path: string): string[] {
  const here = Object.values<RouteDefinition>(routes).filter((route) => patternOf(route).test(path));
  const methods = here.map(({ method }) => method);
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods;
}

function patternOf({ path }: RouteDefinition): RegExp {
  return new RegExp(`^${path.replaceAll('.', String.raw`\.`).replace(/\{\w+\}/g, '[^/]+')}$`);
}

async function handle(mounted: Mounted, context: RouteContext): Promise<Response> {
  authorize(mounted.platform.identify(context.req.raw), mounted.name);
  if (mounted.route.method === 'GET') return read(mounted, context);
  try {
    return await (mounted.route.effect === undefined ? write(mounted, context) : act(mounted, context));
  } finally {
    // Also after a failure: whether a commit that was interrupted took place is not known.
    mounted.platform.stamps.written();
  }
}

function read(mounted: Mounted, context: RouteContext): Promise<Response> {
  const { name, route, platform } = mounted;
  const request = context.req.raw;
  const { search, searchParams } = new URL(request.url);
  // A read that waits is made anew: out of memory it would come at once, and say what it was to wait for the end of.
  const isKept = route.params !== undefined && !searchParams.has('wait');
  const programme = isKept ? (context.req.param('programme') ?? null) : null;
  const key = `${name} ${context.req.path}${route.query === undefined ? '' : search}`;
  const requestId = context.env.requestId;
  const contentType = contentTypeOf(route);
  return answerRead(platform.cache, platform.stamps, { request, requestId, key, programme, contentType }, async () => {
    const parsed = await parseRequest(route, request, context.req.param());
    const result = await mounted.handler(callOf(mounted, request, parsed, {}));
    return route.raw === undefined ? { body: JSON.stringify(checked(mounted, result)) } : (result as RawResult);
  });
}

async function write(mounted: Mounted, context: RouteContext): Promise<Response> {
  const { name, route, platform } = mounted;
  const request = context.req.raw;
  const parsed = await parseRequest(route, request, context.req.param());
  const now = platform.clock();
  const { answer: said, events } = await runWrite(platform.store, {
    name,
    route,
    request,
    bytes: parsed.bytes,
    now,
    work: async (db, changed) =>
      checked(mounted, await mounted.handler(callOf(mounted, request, parsed, { db, changed, now }))),
  });
  for (const event of events) platform.bus.publish(event);
  return answer(said.status, said.body === '' ? null : said.body, context.env.requestId, {
    ...(said.body === '' ? {} : { 'content-type': contentTypeOf(route) }),
    ...(said.replayed ? { 'idempotency-replayed': 'true' } : {}),
    ...locationOf(route, parsed.params, said.body),
  });
}

/** From the answer itself, so that a repeated request hears of the same place. */
function locationOf({ location }: RouteDefinition, params: unknown, body: string): Record<string, string> {
  if (location === undefined) return {};
  const known = { ...(JSON.parse(body) as object), ...(params as object) } as Record<string, unknown>;
  return { location: location.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(known[name]))) };
}

/** A request that stores nothing, replaces everything, or goes in steps: outside of the usual transaction. */
async function act(mounted: Mounted, context: RouteContext): Promise<Response> {
  const { route } = mounted;
  const request = context.req.raw;
  const parsed = await parseRequest(route, request, context.req.param());
  const said = toAnswer(route, checked(mounted, await mounted.handler(callOf(mounted, request, parsed, {}))));
  return answer(said.status, said.body, context.env.requestId, { 'content-type': contentTypeOf(route) });
}

function callOf(
  { platform }: Mounted,
  request: Request,
  parsed: ParsedRequest,
  more: Partial<Pick<Call<RouteName>, 'db' | 'changed' | 'now'>>,
): Call<RouteName> {
  const call: Omit<Call<RouteName>, 'signal'> = {
    // The schemas of the route made these; the contract types them for the handler.
    ...(parsed as Pick<Call<RouteName>, 'params' | 'query' | 'body' | 'bytes'>),
    db: more.db ?? platform.store.db,
    now: more.now ?? platform.clock(),
    changed: more.changed ?? ((event) => platform.bus.publish({ type: 'changed', ...event })),
    header: (name) => request.headers.get(name),
    origin: new URL(request.url).origin,
  };
  // A getter: asking a request for its signal builds the whole of it, which most handlers never need.
  return Object.defineProperty(call as Call<RouteName>, 'signal', { get: () => request.signal, enumerable: true });
}

function checked({ platform, route, name }: Mounted, result: unknown): unknown {
  if (!platform.checkAnswers || route.response === undefined) return result;
  const parsed = route.response.safeParse(result);
  if (parsed.success) return result;
  throw new Error(`the answer of ${name} does not keep the contract: ${parsed.error.message}`);
}

function contentTypeOf({ raw = 'application/json' }: RouteDefinition): string {
  return raw === 'application/gzip' || raw === 'application/zip' ? raw : `${raw}; charset=utf-8`;
}
