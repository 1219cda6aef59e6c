/** A site at a public name with everything right: the stored sites replace a part of it. */
import type { RequestListener } from 'node:http';
import type { PlayedHost, PlayedSite } from '../../../packages/checks/src/network/suite/play-site.ts';

export const NAME = 'books.example';
export const ADDRESS = '93.184.216.34';
export const ADDRESS_6 = '2606:2800:220:1:248:1893:25c8:1946';

export const RECORDS = `
  . NS a.root.example
  books.example SOA 7
  books.example NS ns1.dns.example
  books.example NS ns2.dns.example
  books.example A ${ADDRESS}
  books.example AAAA ${ADDRESS_6}
  www.books.example CNAME books.example
  books.example CAA issue letsencrypt.org
  ns1.dns.example A 93.184.216.1
  ns2.dns.example A 93.184.216.2`;

export const PAGE = `<!doctype html><html lang="en"><head><title>Books</title><link rel="stylesheet" href="/site.css"></head>
<body><h1>Books</h1><img src="https://cdn.example/cover.png" alt=""><a href="http://elsewhere.example/">A link loads nothing</a></body></html>`;

export const HEADERS = { 'Content-Type': 'text/html; charset=utf-8', 'Strict-Transport-Security': 'max-age=31536000' };

/** @returns the page of the site; www leads to the name without it */
export const secure: RequestListener = (request, response) => {
  if (request.headers.host !== NAME)
    response.writeHead(301, { Location: `https://${NAME}${request.url ?? '/'}` }).end();
  else if (request.url !== '/') response.writeHead(404, HEADERS).end('nothing here');
  else response.writeHead(200, { ...HEADERS, 'Set-Cookie': 'visit=1; HttpOnly; Secure; SameSite=Lax' }).end(PAGE);
};

export const plain: RequestListener = (request, response) => {
  response.writeHead(308, { Location: `https://${request.headers.host ?? NAME}${request.url ?? '/'}` }).end();
};

export const host: PlayedHost = {
  chain: async (by) => [await by.leaf([NAME, `www.${NAME}`]), by.intermediate],
  secure,
  plain,
};

/** `site.ts` of a stored learner. */
export interface LearnersSite extends PlayedSite {
  /** The address of the project. */
  base: string;
}

export const good: LearnersSite = {
  base: `https://${NAME}`,
  authority: "Let's Encrypt (test)",
  hosts: { [ADDRESS]: host, [ADDRESS_6]: host },
  zone: { records: RECORDS },
  servers: { '93.184.216.1': { records: RECORDS }, '93.184.216.2': { records: RECORDS } },
};

/** The good one with another host behind its addresses. */
export function withHost(changes: Partial<PlayedHost>): LearnersSite {
  const changed = { ...host, ...changes };
  return { ...good, hosts: { [ADDRESS]: changed, [ADDRESS_6]: changed } };
}

/** The good one with other records, known to all. */
export function withRecords(records: string): LearnersSite {
  return { ...good, zone: { records }, servers: { '93.184.216.1': { records }, '93.184.216.2': { records } } };
}
