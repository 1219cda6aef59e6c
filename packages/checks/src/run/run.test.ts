import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { defineCheck, step } from '../check/define.ts';
import type { CheckOptions, Tools } from '../check/model.ts';
import { LifecycleFault } from '../ports/lifecycle.ts';
import { TransportFault, type Transport } from '../ports/transport.ts';
import type { RunEvent, RunRecord } from '../record/model.ts';
import { provedBy } from '../record/proved.ts';
import { PRESETS } from '../terms/model.ts';
import { loopback } from '../transport/loopback.ts';
import { serveHttp } from '../transport/suite/servers.ts';
import { runCheck, type RunOptions } from './run.ts';

const checkOf = (some: Partial<CheckOptions>) =>
  defineCheck({
    name: 'test',
    version: 1,
    title: 'A test',
    sends: () => ['GET /', 'POST /', 'DELETE /:id'],
    steps: [],
    ...some,
  });
const passes = step({ id: 'passes', title: 'passes', run: () => Promise.resolve('a result') });
const failing = (id: string) =>
  step({
    id,
    title: id,
    run: (t) => Promise.resolve(t.fail({ expected: 'this', actual: 'that', advice: 'change it' })),
  });

function run(options: Partial<RunOptions> & Pick<RunOptions, 'check'>): Promise<RunRecord> {
  return runCheck({
    terms: PRESETS.todos,
    seed: 'seed',
    now: new Date(0),
    transport: loopback({ host: '127.0.0.1', port: 1 }),
    ...options,
  });
}

/** One step against a server. */
async function against(
  listener: RequestListener,
  work: (t: Tools) => Promise<unknown>,
  some: Partial<RunOptions> = {},
): Promise<RunRecord> {
  const server = await serveHttp(listener);
  const check = checkOf({ steps: [step({ id: 'only', title: 'only', run: work })] });
  const record = await run({ check, transport: loopback({ host: '127.0.0.1', port: server.port }), ...some });
  await server.close();
  return record;
}

const statuses = (record: RunRecord): string[] =>
  record.checks.flatMap(({ steps }) => steps.map(({ status }) => status));
const only = (record: RunRecord) => record.checks[0]!.steps[0]!;

