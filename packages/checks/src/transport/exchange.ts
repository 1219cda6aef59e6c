/** One HTTP exchange on a connection of its own to an address that was checked before. Bounded in time, bytes and headers. */
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { TransportFault, type WireLimits, type WireRequest, type WireResponse } from '../ports/transport.ts';
import { decoded } from './decode.ts';
import { faultOf } from './faults.ts';

export interface Pinned {
  address: string;
  family: 4 | 6;
  /** Where the connection goes in truth: see `Detour`. */
  detour?: { host: string; port: number };
}

/**
 * Leads a connection elsewhere once its address was checked, so that a test can play a public server on this machine.
 * The product has none. Requests and handshakes go by it, WebSockets do not.
 */
export type Detour = (address: string, port: number) => { host: string; port: number } | undefined;

export interface ExchangeOptions {
  url: URL;
  /** The connection goes here whatever the name says by now; Host and SNI keep the name. */
  pinned: Pinned;
  method: string;
  headers: WireRequest['headers'];
  body: Uint8Array | null;
  limits: WireLimits;
  /** Certificates to trust in place of those that Node knows, as PEM. */
  roots?: readonly string[];
  /** Hangs up once the head of the response is there: its body comes back empty. */
  headOnly?: boolean;
}

const INFORMATIONAL_RESPONSES = 8;
const NOTHING = new Uint8Array();
/** A server may answer and close while we still send: its answer is worth waiting for this long. */
const AFTER_BROKEN_PIPE_MS = 250;

/**
 * @param signal stops everything at once
 * @throws TransportFault where no whole response came
 */
export async function exchange(
  options: ExchangeOptions,
  signal: AbortSignal,
): Promise<Omit<WireResponse, 'redirects'>> {
  const began = performance.now();
  const request = open(options, signal);
  try {
    const response = await head(request, options, signal);
    const firstByteMs = performance.now() - began;
    const body = options.headOnly === true ? NOTHING : await wholeBody(response, options.limits.bodyBytes);
    return {
      status: response.statusCode ?? 0,
      headers: pairs(response.rawHeaders),
      body,
      timing: { firstByteMs: round(firstByteMs), totalMs: round(performance.now() - began) },
    };
  } catch (error) {
    throw faultOf(error, signal);
  } finally {
    request.destroy();
  }
}

function open(
  { url, pinned, method, headers, body, limits, roots }: ExchangeOptions,
  signal: AbortSignal,
): http.ClientRequest {
  const address = pinned.detour?.host ?? pinned.address;
  const family = isIP(address);
  const lookup: LookupFunction = (_, { all }, done) =>
    all ? done(null, [{ address, family }]) : done(null, address, family);
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  const length = body === null ? [] : [['Content-Length', String(body.byteLength)] as const];
  return request({
    // An agent of our own: no pool, and no proxy that the environment asks for.
    agent: new Agent({ keepAlive: false }),
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: pinned.detour?.port ?? url.port,
    path: `${url.pathname}${url.search}`,
    method,
    headers: [['Host', url.host] as const, ...headers, ...length, ['Connection', 'close'] as const].flat(),
    lookup,
    maxHeaderSize: limits.headerBytes,
    insecureHTTPParser: false,
    ...(roots && { ca: [...roots] }),
    signal,
  });
}

/** @returns the response once its head is there; its body is not read yet */
function head(
  request: http.ClientRequest,
  { body, pinned, limits }: ExchangeOptions,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    let informational = 0;
    let brokenPipe: NodeJS.Timeout | undefined;
    const settle = (): void => [connect, first, brokenPipe].forEach((timer) => clearTimeout(timer));
    const fail = (error: unknown): void => {
      settle();
      reject(error instanceof Error ? error : new Error('unreadable'));
    };
    const within = (ms: number, code: 'unreachable' | 'no-first-byte', message: string): NodeJS.Timeout =>
      setTimeout(() => fail(new TransportFault(code, message)), ms);
    const connect = within(limits.connectMs, 'unreachable', notConnected(limits.connectMs));
    const first = within(limits.firstByteMs, 'no-first-byte', noAnswer(limits.firstByteMs));
    request.once('socket', (socket) => {
      const isReady = 'encrypted' in socket ? 'secureConnect' : 'connect';
      socket.once(isReady, () => {
        clearTimeout(connect);
        if (
          socket.remoteAddress !== undefined &&
          !isSameAddress(socket.remoteAddress, pinned.detour?.host ?? pinned.address)
        )
          fail(new TransportFault('blocked', 'The connection went to another address than the one that was checked.'));
      });
    });
    request.on('information', () => {
      informational += 1;
      if (informational > INFORMATIONAL_RESPONSES)
        fail(new TransportFault('headers-too-large', 'It sent one informational response after another.'));
    });
    request.once('response', (response) => {
      settle();
      resolve(response);
    });
    request.once('upgrade', () =>
      fail(new TransportFault('not-http', 'It switched to another protocol, which nobody asked for.')),
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' && !signal.aborted) brokenPipe ??= setTimeout(() => fail(error), AFTER_BROKEN_PIPE_MS);
      else fail(error);
    });
    request.end(body ?? undefined);
  });
}

function isSameAddress(actual: string, wanted: string): boolean {
  return actual === wanted || actual === `::ffff:${wanted}`;
}

function notConnected(ms: number): string {
  return `No connection stood within ${ms / 1000} seconds.`;
}

function noAnswer(ms: number): string {
  return `The request was taken, but no response began within ${ms / 1000} seconds.`;
}

async function wholeBody(response: http.IncomingMessage, most: number): Promise<Uint8Array> {
  return decoded(await bodyOf(response, most), response.headers['content-encoding'], most);
}

async function bodyOf(response: http.IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > most)
      throw new TransportFault(
        'body-too-large',
        `The body is more than ${inKilobytes(most)}, far more than was asked for.`,
      );
    chunks.push(chunk);
  }
  if (!response.complete) throw new TransportFault('half-response', HALF);
  return Buffer.concat(chunks);
}

export const HALF = 'The connection was closed in the middle of the response.';

function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} kB`;
}

function pairs(raw: string[]): [string, string][] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as [string, string]] : []));
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
