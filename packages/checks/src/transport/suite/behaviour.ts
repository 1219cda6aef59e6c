/** What every route promises, whatever is on its other end. A new route runs this suite in its own test. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { WebSocketServer } from 'ws';
import {
  TransportFault,
  WIRE_LIMITS,
  type Transport,
  type TransportFaultCode,
  type WireRequest,
} from '../../ports/transport.ts';
import { BAD_SERVERS } from './bad-servers.ts';
import { serveBytes, serveHttp, type Served } from './servers.ts';

type Reach = (port: number) => Transport | Promise<Transport>;
/** Runs work over the route to a server, and closes both. */
type Against = (server: Served, work: (transport: Transport) => Promise<void>) => Promise<void>;

/** @param reach makes the route to a port of 127.0.0.1; `close` of the transport ends it */
export function transportSuite(name: string, reach: Reach): void {
  const against: Against = async (server, work) => {
    const transport = await reach(server.port);
    try {
      await work(transport);
    } finally {
      await transport.close();
      await server.close();
    }
  };
  describe(`the ${name} route`, () => {
    carriesExchanges(against);
    handlesRedirects(against);
    survivesBadServers(against);
    handlesTrouble(against, reach);
    opensSockets(against, reach);
  });
}

function carriesExchanges(against: Against): void {
  it('carries method, path, query, headers and body there, and status, headers in order and body back', async () => {
    const server = await serveHttp((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(418, ['X-One', '1', 'X-Two', '2', 'x-one', '3']);
        response.end(
          JSON.stringify([request.method, request.url, request.headers['x-mine'], Buffer.concat(chunks).toString()]),
        );
      });
    });
    await against(server, async (transport) => {
      const sent = {
        method: 'PUT',
        target: '/a/%C3%BC?x=1&y=%20',
        headers: [['X-Mine', 'yes']] as [string, string][],
        body: Buffer.from('żółć 🦊'),
      };
      const response = await transport.send(ask(sent), forever());
      assert.equal(response.status, 418);
      assert.deepEqual(JSON.parse(Buffer.from(response.body).toString()), [
        'PUT',
        '/a/%C3%BC?x=1&y=%20',
        'yes',
        'żółć 🦊',
      ]);
      const own = response.headers.filter(([header]) => header.toLowerCase().startsWith('x-'));
      assert.deepEqual(own, [
        ['X-One', '1'],
        ['X-Two', '2'],
        ['x-one', '3'],
      ]);
    });
  });

  it('carries many requests at the same time, each with its own answer', async () => {
    const server = await serveHttp((request, response) => void sleep(5).then(() => response.end(request.url)));
    await against(server, async (transport) => {
      const targets = Array.from({ length: 30 }, (_, index) => `/${index}`);
      const answers = await Promise.all(targets.map((target) => transport.send(ask({ target }), forever())));
      assert.deepEqual(
        answers.map(({ body }) => Buffer.from(body).toString()),
        targets,
      );
    });
  });

  it('unpacks a compressed body', async () => {
    const server = await serveHttp((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('packed')),
    );
    await against(server, async (transport) => {
      assert.equal(Buffer.from((await transport.send(ask({}), forever())).body).toString(), 'packed');
    });
  });

  it('answers a HEAD request, which has a length but no body', async () => {
    const server = await serveHttp((_, response) => response.writeHead(200, { 'Content-Length': '1000' }).end());
    await against(server, async (transport) => {
      assert.equal((await transport.send(ask({ method: 'HEAD' }), forever())).body.byteLength, 0);
    });
  });
}

function handlesRedirects(against: Against): void {
  it('takes a redirect as an answer, and follows it only where the request says so', async () => {
    const server = await serveHttp((request, response) => {
      if (request.url === '/there') response.end('here');
      else response.writeHead(302, { Location: '/there' }).end();
    });
    await against(server, async (transport) => {
      assert.equal((await transport.send(ask({}), forever())).status, 302);
      const followed = await transport.send(ask({ follow: true }), forever());
      assert.equal(Buffer.from(followed.body).toString(), 'here');
      assert.equal(followed.redirects.length, 1);
    });
  });

  it('follows five redirects and no more', async () => {
    const server = await serveHttp((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('home');
      else response.writeHead(307, { Location: `/${left - 1}` }).end();
    });
    await against(server, async (transport) => {
      assert.equal((await transport.send(ask({ target: '/5', follow: true }), forever())).status, 200);
      await fault('too-many-redirects', transport.send(ask({ target: '/6', follow: true }), forever()));
    });
  });

  for (const location of [
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1:22/',
    'http://localhost:1/',
    'http://2130706433/',
    'file:///etc/passwd',
    '//[::ffff:10.0.0.1]/',
    'http://me:secret@127.0.0.1/',
  ]) {
    it(`does not follow a redirect to ${location}`, async () => {
      const server = await serveHttp((_, response) => response.writeHead(302, { Location: location }).end());
      await against(server, (transport) => fault('bad-redirect', transport.send(ask({ follow: true }), forever())));
    });
  }
}

