import { routes, type RouteName } from '@waymark/contract';
import { openStore, programmes } from '@waymark/store';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CURRENT, planIt, wholeApp, type WholeApp } from './app.fixture.ts';

describe('the app', () => {
  let whole: WholeApp;
  before(async () => {
    whole = await wholeApp();
    await planIt(whole);
  });
  after(() => whole.close());

  it('starts with the pack’s roadmap as its only programme', async () => {
    const { programmes: list } = await whole.client.call('GET', '/api/programmes');
    assert.deepEqual(
      list.map(({ title, current }) => [title, current]),
      [['Backend Learning Roadmap', true]],
    );
  });

  it('answers every read of a planned programme as the contract says', async () => {
    const reads = (Object.keys(routes) as RouteName[]).filter(
      (name) => routes[name].method === 'GET' && name !== 'streamEvents',
    );
    const unlike: string[] = [];
    for (const name of reads) {
      const at = routes[name].path
        .replace('{programme}', 'current')
        .replace('{kind}/{slug}', 'resource/learn-basic-coding-skills')
        .replace('{check}', 'hello-server')
        .replace('{page}', '0'.repeat(32));
      const response = await whole.fetch(at.replace('{version}', '99').replaceAll(/\{\w+\}/g, 'no-such'));
      const text = await response.text();
      // What is named by the learner's own work, such as a submission, is not there in a new programme; nor is a judge.
      const expected = at.includes('{') ? 404 : name === 'getJudge' ? 503 : 200;
      if (response.status !== expected) unlike.push(`${name}: ${response.status} ${text.slice(0, 300)}`);
    }
    assert.deepEqual(unlike, []);
  });

  it('says 404 for a programme that is not there, in every read', async () => {
    for (const part of [
      '',
      '/roadmap',
      '/today',
      '/plan',
      '/progress',
      '/readiness',
      '/time-entries',
      '/events',
      '/export/plan.ics',
    ]) {
      const response = await whole.fetch(`/api/programmes/no-such${part}`);
      assert.equal(response.status, 404, part);
    }
  });

  it('imports nothing a second time, also when two start at once', async () => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'waymark-twice-'));
    const both = await Promise.all([wholeApp({ dataFolder }), wholeApp({ dataFolder })]);
    for (const one of both) {
      assert.equal((await one.client.call('GET', '/api/programmes')).programmes.length, 1);
      await one.close();
    }
    await rm(dataFolder, { recursive: true });
  });

  it('keeps a store that it was given open, and closes twice without harm', async () => {
    const store = await openStore({ url: 'sqlite::memory:' });
    const small = await wholeApp({ store });
    await small.close();
    await small.close();
    assert.equal((await programmes.list(store.db)).length, 1);
    await store.close();
  });

  it('waits with closing for what is under way', async () => {
    const small = await wholeApp();
    const writing = small.client.call('POST', '/api/programmes/{programme}/time-entries', {
      params: CURRENT,
      body: { minutes: 5 },
    });
    const closing = small.close();
    assert.equal((await writing).minutes, 5);
    await closing;
  });
});

describe('a download', () => {
  it('of Markdown has the box of what is done ticked, and nothing else changed', async () => {
    const whole = await wholeApp();
    const at = '/api/programmes/current/export/roadmap.md';
    const before = (await (await whole.fetch(at)).text()).split('\n');
    const { signals } = await whole.client.call('GET', '/api/programmes/{programme}/progress', { params: CURRENT });
    const [kind = '', slug = ''] = signals[0]?.itemId.split('/') ?? [];
    const params = { ...CURRENT, kind, slug };
    await whole.client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', { params, body: {} });
    const response = await whole.fetch(at);
    assert.match(response.headers.get('content-disposition') ?? '', /attachment; filename="waymark-roadmap\.md"/);
    const after = (await response.text()).split('\n');
    const changed = after.filter((line, index) => line !== before[index]);
    assert.equal(changed.length, 1);
    assert.match(changed[0] ?? '', /\[x\]/);
    await whole.close();
  });

  it('of the plan needs a plan, then has an event for every block', async () => {
    const whole = await wholeApp();
    const at = '/api/programmes/current/export/plan.ics';
    assert.equal((await whole.fetch(at)).status, 409);
    await planIt(whole);
    const text = await (await whole.fetch(at)).text();
    const { blocks, milestones } = await whole.client.call('GET', '/api/programmes/{programme}/plan', {
      params: CURRENT,
    });
    assert.equal(text.match(/^BEGIN:VEVENT/gm)?.length, blocks.length + milestones.length);
    await whole.close();
  });
});
