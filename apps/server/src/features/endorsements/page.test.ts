import { direct } from '@waymark/checks/transport';
import { keyLine } from '@waymark/contract/endorsement';
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { PROGRAMME as params } from '../learner.fixture.ts';
import { AT, newPair, refused, type Pair } from './endorsements.fixture.ts';
import { lookAtPage } from './page.ts';

const PAGE = 'https://ada.example/about';
const never = new AbortController().signal;

describe('the page of somebody who endorsed', () => {
  let pair: Pair;
  let answer: RequestListener;
  let close: () => Promise<void>;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    // The guarded way itself; only this one server of the test is let through, without TLS.
    const endorserPages = () => direct(`http://127.0.0.1:${port}`, { alsoAllow: [`127.0.0.1:${port}`] });
    pair = await newPair({ endorserPages });
    close = () => new Promise((resolve) => void server.close(() => resolve()));
  });
  afterEach(async () => {
    await pair.close();
    await close();
  });

  const says =
    (body: string, status = 200, headers: Record<string, string> = {}): RequestListener =>
    (_, response) =>
      void response.writeHead(status, headers).end(body);
  const line = () => keyLine(pair.adaKey.publicKey.kid);
  const takeWith = async (listener: RequestListener) => {
    answer = listener;
    return (await pair.take(await pair.sign(await pair.ask(), { page: PAGE }))).endorsement;
  };
  const look = (id: string) =>
    pair.grace.client.call('POST', `${AT}/{endorsement}/look`, { params: { ...params, endorsement: id }, body: {} });

  it('carries the key, or does not, and the endorsement says which, with the moment', async () => {
    const named = await takeWith(says(`<p>Hello. <code>${line()}</code></p>`));
    assert.deepEqual(named.look, { found: 'named', reason: '', lookedAt: '2027-01-04T18:00:00.000Z' });
    assert.deepEqual(asked, ['/about']);
    assert.equal((await takeWith(says('Hello.'))).look?.found, 'unnamed');
    assert.equal((await takeWith(says(`${line()}x`))).look?.found, 'unnamed', 'another key that begins like it');
    assert.equal((await takeWith(says(`${line()}x ${line()}`))).look?.found, 'named');
  });

  it('that cannot be read never keeps an endorsement out, and can be looked at again', async () => {
    const taken = await takeWith(says('gone', 404));
    assert.deepEqual([taken.counts, taken.look?.found, taken.look?.reason], [true, 'unread', 'It answers 404.']);
    answer = says(line());
    assert.equal((await look(taken.id)).look?.found, 'named');
    answer = says('Another page by now.');
    assert.equal((await look(taken.id)).look?.found, 'unnamed', 'what was found last is what shows');
    assert.equal((await pair.list()).length, 1);
  });

  it('that breaks off, is too large, or leads on without https is not read', async () => {
    const broken: RequestListener = (_, response) => void response.socket?.destroy();
    assert.equal((await takeWith(broken)).look?.found, 'unread');
    assert.equal((await takeWith(says('x'.repeat(1_100_000)))).look?.found, 'unread');
    const leads: RequestListener = (request, response) =>
      request.url === '/about' ? void response.writeHead(302, { Location: '/next' }).end() : void response.end(line());
    const led = await takeWith(leads);
    assert.match(led.look?.reason ?? '', /without https/);
    const inside = await takeWith(says('', 302, { Location: 'http://169.254.169.254/latest/meta-data/' }));
    assert.equal(inside.look?.found, 'unread');
  });

  it('is not asked where none is named', async () => {
    const { endorsement } = await pair.take(await pair.sign(await pair.ask()));
    assert.deepEqual([endorsement.look, asked], [null, []]);
    await assert.rejects(look(endorsement.id), refused('conflict', /names no page/));
    await assert.rejects(look('none'), refused('endorsement-not-found'));
  });

  it('is asked by nobody where the instance is told so', async () => {
    await pair.close();
    pair = await newPair({ checkLinks: false });
    const taken = await takeWith(says(line()));
    assert.deepEqual([taken.counts, taken.look, asked], [true, null, []]);
    await assert.rejects(look(taken.id), refused('links-off'));
  });

  it('of an address that is not public is not asked at all, and says why', async () => {
    const pages = { isOn: true, open: (origin: string) => direct(origin), userAgent: 'Waymark/test' };
    for (const page of ['https://127.0.0.1/', 'https://localhost/', 'https://169.254.169.254/x', 'https://10.0.0.1/', 'https://[::1]/', 'https://router.local/', 'https://example.org:22/']) {
      const { found, reason } = await lookAtPage(pages, page, 'key', '2027-01-04T18:00:00.000Z', never);
      assert.equal(found, 'unread', page);
      assert.match(reason, /This address is not asked/, page);
    } // prettier-ignore
  });
});
