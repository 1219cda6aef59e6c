/** What the routes over a plain socket share: time, redirects, WebSockets. They differ in which addresses they allow. */
import {
  TransportFault,
  type Route,
  type SocketRequest,
  type Transport,
  type WireRequest,
  type WireResponse,
} from '../ports/transport.ts';
import { exchange, type Pinned } from './exchange.ts';
import { openWebSocket } from './web-socket.ts';

export interface HttpTransportOptions {
  route: Route;
  /** Shown to the learner. */
  base: string;
  /** The base address as it is asked, without a slash at its end. */
  origin: string;
  /** Certificates to trust in place of those that Node knows, as PEM. */
  roots?: readonly string[];
  /** Reads the heads of responses alone. */
  headOnly?: boolean;
  /**
   * Checks an address and says where the connection may go, best first.
   * @throws TransportFault where it may not be asked
   */
  admit(url: URL, signal: AbortSignal): Promise<Pinned[]>;
  /** Checks where a redirect leads, before it is looked up. @throws TransportFault */
  admitRedirect(location: string, from: URL): URL;
}

const REDIRECTS = 5;
const ADDRESSES = 3;
/** Faults after which another address of the same name may still answer. */
const NOT_CONNECTED: readonly string[] = ['refused', 'unreachable'];

export function httpTransport(options: HttpTransportOptions): Transport {
  const { route, base } = options;
  return {
    route,
    base,
    async send(request, outer) {
      const clock = timed(
        outer,
        request.limits.totalMs,
        `The whole response did not come within ${request.limits.totalMs / 1000} seconds.`,
      );
      try {
        return await followed(request, options, clock.signal);
      } finally {
        clock.release();
      }
    },
    async openSocket(request, outer) {
      const clock = timed(
        outer,
        request.connectMs,
        `The WebSocket was not open within ${request.connectMs / 1000} seconds.`,
      );
      try {
        return await socketOf(request, options, clock.signal);
      } finally {
        clock.release();
      }
    },
    close: () => Promise.resolve(),
  };
}

/** A signal that fires with the outer one, or after a time with a fault that says so. */
function timed(outer: AbortSignal, ms: number, message: string): { signal: AbortSignal; release(): void } {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new TransportFault('too-slow', message)), ms);
  const cancel = (): void => own.abort(new TransportFault('cancelled', 'The request was stopped.'));
  if (outer.aborted) cancel();
  outer.addEventListener('abort', cancel, { once: true });
  return {
    signal: own.signal,
    release() {
      clearTimeout(timer);
      outer.removeEventListener('abort', cancel);
    },
  };
}

async function followed(
  request: WireRequest,
  options: HttpTransportOptions,
  signal: AbortSignal,
): Promise<WireResponse> {
  const redirects: string[] = [];
  let url = new URL(`${options.origin}${request.target}`);
  let { headers } = request;
  for (;;) {
    const response = await asked(url, { ...request, headers }, options, signal);
    const location = redirectOf(request, response);
    if (location === null) return { ...response, redirects };
    if (redirects.length === REDIRECTS)
      throw new TransportFault('too-many-redirects', `It redirected more than ${REDIRECTS} times.`);
    const next = options.admitRedirect(location, url);
    // What was meant for one server is not told to another.
    if (next.origin !== url.origin)
      headers = headers.filter(([name]) => !/^(authorization|cookie|proxy-authorization)$/i.test(name));
    redirects.push(next.href);
    url = next;
  }
}

function redirectOf(request: WireRequest, { status, headers }: Omit<WireResponse, 'redirects'>): string | null {
  if (!request.follow || !['GET', 'HEAD'].includes(request.method) || ![301, 302, 303, 307, 308].includes(status))
    return null;
  return headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? null;
}

async function asked(url: URL, request: WireRequest, options: HttpTransportOptions, signal: AbortSignal) {
  const { method, headers, body, limits } = request;
  const how = { ...(options.roots && { roots: options.roots }), headOnly: options.headOnly ?? false };
  const pins = (await options.admit(url, signal)).slice(0, ADDRESSES);
  return firstThatConnects(pins, (pinned) => exchange({ url, pinned, method, headers, body, limits, ...how }, signal));
}

async function socketOf(request: SocketRequest, options: HttpTransportOptions, signal: AbortSignal) {
  const url = new URL(`${options.origin}${request.target}`);
  const pins = (await options.admit(url, signal)).slice(0, ADDRESSES);
  return firstThatConnects(pins, (pinned) => openWebSocket(url, pinned, request, signal));
}

async function firstThatConnects<T>(pins: Pinned[], ask: (pinned: Pinned) => Promise<T>): Promise<T> {
  let last: unknown = new TransportFault('unknown-host', 'There is no server of this name.');
  for (const pinned of pins) {
    try {
      return await ask(pinned);
    } catch (error) {
      last = error;
      if (!(error instanceof TransportFault) || !NOT_CONNECTED.includes(error.code)) break;
    }
  }
  throw last;
}