const HASTY = { ...WIRE_LIMITS, connectMs: 300, firstByteMs: 300, totalMs: 600 };

function survivesBadServers(against: Against): void {
  for (const [what, code, speak] of BAD_SERVERS) {
    it(`calls it ${code} when the server ${what}`, async () => {
      const server = await serveBytes(speak);
      await against(server, async (transport) => {
        const before = process.memoryUsage.rss();
        const began = performance.now();
        await fault(code, transport.send(ask({ limits: HASTY }), forever()));
        assert.ok(performance.now() - began < 3_000, 'it took longer than its limits');
        assert.ok(process.memoryUsage.rss() - before < 150 * 1024 * 1024, 'it kept what it should have dropped');
      });
    });
  }
}

function handlesTrouble(against: Against, reach: Reach): void {
  it('calls it refused when nothing listens, and says so at once', async () => {
    const server = await serveHttp(() => undefined);
    await server.close();
    const transport = await reach(server.port);
    await fault('refused', transport.send(ask({}), forever()));
    await transport.close();
  });

  it('stops at once and lets go of the connection when it is cancelled', async () => {
    const server = await serveHttp(() => undefined);
    await against(server, async (transport) => {
      const stop = new AbortController();
      const work = transport.send(ask({}), stop.signal);
      await sleep(50);
      stop.abort();
      await fault('cancelled', work);
      for (let round = 0; round < 100 && server.open() > 0; round += 1) await sleep(10);
      assert.equal(server.open(), 0);
    });
  });

  it('hears the answer of a server that refuses a large body before it has read it', async () => {
    const server = await serveHttp((_, response) => response.writeHead(413, { Connection: 'close' }).end('too large'));
    await against(server, async (transport) => {
      const response = await transport.send(ask({ method: 'POST', body: Buffer.alloc(150_000, 'x') }), forever());
      assert.equal(response.status, 413);
    });
  });
}

function opensSockets(against: Against, reach: Reach): void {
  it('opens a WebSocket, sends and receives in order, and says when none comes', async () => {
    const server = await serveHttp(() => undefined);
    await server.close();
    const sockets = new WebSocketServer({ port: server.port, host: '127.0.0.1' });
    await once(sockets, 'listening');
    sockets.on('connection', (socket) =>
      socket.on('message', (data: Buffer, isBinary) => socket.send(data, { binary: isBinary })),
    );
    const transport = await reach(server.port);
    try {
      const socket = await transport.openSocket(socketRequest('/ws'), forever());
      await socket.send('one');
      await socket.send(new Uint8Array([1, 2]));
      assert.equal(await socket.receive(2_000), 'one');
      assert.deepEqual(await socket.receive(2_000), new Uint8Array([1, 2]));
      await fault('no-first-byte', socket.receive(50));
      await socket.close();
      assert.equal((await socket.closed).code, 1000);
    } finally {
      await transport.close();
      await new Promise((resolve) => sockets.close(resolve));
    }
  });

  it('calls it socket-refused when the handshake is answered with a page', async () => {
    const server = await serveHttp((_, response) => response.end('hello'));
    await against(server, (transport) =>
      fault('socket-refused', transport.openSocket(socketRequest('/ws'), forever())),
    );
  });
}

function fault(code: TransportFaultCode, work: Promise<unknown>): Promise<void> {
  return assert.rejects(work, (error) => {
    assert.ok(error instanceof TransportFault, String(error));
    assert.equal(error.code, code, error.message);
    return true;
  });
}

function ask(some: Partial<WireRequest>): WireRequest {
  return { method: 'GET', target: '/', headers: [], body: null, follow: false, limits: WIRE_LIMITS, ...some };
}

function socketRequest(target: string) {
  return { target, headers: [], protocols: [], connectMs: 2_000, messageBytes: 10_000 };
}

function forever(): AbortSignal {
  return new AbortController().signal;
}
