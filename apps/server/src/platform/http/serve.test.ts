import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findServer } from './running.ts';
import { serve, ServeError, type Servable, type Served } from './serve.ts';
import { smallApp, type SmallApp } from './small-app.fixture.ts';

/** Sends bytes as they are and collects what comes back until the server closes. */
function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

describe('a served app', () => {
  let app: SmallApp;
  let served: Served;
  let place: Servable;
  before(async () => {
    app = await smallApp();
    const config = { dataFolder: app.dataFolder, databaseUrl: 'sqlite:x' };
    place = { fetch: app.door, closeStreams: () => app.bus.close(), instance: 'small', config };
    served = await serve(place, { host: 'localhost', port: 0 });
  });
  after(async () => {
    await served.close();
    await app.close();
  });

  it('answers on 127.0.0.1 at a port of the system’s choice', async () => {
    assert.match(served.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal((await fetch(`${served.url}/api/health`)).status, 200);
  });

  it('refuses a stranger’s Host over a real socket', async () => {
    const ask = (host: string): Promise<string> =>
      raw(served.url, `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    assert.match(await ask('evil.example'), /^HTTP\/1\.1 403 .*foreign-origin/s);
    assert.match(await ask('localhost'), /^HTTP\/1\.1 200 /);
    const absolute = 'GET http://evil.example/api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    assert.match(await raw(served.url, absolute), /^HTTP\/1\.1 403 /);
  });

  it('answers nonsense with 400 and stays well', async () => {
    for (const host of ['a b', '[', 'localhost:99999', '%%']) {
      const answer = await raw(served.url, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 40[03] /, host);
      assert.doesNotMatch(answer, /\.ts|at /);
    }
    assert.match(await raw(served.url, 'HELLO\r\n\r\n'), /^HTTP\/1\.1 400 /);
    assert.equal((await fetch(`${served.url}/api/health`)).status, 200);
  });

  it('refuses a chunked body that goes on for ever, and headers that do', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const head = `POST /api/programmes/current/time-entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    const answer = await raw(
      served.url,
      `${head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk.repeat(6)}0\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 413 .*body-too-large/s);
    const long = await raw(served.url, `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    assert.match(long, /^HTTP\/1\.1 431 /);
  });

  it('says in its data folder where it is, for its owner only, and is found there', async () => {
    const announced = JSON.parse(await readFile(path.join(app.dataFolder, 'server.json'), 'utf8')) as { pid: number };
    assert.equal(announced.pid, process.pid);
    if (process.platform !== 'win32') {
      assert.equal((await stat(path.join(app.dataFolder, 'server.json'))).mode & 0o077, 0);
    }
    assert.equal(await findServer(place.config), served.url);
    assert.equal(
      await findServer({ ...place.config, databaseUrl: 'postgres://127.0.0.1/x' }),
      null,
      'another database',
    );
  });

  it('says what to do when the port is taken', async () => {
    const port = Number(new URL(served.url).port);
    await assert.rejects(serve(place, { host: '127.0.0.1', port }), (error) => {
      assert.ok(error instanceof ServeError);
      assert.equal(error.code, 'port-in-use');
      assert.match(error.message, new RegExp(`Port ${port} .*--port ${port + 1}`));
      return true;
    });
    assert.equal(await findServer(place.config), served.url, 'the one that runs is still announced');
  });
});

describe('closing a served app', () => {
  it('finishes the answer under way, ends live streams, lets the port go and withdraws the announcement', async () => {
    const app = await smallApp();
    let finish = (): void => undefined;
    const begun = Promise.withResolvers<boolean>();
    const slow = async (): Promise<Response> => {
      begun.resolve(true);
      await new Promise<void>((resolve) => (finish = resolve));
      return new Response('finished');
    };
    const endless = (): Response => {
      const body = new ReadableStream({
        start: (controller) =>
          void app.bus.listen(
            () => undefined,
            () => controller.close(),
          ),
      });
      return new Response(body);
    };
    const config = { dataFolder: app.dataFolder, databaseUrl: 'sqlite:x' };
    const fetchIt = (request: Request): Promise<Response> =>
      request.url.endsWith('/slow') ? slow() : Promise.resolve(endless());
    const served = await serve(
      { fetch: fetchIt, closeStreams: () => app.bus.close(), instance: 'x', config },
      { host: '127.0.0.1', port: 0 },
    );
    const stream = fetch(`${served.url}/stream`).then((response) => response.text());
    const answer = fetch(`${served.url}/slow`).then((response) => response.text());
    await begun.promise;
    const closed = served.close();
    await stream;
    finish();
    assert.equal(await answer, 'finished');
    await closed;
    await served.close();
    await assert.rejects(fetch(`${served.url}/slow`));
    await assert.rejects(stat(path.join(app.dataFolder, 'server.json')));
    await app.close();
  });
});

describe('finding a server', () => {
  it('is not misled by what a crash, another program or a stranger left in server.json', async () => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'waymark-find-'));
    const place = { dataFolder, databaseUrl: 'sqlite:x' };
    const other = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const database = '5a64cf8cc2b4fa4e';
    const left = [
      '', '{', 'null', '[]', '{"url":1}',
      JSON.stringify({ url: 'http://127.0.0.1:1', pid: 1, instance: 'x', database }),
      JSON.stringify({ url: `http://127.0.0.1:${port}`, pid: 1, instance: 'x', database }),
      JSON.stringify({ url: 'http://evil.example', pid: 1, instance: 'x', database }),
    ]; // prettier-ignore
    assert.equal(await findServer(place), null);
    for (const text of left) {
      await writeFile(path.join(dataFolder, 'server.json'), text);
      assert.equal(await findServer(place), null, text);
    }
    other.close();
    await rm(dataFolder, { recursive: true });
  });
});
