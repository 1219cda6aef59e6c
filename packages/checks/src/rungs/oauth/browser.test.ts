import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Answer } from '../../check/answer.ts';
import type { Ask, Tools } from '../../check/model.ts';
import { Browser, covers, readCookie } from './browser.ts';

/** What it has from other pages at the same address. */
const OTHER = 'theme=dark';

/** Answers each request with the next list of cookies, and keeps what was sent. */
function browserAt(...replies: string[][]): { browser: Browser; sent: string[] } {
  const sent: string[] = [];
  const send = (ask: Ask): Promise<Answer> => {
    sent.push(ask.headers?.['Cookie'] ?? '');
    const headers = (replies.shift() ?? []).map((value): [string, string] => ['Set-Cookie', value]);
    const response = {
      status: 200,
      headers,
      body: new Uint8Array(),
      timing: { firstByteMs: 0, totalMs: 0 },
      redirects: [],
    };
    return Promise.resolve(new Answer(response, { ask: 'GET /', curl: '', exchange: 0 }));
  };
  return { browser: new Browser({ send } as unknown as Tools), sent };
}

describe('the browser of a check', () => {
  it('shows a cookie to the paths it is for, and to no other', async () => {
    const { browser, sent } = browserAt(['a=1; Path=/auth; HttpOnly', 'b=2; Path=/auth/oauth/start', 'c=3; Path=/']);
    for (const path of ['/auth/oauth/start', '/auth/oauth/callback', '/authors', '/todos']) await browser.get(path);
    assert.deepEqual(sent, [OTHER, `${OTHER}; a=1; c=3`, `${OTHER}; c=3`, `${OTHER}; c=3`]);
  });

  it('replaces a cookie of the same name and path, and forgets one that is taken away or over', async () => {
    const past = new Date(Date.now() - 1_000).toUTCString();
    const { browser, sent } = browserAt(
      ['a=1; Path=/', 'b=1; Path=/', 'c=1; Path=/'],
      ['a=2; Path=/', 'b=; Path=/; Max-Age=0', `c=; Path=/; Expires=${past}`],
    );
    for (let round = 0; round < 3; round += 1) await browser.get('/x');
    assert.deepEqual(sent, [OTHER, `${OTHER}; a=1; b=1; c=1`, `${OTHER}; a=2`]);
  });

  it('has a copy that goes its own way', async () => {
    const { browser, sent } = browserAt(['a=1; Path=/'], ['a=2; Path=/']);
    await browser.get('/x');
    const copy = browser.copy();
    await browser.get('/x');
    await copy.get('/x');
    await browser.get('/x');
    assert.deepEqual(sent, [OTHER, `${OTHER}; a=1`, `${OTHER}; a=1`, `${OTHER}; a=2`]);
  });

  it('takes the folder of the request for the path where none is given', () => {
    assert.equal(readCookie('a=1', '/auth/oauth/start')?.path, '/auth/oauth');
    assert.equal(readCookie('a=1; path=nonsense', '/start')?.path, '/');
    assert.equal(readCookie('a=b=c; HttpOnly', '/x')?.value, 'b=c');
    for (const none of ['', '=1', 'a', '; HttpOnly']) assert.equal(readCookie(none, '/x'), null, none);
    assert.ok(covers('/auth', '/auth/x') && covers('/', '/x') && !covers('/auth', '/author'));
  });
});
