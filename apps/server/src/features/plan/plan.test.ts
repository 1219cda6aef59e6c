import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ApiError } from '@waymark/contract/client';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

describe('a plan at the server', () => {
  let learner: Learner;
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  const plan = () => learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
  const today = () => learner.client.call('GET', '/api/programmes/{programme}/today', { params });

  it('is refused before there are settings, with the code not-planned', async () => {
    await assert.rejects(
      today(),
      (error: unknown) => error instanceof ApiError && error.body.code === 'not-planned' && error.status === 409,
    );
  });

  it('plays the document’s own first two weeks on their days', async () => {
    await plan();
    const { blocks } = await learner.client.call('GET', '/api/programmes/{programme}/plan', { params });
    const texts = (date: string) =>
      blocks
        .filter((block) => block.date === date && block.kind === 'scripted')
        .map(({ title, text }) => `${title} ${text}`)
        .join(' ');
    assert.match(texts('2027-01-04'), /Intro to Python[\s\S]*2-3 simple coding challenges/);
    assert.match(texts('2027-01-08'), /Review Python concepts[\s\S]*calculator or text game/);
    assert.match(texts('2027-01-09') + texts('2027-01-10'), /Learn basic coding skills/);
    assert.match(texts('2027-01-13'), /git init/);
    assert.match(texts('2027-01-16') + texts('2027-01-17'), /Master data structures/);
  });

  it('ends within the 24 weeks that the document gives', async () => {
    const { endDate, forecast } = await plan();
    assert.ok(endDate !== null && endDate <= '2027-06-20', String(endDate));
    assert.equal(forecast?.confidence, 'none');
  });

  it('says what slipped, and a re-flow moves it and says what that does to the end', async () => {
    await plan();
    learner.at('2027-01-06T18:00:00.000Z');
    const before = await today();
    assert.ok(before.slipped.length > 0);
    const { report } = await learner.client.call('POST', '/api/programmes/{programme}/plan/reflow', { params });
    assert.ok(report.moved.length > 0);
    assert.ok(report.endAfter !== null && report.endBefore !== null && report.endAfter >= report.endBefore);
    assert.equal((await today()).slipped.length, 0);
  });

  it('keeps a moved block on its day through every later plan, until it is released', async () => {
    await plan();
    const { blocks } = await learner.client.call('GET', '/api/programmes/{programme}/plan', { params });
    const block = blocks.find(({ date }) => date === '2027-02-03');
    assert.ok(block);
    const at = { ...params, block: block.id };
    await learner.client.call('POST', '/api/programmes/{programme}/blocks/{block}/move', {
      params: at,
      body: { date: '2027-02-05' },
    });
    await learner.client.call('POST', '/api/programmes/{programme}/plan/reflow', { params });
    const find = async () =>
      (await learner.client.call('GET', '/api/programmes/{programme}/plan', { params })).blocks.find(
        ({ id }) => id === block.id,
      );
    assert.deepEqual([(await find())?.date, (await find())?.pinned], ['2027-02-05', true]);
    await learner.client.call('POST', '/api/programmes/{programme}/blocks/{block}/release', { params: at });
    assert.equal((await find())?.pinned, false);
  });

  it('refuses to move a block where it cannot go, and says why', async () => {
    await plan();
    const { blocks } = await learner.client.call('GET', '/api/programmes/{programme}/plan', { params });
    const move = (block: string, date: string) =>
      learner.client.call('POST', '/api/programmes/{programme}/blocks/{block}/move', {
        params: { ...params, block },
        body: { date },
      });
    const id = blocks.at(-1)?.id ?? '';
    await assert.rejects(
      move(id, '2026-12-01'),
      (error: unknown) => error instanceof ApiError && error.body.code === 'conflict' && /past/.test(error.message),
    );
    await assert.rejects(
      move('no/such#1', '2027-02-01'),
      (error: unknown) => error instanceof ApiError && error.body.code === 'block-not-found',
    );
  });

  it('shrinks when an item is known, and previews that without storing it', async () => {
    const { endDate } = await plan();
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const known = roadmap.phases[0]?.resources.map(({ id }) => id) ?? [];
    const preview = await learner.client.call('POST', '/api/programmes/{programme}/plan/preview', {
      params,
      body: { ...WEEK, known },
    });
    assert.ok(preview.endDate !== null && endDate !== null && preview.endDate < endDate);
    assert.equal((await learner.client.call('GET', '/api/programmes/{programme}', { params })).endDate, endDate);
  });

  it('says where one left off: the note or the code that was written last', async () => {
    await plan();
    assert.equal((await today()).leftOff, null);
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const [kind = '', slug = ''] = (roadmap.tools[0]?.id ?? '').split('/');
    const at = { ...params, kind, slug };
    const write = (markdown: string) =>
      learner.client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
        params: at,
        body: { markdown },
      });
    await write('half a thought');
    assert.deepEqual((await today()).leftOff?.id, roadmap.tools[0]?.id);
    await write('');
    assert.equal((await today()).leftOff, null);
  });

  it('refuses settings that make no sense, field by field', async () => {
    const bad = { ...WEEK, timeZone: 'Mars/Olympus', startDate: '2027-02-30' };
    await assert.rejects(
      learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: bad }),
      (error: unknown) => error instanceof ApiError && error.status === 422 && error.body.details.length > 0,
    );
  });
});
