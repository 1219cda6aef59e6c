import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { direct, loopback } from '@waymark/checks/transport';
import { dialTunnel, serveTunnel } from '@waymark/checks/tunnel';
import { PRESETS, runCheck } from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import { ApiError } from '@waymark/contract/client';
import { verifyLedger, verifyReceipt } from '@waymark/contract/receipt';
import { LAUNCHER, planIt, wholeApp, type WholeApp } from '../../app.fixture.ts';
import { LOCAL_ACCESS } from '../../platform/config/config.ts';
import { serve, type Served } from '../../platform/http/serve.ts';
import type { Routes } from './running.ts';

const params = { programme: 'current' };
const runsAt = '/api/programmes/{programme}/projects/{project}/runs';
const TOKEN = 'k7Qz2mXw9RtB4vNc8LpH5sJd3FgY6aEu';
const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.body.code === expected;

/** A learner's first server, right where `greeting` is. */
function learnersServer(greeting: () => string): Server {
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const isThere = pathname === '/' || pathname === '/hello';
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(isThere ? `${greeting()}, ${searchParams.get('name') ?? 'World'}!` : 'nothing here');
  });
}

describe('runs of checks at the server', () => {
  let whole: WholeApp;
  let learner: Server;
  let port: number;
  let says = 'Hello';
  before(async () => {
    learner = learnersServer(() => says);
    await new Promise<void>((resolve) => learner.listen(0, '127.0.0.1', () => resolve()));
    port = (learner.address() as AddressInfo).port;
    const routes: Routes = {
      direct: (base) => direct(base, { ports: [port], alsoAllow: [`127.0.0.1:${port}`] }),
      site: () => {
        throw new Error('There is no public name in this test.');
      },
      clone: () => Promise.reject(new Error('There is no repository in this test.')),
    };
    whole = await wholeApp({ routes });
  });
  after(async () => {
    await whole.close();
    learner.close();
  });

  const addProject = (name: string, baseUrl: string | null = `http://127.0.0.1:${port}`) =>
    whole.client.call('POST', '/api/programmes/{programme}/projects', { params, body: { name, baseUrl } });
  const start = (project: string, route: 'direct' | 'tunnel' | 'clone' = 'direct', check = 'hello-server') =>
    whole.client.call('POST', runsAt, { params: { ...params, project }, body: { check, route } });
  const ended = (run: string) =>
    whole.client.call('GET', '/api/programmes/{programme}/runs/{run}', {
      params: { ...params, run },
      query: { wait: '20000' },
    });
  const ladder = async (project: string) =>
    (
      await whole.client.call('GET', '/api/programmes/{programme}/projects/{project}', {
        params: { ...params, project },
      })
    ).ladder;

  it('asks a public address itself, keeps the whole record, and says what the command line would be', async () => {
    const project = await addProject('Direct');
    const { run, record } = await ended((await start(project.id)).id);
    assert.equal(run.status, 'pass', JSON.stringify(record, null, 1));
    assert.deepEqual([run.route, run.strength, record?.route], ['direct', 'checked', 'direct']);
    assert.ok((record?.exchanges.length ?? 0) > 0);
    const rung = (await ladder(project.id)).find(({ check }) => check === 'hello-server');
    assert.deepEqual([rung?.state, rung?.strength], ['passed', 'checked']);
    // In the folder of a project `npx waymark` would ask a registry for a program of that name.
    assert.equal(rung?.command, `node ${LAUNCHER} check hello-server --project Direct --url http://127.0.0.1:${port}`);
  });

  it('turns a pass into evidence that names its run, and a later failure into a warning that takes nothing away', async () => {
    const project = await addProject('Rot');
    const passed = await ended((await start(project.id)).id);
    says = 'Gone';
    const failed = await ended((await start(project.id)).id);
    says = 'Hello';
    assert.equal(failed.run.status, 'fail');
    assert.equal((await ladder(project.id))[0]?.state, 'failing');
    await planIt(whole);
    const { failing } = await whole.client.call('GET', '/api/programmes/{programme}/today', { params });
    assert.deepEqual(
      failing.map((one) => [one.project, one.check, one.runId]),
      [['Rot', 'hello-server', failed.run.id]],
    );
    const { rows } = await whole.client.call('GET', '/api/programmes/{programme}/ledger', { params });
    const entries = rows.map(
      ({ entry }) => JSON.parse(entry) as { type: string; id: string; runId?: string; subject?: string },
    );
    assert.ok(entries.some(({ type, id }) => type === 'run' && id === failed.run.id));
    assert.ok(entries.some(({ type, id }) => type === 'run' && id === passed.run.id));
    assert.ok(entries.some(({ type, subject }) => type === 'evidence' && subject === 'hello-server'));
  });

  it('gives a receipt that a stranger verifies, and that no change survives', async () => {
    const project = await addProject('Receipt');
    const { run } = await ended((await start(project.id)).id);
    const receipt = await whole.client.call('GET', '/api/programmes/{programme}/runs/{run}/receipt', {
      params: { ...params, run: run.id },
    });
    const verified = await verifyReceipt(receipt);
    assert.ok(verified.ok, verified.ok ? '' : verified.reason);
    assert.deepEqual(
      [verified.entry.check, verified.entry.status, verified.payload.mode],
      ['hello-server', 'pass', 'local'],
    );
    const { keys } = await whole.client.call('GET', '/api/keys');
    assert.equal(verified.key, keys[0]?.kid);
    for (const part of ['payload', 'signature', 'protected'] as const) {
      for (const at of [5, Math.floor(receipt[part].length / 2)]) {
        const other = receipt[part][at] === 'A' ? 'B' : 'A';
        const changed = { ...receipt, [part]: receipt[part].slice(0, at) + other + receipt[part].slice(at + 1) };
        assert.equal((await verifyReceipt(changed)).ok, false, `${part} ${at}`);
      }
    }
    for (const junk of [null, {}, [], 'x', { ...receipt, payload: '' }])
      assert.equal((await verifyReceipt(junk)).ok, false);
    const { programme, rows } = await whole.client.call('GET', '/api/programmes/{programme}/ledger', { params });
    assert.equal(await verifyLedger(programme, rows, [verified.payload]), null);
    assert.notEqual(await verifyLedger(programme, rows.toSpliced(1, 1), []), null);
    assert.notEqual(await verifyLedger(programme, rows.toReversed(), []), null);
    assert.notEqual(await verifyLedger(programme, rows.slice(0, -1), [verified.payload]), null);
  });

  it('asks a port of this machine for the page, since the learner runs this server', async () => {
    const project = await addProject('Here', null);
    const at = { ...params, project: project.id };
    const body = { check: 'hello-server', route: 'loopback', port } as const;
    const { run } = await ended((await whole.client.call('POST', runsAt, { params: at, body })).id);
    assert.deepEqual([run.status, run.strength, run.route], ['pass', 'checked', 'loopback'], run.summary);
    const oauth = { check: 'oauth', route: 'loopback', port } as const;
    await assert.rejects(whole.client.call('POST', runsAt, { params: at, body: oauth }), code('route-missing'));
  });

  it('shows the steps of a run as they happen', async () => {
    const project = await addProject('Live');
    const { id } = await start(project.id);
    const stream = await whole.fetch(`/api/programmes/current/runs/${id}/events`);
    const said = await stream.text();
    assert.match(said, /event: run-started[^]*event: step-finished[^]*event: run-finished[^]*event: end/);
  });

  it('takes in what the command line ran by itself, as checked, and only for the project’s own contract', async () => {
    const project = await addProject('Reported', null);
    const record = await runCheck({
      check: checkNamed('hello-server')!.check, terms: PRESETS.todos, seed: 'ab'.repeat(16), now: new Date(),
      transport: loopback({ host: '127.0.0.1', port }),
    }); // prettier-ignore
    const report = (body: { record: typeof record }) =>
      whole.client.call('POST', `${runsAt}/report`, { params: { ...params, project: project.id }, body });
    const run = await report({ record });
    assert.deepEqual([run.status, run.strength, run.route], ['pass', 'checked', 'loopback']);
    await assert.rejects(report({ record: { ...record, terms: PRESETS.posts } }), code('invalid-request'));
    await assert.rejects(report({ record: { ...record, check: 'no-such-check' } }), code('check-not-found'));
  });

  it('refuses in words what cannot be run', async () => {
    const project = await addProject('Nowhere', null);
    await assert.rejects(start(project.id), code('route-missing'));
    await assert.rejects(start(project.id, 'direct', 'no-such-check'), code('check-not-found'));
    await assert.rejects(start('none'), code('project-not-found'));
    await assert.rejects(addProject('nowhere'), code('conflict'));
    const inside = await addProject('Inside', `http://169.254.169.254:${port}/`);
    const { run } = await ended((await start(inside.id)).id);
    assert.equal(run.status, 'error');
    assert.match(run.summary, /169\.254\.169\.254/);
  });

  it('makes a passed run again when it is due, and says who wanted it', async () => {
    const project = await addProject('Schedule');
    await ended((await start(project.id)).id);
    const list = () => whole.client.call('GET', runsAt, { params: { ...params, project: project.id } });
    assert.equal((await list()).runs.length, 1);
    whole.clock.now = '2027-01-12T09:00:01.000Z';
    await whole.app.recheck();
    const again = (await list()).runs.find(({ reason }) => reason === 'schedule');
    assert.ok(again);
    assert.equal((await ended(again.id)).run.status, 'pass');
  });
});

