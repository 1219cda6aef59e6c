import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { wholeApp, type WholeApp } from '../../app.fixture.ts';
import { LOCAL_ACCESS } from '../config/config.ts';
import { hostedGate } from './hosted.ts';
import { errorOf } from './small-app.fixture.ts';

const TOKEN = 'k7Qz2mXw9RtB4vNc8LpH5sJd3FgY6aEu';
const HOST = 'waymark.example.org';

describe('a hosted instance', () => {
  let whole: WholeApp;
  before(async () => {
    whole = await wholeApp({
      access: { ...LOCAL_ACCESS, mode: 'hosted', accessToken: TOKEN, publicUrl: `https://${HOST}` },
      web: () => Promise.resolve(new Response('a page')),
    });
  });
  after(() => whole.close());

  const ask = (at: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> =>
    whole.app.fetch(new Request(`http://${HOST}${at}`, { ...init, headers: { host: HOST, ...headers } }));
  const signIn = (token: string): Promise<Response> =>
    ask(
      '/sign-in',
      { 'content-type': 'application/x-www-form-urlencoded' },
      { method: 'POST', body: new URLSearchParams({ token }) },
    );

  it('tells a stranger nothing but that it is there, and how to sign in', async () => {
    assert.equal((await ask('/api/health')).status, 200);
    assert.equal((await ask('/api/keys')).status, 200);
    const refused = await ask('/api/programmes');
    assert.equal(refused.status, 401);
    assert.equal((await errorOf(refused)).code, 'sign-in-required');
    for (const page of ['/', '/map', '/settings']) {
      const sent = await ask(page);
      assert.deepEqual([sent.status, sent.headers.get('location')], [303, '/sign-in']);
    }
    assert.equal((await ask('/verify')).status, 200);
  });

  it('answers a program that sends the token, and no other', async () => {
    assert.equal((await ask('/api/programmes', { authorization: `Bearer ${TOKEN}` })).status, 200);
    for (const wrong of [TOKEN.slice(1), `${TOKEN}x`, TOKEN.toLowerCase(), ''])
      assert.equal((await ask('/api/programmes', { authorization: `Bearer ${wrong}` })).status, 401, wrong);
  });

  it('lets a person in with the token, by a cookie that is not the token', async () => {
    const sent = await signIn(TOKEN);
    assert.deepEqual([sent.status, sent.headers.get('location')], [303, '/']);
    const cookie = sent.headers.get('set-cookie') ?? '';
    assert.match(cookie, /^__Host-waymark=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
    assert.ok(!cookie.includes(TOKEN));
    const [pair = ''] = cookie.split(';');
    assert.equal((await ask('/api/programmes', { cookie: pair })).status, 200);
    assert.equal(await (await ask('/map', { cookie: pair })).text(), 'a page');
    assert.equal((await ask('/api/programmes', { cookie: `${pair}x` })).status, 401);
  });

  it('does not let other sites use a signed-in browser', async () => {
    const headers = { authorization: `Bearer ${TOKEN}`, origin: 'https://evil.example' };
    assert.equal((await ask('/api/programmes', headers)).status, 403);
    assert.equal((await ask('/api/programmes', { ...headers, host: 'evil.example' })).status, 403);
  });

  it('stops guessing after some wrong tokens, for a minute', async () => {
    const gate = (clock: () => number) => hostedGate({ token: TOKEN, publicUrl: null, clock });
    let now = 0;
    const { page } = gate(() => now);
    const guess = async (token: string) =>
      (await page(new Request('http://x/sign-in', { method: 'POST', body: new URLSearchParams({ token }) })))?.status;
    for (let at = 0; at < 30; at += 1) assert.equal(await guess('wrong'), 401);
    assert.equal(await guess(TOKEN), 429);
    now = 61_000;
    assert.equal(await guess(TOKEN), 303);
  });
});
