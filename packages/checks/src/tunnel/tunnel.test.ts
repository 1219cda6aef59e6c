import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { WebSocketServer } from 'ws';
import { TransportFault, WIRE_LIMITS, type WireRequest } from '../ports/transport.ts';
import { openProvider } from '../provider/index.ts';
import { loopback } from '../transport/index.ts';
import { acceptTunnel, serveTunnel, type Channel, type TunnelEnd, type TunnelResult } from './index.ts';
import { readQuestion, readReply } from './read.ts';

/** Two ends of one connection in memory: messages arrive in order, later. */
function pair(): [Channel & { cut(): void }, Channel] {
  const ends = [0, 1].map(() => ({ onMessage: (text: string): unknown => text, onClose: (): void => undefined }));
  let isOpen = true;
  const cut = (): void => {
    if (!isOpen) return;
    isOpen = false;
    for (const end of ends) setImmediate(() => end.onClose());
  };
  const channel = (own: number): Channel & { cut(): void } => ({
    send(text) {
      if (isOpen) setImmediate(() => ends[1 - own]?.onMessage(text));
    },
    listen: (onMessage, onClose) => void (ends[own] = { onMessage, onClose }),
    close: () => setImmediate(cut),
    cut,
  });
  return [channel(0), channel(1)];
}

const request = (target: string, changes: Partial<WireRequest> = {}): WireRequest => ({
  method: 'GET', target, headers: [], body: null, follow: false, limits: { ...WIRE_LIMITS }, ...changes,
}); // prettier-ignore
const never = new AbortController().signal;