describe('a tunnel to a hosted instance', () => {
  let whole: WholeApp;
  let served: Served;
  let learner: Server;
  let port: number;
  before(async () => {
    learner = learnersServer(() => 'Hello');
    await new Promise<void>((resolve) => learner.listen(0, '127.0.0.1', () => resolve()));
    port = (learner.address() as AddressInfo).port;
    whole = await wholeApp({ access: { ...LOCAL_ACCESS, mode: 'hosted', accessToken: TOKEN } });
    served = await serve(whole.app, { host: '127.0.0.1', port: 0 });
  });
  after(async () => {
    await served.close();
    await whole.close();
    learner.close();
  });

  const send = async <T>(method: string, at: string, body?: object): Promise<T> => {
    const response = await fetch(served.url + at, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, `${method} ${at}: ${response.status}`);
    return (await response.json()) as T;
  };

  it('lets the server make its own requests to the learner’s port: the run is verified', async () => {
    const project = await send<{ id: string }>('POST', '/api/programmes/current/projects', { name: 'Tunnelled' });
    const body = { check: 'hello-server', route: 'tunnel' };
    const run = await send<{ id: string; ticket: string }>(
      'POST',
      `/api/programmes/current/projects/${project.id}/runs`,
      body,
    );
    const stop = new AbortController().signal;
    const channel = await dialTunnel(served.url, run.ticket, stop);
    const lines: string[] = [];
    const transport = loopback({ host: '127.0.0.1', port });
    const result = await serveTunnel({ channel, transport, signal: stop, onRequest: (line) => lines.push(line) });
    assert.equal(result.status, 'pass', result.summary);
    assert.ok(lines.length > 0);
    const kept = await send<{ run: { strength: string; route: string } }>(
      'GET',
      `/api/programmes/current/runs/${run.id}`,
    );
    assert.deepEqual([kept.run.strength, kept.run.route], ['verified', 'tunnel']);
    await assert.rejects(dialTunnel(served.url, run.ticket, stop), /did not take the tunnel/);
  });

  it('asks no port of its own machine, which is not the learner’s', async () => {
    const project = await send<{ id: string }>('POST', '/api/programmes/current/projects', { name: 'Its own ports' });
    const response = await fetch(`${served.url}/api/programmes/current/projects/${project.id}/runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ check: 'hello-server', route: 'loopback', port }),
    });
    const { error } = (await response.json()) as { error: { code: string } };
    assert.deepEqual([response.status, error.code], [409, 'route-missing']);
    const detail = await send<{ sameMachine: boolean; ladder: { command: string }[] }>(
      'GET',
      `/api/programmes/current/projects/${project.id}`,
    );
    assert.equal(detail.sameMachine, false);
    // Where the server lies is nobody's business.
    assert.match(detail.ladder[0]?.command ?? '', /^npx waymark check /);
  });

  it('opens for no other ticket and no browser', async () => {
    const stop = new AbortController().signal;
    await assert.rejects(dialTunnel(served.url, 'x'.repeat(43), stop), /401/);
  });
});
