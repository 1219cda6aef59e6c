import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ApiError } from '@waymark/contract/client';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

describe('time at the server', () => {
  let learner: Learner;
  beforeEach(async () => {
    learner = await newLearner();
    await learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
  });
  afterEach(() => learner.close());

  const log = (body: { minutes: number; date?: string; itemId?: string; blockId?: string }) =>
    learner.client.call('POST', '/api/programmes/{programme}/time-entries', { params, body });
  const today = () => learner.client.call('GET', '/api/programmes/{programme}/today', { params });
  const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.body.code === expected;

  it('goes to the block that is next when nothing is named, and finishes it', async () => {
    const [first, second] = (await today()).blocks;
    assert.ok(first && second);
    assert.equal((await log({ minutes: first.minutes })).blockId, first.id);
    assert.equal((await today()).blocks[0]?.status, 'done');
    assert.equal((await log({ minutes: 10 })).blockId, second.id);
    assert.equal((await today()).blocks[1]?.status, 'partial');
  });

  it('can be corrected and taken back', async () => {
    const entry = await log({ minutes: 50 });
    const at = { ...params, entry: entry.id };
    await learner.client.call('PATCH', '/api/programmes/{programme}/time-entries/{entry}', {
      params: at,
      body: { minutes: 40 },
    });
    assert.equal((await today()).loggedMinutes, 40);
    await learner.client.call('DELETE', '/api/programmes/{programme}/time-entries/{entry}', { params: at });
    assert.equal((await today()).loggedMinutes, 0);
    await assert.rejects(
      learner.client.call('DELETE', '/api/programmes/{programme}/time-entries/{entry}', { params: at }),
      code('entry-not-found'),
    );
  });

  it('is refused for a day that has not come and for things that are not there', async () => {
    await assert.rejects(log({ minutes: 30, date: '2027-01-05' }), code('invalid-request'));
    await assert.rejects(log({ minutes: 30, itemId: 'resource/none' }), code('item-not-found'));
    await assert.rejects(log({ minutes: 30, blockId: 'none' }), code('block-not-found'));
    await assert.rejects(log({ minutes: 0 }), code('invalid-request'));
  });

  it('is measured by a timer that runs at the server', async () => {
    await learner.client.call('PUT', '/api/programmes/{programme}/timer', { params, body: {} });
    await assert.rejects(
      learner.client.call('PUT', '/api/programmes/{programme}/timer', { params, body: {} }),
      code('timer-running'),
    );
    learner.at('2027-01-04T18:47:00.000Z');
    assert.equal((await today()).timer?.startedAt, '2027-01-04T18:00:00.000Z');
    const entry = await learner.client.call('POST', '/api/programmes/{programme}/timer/stop', { params, body: {} });
    assert.equal(entry.minutes, 47);
    await assert.rejects(
      learner.client.call('POST', '/api/programmes/{programme}/timer/stop', { params, body: {} }),
      code('no-timer'),
    );
  });

  it('of a forgotten timer is at most a day, and the learner may say better', async () => {
    await learner.client.call('PUT', '/api/programmes/{programme}/timer', { params, body: {} });
    learner.at('2027-01-07T18:00:00.000Z');
    const entry = await learner.client.call('POST', '/api/programmes/{programme}/timer/stop', {
      params,
      body: { minutes: 90 },
    });
    assert.equal(entry.minutes, 90);
  });

  it('that was no study is left out of a running timer', async () => {
    const leaveOut = (minutes: number) =>
      learner.client.call('POST', '/api/programmes/{programme}/timer/leave-out', { params, body: { minutes } });
    await assert.rejects(leaveOut(5), code('no-timer'));
    await learner.client.call('PUT', '/api/programmes/{programme}/timer', { params, body: {} });
    learner.at('2027-01-04T20:00:00.000Z');
    await assert.rejects(leaveOut(121), code('invalid-request'));
    await assert.rejects(leaveOut(-5), code('invalid-request'));
    assert.equal((await leaveOut(75)).startedAt, '2027-01-04T19:15:00.000Z');
    assert.equal((await today()).timer?.startedAt, '2027-01-04T19:15:00.000Z');
    const { minutes } = await learner.client.call('POST', '/api/programmes/{programme}/timer/stop', {
      params,
      body: {},
    });
    assert.equal(minutes, 45);
    await learner.client.call('PUT', '/api/programmes/{programme}/timer', { params, body: {} });
    learner.at('2027-01-07T20:00:00.000Z');
    assert.equal((await leaveOut(3 * 1440 - 30)).startedAt, '2027-01-07T19:30:00.000Z', 'days, not only one');
    await assert.rejects(leaveOut(525_601), code('invalid-request'));
  });

  it('makes the forecast the learner’s own once there is enough of it', async () => {
    for (const day of ['04', '05', '06', '07', '08', '09', '10']) {
      learner.at(`2027-01-${day}T20:00:00.000Z`);
      for (const block of (await today()).blocks)
        await log({ minutes: Math.round(block.minutes * 1.5), blockId: block.id });
    }
    const { track } = await today();
    assert.ok(track.forecast && track.forecast.samples >= 7);
    assert.ok(track.forecast.pace > 1.2, String(track.forecast.pace));
    assert.notEqual(track.forecast.confidence, 'none');
  });
});
