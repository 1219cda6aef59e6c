import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ApiError } from '@waymark/contract/client';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

const isBadRequest = (error: unknown): boolean => error instanceof ApiError && error.body.code === 'invalid-request';

describe('a week looked back at', () => {
  let learner: Learner;
  beforeEach(async () => {
    learner = await newLearner();
    await learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
  });
  afterEach(() => learner.close());

  const week = (number?: string) =>
    learner.client.call('GET', '/api/programmes/{programme}/week', {
      params,
      query: number === undefined ? {} : { week: number },
    });
  const log = (itemId: string | null, minutes: number, date?: string) =>
    learner.client.call('POST', '/api/programmes/{programme}/time-entries', {
      params,
      body: { itemId, minutes, ...(date === undefined ? {} : { date }) },
    });
  const claim = (id: string) =>
    learner.client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: { ...params, kind: id.slice(0, id.indexOf('/')), slug: id.slice(id.indexOf('/') + 1) },
      body: {},
    });
  const endDate = async () =>
    (await learner.client.call('GET', '/api/programmes/{programme}/plan', { params })).endDate;

  /** Four resources of the first phase, with their hours. */
  async function resources(): Promise<{ id: string; minutes: number }[]> {
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    return (roadmap.phases[0]?.resources ?? []).map(({ id, hours }) => ({ id, minutes: (hours ?? 0) * 60 }));
  }

  /** Finishes all resources of the first phase in one and a half times what the roadmap says. */
  async function finishSlowly(): Promise<void> {
    for (const { id, minutes } of await resources()) {
      const { items } = await week();
      const estimate = items.find(({ itemId }) => itemId === id)?.estimateMinutes ?? minutes;
      for (let left = estimate * 1.5; left > 0; left -= 600) await log(id, Math.min(600, left));
      await claim(id);
    }
  }

  it('lists each item with what was planned, logged and estimated', async () => {
    const [first] = await resources();
    assert.ok(first);
    await log(first.id, 90);
    const found = await week();
    const item = found.items.find(({ itemId }) => itemId === first.id);
    assert.deepEqual([found.week, found.latest, found.from, found.to], [1, 1, '2027-01-04', '2027-01-10']);
    assert.equal(found.loggedMinutes, 90);
    assert.ok(item);
    assert.equal(item.loggedMinutes, 90);
    assert.equal(item.loggedInAllMinutes, 90);
    assert.equal(item.estimate, 'open');
    assert.ok(item.estimateMinutes > 0 && item.plannedMinutes > 0);
    assert.equal(
      found.items.reduce((sum, { loggedMinutes }) => sum + loggedMinutes, found.otherMinutes),
      90,
    );
  });

  it('is refused before it has begun, and for what is no number', async () => {
    for (const number of ['2', '0', 'x']) await assert.rejects(week(number), isBadRequest);
    learner.at('2027-01-12T18:00:00.000Z');
    assert.equal((await week('1')).latest, 2);
  });

  it('learns the pace of study from what is finished, and the plan that goes by it ends later', async () => {
    await finishSlowly();
    learner.at('2027-01-06T18:00:00.000Z');
    const { pace, learned, paceIsNews } = await week();
    assert.equal(pace[0]?.kind, 'resource');
    assert.ok((pace[0].learned ?? 0) > 1.1 && (pace[0].learned ?? 0) < 1.5, String(pace[0].learned));
    assert.deepEqual([learned, paceIsNews], [{ resource: pace[0].learned }, true]);
    await learner.client.call('POST', '/api/programmes/{programme}/plan/reflow', { params });
    const before = await endDate();
    await learner.client.call('PUT', '/api/programmes/{programme}/settings', {
      params,
      body: { ...WEEK, pace: learned },
    });
    const after = await endDate();
    assert.ok(before !== null && after !== null && after > before, `${before} ${after}`);
    const then = await week();
    assert.equal(then.paceIsNews, false);
    assert.equal(then.pace[0]?.planned, pace[0].learned);
  });

  it('refuses a pace that nobody has', async () => {
    for (const pace of [{ resource: 0.1 }, { resource: 6 }, { resource: 'fast' }, { sleeping: 2 }])
      await assert.rejects(
        learner.client.call('PUT', '/api/programmes/{programme}/settings', {
          params,
          body: { ...WEEK, pace } as never,
        }),
        isBadRequest,
      );
  });
});