describe('a run', () => {
  it('hands what a step returned to the steps after it', async () => {
    let got = '';
    const next = step({ id: 'next', title: 'next', after: [passes], run: async (t) => void (got = t.from(passes)) });
    assert.equal((await run({ check: checkOf({ steps: [passes, next] }) })).status, 'pass');
    assert.equal(got, 'a result');
  });

  it('skips what builds on a failed step, and what builds on that, and says why', async () => {
    const first = failing('first');
    const second = step({ id: 'second', title: 'second', after: [first], run: () => Promise.resolve() });
    const third = step({ id: 'third', title: 'third', after: [second], run: () => Promise.resolve() });
    const record = await run({ check: checkOf({ steps: [first, second, third, passes] }) });
    assert.deepEqual(statuses(record), ['fail', 'skipped', 'skipped', 'pass']);
    assert.match(record.checks[0]?.steps[2]?.reason ?? '', /builds on “second”/);
    assert.deepEqual(only(record).failure, {
      expected: 'this',
      actual: 'that',
      advice: 'change it',
      curl: null,
      exchange: null,
    });
    assert.match(record.summary, /1 of 4 .* First: first\. change it/);
  });

  it('fails where a check that it needs fails, and proves only what passed', async () => {
    const low = checkOf({ name: 'low', steps: [passes] });
    const middle = checkOf({ name: 'middle', needs: [low], steps: [failing('f')] });
    const record = await run({
      check: checkOf({ needs: [middle], steps: [step({ id: 'own', title: '', run: () => Promise.resolve() })] }),
    });
    assert.deepEqual(
      record.checks.map(({ name, status }) => `${name} ${status}`),
      ['low pass', 'middle fail', 'test fail'],
    );
    assert.deepEqual(provedBy(record), ['low']);
  });

  it('passes with an open should step where the weights reach the line, and says good enough', async () => {
    const should = (weight: number) =>
      step({
        id: 'should',
        title: 'should',
        level: 'should',
        weight,
        run: (t) => Promise.resolve(t.fail({ expected: 'a', actual: 'b', advice: 'c' })),
      });
    const must = step({ id: 'must', title: 'must', weight: 9, run: () => Promise.resolve() });
    const enough = await run({ check: checkOf({ goodEnough: 0.9, steps: [must, should(1)] }) });
    assert.deepEqual([enough.status, enough.checks[0]?.goodEnough], ['pass', true]);
    assert.match(enough.summary, /good enough, move on/);
    assert.equal((await run({ check: checkOf({ goodEnough: 0.9, steps: [must, should(2)] }) })).status, 'fail');
  });

  it('is an error, never a pass, where nothing was asked', async () => {
    assert.equal((await run({ check: checkOf({ steps: [] }) })).status, 'error');
    const never = step({ id: 'never', title: '', unless: () => 'not in these terms', run: () => Promise.resolve() });
    const record = await run({ check: checkOf({ steps: [never] }) });
    assert.deepEqual([record.status, only(record).status], ['error', 'not-asked']);
  });

  it('is an error where the check breaks, asks what it did not declare, or reads what it cannot have', async () => {
    const works: ((t: Tools) => Promise<unknown>)[] = [
      () => Promise.reject(new TypeError('oops')),
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      () => Promise.reject(null),
      (t) => t.send({ method: 'DELETE', path: '/' }),
      (t) => t.send({ method: 'GET', path: '/other' }),
      (t) => t.send({ method: 'DELETE', path: '/..' }),
      (t) => t.send({ method: 'DELETE', path: '/%2e%2E' }),
      (t) => t.send({ method: 'GET', path: '/?x=1' }),
      (t) => t.openSocket('/socket'),
      (t) => Promise.resolve(t.from(passes)),
      (t) => Promise.resolve(t.lifecycle),
      (t) => Promise.resolve(t.repository),
    ];
    for (const work of works) {
      const record = await against((_, response) => response.end(), work);
      assert.deepEqual([record.status, only(record).status], ['error', 'error'], String(work));
      assert.deepEqual(record.exchanges, []);
      assert.match(record.summary, /^No verdict/);
    }
  });

  it('blames the learner for what their server did, and nobody for what the network did', async () => {
    const faulty = (fault: TransportFault): Transport => ({
      ...loopback({ host: '127.0.0.1', port: 1 }),
      send: () => Promise.reject(fault),
    });
    const asks = step({ id: 'asks', title: 'asks', run: (t) => t.send({ method: 'GET', path: '/' }) });
    const ends = async (fault: TransportFault) => run({ check: checkOf({ steps: [asks] }), transport: faulty(fault) });
    const failed = await ends(new TransportFault('half-response', 'It stopped.'));
    assert.equal(failed.status, 'fail');
    assert.deepEqual([only(failed).failure?.curl, only(failed).failure?.exchange], ['curl -i http://127.0.0.1:1/', 0]);
    assert.equal(failed.exchanges[0]?.fault?.code, 'half-response');
    for (const code of ['unreachable', 'route-lost', 'blocked', 'cancelled'] as const)
      assert.equal((await ends(new TransportFault(code, 'It went away.'))).status, 'error', code);
    const lost = step({
      id: 'lost',
      title: '',
      run: () => Promise.reject(new LifecycleFault('It ended with code 1.')),
    });
    assert.equal((await run({ check: checkOf({ steps: [lost] }) })).status, 'fail');
  });

  it('draws other values for another seed, and the same for the same', async () => {
    const seen: string[] = [];
    const draws = checkOf({
      steps: [step({ id: 'draws', title: '', run: async (t) => void seen.push(t.random.hex(16)) })],
    });
    for (const seed of ['a', 'b', 'a']) await run({ check: draws, seed });
    assert.equal(seen[0], seen[2]);
    assert.notEqual(seen[0], seen[1]);
  });

  it('undoes what was made, last first, whatever the verdict, and lets nothing there change it', async () => {
    const asked: string[] = [];
    const record = await against(
      (request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.end();
      },
      async (t) => {
        t.undo('first', (send) => send({ method: 'DELETE', path: '/1' }));
        t.undo('second', () => Promise.reject(new Error('gone already')));
        t.undo('third', (send) => send({ method: 'DELETE', path: '/3' }));
        t.undo('not allowed', (send) => send({ method: 'DELETE', path: '/3/4' }));
        t.fail({ expected: '', actual: '', advice: '' });
      },
    );
    assert.deepEqual(asked, ['DELETE /3', 'DELETE /1']);
    assert.deepEqual(
      record.cleanup.map(({ what, done }) => `${what} ${done}`),
      ['not allowed false', 'third true', 'second false', 'first true'],
    );
    assert.equal(record.status, 'fail');
  });

  it('ends a step that takes too long, and lets it send nothing afterwards', async () => {
    const asked: string[] = [];
    const server = await serveHttp((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    let late: Promise<unknown> = Promise.resolve();
    const slow = step({
      id: 'slow',
      title: '',
      limitMs: 100,
      run: (t) => {
        late = sleep(200).then(() => t.send({ method: 'GET', path: '/' }));
        late.catch(() => undefined);
        return late;
      },
    });
    const record = await run({
      check: checkOf({ steps: [slow, passes] }),
      transport: loopback({ host: '127.0.0.1', port: server.port }),
    });
    assert.deepEqual(statuses(record), ['fail', 'pass']);
    await assert.rejects(late, TransportFault);
    assert.deepEqual(asked, []);
    await server.close();
  });

  it('ends as a fail when its time is up, and as an error when somebody stops it', async () => {
    const waits = checkOf({ steps: [step({ id: 'waits', title: '', run: (t) => t.wait(60_000) }), passes] });
    const late = await run({ check: waits, limits: { runMs: 50 } });
    assert.deepEqual([late.status, ...statuses(late)], ['fail', 'fail', 'skipped']);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    const stopped = await run({ check: waits, signal: stop.signal });
    assert.deepEqual([stopped.status, ...statuses(stopped)], ['error', 'error', 'error']);
    assert.equal((await run({ check: waits, signal: AbortSignal.abort() })).status, 'error');
  });

  it('sends at most so many requests', async () => {
    const record = await against(
      (_, response) => response.end(),
      async (t) => {
        for (let count = 0; count < 9; count += 1) await t.send({ method: 'GET', path: '/' });
      },
      { limits: { requests: 5 } },
    );
    assert.deepEqual([record.status, record.exchanges.length], ['error', 5]);
  });

  it('tries again until the deadline, and keeps the last failure', async () => {
    let asked = 0;
    const listener: RequestListener = (_, response) => {
      asked += 1;
      response.statusCode = asked < 4 ? 503 : 200;
      response.end();
    };
    const work = (withinMs: number) => (t: Tools) =>
      t.eventually(async () => (await t.send({ method: 'GET', path: '/' })).expectStatus(200, 'x'), {
        withinMs,
        everyMs: 5,
      });
    assert.equal((await against(listener, work(5_000))).status, 'pass');
    asked = -1_000;
    assert.equal((await against(listener, work(40))).status, 'fail');
  });

  it('waits for all parallel work, and fails with the first failure of the list', async () => {
    let finished = 0;
    const record = await against(
      (_, response) => response.end(),
      (t) =>
        t.parallel([
          () => sleep(30).then(() => t.fail({ expected: 'one', actual: '', advice: '' })),
          () => sleep(1).then(() => t.fail({ expected: 'two', actual: '', advice: '' })),
          () => sleep(60).then(() => (finished += 1)),
        ]),
    );
    assert.deepEqual([only(record).failure?.expected, finished], ['one', 1]);
  });
});

describe('the record of a run', () => {
  it('holds no secret: not in headers, bodies, failures, notes or curl lines', async () => {
    const record = await against(
      (request, response) => {
        response.setHeader('Set-Cookie', 'sid=hidden-1; HttpOnly');
        response.setHeader('X-Echo', request.headers.authorization ?? '');
        response.end('{"token":"hidden-2","said":"hidden-3"}');
      },
      async (t) => {
        t.secret('hidden-3');
        const json = { user: 'ada', password: 'hidden-4' };
        const answer = await t.send({
          method: 'POST',
          path: '/',
          query: { api_key: 'hidden-5' },
          headers: { Authorization: 'Bearer hidden-6' },
          json,
        });
        t.note('it said hidden-3');
        answer.fail('no hidden-3', answer.text, 'say hidden-3 to nobody');
      },
    );
    const text = JSON.stringify(record);
    assert.doesNotMatch(text, /hidden/);
    assert.match(text, /ada/);
  });

  it('stays small, whatever the server sends and however often it is asked', async () => {
    const record = await against(
      (_, response) => {
        for (let index = 0; index < 30; index += 1) response.setHeader(`X-Header-${index}`, 'x'.repeat(300));
        response.end('x'.repeat(500_000));
      },
      async (t) => {
        for (let count = 0; count < 60; count += 1) await t.send({ method: 'GET', path: '/' });
        const answer = await t.send({ method: 'GET', path: '/' });
        answer.fail('little', answer.text, 'x'.repeat(10_000));
      },
    );
    assert.ok(JSON.stringify(record).length < 600_000, `${JSON.stringify(record).length}`);
    assert.equal(record.exchanges.length, 61);
    assert.ok(record.exchangesCut > 0);
    assert.equal(record.exchanges.at(-1)?.response?.bytes, 500_000);
  });

  it('is told step by step, in order, and a listener that breaks stops nothing', async () => {
    const events: RunEvent[] = [];
    const server = await serveHttp((_, response) => response.end());
    const asks = step({ id: 'asks', title: 'asks', run: (t) => t.send({ method: 'GET', path: '/' }) });
    const record = await run({
      check: checkOf({ steps: [asks] }),
      transport: loopback({ host: '127.0.0.1', port: server.port }),
      tell(event) {
        events.push(event);
        throw new Error('the page is gone');
      },
    });
    assert.equal(record.status, 'pass');
    assert.deepEqual(
      events.map(({ type }) => type),
      ['run-started', 'step-started', 'exchange', 'step-finished', 'run-finished'],
    );
    await server.close();
  });

  it('asks a variant only where it was asked for, and says what it lacks', async () => {
    const lasting = step({ id: 'lasting', title: '', variant: 'restart', run: (t) => t.lifecycle.restart(t.signal) });
    const check = checkOf({ variants: { restart: { title: '', uses: ['lifecycle'] } }, steps: [passes, lasting] });
    assert.deepEqual(statuses(await run({ check })), ['pass', 'not-asked']);
    const without = await run({ check, variant: 'restart' });
    assert.equal(without.status, 'error');
    assert.match(without.summary, /--start/);
    const lifecycle = { isOwned: () => true, restart: () => Promise.resolve(), stop: () => Promise.resolve() };
    const record = await run({ check, variant: 'restart', lifecycle });
    assert.deepEqual([record.status, ...provedBy(record)], ['pass', 'test', 'test:restart']);
    await assert.rejects(run({ check, variant: 'no-such' }), /variant/);
  });
});
