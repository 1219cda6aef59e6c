/**
 * Keeps a Waymark on a laptop to its own person: other web sites can make the browser send requests to 127.0.0.1.
 *
 * Host: a name that a stranger points at 127.0.0.1 (DNS rebinding) is not a loopback name, and is refused.
 * Origin and Sec-Fetch-Site: a page of another site, or of another port of this machine, is refused; only following a
 * link to one of our pages is let through, because that carries nothing and reads nothing.
 */
import { AppError } from '@waymark/contract';

/**
 * Any port is fine: whoever forwards a port of this machine chose so; the attack is in the name.
 *
 * @param request any request, to the API, a page or a file
 * @throws AppError `foreign-origin`
 */
export function guardLocal(request: Request): void {
  const host = request.headers.get('host') ?? hostOf(request.url);
  // With an absolute target (`GET http://other/ HTTP/1.1`) the two can differ: both have to be ours.
  if (!isLoopbackHost(host) || !isLoopbackHost(hostOf(request.url))) {
    throw new AppError(
      'foreign-origin',
      'This Waymark answers only to localhost, 127.0.0.1 and [::1]: open it by one of these names.',
    );
  }
  refuseOtherOrigins(request, host);
}

/**
 * What a page of another site sends is refused; only following a link to one of our pages is let through.
 *
 * @param host that the request was made to
 * @throws AppError `foreign-origin`
 */
export function refuseOtherOrigins(request: Request, host: string): void {
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== `http://${host}` && origin !== `https://${host}`)
    throw new AppError('foreign-origin');
  if (comesFromElsewhere(request) && !isLinkToPage(request)) throw new AppError('foreign-origin');
}

/** A request's address is whole and normal already: to cut it is enough, and this runs for every request. */
function hostOf(url: string): string {
  const start = url.indexOf('//') + 2;
  const end = url.indexOf('/', start);
  return url.slice(start, end === -1 ? undefined : end);
}

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOST.test(host);
}

/** `same-site` is foreign too: to a browser every port of localhost is one site. */
function comesFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === 'cross-site' || site === 'same-site';
}

function isLinkToPage(request: Request): boolean {
  const { pathname } = new URL(request.url);
  const isPage = !pathname.startsWith('/api/') || pathname === '/api/docs';
  return (
    isPage &&
    (request.method === 'GET' || request.method === 'HEAD') &&
    request.headers.get('sec-fetch-mode') === 'navigate' &&
    request.headers.get('sec-fetch-dest') === 'document'
  );
}