describe('a tunnel', () => {
  let server: http.Server;
  let port: number;
  let sockets: WebSocketServer;
  before(async () => {
    server = http.createServer((incoming, response) => {
      if (incoming.url === '/hang') return;
      if (incoming.url === '/big') {
        response.end(Buffer.alloc(WIRE_LIMITS.bodyBytes + 10));
        return;
      }
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        response.writeHead(201, { 'X-Method': incoming.method ?? '', 'Set-Cookie': ['a=1', 'b=2'] });
        response.end(Buffer.concat(chunks));
      });
    });
    sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => {
      socket.send('welcome');
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    sockets.close();
    server.closeAllConnections();
    server.close();
  });

  interface Open {
    end: TunnelEnd;
    result: Promise<TunnelResult>;
    seen: string[];
    cut: () => void;
  }

  async function open(changes: Partial<Parameters<typeof serveTunnel>[0]> = {}): Promise<Open> {
    const [near, far] = pair();
    const seen: string[] = [];
    const accepted = acceptTunnel(near, 1_000);
    const result = serveTunnel({
      channel: far, transport: loopback({ host: '127.0.0.1', port }), signal: never,
      onRequest: (line) => seen.push(line), ...changes,
    }); // prettier-ignore
    return { end: await accepted, result, seen, cut: () => near.cut() };
  }

  it('carries a request to the learner’s port and the whole response back, byte for byte', async () => {
    const { end, seen } = await open();
    const body = new Uint8Array([0, 255, 10, 13, 128]);
    const response = await end.transport.send(request('/things?x=1', { method: 'POST', body }), never);
    assert.equal(response.status, 201);
    assert.deepEqual([...response.body], [...body]);
    const named = (wanted: string) =>
      response.headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
    assert.deepEqual(named('set-cookie'), ['a=1', 'b=2']);
    assert.deepEqual(seen, ['POST /things?x=1']);
    assert.equal(end.transport.route, 'tunnel');
    assert.equal(end.transport.base, `http://127.0.0.1:${port}`);
  });

  it('carries many requests at once without mixing them up', async () => {
    const { end } = await open();
    const sent = Array.from({ length: 40 }, (_, at) => `body ${at}`);
    const responses = await Promise.all(
      sent.map((text) =>
        end.transport.send(request('/', { method: 'PUT', body: new TextEncoder().encode(text) }), never),
      ),
    );
    assert.deepEqual(
      responses.map(({ body }) => new TextDecoder().decode(body)),
      sent,
    );
  });

  const code = (wanted: string) => (error: unknown) => error instanceof TransportFault && error.code === wanted;

  it('says of a fault of the learner’s server the same as a direct route would', async () => {
    const { end } = await open();
    await assert.rejects(end.transport.send(request('/big'), never), code('body-too-large'));
    const limits = { ...WIRE_LIMITS, firstByteMs: 200, totalMs: 400 };
    await assert.rejects(end.transport.send(request('/hang', { limits }), never), code('no-first-byte'));
    const elsewhere = await open({ transport: loopback({ host: '127.0.0.1', port: 1 }) });
    await assert.rejects(elsewhere.end.transport.send(request('/'), never), code('refused'));
  });

  it('stops what was asked when the run is stopped', async () => {
    const { end } = await open();
    const stop = new AbortController();
    const asked = end.transport.send(request('/hang'), stop.signal);
    setTimeout(() => stop.abort(), 50);
    await assert.rejects(asked, code('cancelled'));
  });

  it('turns a connection that is lost into an error of the network, whatever was under way', async () => {
    const { end, cut, result } = await open();
    const asked = end.transport.send(request('/hang'), never);
    setTimeout(cut, 50);
    await assert.rejects(asked, code('route-lost'));
    await assert.rejects(end.transport.send(request('/'), never), code('route-lost'));
    await end.gone;
    assert.equal((await result).status, 'error');
  });

  it('carries WebSocket messages both ways, the first one too', async () => {
    const { end } = await open();
    const opening = { target: '/ws', headers: [], protocols: [], connectMs: 2_000, messageBytes: 1_000 };
    const socket = await end.transport.openSocket(opening, never);
    assert.equal(await socket.receive(2_000), 'welcome');
    await socket.send('hello');
    assert.equal(await socket.receive(2_000), 'hello');
    await socket.send(new Uint8Array([1, 2]));
    assert.deepEqual([...((await socket.receive(2_000)) as Uint8Array)], [1, 2]);
    await assert.rejects(socket.receive(50), code('too-slow'));
    await socket.close(1000);
    assert.equal((await socket.closed).code, 1000);
  });

  it('restarts the learner’s server where the command line started it, and nowhere else', async () => {
    let restarts = 0;
    const lifecycle = { isOwned: () => true, restart: async () => void (restarts += 1), stop: async () => undefined };
    const { end } = await open({ lifecycle });
    await end.lifecycle?.restart(never);
    assert.equal(restarts, 1);
    assert.equal((await open()).end.lifecycle, null);
  });

  it('passes on the settings of a start that are on the list, and takes a message with any other for none', async () => {
    const given: unknown[] = [];
    const restart = async (_: AbortSignal, settings: unknown): Promise<void> => void given.push(settings);
    const lifecycle = { isOwned: () => true, restart, stop: async () => undefined };
    const { end } = await open({ lifecycle });
    await end.lifecycle?.restart(never, { TOKEN_SECONDS: '2' });
    assert.deepEqual(given, [{ TOKEN_SECONDS: '2' }]);
    const asked = (settings: unknown): unknown => readQuestion(JSON.stringify({ type: 'restart', id: 1, settings }));
    for (const settings of [{ NODE_OPTIONS: '2' }, { TOKEN_SECONDS: '2; x' }, { TOKEN_SECONDS: 2 }, [], 'x', null])
      assert.equal(asked(settings), null, JSON.stringify(settings));
    assert.deepEqual(asked(undefined), { type: 'restart', id: 1, settings: {} });
  });

  it('stops and starts single instances that the command line started, by their place and nothing else', async () => {
    const asked: string[] = [];
    const instances = {
      count: 2,
      stop: async (index: number) => void asked.push(`stop ${index}`),
      start: async (index: number) => void asked.push(`start ${index}`),
    };
    const lifecycle = { isOwned: () => true, restart: async () => undefined, stop: async () => undefined };
    const { end } = await open({ lifecycle: { ...lifecycle, instances } });
    const there = end.lifecycle?.instances;
    assert.equal(there?.count, 2);
    await there.stop(1);
    await there.start(1, never);
    assert.deepEqual(asked, ['stop 1', 'start 1']);
    assert.equal((await open({ lifecycle })).end.lifecycle?.instances, undefined);
    for (const wrong of [
      { index: -1, action: 'stop' },
      { index: 0, action: 'kill' },
      { index: '0', action: 'stop' },
    ])
      assert.equal(readQuestion(JSON.stringify({ type: 'instance', id: 1, ...wrong })), null, JSON.stringify(wrong));
  });

  it('carries what the learner’s server asks the service to the check, and the answer back', async () => {
    const provider = await openProvider({ redirectUri: 'http://127.0.0.1:3000/back' });
    const { end, result } = await open({ provider });
    assert.deepEqual(end.provider?.access, provider.access);
    const ask = (): Promise<Response> => fetch(`${provider.access.issuer}/token?x=1`, { method: 'POST', body: 'a=b' });
    assert.equal((await ask()).status, 503, 'before the check plays the service');
    end.provider.answerWith(({ method, target, body }) => ({
      ...{ status: 201, headers: { 'X-Said': 'yes' } },
      body: `${method} ${target} ${body}`,
    }));
    const answer = await ask();
    assert.deepEqual([answer.status, answer.headers.get('x-said')], [201, 'yes']);
    assert.equal(await answer.text(), 'POST /token?x=1 a=b');
    end.provider.answerWith(() => 'hang-up');
    await assert.rejects(ask());
    end.provider.answerWith(() => {
      throw new Error('the check is wrong');
    });
    assert.equal((await ask()).status, 503);
    end.end('pass', '');
    await result;
    for (const when of ['while it closes', 'when it is closed']) {
      await assert.rejects(ask(), when);
      await end.gone;
    }
    await provider.close();
    assert.equal((await open()).end.provider, null);
  });

  it('brings the steps and the end of the run to the terminal', async () => {
    const heard: string[] = [];
    const { end, result } = await open({ tell: ({ type }) => heard.push(type) });
    end.tell({ type: 'run-finished', status: 'pass', summary: 'Good.' });
    end.end('pass', 'Good.');
    assert.deepEqual(await result, { status: 'pass', summary: 'Good.' });
    assert.deepEqual(heard, ['run-finished']);
  });

  it('does not wait for a command line that says nothing, and closes on one that talks nonsense', async () => {
    const [silent] = pair();
    await assert.rejects(acceptTunnel(silent, 50), code('route-lost'));
    const [near, far] = pair();
    const accepted = acceptTunnel(near, 1_000);
    far.listen(
      () => undefined,
      () => undefined,
    );
    far.send('{"type":"hello"');
    await assert.rejects(accepted, code('route-lost'));
  });
});

