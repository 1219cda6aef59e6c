/** Puts a server of this folder on the port that `PORT` names. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type Socket } from 'node:net';
import type { Ask, Reply, TinyServer } from './tiny-server.ts';

const port = Number(process.env['PORT']);

export function serve(tiny: TinyServer): Server {
  tiny.start();
  return serveReplies((ask) => tiny.answer(ask));
}

export function serveReplies(answer: (ask: Ask, request: IncomingMessage) => Reply | Promise<Reply>): Server {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void respond(request, response, Buffer.concat(chunks).toString(), answer));
  });
  return server.listen(port, '127.0.0.1');
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  answer: (ask: Ask, request: IncomingMessage) => Reply | Promise<Reply>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://here');
  const ask = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    rawQuery: url.search,
    type: request.headers['content-type'] ?? '',
    headers: request.headers,
    text: body,
  };
  const reply = await answer(ask, request);
  response.writeHead(reply.status, reply.headers).end(reply.body);
}

/** Byte by byte: for servers that do not keep to HTTP. */
export function serveBytes(speak: (socket: Socket) => void): void {
  createRawServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => speak(socket));
  }).listen(port, '127.0.0.1');
}
