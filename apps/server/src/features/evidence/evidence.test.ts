import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ApiError } from '@waymark/contract/client';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

describe('evidence at the server', () => {
  let learner: Learner;
  beforeEach(async () => {
    learner = await newLearner();
    await learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
  });
  afterEach(() => learner.close());

  const progress = () => learner.client.call('GET', '/api/programmes/{programme}/progress', { params });
  const at = (id: string) => ({ ...params, kind: id.slice(0, id.indexOf('/')), slug: id.slice(id.indexOf('/') + 1) });
  const claim = (id: string) =>
    learner.client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: at(id),
      body: { note: 'seen' },
    });
  const put = (id: string, state: 'open' | 'skipped' | 'deferred', until: string | null = null) =>
    learner.client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/state', {
      params: at(id),
      body: { state, until },
    });
  const signal = async (ruleId: string) => {
    const found = (await progress()).signals.find((status) => status.ruleId === ruleId);
    assert.ok(found, ruleId);
    return found;
  };

  it('there are 21 signals with a rule each, none satisfied at first', async () => {
    const { signals, pillars, metrics } = await progress();
    assert.deepEqual([signals.length, pillars.length, metrics.length], [21, 3, 6]);
    assert.ok(signals.every(({ satisfied, ruleId }) => !satisfied && ruleId !== null));
  });

  it('a claim ticks its signal as claimed, and a withdrawal unticks it and keeps both entries', async () => {
    const { itemId } = await signal('F6');
    const { entry, signals } = await claim(itemId);
    assert.deepEqual(
      signals.map((status) => [status.ruleId, status.strength]),
      [['F6', 'claimed']],
    );
    assert.equal((await progress()).pillars[0]?.satisfied, 1);
    await learner.client.call('POST', '/api/programmes/{programme}/evidence/{evidence}/withdraw', {
      params: { ...params, evidence: entry.id },
      body: {},
    });
    assert.equal((await signal('F6')).satisfied, false);
    const detail = await learner.client.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', {
      params: at(itemId),
    });
    assert.deepEqual(
      detail.history.map(({ type }) => type),
      ['withdrawal', 'evidence'],
    );
  });

  it('a skipped signal never counts as done', async () => {
    const { itemId } = await signal('S7');
    await put(itemId, 'skipped');
    const { state, satisfied } = await signal('S7');
    assert.deepEqual([state, satisfied], ['skipped', false]);
    assert.equal((await progress()).pillars[2]?.satisfied, 0);
  });

  it('finishing work early takes it out of the plan and says what that does to the end', async () => {
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const id = roadmap.phases[0]?.resources[1]?.id ?? '';
    const { report } = await claim(id);
    assert.ok(report && report.endShiftDays < 0);
    const { blocks } = await learner.client.call('GET', '/api/programmes/{programme}/plan', { params });
    assert.ok(blocks.every(({ itemId, status }) => itemId !== id || status !== 'planned'));
  });

  it('work put off comes after its date', async () => {
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const id = roadmap.phases[1]?.resources[0]?.id ?? '';
    await put(id, 'deferred', '2027-04-12');
    const { blocks } = await learner.client.call('GET', '/api/programmes/{programme}/plan', { params });
    const dates = blocks.filter(({ itemId }) => itemId === id).map(({ date }) => date);
    assert.ok(dates.length > 0 && dates.every((date) => date >= '2027-04-12'), dates.join());
    await assert.rejects(
      put(id, 'deferred', '2027-01-01'),
      (error: unknown) => error instanceof ApiError && error.status === 422,
    );
  });

  it('a doctor run is checked evidence, and a tool that is gone later loses its tick', async () => {
    const { tools } = await learner.client.call('GET', '/api/programmes/{programme}/readiness', { params });
    assert.equal(tools.length, 7);
    const [first] = tools;
    assert.ok(first);
    const report = (found: boolean) =>
      learner.client.call('POST', '/api/programmes/{programme}/readiness', {
        params,
        body: { tools: [{ itemId: first.itemId, found, detail: 'Linux 6.1' }] },
      });
    const after = (await report(true)).tools[0];
    assert.deepEqual([after?.state.state, after?.state.strength, after?.found], ['done', 'checked', 'Linux 6.1']);
    assert.equal((await report(false)).tools[0]?.state.state, 'open');
  });

  it('about an item that is not there is refused', async () => {
    await assert.rejects(
      claim('signal/none'),
      (error: unknown) => error instanceof ApiError && error.body.code === 'item-not-found',
    );
  });
});