describe('what comes out of a tunnel', () => {
  it('is a message or null, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const read of [readReply, readQuestion]) {
          const message = read(text);
          assert.ok(message === null || typeof message.type === 'string');
        }
      }),
    );
  });

  it('cannot make the service answer what is no HTTP, or stand at another address', () => {
    const said = (reply: unknown): unknown => readQuestion(JSON.stringify({ type: 'answer', id: 1, reply }));
    const right = { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'x' };
    assert.deepEqual(said(right), { type: 'answer', id: 1, reply: right });
    const odd = [
      { status: 99 },
      { headers: { 'a b': 'c' } },
      { headers: { a: 'b\r\nc: d' } },
      { headers: null },
      { body: 7 },
    ];
    for (const part of odd) assert.equal(said({ ...right, ...part }), null, JSON.stringify(part));
    const hello = (access: unknown) =>
      readReply(JSON.stringify({ type: 'hello', version: 2, base: 'x', lifecycle: true, provider: access }));
    const access = { issuer: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b', redirectUri: 'c' };
    const read = (value: unknown): unknown => (hello(value) as { provider: unknown }).provider;
    assert.deepEqual(read(access), access);
    for (const part of [{ issuer: 'http://evil.example' }, { clientId: '' }, { clientSecret: 7 }])
      assert.equal(read({ ...access, ...part }), null);
  });

  it('cannot make the command line ask another host: a target is a path', () => {
    const ask = (target: string) =>
      readQuestion(JSON.stringify({ type: 'request', id: 1, method: 'GET', target, headers: [], body: null }));
    for (const target of ['http://169.254.169.254/', '//evil.example/', 'evil', '/a b', '/a\r\nHost: x', ''])
      assert.equal(ask(target), null, target);
    assert.equal(ask('/todos?page=2')?.type, 'request');
  });
});
