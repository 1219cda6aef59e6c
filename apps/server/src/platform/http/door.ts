/** The one door: every request, from a socket or from inside this process, comes in here and leaves with an answer. */
import { AppError } from '@waymark/contract';
import { withPageHeaders } from './answer.ts';
import { failure, type Log } from './failure.ts';
import { allowedMethods, type Router } from './mount.ts';
import { escapeHtml, smallPage } from './page.ts';

/** The web app: pages and files. null where it has nothing at that address. */
export type WebHandler = (
  request: Request,
  context: { api: (request: Request) => Promise<Response> },
) => Promise<Response | null>;

export interface DoorOptions {
  /** With the API's routes mounted. */
  router: Router;
  web: WebHandler | undefined;
  /** Throws for a request that may not come in at all. */
  guard: (request: Request) => void;
  /** An answer where a page may not be shown; null lets it through. Without it every page may. */
  gate?: (request: Request) => Promise<Response | null>;
  log: Log;
  newRequestId: () => string;
}

export type Door = (request: Request) => Promise<Response>;

/** @returns a door that never rejects: whatever fails behind it becomes an answer */
export function createDoor({ router, web, guard, gate, log, newRequestId }: DoorOptions): Door {
  router.onError((error, { env }) => failure(error, env.requestId, log));
  router.notFound(({ env, req }) => {
    const allow = allowedMethods(req.path).join(', ');
    if (allow === '') return failure(new AppError('not-found'), env.requestId, log);
    return failure(new AppError('method-not-allowed'), env.requestId, log, { allow });
  });

  /** For pages rendered on the server: the request that they belong to has passed the guard already. */
  const api = async (request: Request): Promise<Response> => router.fetch(request, { requestId: newRequestId() });

  async function page(request: Request, requestId: string): Promise<Response> {
    try {
      const stopped = await gate?.(request);
      if (stopped) return withPageHeaders(stopped, requestId);
      const found = web ? await web(request, { api }) : withoutWeb(request);
      return withPageHeaders(found ?? nothingHere(), requestId);
    } catch (error) {
      log(`request ${requestId} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return withPageHeaders(broken(requestId), requestId);
    }
  }

  return async (request) => {
    const requestId = requestIdOf(request) ?? newRequestId();
    try {
      guard(request);
      return isApi(request.url) ? await router.fetch(request, { requestId }) : await page(request, requestId);
    } catch (error) {
      return failure(error, requestId, log);
    }
  };
}

/** One request keeps one name across a proxy and its log; anything that is not a plain id is replaced by ours. */
function requestIdOf(request: Request): string | null {
  const sent = request.headers.get('x-request-id');
  return sent !== null && /^[\w-]{8,64}$/.test(sent) ? sent : null;
}

/** The interface, and the secret addresses of calendars. Looks at the path alone: in a lightweight request the whole URL is expensive to parse. */
function isApi(url: string): boolean {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return (
    url.startsWith('/api/', start) || url.startsWith('/calendar/', start) || /^\/api(?:[?#]|$)/.test(url.slice(start))
  );
}

function withoutWeb(request: Request): Response | null {
  if (new URL(request.url).pathname !== '/') return null;
  return smallPage(200, 'Waymark is running', [
    'This server carries the interface for programs only: <a href="/api/docs">read what it offers</a>.',
  ]);
}

function nothingHere(): Response {
  return smallPage(404, 'There is nothing at this address', ['<a href="/">Go to the first page</a>.']);
}

function broken(requestId: string): Response {
  return smallPage(500, 'This page could not be made', [
    'Something broke on our side; what you saved is safe. Load the page again.',
    `If it stays so, the server’s output says why beside the number ${escapeHtml(requestId)}.`,
  ]);
}
