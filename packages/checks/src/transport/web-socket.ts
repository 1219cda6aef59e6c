import type { LookupFunction } from 'node:net';
import WebSocket from 'ws';
import { TransportFault, type Socket, type SocketRequest } from '../ports/transport.ts';
import type { Pinned } from './exchange.ts';
import { faultOf } from './faults.ts';

/** Messages that wait for somebody to ask; a flood ends the socket. */
const WAITING = 1_000;
const CLOSE_MS = 1_000;
const FLOODED = 1008;

/** @throws TransportFault where the handshake fails */
export async function openWebSocket(
  url: URL,
  pinned: Pinned,
  request: SocketRequest,
  signal: AbortSignal,
): Promise<Socket> {
  const lookup: LookupFunction = (_, { all }, done) =>
    all ? done(null, [pinned]) : done(null, pinned.address, pinned.family);
  const socket = new WebSocket(url.href.replace(/^http/, 'ws'), request.protocols, {
    lookup,
    headers: Object.fromEntries(request.headers),
    handshakeTimeout: request.connectMs,
    maxPayload: request.messageBytes,
    perMessageDeflate: false,
    followRedirects: false,
    // Node's shared agent may know a proxy from the environment; without an agent ws connects by itself.
    agent: false,
  });
  const inbox = inboxOf(socket);
  await opened(socket, signal);
  return inbox;
}

function opened(socket: WebSocket, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      socket.terminate();
      reject(faultOf(new Error('stopped'), signal));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    socket.once('open', () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    socket.once('unexpected-response', (_, response) => {
      signal.removeEventListener('abort', stop);
      reject(
        new TransportFault(
          'socket-refused',
          `The handshake was answered with status ${response.statusCode ?? 0}, not 101.`,
        ),
      );
      socket.terminate();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', stop);
      const known = faultOf(error, signal);
      reject(
        known instanceof TransportFault
          ? known
          : new TransportFault('socket-refused', `The handshake failed: ${error.message}.`),
      );
    });
  });
}

function inboxOf(socket: WebSocket): Socket {
  const waiting: (string | Uint8Array)[] = [];
  const readers: ((message: string | Uint8Array | null) => void)[] = [];
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => {
    const bytes = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
    const message = isBinary ? new Uint8Array(bytes) : bytes.toString('utf8');
    const reader = readers.shift();
    if (reader) reader(message);
    else if (waiting.push(message) > WAITING) socket.close(FLOODED, 'too many messages');
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => {
      for (const reader of readers.splice(0)) reader(null);
      resolve({ code, reason: reason.toString('utf8') });
    });
  });
  return {
    closed,
    send: (message) =>
      new Promise((resolve, reject) => {
        socket.send(message, (error) =>
          error ? reject(new TransportFault('closed', 'The WebSocket is closed.')) : resolve(),
        );
      }),
    receive: (withinMs) => next(socket, waiting, readers, withinMs),
    async close(code = 1000) {
      socket.close(code);
      const timer = setTimeout(() => socket.terminate(), CLOSE_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

function next(
  socket: WebSocket,
  waiting: (string | Uint8Array)[],
  readers: ((message: string | Uint8Array | null) => void)[],
  withinMs: number,
): Promise<string | Uint8Array> {
  const first = waiting.shift();
  if (first !== undefined) return Promise.resolve(first);
  if (socket.readyState !== WebSocket.OPEN)
    return Promise.reject(new TransportFault('closed', 'The WebSocket was closed.'));
  return new Promise((resolve, reject) => {
    const reader = (message: string | Uint8Array | null): void => {
      clearTimeout(timer);
      if (message === null) reject(new TransportFault('closed', 'The WebSocket was closed.'));
      else resolve(message);
    };
    const timer = setTimeout(() => {
      readers.splice(readers.indexOf(reader), 1);
      reject(new TransportFault('no-first-byte', `No message came within ${withinMs / 1000} seconds.`));
    }, withinMs);
    readers.push(reader);
  });
}
