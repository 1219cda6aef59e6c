import { TransportFault, type TransportFaultCode } from '@waymark/checks';
import { wayToLinks } from '@waymark/checks/links';
import { ApiError } from '@waymark/contract/client';
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CURRENT as params, PACK, wholeApp, type WholeApp } from '../../app.fixture.ts';
import { LOCAL_ACCESS } from '../../platform/config/config.ts';
import { loadContent } from '../../platform/content.ts';

const AT = '/api/programmes/{programme}/links';
const HOSTS = ['one.example', 'two.example', 'three.example'];

/** Some hosts of the world on one port of this machine. */
interface World {
  server: Server;
  port: number;
  /** `HEAD one.example/a`, in order. */
  asked: string[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** What a look-up of a name fails with, by name; `*` for all of them. */
  lost: Record<string, TransportFaultCode>;
}

async function newWorld(): Promise<World> {
  const world: World = {
    server: createServer((request, response) => {
      world.asked.push(`${request.method} ${request.headers.host?.replace(/:\d+$/, '')}${request.url}`);
      world.answer(request, response);
    }),
    ...{ port: 0, asked: [], lost: {} },
    answer: (_, response) => void response.end(),
  };
  await new Promise<void>((resolve) => world.server.listen(0, '127.0.0.1', resolve));
  world.port = (world.server.address() as AddressInfo).port;
  return world;
}

describe('links at the server', () => {
  let world: World;
  let app: WholeApp;
  beforeEach(async () => {
    world = await newWorld();
    app = await newApp();
  });
  afterEach(async () => {
    await app.close();
    await new Promise((resolve) => world.server.close(resolve));
  });

  const url = (host: string, path: string): string => `http://${host}:${world.port}${path}`;
  const roadmap = (): string => `# Path

## Learn
- [Guide](${url('one.example', '/guide#part-two')}), [more](${url('one.example', '/more')})
- [Book](${url('two.example', '/book')})
- [Talk](${url('three.example', '/talk')})
- [Inside](http://192.168.1.1/admin)
`;

  async function newApp(checkLinks = true): Promise<WholeApp> {
    const alsoAllow = [...HOSTS, '127.0.0.1'].map((host) => `${host}:${world.port}`);
    const lookup = (host: string) => {
      const code = world.lost[host] ?? world.lost['*'];
      return code === undefined
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 as const }])
        : Promise.reject(new TransportFault(code, 'There is no server of this name.'));
    };
    return wholeApp({
      content: { ...(await loadContent(PACK)), roadmap: Buffer.from(roadmap()) },
      links: { open: (origin) => wayToLinks(origin, { alsoAllow, lookup }), pauseMs: 0 },
      access: { ...LOCAL_ACCESS, checkLinks },
    });
  }

  const report = (show: 'all' | 'unhealthy' = 'unhealthy') => app.client.call('GET', AT, { params, query: { show } });
  const standings = async () => {
    const { links } = await report('all');
    return Object.fromEntries(links.map(({ url: page, standing }) => [new URL(page).host.replace(/:.*/, '') + new URL(page).pathname, standing])); // prettier-ignore
  };
  const check = (link?: string) =>
    app.client.call('POST', `${AT}/check`, { params, body: link === undefined ? {} : { url: link } });
  const on = (day: number, time = '09:00'): void => void (app.clock.now = `2027-01-${String(day).padStart(2, '0')}T${time}:00.000Z`); // prettier-ignore
  /** One host answers with a status, the others as ever. */
  const broken = (host: string, status: number, headers: Record<string, string> = {}): void => {
    world.answer = (request, response) =>
      response.writeHead(request.headers.host?.startsWith(host) === true ? status : 200, headers).end();
  };
  const itemOf = async (title: string) => {
    const view = await app.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const all = view.roadmap.phases.flatMap(({ actions, resources }) => [...actions, ...resources]);
    const id = all.find((item) => item.title.startsWith(title))?.id ?? '';
    const [kind = '', slug = ''] = id.split('/');
    return app.client.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', { params: { ...params, kind, slug } }); // prettier-ignore
  };

  it('are unchecked at first, and looked at once each, by page and not by place, the private one never', async () => {
    const { total, counts, lookedAt, isOn, links } = await report();
    assert.deepEqual([total, counts.unchecked, lookedAt, isOn, links], [5, 5, null, true, []]);
    assert.equal(await app.app.lookAtLinks(), 5);
    assert.deepEqual(world.asked.toSorted(), ['HEAD one.example/guide', 'HEAD one.example/more', 'HEAD three.example/talk', 'HEAD two.example/book']); // prettier-ignore
    assert.deepEqual((await report()).counts, { alive: 4, moved: 0, failing: 0, dead: 0, closed: 0, unasked: 1, unchecked: 0 }); // prettier-ignore
    const [inside] = (await report()).links;
    assert.deepEqual([inside?.standing, inside?.reason, inside?.archiveUrl], ['unasked', '192.168.1.1 is private.', null]); // prettier-ignore
  });

  it('are looked at again after a week, failing ones the next day', async () => {
    broken('two.example', 404);
    await app.app.lookAtLinks();
    on(5, '08:00');
    assert.equal(await app.app.lookAtLinks(), 0);
    on(5, '12:00');
    world.asked = [];
    assert.equal(await app.app.lookAtLinks(), 1);
    assert.deepEqual(world.asked, ['HEAD two.example/book', 'GET two.example/book']);
    on(12);
    assert.equal(await app.app.lookAtLinks(), 5);
  });

  it('are called dead after two days of 404, say since when and where a copy may be, and live again by one good answer', async () => {
    broken('two.example', 404);
    await app.app.lookAtLinks();
    assert.deepEqual((await itemOf('Book')).links.map(({ standing }) => standing), ['failing']); // prettier-ignore
    on(5, '12:00');
    await app.app.lookAtLinks();
    const [link] = (await itemOf('Book')).links;
    assert.deepEqual(link, {
      url: url('two.example', '/book'),
      standing: 'dead',
      reason: 'It answers 404: there is no such page.',
      lookedAt: '2027-01-05T12:00:00.000Z',
      failingSince: '2027-01-04T09:00:00.000Z',
      movedTo: null,
      archiveUrl: `https://web.archive.org/web/${url('two.example', '/book')}`,
    });
    const view = await app.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const id = (await itemOf('Book')).item.id;
    assert.deepEqual(view.deadLinks, [id]);
    const [worst] = (await report()).links;
    assert.deepEqual([worst?.standing, worst?.items], ['dead', [{ itemId: id, title: 'Book' }]]);
    world.answer = (_, response) => response.end();
    on(5, '13:00');
    assert.equal((await check(url('two.example', '/book'))).looked, 1);
    assert.equal((await report()).counts.dead, 0);
  });

  it('are not called dead by being asked often on one day', async () => {
    broken('two.example', 410);
    for (const time of ['09:00', '10:00', '11:00', '12:00', '20:00']) {
      on(4, time);
      assert.equal((await check(url('two.example', '/book'))).looked, 1);
    }
    assert.equal((await standings())['two.example/book'], 'failing');
  });

  it('are not called dead by a status that only refuses programs, however long', async () => {
    broken('two.example', 403);
    for (const day of [4, 12, 20, 28]) {
      on(day);
      await app.app.lookAtLinks();
    }
    assert.equal((await standings())['two.example/book'], 'closed');
  });

  it('say where they moved, with the place in the page', async () => {
    world.answer = (request, response) =>
      request.url === '/guide' ? response.writeHead(301, { Location: '/new-guide' }).end() : response.end();
    await app.app.lookAtLinks();
    const [guide] = (await itemOf('Guide')).links;
    assert.deepEqual([guide?.standing, guide?.movedTo], ['moved', url('one.example', '/new-guide#part-two')]);
    assert.deepEqual((await report()).links.map(({ standing, movedTo }) => [standing, movedTo]), [['moved', url('one.example', '/new-guide')], ['unasked', null]]); // prettier-ignore
  });

  it('are left as they are while nobody answers at all: then it is our own network that is down', async () => {
    await app.app.lookAtLinks();
    world.lost = { '*': 'unknown-host' };
    on(12);
    assert.equal(await app.app.lookAtLinks(), 0);
    assert.equal((await check()).state, 'offline');
    for (const day of [13, 14, 15, 16]) {
      on(day);
      await app.app.lookAtLinks();
    }
    const { counts, lookedAt } = await report();
    assert.deepEqual([counts.alive, counts.failing, counts.dead, lookedAt], [4, 0, 0, '2027-01-04T09:00:00.000Z']);
    // And nobody keeps them: they are looked at as soon as the network is back.
    world.lost = {};
    assert.equal(await app.app.lookAtLinks(), 5);
  });

  it('nothing is flagged in an instance that never had a network', async () => {
    world.lost = { '*': 'unreachable' };
    for (const day of [4, 5, 6, 7, 8]) {
      on(day);
      await app.app.lookAtLinks();
      assert.equal((await check()).state, 'offline');
    }
    const { counts } = await report();
    assert.deepEqual([counts.unchecked, counts.failing, counts.dead], [5, 0, 0]);
  });

  it('of a host that is gone are called dead once others answer as witnesses', async () => {
    await app.app.lookAtLinks();
    world.lost = { 'two.example': 'unknown-host' };
    on(12);
    await app.app.lookAtLinks();
    world.asked = [];
    on(13, '12:00');
    assert.equal(await app.app.lookAtLinks(), 1);
    // It alone was due; somebody who is known to answer was asked whether the network works.
    assert.equal(world.asked.length, 1);
    assert.doesNotMatch(world.asked[0] ?? '', /two\.example/);
    assert.equal((await standings())['two.example/book'], 'dead');
  });

  it('of a host that wants a rest are left alone until then, whoever asks', async () => {
    broken('one.example', 503, { 'Retry-After': '86400' });
    await app.app.lookAtLinks();
    // The second page of that host was not even asked for.
    assert.equal(world.asked.filter((line) => line.includes('one.example')).length, 1);
    world.asked = [];
    on(4, '20:00');
    const { resting, restUntil, looked } = await check();
    assert.deepEqual([resting, restUntil, looked], [2, '2027-01-05T09:00:00.000Z', 3]);
    assert.ok(world.asked.every((line) => !line.includes('one.example')));
  });

  it('are looked at when somebody asks, but not again minutes later', async () => {
    const first = await check();
    assert.deepEqual(first, { state: 'done', looked: 5, left: 0, recent: 0, resting: 0, restUntil: null });
    world.asked = [];
    assert.deepEqual(await check(), { state: 'done', looked: 0, left: 0, recent: 5, resting: 0, restUntil: null });
    assert.deepEqual(world.asked, []);
    on(4, '09:11');
    assert.equal((await check()).looked, 5);
  });

  it('ask no host twice at once, however many ask us', async () => {
    const busy = new Map<string, number>();
    world.answer = (request, response) => {
      const host = request.headers.host ?? '';
      busy.set(host, (busy.get(host) ?? 0) + 1);
      assert.equal(busy.get(host), 1);
      setTimeout(() => {
        busy.set(host, 0);
        response.end();
      }, 30);
    };
    const said = await Promise.all([check(), check(), app.app.lookAtLinks(), check(url('one.example', '/guide'))]);
    assert.equal(world.asked.length, 4);
    assert.equal(
      said.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : one.looked), 0),
      5,
    );
  });

  it('that the roadmap does not have are not asked, whatever is sent', async () => {
    const refused = async (body: unknown): Promise<number> => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await app.fetch('/api/programmes/current/links/check', init);
      assert.match(await response.text(), /"message":"[A-Z]/);
      return response.status;
    };
    for (const link of [url('one.example', '/other'), 'http://169.254.169.254/', 'javascript:alert(1)', 'x', '\u0000', 'http://['])
      assert.equal(await refused({ url: link }), 404, link); // prettier-ignore
    for (const body of [{ url: '' }, { url: 5 }, { url: null }, { links: [] }, [], { url: 'x'.repeat(5_000) }])
      assert.equal(await refused(body), 422, JSON.stringify(body).slice(0, 40));
    assert.equal((await app.fetch('/api/programmes/current/links?show=some')).status, 422);
    assert.equal((await app.fetch('/api/programmes/none/links')).status, 404);
    assert.deepEqual(world.asked, []);
  });

  it('show in a page that is open, and in answers that were kept', async () => {
    const before = await report();
    const events: string[] = [];
    const stream = await app.fetch('/api/programmes/current/events');
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await app.app.lookAtLinks();
    while (!events.join('').includes('"feature":"links"')) {
      const { value, done } = await reader.read();
      assert.ok(!done);
      events.push(new TextDecoder().decode(value));
    }
    await reader.cancel();
    assert.notDeepEqual(await report(), before);
  });

  it('are asked by nobody where the instance is told so', async () => {
    await app.close();
    app = await newApp(false);
    assert.equal(await app.app.lookAtLinks(), 0);
    assert.equal((await report()).isOn, false);
    await assert.rejects(check(), (error) => error instanceof ApiError && error.body.code === 'links-off');
    assert.deepEqual(world.asked, []);
  });
});
