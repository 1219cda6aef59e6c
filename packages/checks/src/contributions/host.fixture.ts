/** A host that plays GitHub's interface over real HTTP, for the tests of whoever reads there. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PlayedCommit {
  sha: string;
  date: string;
}

export interface PlayedHost {
  port: number;
  /** Requests that came, `path?query`, in order. */
  asked: string[];
  /** By repository, newest first. */
  commits: Record<string, PlayedCommit[]>;
  pulls: Record<string, { number: number; login: string; date: string }[]>;
  /** Answers the next request in its place; then it is forgotten. */
  once: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** Answers every request in its place. */
  always: PlayedHost['once'];
  close(): Promise<void>;
}

/** Entries of a page, whatever is asked for: small, so that there are pages. */
const PAGE = 3;

export async function playHost(user = 'ada'): Promise<PlayedHost> {
  const server = createServer((request, response) => answer(request, response));
  const host: PlayedHost = {
    ...{ port: 0, asked: [], commits: {}, pulls: {}, once: null, always: null },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve()).closeAllConnections();
      }),
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    host.asked.push(request.url ?? '');
    const instead = host.once ?? host.always;
    host.once = null;
    if (instead !== null) {
      instead(request, response);
      return;
    }
    const url = new URL(request.url ?? '', 'http://host');
    const list = listAt(url);
    if (list === null) return void response.writeHead(404).end('{"message":"Not Found"}');
    sendPage(request, response, url, list);
  }

  function listAt({ pathname, searchParams }: URL): unknown[] | null {
    if (pathname === `/users/${user}/repos`)
      return [...new Set([...Object.keys(host.commits), ...Object.keys(host.pulls)])].map((name) => ({
        full_name: name,
      }));
    const [, name = '', what] = /^\/repos\/([^/]+\/[^/]+)\/(commits|pulls)$/.exec(pathname) ?? [];
    if (what === 'pulls')
      return (host.pulls[name] ?? []).map(({ number, login, date }) => ({ number, created_at: date, user: { login } }));
    const since = searchParams.get('since') ?? '';
    const commits = host.commits[name]?.filter(({ date }) => date >= since);
    return commits?.map(({ sha, date }) => ({ sha, commit: { author: { date } } })) ?? (what ? [] : null);
  }

  function sendPage(request: IncomingMessage, response: ServerResponse, url: URL, list: unknown[]): void {
    const page = Number(url.searchParams.get('page') ?? 1);
    const body = JSON.stringify(list.slice((page - 1) * PAGE, page * PAGE));
    const etag = `W/"${Buffer.from(body).toString('base64url').slice(0, 80)}-${list.length}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    const link = page * PAGE < list.length ? { link: `<${next.href}>; rel="next", <${url.href}>; rel="last"` } : {};
    response.writeHead(200, { 'content-type': 'application/json', etag, ...link }).end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.port = (server.address() as AddressInfo).port;
  return host;
}

/** @returns commits with hashes of their own, newest first, one a day back from a date */
export function playedCommits(count: number, newest: string, salt = 'a'): PlayedCommit[] {
  return Array.from({ length: count }, (_, at) => ({
    sha: `${salt}${(count - at).toString(16)}`.padEnd(40, salt),
    date: new Date(Date.parse(`${newest}T12:00:00Z`) - at * 86_400_000).toISOString(),
  }));
}
