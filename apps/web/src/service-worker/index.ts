/**
 * Between the pages and the network: the files of the build, the shell that opens any address, and the last good answers
 * of the server. It only reads; what a learner writes goes past it (see `offline/outbox.svelte.ts`).
 */
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import { version } from '$app/env';
import { CACHES, isGatewayFault, isKeepable, isKeptRead, MOST_ANSWERS, PATIENCE_MS, stamped } from '../offline/kept.ts';

const FILES = CACHES.files + version;
const ANSWERS = CACHES.answers + version;
const SHELL = '/shell.html';
/** The engine of the judge is some 40 MB: one version of it, and only what was used. */
const ENGINE = /^\/engine\/([^/]+)\//;
/** Server pages that no shell can stand for. */
const SERVER_PAGES = /^\/(sign-in|api|calendar)(\/|$)/;

const rooted = (path: string): string => (path.startsWith('/') ? path : `/${path}`);
const known = new Set([SHELL, ...[...assets, ...immutable].map(({ path }) => rooted(path))]);

self.addEventListener('install', (event) => {
  // Not before the pages of the old version are closed, or the learner says so: nobody loses a page in mid-sentence.
  event.waitUntil(caches.open(FILES).then((cache) => cache.addAll([...known])));
});

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (!SERVER_PAGES.test(url.pathname) && !known.has(url.pathname) && !ENGINE.test(url.pathname))
      event.respondWith(page(request));
  } else if (known.has(url.pathname)) event.respondWith(file(request));
  else if (ENGINE.test(url.pathname)) event.respondWith(engineFile(request, url));
  else if (isKeptRead(url.pathname)) event.respondWith(read(event));
});

async function takeOver(): Promise<void> {
  const mine = new Set<string>([FILES, ANSWERS, CACHES.engine]);
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('waymark-') && !mine.has(name)).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** A page is made by the server while there is one; else the shell draws it from what is kept. */
async function page(request: Request): Promise<Response> {
  const shell = () => caches.match(SHELL, { cacheName: FILES });
  try {
    const answer = await inTime(fetch(request), 2 * PATIENCE_MS);
    // Not signed in any more: whoever sits here now shall not read what is kept.
    if (answer.redirected && new URL(answer.url).pathname === '/sign-in') await caches.delete(ANSWERS);
    return isGatewayFault(answer.status) ? ((await shell()) ?? answer) : answer;
  } catch (error) {
    const kept = await shell();
    if (kept) return kept;
    throw error;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: FILES, ignoreSearch: true })) ?? fetch(request);
}

/** Kept with its first use; a new version of the engine replaces the old one whole. */
async function engineFile(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(CACHES.engine);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status !== 200) return answer;
  const folder = ENGINE.exec(url.pathname)?.[0] ?? '';
  for (const other of await cache.keys())
    if (!new URL(other.url).pathname.startsWith(folder)) await cache.delete(other);
  // A full disk is no reason not to answer.
  await cache.put(request, answer.clone()).catch(() => undefined);
  return answer;
}

/** The network's answer; the one that is kept where the network has none, or is too slow. */
async function read(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(ANSWERS);
  const network = fetch(event.request).then((answer) => keep(cache, event.request, answer));
  // It goes on after a slow page got the kept answer: the next one is fresh.
  event.waitUntil(network.catch(() => undefined));
  const kept = await cache.match(event.request, { ignoreVary: true });
  if (!kept) return network;
  try {
    const answer = await inTime(network, PATIENCE_MS);
    return isGatewayFault(answer.status) ? kept : answer;
  } catch {
    return kept;
  }
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<Response> {
  if (answer.status === 401) await caches.delete(ANSWERS);
  if (!isKeepable(answer)) return answer;
  const copy = stamped(answer.clone(), new Date());
  await cache
    .put(request, copy)
    .then(() => trim(cache))
    .catch(() => undefined);
  return answer;
}

async function trim(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  for (const oldest of keys.slice(0, Math.max(0, keys.length - MOST_ANSWERS))) await cache.delete(oldest);
}

/** @throws DOMException `TimeoutError` */
function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('too slow', 'TimeoutError')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
