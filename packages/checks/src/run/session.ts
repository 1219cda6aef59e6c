/** What the steps of one run share. */
import { Answer } from '../check/answer.ts';
import type { Ask } from '../check/model.ts';
import { CheckDefect } from '../check/step-failure.ts';
import type { Site } from '../ports/site.ts';
import {
  TransportFault,
  type Route,
  type Socket,
  type Transport,
  type WireLimits,
  type WireResponse,
} from '../ports/transport.ts';
import type { StoredExchange } from '../record/model.ts';
import type { Recorder } from './recorder.ts';
import { requestOf } from './request.ts';

export interface SessionOptions {
  transport: Transport | null;
  site: Site | null;
  recorder: Recorder;
  wire: Partial<WireLimits>;
  /** Most requests of the run, those of the cleanup not counted. */
  requests: number;
  /** Milliseconds since the run began. */
  elapsed: () => number;
}

/** One door to the wire: everything that is asked passes here, is counted and recorded. */
export interface Session {
  readonly base: string;
  readonly route: Route | null;
  send(ask: Ask, caller: Caller): Promise<Answer>;
  openSocket(path: string, options: SocketOptions, caller: Caller): Promise<Socket>;
}

export interface SocketOptions {
  headers?: Record<string, string>;
  protocols?: string[];
}

export interface Caller {
  allow: (method: string, path: string) => void;
  signal: AbortSignal;
  /** Hears the index at the start and the exchange at the end. */
  began: (index: number) => void;
  ended: (exchange: StoredExchange) => void;
  isCleanup: boolean;
}

const SOCKET_CONNECT_MS = 5_000;
const SOCKET_MESSAGE_BYTES = 256 * 1024;

export function createSession({ transport, site, recorder, wire, requests, elapsed }: SessionOptions): Session {
  let sent = 0;
  const open = (method: string, path: string, caller: Caller): Transport => {
    caller.allow(method, path);
    if (caller.signal.aborted) throw new TransportFault('cancelled', 'The step is over.');
    if (transport === null) throw new CheckDefect('this run has no route to a server');
    if (!caller.isCleanup) sent += 1;
    if (sent > requests) throw new CheckDefect(`more than ${requests} requests in one run`);
    return transport;
  };
  const elsewhere = (origin: string): Transport => {
    if (site === null) throw new CheckDefect('this run has no site');
    return site.at(origin);
  };
  return {
    base: transport?.base ?? '',
    route: transport?.route ?? null,
    async send(ask, caller) {
      const own = open(ask.method, ask.path, caller);
      const route = ask.at === undefined ? own : elsewhere(ask.at);
      const request = requestOf(ask, wire);
      const exchange = recorder.begin(request, Math.round(elapsed()), ask.at);
      caller.began(exchange.source.exchange);
      const outcome = await settle(route.send(request, caller.signal));
      caller.ended(exchange.end(ask.isPrivate === true ? withoutBody(outcome) : outcome));
      if (outcome instanceof TransportFault) throw outcome;
      return new Answer(outcome, exchange.source);
    },
    async openSocket(path, { headers = {}, protocols = [] }, caller) {
      const route = open('GET', path, caller);
      const request = requestOf({ method: 'GET', path, headers: { Upgrade: 'websocket', ...headers } }, wire);
      const exchange = recorder.begin(request, Math.round(elapsed()));
      caller.began(exchange.source.exchange);
      const began = performance.now();
      const outcome = await settle(
        route.openSocket(
          {
            target: path,
            headers: Object.entries(headers),
            protocols,
            connectMs: SOCKET_CONNECT_MS,
            messageBytes: SOCKET_MESSAGE_BYTES,
          },
          caller.signal,
        ),
      );
      const ms = performance.now() - began;
      const upgraded = {
        status: 101,
        headers: [],
        body: new Uint8Array(),
        timing: { firstByteMs: ms, totalMs: ms },
        redirects: [],
      };
      caller.ended(exchange.end(outcome instanceof TransportFault ? outcome : upgraded));
      if (outcome instanceof TransportFault) throw outcome;
      caller.signal.addEventListener('abort', () => void outcome.close().catch(() => undefined), { once: true });
      return outcome;
    },
  };
}

/** A body that may hold secrets is judged and forgotten. */
function withoutBody(outcome: WireResponse | TransportFault): WireResponse | TransportFault {
  return outcome instanceof TransportFault ? outcome : { ...outcome, body: new Uint8Array() };
}

/** Other exceptions than a fault are defects of a route: they pass through. */
async function settle<T>(work: Promise<T>): Promise<T | TransportFault> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TransportFault) return error;
    throw error;
  }
}
