import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PRESETS, runCheck, stepNews, type RunRecord, type StepNews } from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import { loopback } from '@waymark/checks/transport';
import { ApiError } from '@waymark/contract/client';
import { runs } from '@waymark/store';
import { wholeApp, type WholeApp } from '../../app.fixture.ts';
import { LOCAL_ACCESS } from '../../platform/config/config.ts';
import { serve } from '../../platform/http/serve.ts';

const params = { programme: 'current' };
const runsAt = '/api/programmes/{programme}/projects/{project}/runs';
const runAt = '/api/programmes/{programme}/runs/{run}';
const PAST = '1970-01-01T00:00:00.000Z';
const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.body.code === expected;

describe('a run that the learner’s terminal makes', () => {
  let whole: WholeApp;
  let dataFolder: string;
  let learner: Server;
  let record: RunRecord;
  let news: StepNews[];
  before(async () => {
    dataFolder = await mkdtemp(path.join(tmpdir(), 'waymark-terminals-'));
    learner = createServer((_, response) => response.end('Hello, World!'));
    await new Promise<void>((resolve) => learner.listen(0, '127.0.0.1', () => resolve()));
    whole = await wholeApp({ dataFolder });
    news = [];
    record = await runCheck({
      check: checkNamed('hello-server')!.check, terms: PRESETS.todos, seed: 'ab'.repeat(16), now: new Date(),
      transport: loopback({ host: '127.0.0.1', port: (learner.address() as AddressInfo).port }),
      tell: (event) => news.push(...[stepNews(event)].filter((one) => one !== null)),
    }); // prettier-ignore
  });
  after(async () => {
    await whole.close();
    learner.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const projectOf = async (name: string): Promise<string> =>
    (await whole.client.call('POST', '/api/programmes/{programme}/projects', { params, body: { name } })).id;
  const announce = (project: string) =>
    whole.client.call('POST', `${runsAt}/announce`, {
      params: { ...params, project },
      body: { check: 'hello-server' },
    });
  const tell = (run: string, from: number, events: readonly StepNews[]) =>
    whole.client.call('POST', `${runAt}/events`, { params: { ...params, run }, body: { from, events: [...events] } });
  const report = (project: string, run: string) =>
    whole.client.call('POST', `${runsAt}/report`, { params: { ...params, project }, body: { record, run } });
  const read = (run: string, wait = '0') =>
    whole.client.call('GET', runAt, { params: { ...params, run }, query: { wait } });
  const list = async (project: string) =>
    (await whole.client.call('GET', runsAt, { params: { ...params, project } })).runs;
  const streamed = async (run: string) => (await whole.fetch(`/api/programmes/current/runs/${run}/events`)).text();
  /** As if the terminal had been silent for as long as a lease lasts. */
  const fallSilent = async (run: string) => {
    await runs.hold(whole.app.store.db, [run], PAST);
    return (await read(run, '20000')).run;
  };

  it('shows while it goes on, step by step, and its record ends that same run', async () => {
    const project = await projectOf('Live');
    const { id, status, route } = await announce(project);
    assert.deepEqual([status, route], ['waiting', 'loopback']);
    const said = streamed(id);
    const half = news.length / 2;
    assert.equal((await tell(id, 0, news.slice(0, half))).next, half);
    assert.equal((await read(id)).run.status, 'waiting');
    assert.equal((await tell(id, half, news.slice(half))).next, news.length);
    const run = await report(project, id);
    assert.deepEqual([run.id, run.status, run.strength], [id, record.status, 'checked']);
    assert.deepEqual((await list(project)).map((one) => one.id), [id]); // prettier-ignore
    assert.deepEqual((await read(id)).record, record);
    const text = await said;
    assert.equal(text.match(/event: step-finished/g)?.length, record.checks[0]?.steps.length);
    assert.match(text, /event: end/);
    await assert.rejects(tell(id, 0, news), code('conflict'));
  });

  it('is said to have stopped once nothing is heard of its terminal any more, and watchers hear of the end', async () => {
    const { id } = await announce(await projectOf('Gone'));
    await tell(id, 0, news.slice(0, 3));
    const said = streamed(id);
    const { status, summary, strength } = await fallSilent(id);
    assert.deepEqual([status, strength], ['error', null]);
    assert.match(summary, /^The terminal that made this run stopped before its end/);
    assert.match(await said, /event: end/);
    const { rows } = await whole.client.call('GET', '/api/programmes/{programme}/ledger', { params });
    assert.ok(!rows.some(({ entry }) => entry.includes(id)));
  });

  it('comes back as the same run when its terminal was only away, by a step or by its record', async () => {
    const project = await projectOf('Asleep');
    const [one, other] = [await announce(project), await announce(project)];
    for (const { id } of [one, other]) assert.equal((await fallSilent(id)).status, 'error');
    // What was told before is gone with the run that was given up: it is told again.
    assert.equal((await tell(one.id, 3, [])).next, 0);
    assert.equal((await read(one.id)).run.status, 'waiting');
    for (const { id } of [one, other]) assert.equal((await report(project, id)).id, id);
    assert.deepEqual((await list(project)).map(({ status }) => status), [record.status, record.status]); // prettier-ignore
  });

  it('outlives a restart of the server: the steps are told again, and the record comes in', async () => {
    const project = await projectOf('Restarted');
    const { id } = await announce(project);
    await tell(id, 0, news.slice(0, 4));
    await whole.close();
    whole = await wholeApp({ dataFolder });
    const said = streamed(id);
    assert.equal((await tell(id, 4, news.slice(4))).next, 0);
    assert.equal((await tell(id, 0, news)).next, news.length);
    assert.equal((await report(project, id)).id, id);
    assert.equal((await said).match(/event: step-started/g)?.length, record.checks[0]?.steps.length);
  });

  it('counts by its record alone: one that was never announced, or announced as something else, is a run of its own', async () => {
    const project = await projectOf('Alone');
    const elsewhere = await announce(await projectOf('Elsewhere'));
    for (const announcedAs of ['never-heard-of', elsewhere.id]) {
      const run = await report(project, announcedAs);
      assert.notEqual(run.id, announcedAs);
      assert.equal(run.status, record.status);
    }
    assert.equal((await read(elsewhere.id)).run.status, 'waiting');
    const twice = await announce(project);
    assert.notEqual((await report(project, twice.id)).id, (await report(project, twice.id)).id);
  });

  it('is read like a stranger’s letter: only steps of that check, once, in our words, masked and cut', async () => {
    const project = await projectOf('Stranger');
    const { id } = await announce(project);
    const said = streamed(id);
    const finished = news.find((one) => one.type === 'step-finished');
    assert.ok(finished?.type === 'step-finished');
    const actual = `password=hunter22&x=1 \u001b[2J ${'long '.repeat(9_000)}`;
    const failure = { expected: 'a', actual, advice: 'b', curl: 'curl -H "Authorization: Bearer abcdef"', exchange: 7 };
    const letter: StepNews[] = [
      { type: 'step-started', check: 'hello-server', id: 'no-such-step' },
      { type: 'step-started', check: 'rest-api', id: finished.result.id },
      { type: 'step-finished', result: { ...finished.result, title: '<b>Mine</b>', weight: 99, status: 'fail', failure } },
      finished,
    ]; // prettier-ignore
    assert.equal((await tell(id, 0, letter)).next, letter.length);
    await report(project, id);
    const text = await said;
    assert.equal(text.match(/event: step/g)?.length, 1);
    assert.doesNotMatch(text, /Mine|hunter22|abcdef|(?<!\\)\\u001b/);
    assert.match(text, new RegExp(`"title":${JSON.stringify(finished.result.title)}`));
    assert.ok(text.length < 12_000, `${text.length} characters`);
    const tooMany = Array.from({ length: 51 }, () => finished);
    await assert.rejects(tell((await announce(project)).id, 0, tooMany), code('invalid-request'));
  });

  it('is told of by nobody where the server makes it itself, and refused in words where nothing fits', async () => {
    const project = await projectOf('Own');
    const own = await whole.client.call('POST', runsAt, {
      params: { ...params, project },
      body: { check: 'hello-server', route: 'loopback', port: 9 },
    });
    await assert.rejects(tell(own.id, 0, news), code('conflict'));
    await assert.rejects(tell('none', 0, news), code('run-not-found'));
    await assert.rejects(announce('none'), code('project-not-found'));
  });

  it('is not taken by an instance that somebody else runs: there the server makes it', async () => {
    const accessToken = 'k7Qz2mXw9RtB4vNc8LpH5sJd3FgY6aEu';
    const hosted = await wholeApp({ access: { ...LOCAL_ACCESS, mode: 'hosted', accessToken } });
    const served = await serve(hosted.app, { host: '127.0.0.1', port: 0 });
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    const post = (at: string, body: object) =>
      fetch(`${served.url}/api/programmes/current/projects${at}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
    const { id } = (await (await post('', { name: 'Hosted' })).json()) as { id: string };
    const refused = await post(`/${id}/runs/announce`, { check: 'hello-server' });
    const { error } = (await refused.json()) as { error: { code: string } };
    assert.deepEqual([refused.status, error.code], [409, 'route-missing']);
    await served.close();
    await hosted.close();
  });
});
