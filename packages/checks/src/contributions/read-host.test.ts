import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { loopback } from '../transport/loopback.ts';
import type { FoundContribution } from './host-answer.ts';
import { playedCommits, playHost, type PlayedHost } from './host.fixture.ts';
import { begun, newHostState, type HostState } from './host-state.ts';
import { readStep } from './read-host.ts';

const NOW = new Date('2027-02-01T12:00:00.000Z');
const SINCE = '2027-01-04';

describe('reading contributions at a host', () => {
  let host: PlayedHost;
  beforeEach(async () => {
    host = await playHost();
  });
  afterEach(() => host.close());

  /** Reads on until the list of tasks is empty, a problem comes, or the host wants a rest. */
  async function read(
    from: HostState,
    most = 50,
  ): Promise<{ state: HostState; found: FoundContribution[]; problem: string | null }> {
    const transport = loopback({ host: '127.0.0.1', port: host.port });
    let state = begun(from);
    const found: FoundContribution[] = [];
    try {
      for (let count = 0; count < most && state.tasks.length > 0; count += 1) {
        // As it is kept in between: as text.
        const kept = JSON.parse(JSON.stringify(state)) as HostState;
        const step = await readStep(kept, { transport, token: 'a-token' }, NOW, AbortSignal.timeout(10_000));
        state = step.state;
        found.push(...step.found);
        if (step.problem !== null || state.waitUntil !== null) return { ...step, found };
      }
      return { state, found, problem: null };
    } finally {
      await transport.close();
    }
  }
  const fresh = (): HostState => newHostState('ada', SINCE);
  const ids = (found: FoundContribution[]): string[] => found.map(({ id }) => id);

  it('follows every page of every repository, and takes in commits and own pull requests since the start', async () => {
    host.commits = { 'ada/books': playedCommits(8, '2027-01-30'), 'ada/old': playedCommits(2, '2026-05-01', 'b') };
    host.pulls = { 'ada/books': [{ number: 7, login: 'Ada', date: '2027-01-20T10:00:00Z' }, { number: 6, login: 'bob', date: '2027-01-19T10:00:00Z' }] }; // prettier-ignore
    const { state, found, problem } = await read(fresh());
    assert.equal(problem, null);
    assert.equal(found.filter(({ kind }) => kind === 'commit').length, 8);
    assert.deepEqual(found.filter(({ kind }) => kind === 'pull-request'), [{ id: 'ada/books#7', kind: 'pull-request', day: '2027-01-20' }]); // prettier-ignore
    assert.deepEqual(state.tasks, []);
    assert.ok(host.asked.every((target) => !target.includes('a-token')));
  });

  it('is told of nothing new by its validators, and then asks one page of each list', async () => {
    host.commits = { 'ada/books': playedCommits(8, '2027-01-30') };
    const first = await read(fresh());
    host.asked.length = 0;
    const again = await read(first.state);
    assert.deepEqual([again.found, again.state.tasks], [[], []]);
    assert.equal(host.asked.length, 3, host.asked.join('\n'));
  });

  it('stops at the newest commit that it knows', async () => {
    const commits = playedCommits(20, '2027-01-30');
    host.commits = { 'ada/books': commits.slice(2) };
    const first = await read(fresh());
    host.commits = { 'ada/books': commits };
    host.asked.length = 0;
    const again = await read(first.state);
    assert.ok(ids(again.found).includes(commits[0]?.sha ?? '') && ids(again.found).includes(commits[1]?.sha ?? ''));
    assert.equal(host.asked.filter((target) => target.includes('/commits')).length, 1);
  });

  it('goes on where it stopped, however often it is interrupted, and finds the same', async () => {
    host.commits = { 'ada/a': playedCommits(7, '2027-01-30'), 'ada/b': playedCommits(4, '2027-01-30', 'b') };
    const whole = ids((await read(fresh())).found);
    let state = fresh();
    const pieces: string[] = [];
    do {
      const piece = await read(state, 1);
      pieces.push(...ids(piece.found));
      state = piece.state;
    } while (state.tasks.length > 0);
    assert.deepEqual(pieces, whole);
  });

  it('waits as long as a host says that had enough, and keeps its place', async () => {
    host.commits = { 'ada/a': playedCommits(2, '2027-01-30') };
    const reset = Math.floor(NOW.getTime() / 1_000) + 600;
    for (const [status, headers, until] of [
      [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }, '2027-02-01T12:10:00.000Z'],
      [429, { 'retry-after': '30' }, '2027-02-01T12:00:30.000Z'],
      [429, {}, '2027-02-01T12:01:00.000Z'],
      [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' }, '2027-02-02T12:00:00.000Z'],
    ] as const) {
      host.once = (_, response) => void response.writeHead(status, headers).end('{}');
      const { state, problem } = await read(fresh());
      assert.deepEqual([state.waitUntil, state.tasks.length, problem], [until, 1, null]);
      assert.equal((await read({ ...state, waitUntil: null })).found.length, 2);
    }
    host.once = (_, response) =>
      void response.writeHead(403).end('{"message":"You have exceeded a secondary rate limit"}');
    assert.equal((await read(fresh())).state.waitUntil, '2027-02-01T12:01:00.000Z');
  });

  it('says what is wrong where the host breaks, and can be tried again from there', async () => {
    host.commits = { 'ada/a': playedCommits(2, '2027-01-30') };
    const broken: [PlayedHost['once'], RegExp][] = [
      [(_, response) => void response.writeHead(500).end('oops'), /status 500/],
      [(_, response) => void response.writeHead(200).end('<html>'), /no list/],
      [(_, response) => void response.writeHead(200).end('{"a":1}'), /no list/],
      [(_, response) => void response.writeHead(200).end(Buffer.from([0x5b, 0xff, 0x5d])), /no list/],
      [(_, response) => void response.writeHead(401).end('{}'), /token/],
      [(_, response) => void response.destroy(), /asked, and then/],
      [(_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), /status 302/],
    ];
    for (const [once, words] of broken) {
      host.once = once;
      const { state, problem, found } = await read(fresh());
      assert.match(problem ?? '', words);
      assert.deepEqual(found, []);
      assert.equal((await read(state)).found.length, 2);
    }
    assert.match((await read(newHostState('nobody', SINCE))).problem ?? '', /nobody called nobody/);
  });

  it('passes over what is no commit, no name of a repository and no pull request', async () => {
    const rubbish = [
      null,
      7,
      'x',
      {},
      { full_name: '../../etc/passwd' },
      { full_name: 'a/..' },
      { full_name: 'a/b/c' },
    ];
    host.once = (_, response) => void response.writeHead(200).end(JSON.stringify(rubbish));
    assert.deepEqual((await read(fresh())).state.tasks, []);
    host.commits = { 'ada/a': [] };
    host.always = (request, response) => {
      const bad = [{ sha: 'x', commit: { author: { date: 'y' } } }, { sha: 'a'.repeat(40) }, { number: 1 }, { sha: 5 }];
      const list = request.url?.startsWith('/users') ? [{ full_name: 'ada/a' }] : bad;
      response.writeHead(200).end(JSON.stringify(list));
    };
    assert.deepEqual((await read(fresh())).found, []);
  });

  it('ends at a host whose pages never do, and never asks a page twice', async () => {
    host.always = (request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://h').searchParams.get('page'));
      const list = request.url?.startsWith('/users') ? [{ full_name: 'ada/a' }] : [{ sha: String(page).padStart(40, '0'), commit: { author: { date: '2027-01-20T00:00:00Z' } } }]; // prettier-ignore
      response
        .writeHead(200, { link: `<http://elsewhere.test/?page=${page + 1}>; rel="next"` })
        .end(JSON.stringify(list));
    };
    const { state } = await read(fresh(), 1_000);
    assert.deepEqual(state.tasks, []);
    assert.equal(new Set(host.asked).size, host.asked.length);
    assert.ok(host.asked.length <= 301);
    host.asked.length = 0;
    host.always = (_, response) => void response.writeHead(200, { link: '<http://h/?page=1>; rel="next"' }).end('[]');
    await read(fresh(), 10);
    assert.equal(host.asked.length, 1);
  });
});
