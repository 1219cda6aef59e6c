import { loopback } from '@waymark/checks/transport';
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

const at = '/api/programmes/{programme}';
const hash = (salt: number): string => salt.toString(16).padStart(40, '0');
const commit = (salt: number, day: string) => ({ id: hash(salt), day });

describe('contributions at the server', () => {
  let learner: Learner;
  let host: Server;
  /** What the host does with the next requests. */
  let answer: (url: string) => { status: number; headers?: Record<string, string>; body: unknown };
  beforeEach(async () => {
    answer = () => ({ status: 404, body: {} });
    host = createServer((request, response) => {
      const { status, headers = {}, body } = answer(request.url ?? '');
      response.writeHead(status, headers).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const { port } = host.address() as AddressInfo;
    learner = await newLearner({ host: () => loopback({ host: '127.0.0.1', port }) });
    await learner.client.call('PUT', `${at}/settings`, { params, body: WEEK });
    learner.at('2027-01-20T18:00:00.000Z');
  });
  afterEach(async () => {
    await learner.close();
    await new Promise((resolve) => host.close(resolve));
  });

  const view = () => learner.client.call('GET', `${at}/contributions`, { params });
  const metric = async () =>
    (await learner.client.call('GET', `${at}/progress`, { params })).metrics.find(
      ({ kind }) => kind === 'contribution',
    );
  const report = (source: string, commits: { id: string; day: string }[], heads: string[] | null = []) =>
    learner.client.call('POST', `${at}/contributions/commits`, {
      params,
      body: { source: `local:${source}`, label: source, authors: ['ada@example.test'], commits, heads },
    });
  const ledgerRows = async () => (await learner.client.call('GET', `${at}/ledger`, { params })).rows.length;
  const readHost = () => learner.client.call('POST', `${at}/contributions/host`, { params, body: { user: 'ada' } });

  it('count each commit once however many copies were read, from the day the plan begins', async () => {
    await report('books', [commit(1, '2027-01-03'), commit(2, '2027-01-04'), commit(3, '2027-01-12')]);
    assert.deepEqual(await report('copy', [commit(2, '2027-01-04'), commit(3, '2027-01-12'), commit(4, '2027-01-13')]), { added: 1, total: 3 }); // prettier-ignore
    const { since, total, sources, days, authors } = await view();
    assert.deepEqual([since, total, authors], ['2027-01-04', 3, ['ada@example.test']]);
    assert.deepEqual(sources.map(({ label, counted }) => [label, counted]), [['books', 2], ['copy', 1]]); // prettier-ignore
    assert.equal(days.length, 3);
    const status = await metric();
    assert.deepEqual([status?.value, status?.updatedAt], [3, '2027-01-13']);
    assert.deepEqual(
      status?.weeks.map(({ added }) => added),
      [1, 2, 0],
    );
  });

  it('leave one entry a week in the ledger, and none where nothing changed', async () => {
    const before = await ledgerRows();
    await report('books', [commit(1, '2027-01-04'), commit(2, '2027-01-05'), commit(3, '2027-01-12')]);
    assert.equal(await ledgerRows(), before + 2);
    await report('books', [commit(1, '2027-01-04')]);
    assert.equal(await ledgerRows(), before + 2);
    await report('books', [commit(4, '2027-01-14')]);
    assert.equal(await ledgerRows(), before + 3);
    assert.equal((await metric())?.value, 4);
  });

  it('go with their source, where it is forgotten', async () => {
    await report('books', [commit(1, '2027-01-04'), commit(2, '2027-01-12')]);
    await report('copy', [commit(3, '2027-01-12')]);
    const source = { params: { ...params, source: 'local:books' } };
    await learner.client.call('DELETE', `${at}/contributions/{source}`, source);
    assert.equal((await metric())?.value, 1);
    await assert.rejects(
      learner.client.call('DELETE', `${at}/contributions/{source}`, source),
      /Nothing has been read/,
    );
  });

  it('come from a host too, and what this machine has read already does not count again', async () => {
    await report('books', [commit(1, '2027-01-12')]);
    const listed = [1, 2].map((salt) => ({ sha: hash(salt), commit: { author: { date: '2027-01-12T10:00:00Z' } } }));
    answer = (url) => {
      if (url.startsWith('/users/ada/repos')) return { status: 200, body: [{ full_name: 'ada/books' }] };
      return { status: 200, body: url.includes('/commits') ? listed : [] };
    };
    const reading = await readHost();
    assert.deepEqual([reading.state, reading.added, reading.problem], ['done', 1, null]);
    assert.equal((await view()).total, 2);
  });

  it('are looked at again by the server after a day, and after an hour where the host broke', async () => {
    let status = 200;
    const commits = [1].map((salt) => ({ sha: hash(salt), commit: { author: { date: '2027-01-12T10:00:00Z' } } }));
    answer = (url) => {
      if (url.startsWith('/users/ada/repos')) return { status, body: [{ full_name: 'ada/books' }] };
      return { status, body: url.includes('/commits') ? commits : [] };
    };
    await readHost();
    assert.equal(await learner.app.refresh(), 0);
    commits.unshift({ sha: hash(2), commit: { author: { date: '2027-01-21T10:00:00Z' } } });
    learner.at('2027-01-21T18:01:00.000Z');
    assert.deepEqual([await learner.app.refresh(), (await view()).total], [1, 2]);
    status = 500;
    learner.at('2027-01-22T18:02:00.000Z');
    assert.deepEqual([await learner.app.refresh(), await learner.app.refresh(), (await view()).total], [1, 0, 2]);
    learner.at('2027-01-22T19:03:00.000Z');
    assert.equal(await learner.app.refresh(), 1);
  });

  it('of somebody whom the host does not know leave nothing behind', async () => {
    assert.match((await readHost()).problem ?? '', /nobody called ada/);
    assert.deepEqual((await view()).sources, []);
  });

  it('are read on after the host wanted a rest, or broke, with nothing lost', async () => {
    let limited = true;
    const reset = String(Date.parse('2027-01-20T18:30:00.000Z') / 1_000);
    const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    answer = (url) => {
      if (url.startsWith('/users/ada/repos'))
        return { status: 200, body: [{ full_name: 'ada/a' }, { full_name: 'ada/b' }] };
      if (url.includes('/pulls')) return { status: 200, body: [] };
      if (url.includes('ada/b') && limited) return { status: 403, headers: spent, body: {} };
      const salt = url.includes('ada/b') ? 2 : 1;
      return { status: 200, body: [{ sha: hash(salt), commit: { author: { date: '2027-01-12T10:00:00Z' } } }] };
    };
    const first = await readHost();
    assert.deepEqual([first.state, first.waitUntil, first.added], ['waiting', '2027-01-20T18:30:00.000Z', 1]);
    const early = await readHost();
    assert.deepEqual([early.state, early.requests], ['waiting', 0]);
    assert.deepEqual((await view()).sources[0]?.pending, true);
    limited = false;
    learner.at('2027-01-20T18:31:00.000Z');
    assert.deepEqual(await readHost(), {
      state: 'done',
      waitUntil: null,
      requests: 2,
      added: 1,
      left: 0,
      problem: null,
    });
    assert.equal((await view()).total, 2);
    answer = () => ({ status: 500, body: {} });
    assert.match((await readHost()).problem ?? '', /status 500/);
    assert.equal((await view()).total, 2);
  });
});
