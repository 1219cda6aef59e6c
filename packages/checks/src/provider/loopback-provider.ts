/** The service at a port of this machine. It listens on the loopback address alone: nobody else can reach it. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { LifecycleFault } from '../ports/lifecycle.ts';
import {
  NOBODY_ANSWERS,
  type Incoming,
  type Provider,
  type ProviderAccess,
  type ProviderAnswer,
} from '../ports/provider.ts';

export interface ProviderOptions {
  /** Where the learner's server takes browsers back. */
  redirectUri: string;
  /** Fixed ones, where the learner's server was started before the check; otherwise any free port and fresh secrets. */
  port?: number;
  clientId?: string;
  clientSecret?: string;
}

export interface OpenedProvider extends Provider {
  /** Ends every connection, those that wait for an answer too. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** What a client sends is a form of a few lines. */
const MOST_BYTES = 64 * 1024;

/** @throws LifecycleFault where the port is taken */
export async function openProvider(options: ProviderOptions): Promise<OpenedProvider> {
  let answer: ProviderAnswer = () => NOBODY_ANSWERS;
  const server = createServer((request, response) => {
    // Whoever hangs up before the end gets no answer, and is no error of ours.
    void respond(request, response, (asked) => answer(asked)).catch(() => response.destroy());
  });
  const port = await listen(server, options.port ?? 0);
  const access: ProviderAccess = {
    issuer: `http://${HOST}:${port}`,
    clientId: options.clientId ?? `waymark-${randomBytes(6).toString('hex')}`,
    clientSecret: options.clientSecret ?? randomBytes(24).toString('base64url'),
    redirectUri: options.redirectUri,
  };
  return {
    access,
    answerWith(next: ProviderAnswer) {
      answer = next;
    },
    close: () => shut(server),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'something else answers there already' : error.message;
      reject(new LifecycleFault(`The service of the check cannot listen on port ${port}: ${why}.`));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: ProviderAnswer): Promise<void> {
  const body = await bodyOf(request);
  if (body === null) {
    response.writeHead(413, { Connection: 'close' }).end();
    return;
  }
  const reply = await answer(incoming(request, body));
  if (reply === 'silence') return;
  if (reply === 'hang-up') request.socket.destroy();
  else response.writeHead(reply.status, reply.headers).end(reply.body);
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function incoming({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): Incoming {
  const plain = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
  return { method, target: url, headers: Object.fromEntries(plain) as Record<string, string>, body };
}
