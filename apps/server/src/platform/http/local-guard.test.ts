import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { errorOf, smallApp, type SmallApp } from './small-app.fixture.ts';

/** Every kind of address: the interface, its pages, the web app's pages and files. */
const PLACES = ['/api/health', '/api/docs', '/', '/map', '/assets/app.js'];

describe('the local guard', () => {
  let app: SmallApp;
  before(async () => {
    app = await smallApp({ web: () => Promise.resolve(new Response('a page')) });
  });
  after(() => app.close());

  const ask = async (headers: Record<string, string>, place = '/', method = 'GET'): Promise<boolean> => {
    const response = await app.door(new Request(`http://127.0.0.1:4600${place}`, { headers, method }));
    if (response.status !== 403) return true;
    assert.equal((await errorOf(response)).code, 'foreign-origin');
    return false;
  };

  it('answers to the names of this machine, on any port', async () => {
    for (const host of ['localhost', 'localhost:4600', 'LOCALHOST:1', '127.0.0.1:4600', '[::1]:4600', '[::1]']) {
      for (const place of PLACES) assert.equal(await ask({ host }, place), true, `${host}${place}`);
    }
  });

  it('refuses a stranger’s name that points at this machine', async () => {
    const hosts = ['evil.example', 'evil.example:4600', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example#localhost', '0.0.0.0:4600', '192.168.1.5:4600', 'localhost:4600:1', '127.0.0.1@evil.example', '2130706433', '']; // prettier-ignore
    for (const host of hosts) {
      for (const place of PLACES) assert.equal(await ask({ host }, place), false, `${host}${place}`);
    }
  });

  it('refuses an absolute address of elsewhere, whatever the Host says', async () => {
    const response = await app.door(new Request('http://evil.example/api/health', { headers: { host: 'localhost' } }));
    assert.equal(response.status, 403);
  });

  it('refuses what a page of another origin sends, and lets its own pages through', async () => {
    const host = 'localhost:4600';
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      assert.equal(await ask({ host, origin: 'http://localhost:4600' }, '/api/lint', method), true);
      for (const origin of [
        'https://evil.example',
        'http://localhost:3000',
        'http://127.0.0.1:4600',
        'null',
        'http://localhost:4600.evil.example',
      ]) {
        assert.equal(await ask({ host, origin }, '/api/lint', method), false, `${method} from ${origin}`);
      }
    }
  });

  it('refuses what the browser marks as coming from another site or port', async () => {
    for (const site of ['cross-site', 'same-site']) {
      for (const mode of ['no-cors', 'cors', 'websocket']) {
        const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': 'image' };
        for (const place of PLACES) assert.equal(await ask(headers, place), false, `${site} ${mode} ${place}`);
      }
    }
    for (const site of ['same-origin', 'none'])
      assert.equal(await ask({ 'sec-fetch-site': site }, '/api/health'), true);
  });

  it('lets a link from another site open a page, but not the interface, a frame or a form', async () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    assert.equal(await ask(link, '/'), true);
    assert.equal(await ask(link, '/map?item=x'), true);
    assert.equal(await ask(link, '/api/docs'), true);
    assert.equal(await ask(link, '/api/health'), false);
    assert.equal(await ask(link, '/', 'POST'), false);
    assert.equal(await ask({ ...link, 'sec-fetch-dest': 'iframe' }, '/'), false);
  });
});

describe('pages', () => {
  it('cannot be framed, and keep their own policy', async () => {
    const policy = "default-src 'self'";
    const app = await smallApp({
      web: () => Promise.resolve(new Response('a page', { headers: { 'content-security-policy': policy } })),
    });
    const response = await app.door(new Request('http://127.0.0.1/map'));
    assert.equal(response.headers.get('content-security-policy'), `${policy}, frame-ancestors 'none'`);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    await app.close();
  });

  it('ask the interface within the process, past the guard that let them in', async () => {
    const app = await smallApp({ web: async (_, { api }) => api(new Request('http://anything/api/health')) });
    const response = await app.door(new Request('http://127.0.0.1/'));
    assert.equal(response.status, 200);
    await app.close();
  });

  it('that break say so without the reason; what is not there is a page too', async () => {
    const app = await smallApp({
      web: (request) =>
        request.url.endsWith('/broken') ? Promise.reject(new Error('a secret of the inside')) : Promise.resolve(null),
    });
    const broken = await app.door(new Request('http://127.0.0.1/broken'));
    assert.equal(broken.status, 500);
    assert.doesNotMatch(await broken.text(), /secret/);
    assert.match(app.logged.join(), /a secret of the inside/);
    const missing = await app.door(new Request('http://127.0.0.1/missing'));
    assert.deepEqual([missing.status, missing.headers.get('content-type')], [404, 'text/html; charset=utf-8']);
    await app.close();
  });
});
