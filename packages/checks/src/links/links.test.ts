import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { playSite, type PlayedHost } from '../network/suite/play-site.ts';
import { BAD_SERVERS } from '../transport/suite/bad-servers.ts';
import { freePort, pourForever, serveBytes, serveHttp, type Served } from '../transport/suite/servers.ts';
import { lookAt, Turns, wayToLinks, type Looked, type LookOptions, type Validators } from './index.ts';
import { isSamePage, ofStatus, retryAtOf } from './verdict.ts';

const NOW = new Date('2027-01-04T18:00:00.000Z');
const NOTHING: Validators = { etag: null, lastModified: null };
const anyText = fc.array(fc.nat({ max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes));
const never = new AbortController().signal;

/** Looks over the real, guarded route; only the ports of the test's own servers are let through. */
function lookOptions(ports: readonly number[], changes: Partial<LookOptions> = {}): LookOptions {
  const alsoAllow = ports.map((port) => `127.0.0.1:${port}`);
  return {
    open: (origin) => wayToLinks(origin, { alsoAllow }),
    turns: new Turns({ pauseMs: 0 }),
    userAgent: 'Waymark/test (link check)',
    now: () => NOW,
    limits: { connectMs: 400, firstByteMs: 300, totalMs: 600 },
    ...changes,
  };
}

describe('a look at a link', () => {
  let server: Served;
  let asked: { method: string; url: string; headers: IncomingMessage['headers'] }[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  beforeEach(async () => {
    asked = [];
    answer = (_, response) => response.end('page');
    server = await serveHttp((request, response) => {
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
      answer(request, response);
    });
  });
  afterEach(() => server.close());

  const look = async (path = '/', known = NOTHING, changes: Partial<LookOptions> = {}): Promise<Looked> => {
    const looked = await lookAt(
      `http://127.0.0.1:${server.port}${path}`,
      known,
      lookOptions([server.port], changes),
      never,
    );
    assert.ok(looked);
    return looked;
  };
  const methods = (): string[] => asked.map(({ method }) => method);
  const status =
    (code: number, headers: Record<string, string> = {}): typeof answer =>
    (_, response) =>
      response.writeHead(code, headers).end();

  it('asks for the head alone, says who asks, and finds a page that is there', async () => {
    assert.deepEqual(await look('/a?b=c'), { found: { kind: 'alive' }, answered: true, ...NOTHING });
    assert.deepEqual(methods(), ['HEAD']);
    assert.deepEqual([asked[0]?.url, asked[0]?.headers['user-agent']], ['/a?b=c', 'Waymark/test (link check)']);
    assert.deepEqual([asked[0]?.headers.cookie, asked[0]?.headers.referer], [undefined, undefined]);
  });

  it('asks for the page where the head is refused, whatever the refusal', async () => {
    for (const code of [400, 403, 404, 405, 500, 501]) {
      asked = [];
      answer = (request, response) => response.writeHead(request.method === 'HEAD' ? code : 200).end('page');
      assert.equal((await look()).found.kind, 'alive', String(code));
      assert.deepEqual(methods(), ['HEAD', 'GET']);
    }
    answer = (request, response) => {
      if (request.method === 'HEAD') request.socket.destroy();
      else response.end('page');
    };
    assert.equal((await look()).found.kind, 'alive');
  });

  it('and reads no more of the page than its head: a flood fills nothing', async () => {
    answer = (request, response) => {
      if (request.method === 'HEAD') response.writeHead(405).end();
      else {
        response.writeHead(200, { 'Content-Length': String(1024 ** 3) }).flushHeaders();
        pourForever(response.socket as NonNullable<typeof response.socket>, Buffer.alloc(64 * 1024, 'x'));
      }
    };
    assert.equal((await look()).found.kind, 'alive');
    // Nothing listens to the flood any more.
    for (let wait = 0; server.open() > 0 && wait < 100; wait += 1) await sleep(20);
    assert.equal(server.open(), 0);
  });

  it('finds that a page is gone, and that another one only refuses or is broken', async () => {
    const kinds = async (code: number) => {
      answer = status(code);
      const { found, answered } = await look();
      assert.ok(answered);
      return found.kind;
    };
    for (const code of [404, 410]) assert.equal(await kinds(code), 'gone');
    for (const code of [401, 403, 429, 451]) assert.equal(await kinds(code), 'closed', String(code));
    for (const code of [400, 500, 502, 503]) assert.equal(await kinds(code), 'unsure', String(code));
    answer = status(511);
    assert.deepEqual([(await look()).found.kind, (await look()).answered], ['unsure', false]);
  });

  it('says where a page moved for good, through several steps, and not where it only is for now', async () => {
    const steps: Record<string, [number, string]> = {
      '/old': [301, '/newer'],
      '/newer': [308, '/new#part'],
      '/now': [302, '/new'],
      '/both': [301, '/now'],
      '/slash': [301, '/slash/'],
    };
    answer = (request, response) => {
      const [code, location] = steps[request.url ?? ''] ?? [200, ''];
      response.writeHead(code, location === '' ? {} : { Location: location }).end();
    };
    const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
    assert.deepEqual((await look('/old')).found, { kind: 'moved', to: at('/new') });
    assert.deepEqual((await look('/now')).found, { kind: 'alive' });
    assert.deepEqual((await look('/both')).found, { kind: 'moved', to: at('/now') });
    assert.deepEqual((await look('/slash')).found, { kind: 'alive' });
    steps['/long'] = [301, `/${'x'.repeat(5_000)}`];
    assert.deepEqual((await look('/long')).found, { kind: 'alive' });
  });

  it('of a page that moved to nowhere finds that it is gone', async () => {
    answer = (request, response) =>
      response.writeHead(request.url === '/old' ? 301 : 404, { Location: '/missing' }).end();
    assert.equal((await look('/old')).found.kind, 'gone');
  });

  it('does not follow redirects for ever, and does not call dead what leads programs round', async () => {
    answer = status(302, { Location: '/' });
    assert.deepEqual([(await look()).found.kind, asked.length], ['closed', 1]);
    asked = [];
    answer = (request, response) => response.writeHead(302, { Location: `${request.url ?? ''}x` }).end();
    assert.deepEqual([(await look('/x')).found.kind, asked.length], ['closed', 6]);
  });

  it('is not led inside by a redirect', async () => {
    for (const inside of ['http://169.254.169.254/latest/meta-data/', 'http://127.0.0.1:1/', 'http://[::1]/', 'http://10.0.0.1/', 'http://localhost/', 'https://ada:pw@example.org/', 'http://example.org:22/']) {
      answer = status(301, { Location: inside });
      const { found, answered } = await look();
      assert.deepEqual([found.kind, answered], ['unsure', true], inside);
      assert.match('reason' in found ? found.reason : '', /redirects to an address that is not asked/);
    } // prettier-ignore
    answer = status(301, { Location: 'file:///etc/passwd' });
    assert.match(JSON.stringify((await look()).found), /no address of the web/);
  });

  it('asks whether anything changed where the server gave a validator, and keeps it while nothing does', async () => {
    answer = status(200, { ETag: '"one"', 'Last-Modified': 'Mon, 04 Jan 2027 18:00:00 GMT' });
    const known = { etag: '"one"', lastModified: 'Mon, 04 Jan 2027 18:00:00 GMT' };
    assert.deepEqual(await look(), { found: { kind: 'alive' }, answered: true, ...known });
    answer = status(304);
    assert.deepEqual(await look('/', known), { found: { kind: 'alive' }, answered: true, ...known });
    assert.equal(asked.at(-1)?.headers['if-none-match'], '"one"');
    answer = status(200, { ETag: `"${'x'.repeat(500)}"` });
    assert.equal((await look()).etag, null);
  });

  it('leaves a host alone that asks for it, and says until when', async () => {
    const turns = new Turns({ pauseMs: 0 });
    answer = status(429, { 'Retry-After': '3600' });
    const { found } = await look('/', NOTHING, { turns });
    assert.deepEqual(found, { kind: 'closed', reason: 'It answers 429: it was asked too often.', retryAt: '2027-01-04T19:00:00.000Z' }); // prettier-ignore
    assert.deepEqual(methods(), ['HEAD']);
    const url = `http://127.0.0.1:${server.port}/other`;
    assert.equal(await lookAt(url, NOTHING, lookOptions([server.port], { turns }), never), null);
    assert.equal(asked.length, 1);
  });

  it('stops when it is told to, and finds nothing then', async () => {
    answer = () => undefined;
    const stop = new AbortController();
    const slow = { limits: { firstByteMs: 60_000, totalMs: 60_000 } };
    const looking = lookAt(`http://127.0.0.1:${server.port}/`, NOTHING, lookOptions([server.port], slow), stop.signal);
    setTimeout(() => stop.abort(), 50);
    assert.equal(await looking, null);
  });
});

describe('a look at what is no good server', () => {
  for (const [what, , speak] of BAD_SERVERS.filter(([, code]) => code !== 'bad-encoding' && code !== 'body-too-large'))
    it(`does not take one for dead that ${what}, nor for proof that the network works`, async () => {
      const server = await serveBytes(speak);
      const url = `http://127.0.0.1:${server.port}/`;
      const looked = await lookAt(url, NOTHING, lookOptions([server.port]), never);
      await server.close();
      // What breaks off after its head has said all that was asked.
      if (/stops in the middle|drips one byte/.test(what)) assert.deepEqual(looked?.found, { kind: 'alive' });
      else assert.deepEqual([looked?.found.kind, looked?.answered], ['unsure', false]);
    });

  it('finds nobody at a closed port', async () => {
    const port = await freePort();
    const looked = await lookAt(`http://127.0.0.1:${port}/`, NOTHING, lookOptions([port]), never);
    assert.deepEqual([looked?.found.kind, looked?.answered], ['unsure', false]);
  });

  it('asks no address that is not public, and says which rule it broke', async () => {
    for (const url of ['http://127.0.0.1/', 'http://192.168.1.1/', 'http://localhost:3000/', 'https://ada:pw@example.org/', 'http://example.org:22/', 'http://router.local/']) {
      const looked = await lookAt(url, NOTHING, lookOptions([]), never);
      assert.equal(looked?.found.kind, 'unasked', url);
      assert.doesNotMatch(JSON.stringify(looked), /pw@/);
    } // prettier-ignore
  });

  it('calls a name that is nowhere gone, and one that could not be looked up not', async () => {
    const of = async (code: string) => {
      const { TransportFault } = await import('../ports/transport.ts');
      const lookup = () => Promise.reject(new TransportFault(code as 'unreachable', 'Not found.'));
      const open = (origin: string) => wayToLinks(origin, { lookup });
      return lookAt('http://nowhere.example/', NOTHING, lookOptions([], { open }), never);
    };
    assert.deepEqual(
      [(await of('unknown-host'))?.found.kind, (await of('unreachable'))?.found.kind],
      ['gone', 'unsure'],
    );
  });
});

describe('a look at a certificate', () => {
  const NAME = 'books.example';
  const ADDRESS = '93.184.216.34';
  const chains: [what: string, kind: string, chain: PlayedHost['chain']][] = [
    ['one that holds', 'alive', async (by) => [await by.leaf([NAME]), by.intermediate]],
    ['one that ran out', 'gone', async (by) => [await by.leaf([NAME], { from: -90, to: -1 }), by.intermediate]],
    ['one for another name', 'gone', async (by) => [await by.leaf(['other.example']), by.intermediate]],
    ['one whose chain is not whole, which a browser often mends', 'closed', async (by) => [await by.leaf([NAME])]],
  ];
  for (const [what, kind, chain] of chains)
    it(`finds ${what} ${kind}`, async () => {
      const hosts = {
        [ADDRESS]: { ...(chain && { chain }), secure: (_: unknown, response: ServerResponse) => response.end() },
      };
      const site = await playSite({ hosts, zone: { records: '' }, servers: {} });
      const { roots = [], detour } = site.options;
      const lookup = () => Promise.resolve([{ address: ADDRESS, family: 4 as const }]);
      const open = (origin: string) => wayToLinks(origin, { roots, lookup, ...(detour && { detour }) });
      const looked = await lookAt(`https://${NAME}/`, NOTHING, lookOptions([], { open, limits: {} }), never).finally(
        () => site.close(),
      );
      assert.deepEqual([looked?.found.kind, looked?.answered], [kind, kind === 'alive']);
    });
});

describe('turns', () => {
  it('never ask one host twice at once, pause between two, and ask few hosts at the same time', async () => {
    const turns = new Turns({ pauseMs: 20, atOnce: 3 });
    const at = new Map<string, number>();
    const ends = new Map<string, number>();
    let [now, most] = [0, 0];
    const work = (host: string) => async () => {
      assert.equal(at.get(host) ?? 0, 0, host);
      const gap = performance.now() - (ends.get(host) ?? -1_000);
      // Timers may fire a moment early.
      assert.ok(gap >= 18, `${host} after ${gap} ms`);
      at.set(host, 1);
      now += 1;
      most = Math.max(most, now);
      await sleep(Math.random() * 8);
      now -= 1;
      at.set(host, 0);
      ends.set(host, performance.now());
    };
    const hosts = ['a', 'b', 'c', 'd', 'e', 'f'];
    const all = hosts.flatMap((host) => Array.from({ length: 5 }, () => host));
    await Promise.all(all.map((host) => turns.take(host, work(host), () => true, never)));
    assert.equal(most, 3);
  });

  it('let those through that come after one that failed, was stopped, or is not wanted any more', async () => {
    const turns = new Turns({ pauseMs: 0, atOnce: 1 });
    const stop = new AbortController();
    stop.abort();
    const failing = turns.take(
      'a',
      () => Promise.reject(new Error('broken')),
      () => true,
      never,
    );
    const stopped = turns.take(
      'a',
      () => Promise.resolve(1),
      () => true,
      stop.signal,
    );
    const unwanted = turns.take(
      'a',
      () => Promise.resolve(2),
      () => false,
      never,
    );
    const last = turns.take(
      'a',
      () => Promise.resolve(3),
      () => true,
      never,
    );
    await assert.rejects(failing, /broken/);
    assert.deepEqual(await Promise.all([stopped, unwanted, last]), [null, null, 3]);
  });

  it('leave a host alone as long as it asks, and others not', async () => {
    const turns = new Turns({ pauseMs: 0 });
    turns.rest('a', 60);
    const yes = (): boolean => true;
    const done = () => Promise.resolve('done');
    assert.deepEqual(
      [await turns.take('a', done, yes, never), await turns.take('b', done, yes, never)],
      [null, 'done'],
    );
    await sleep(80);
    assert.equal(await turns.take('a', done, yes, never), 'done');
  });
});

describe('what an answer says', () => {
  it('is something for every status', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 999 }), (status) => {
        const found = ofStatus(status, null);
        assert.equal(found.kind === 'gone', status === 404 || status === 410);
        if ('reason' in found) assert.match(found.reason, /^[A-Z].*\.$/);
      }),
    );
  });

  it('of when to ask again is read as seconds and as a date, and nothing else is believed', () => {
    const said = (value: string) => retryAtOf({ headers: [['Retry-After', value]] }, NOW);
    assert.equal(said('120'), '2027-01-04T18:02:00.000Z');
    assert.equal(said('Mon, 04 Jan 2027 20:00:00 GMT'), '2027-01-04T20:00:00.000Z');
    for (const none of ['', 'soon', '1e9x', '99999999999999']) assert.equal(said(none), null, none);
    assert.equal(retryAtOf({ headers: [] }, NOW), null);
    fc.assert(fc.property(anyText, (value) => void said(value)));
  });

  it('of another address is no move where a person sees the same', () => {
    assert.ok(isSamePage('http://example.org/a', 'https://www.example.org/a/'));
    assert.ok(!isSamePage('http://example.org/a', 'https://example.org/b'));
    assert.ok(!isSamePage('http://example.org/a?b', 'https://example.org/a'));
  });
});
