/** Servers for the suite, each on a free port of 127.0.0.1: good ones over HTTP, bad ones byte by byte. */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Served {
  port: number;
  /** Connections that are open. */
  open(): number;
  close(): Promise<void>;
}

export async function serveHttp(listener: RequestListener): Promise<Served> {
  return served(createHttpServer(listener));
}

/** @param speak gets each connection once the request's head is there */
export async function serveBytes(speak: (socket: Socket) => void): Promise<Served> {
  return served(createServer((socket) => socket.once('data', () => speak(socket))));
}

async function served(server: Server): Promise<Served> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Writes the chunk again and again as fast as the other side reads, until the connection is gone. */
export function pourForever(socket: Socket, chunk: Buffer | string): void {
  if (socket.destroyed) return;
  // One write for each turn of the loop: the route under test lives in the same process.
  if (socket.write(chunk)) setImmediate(() => pourForever(socket, chunk));
  else socket.once('drain', () => pourForever(socket, chunk));
}

/** A port of 127.0.0.1 that nobody listens at just now. */
export async function freePort(): Promise<number> {
  const server = await served(createServer());
  await server.close();
  return server.port;
}
