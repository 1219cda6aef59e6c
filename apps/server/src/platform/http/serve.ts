/** Puts an app on a socket of this machine, and takes it down in order. */
import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { announce, withdraw } from './running.ts';
import { openTunnelDoor, type RedeemTunnel } from './tunnel-door.ts';

/** What of an app this needs. */
export interface Servable {
  fetch(request: Request): Promise<Response>;
  /** Ends the live streams, which would otherwise keep their connections open for ever. */
  closeStreams(): void;
  /** Where tunnels are taken; without it there are none. */
  redeemTunnel?: RedeemTunnel;
  instance: string;
  config: { dataFolder: string; databaseUrl: string; mode?: 'local' | 'hosted' };
}

export interface Served {
  /** As a browser opens it. */
  url: string;
  /** Finishes what is under way (a bounded time), then lets the port go. Closing twice is fine. */
  close(): Promise<void>;
}

export type ServeErrorCode = 'port-in-use' | 'port-not-allowed' | 'address-not-available' | 'cannot-listen';

/** Why no server could be started, in one line that says what to do. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
  readonly code: ServeErrorCode;

  constructor(code: ServeErrorCode, message: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** All in milliseconds but the header size, which is in bytes. */
const LIMITS = {
  /** A request with its body; a backup of 200 MB over loopback takes seconds. */
  requestTimeout: 120_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
};

/** How long an answer that is under way may hold up the end. */
const GRACE_MS = 5_000;

/**
 * @param address a host (`localhost` listens on 127.0.0.1; in local mode a loopback one) and a port, 0 for any free one
 * @throws ServeError where the address is taken, forbidden or not there
 */
export async function serve(app: Servable, address: { host: string; port: number }): Promise<Served> {
  const listener = getRequestListener((request) => app.fetch(request), { errorHandler: () => malformed() });
  const server = createServer(
    { ...LIMITS, connectionsCheckingInterval: 5_000 },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  if (app.config.mode !== 'hosted') server.on('connection', refuseForeign);
  const closeTunnels = openTunnelDoor(server, (ticket) => app.redeemTunnel?.(ticket) ?? null);
  const host = address.host === 'localhost' ? '127.0.0.1' : address.host;
  const url = urlOf(await listen(server, host, address.port));
  await announce(app.config, { url, pid: process.pid, instance: app.instance });
  let closing: Promise<void> | undefined;
  return { url, close: () => (closing ??= shutDown(server, app, url, closeTunnels)) };
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen({ host, port, exclusive: true }, () => resolve(server.address() as AddressInfo));
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): ServeError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ServeError(
        'port-in-use',
        `Port ${port} is in use by another program: choose another with --port, for example --port ${port + 1}.`,
        error,
      );
    case 'EACCES':
      return new ServeError(
        'port-not-allowed',
        `This system does not let you listen on port ${port}: choose one above 1023 with --port, for example --port 4600.`,
        error,
      );
    case 'EADDRNOTAVAIL':
      return new ServeError(
        'address-not-available',
        `This machine has no address ${host}: use --host 127.0.0.1.`,
        error,
      );
    default:
      return new ServeError('cannot-listen', `Could not listen on ${host} port ${port}: ${error.message}.`, error);
  }
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** The socket is bound to loopback; this holds also where a container or a proxy rule would lead others to it. */
function refuseForeign(socket: Socket): void {
  const remote = socket.remoteAddress ?? '';
  if (!/^(127\.|::1$|::ffff:127\.)/.test(remote)) socket.destroy();
}

/** For a request that is none, such as one with a broken Host: it never reaches the door. */
function malformed(): Response {
  const error = {
    code: 'not-found',
    message: 'The request’s address or Host header is malformed.',
    details: [],
    requestId: '',
  };
  return new Response(JSON.stringify({ error }), {
    status: 400,
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}

async function shutDown(server: Server, app: Servable, url: string, closeTunnels: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  app.closeStreams();
  closeTunnels();
  // A browser keeps its connection after the answer; one that was busy a moment ago is asked again.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const patience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(patience);
  await withdraw(app.config, url);
}
