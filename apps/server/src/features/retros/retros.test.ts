import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { RetroContent, RetroDesk } from '@waymark/contract';
import { ApiError } from '@waymark/contract/client';
import { ledger, newId, programmes, submissions } from '@waymark/store';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

const RETROS = '/api/programmes/{programme}/retros';
const RETRO = `${RETROS}/{retro}` as const;
const FIRST = { from: '2027-01-04', to: '2027-01-17' };
const PYTHON = 'resource/learn-basic-coding-skills';

const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.body.code === expected;

describe('retrospectives at the server', () => {
  let learner: Learner;
  beforeEach(async () => {
    learner = await newLearner();
    await learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
  });
  afterEach(() => learner.close());

  const list = () => learner.client.call('GET', RETROS, { params });
  const today = () => learner.client.call('GET', '/api/programmes/{programme}/today', { params });
  const plan = () => learner.client.call('GET', '/api/programmes/{programme}/plan', { params });
  const start = (body: { to?: string } = {}) => learner.client.call('POST', RETROS, { params, body });
  const at = ({ retro }: RetroDesk) => ({ ...params, retro: retro.id });
  const read = (desk: RetroDesk) => learner.client.call('GET', RETRO, { params: at(desk) });
  const finish = (desk: RetroDesk, changes: Partial<RetroContent> = {}, version?: number) =>
    learner.client.call('POST', `${RETRO}/finish`, {
      params: at(desk),
      body: {
        content: { ...desk.retro.content, intentions: [{ text: 'Read every day', measure: null }], ...changes },
        ...(version === undefined ? {} : { version }),
      },
    });
  const log = (date: string, minutes: number, itemId = PYTHON) =>
    learner.client.call('POST', '/api/programmes/{programme}/time-entries', {
      params,
      body: { date, minutes, itemId },
    });

  /** Turns the clock to the evening on which the first one is due. */
  const dueEvening = () => learner.at('2027-01-17T19:00:00.000Z');

  /** What the judge said of a challenge, as it would have stored it. */
  async function judged(challenge: string, status: 'pass' | 'fail', createdAt: string): Promise<void> {
    const { store } = learner.app;
    const id = (await programmes.currentId(store.db)) ?? assert.fail();
    await store.transaction(async (db) => {
      await programmes.touch(db, id);
      const one = { id: newId(), challenge, language: 'python', code: '', seed: 1, createdAt };
      await submissions.insert(db, id, one);
      await submissions.settle(db, id, one.id, { status, verdict: {}, judgedAt: createdAt });
      if (status === 'fail') return;
      await ledger.append(db, id, {
        ...{ type: 'evidence', id: newId(), at: createdAt, itemId: `challenge/${challenge}`, strength: 'verified' },
        ...{ kind: 'challenge', subject: challenge, value: null, note: '', link: null },
      });
    });
  }

  it('the first is due at the end of the second week, and today mentions it in its week', async () => {
    assert.deepEqual([(await list()).due, (await today()).retroDue], [null, null]);
    assert.equal((await list()).coming?.due, '2027-01-17');
    await assert.rejects(start(), code('no-retro-due'));
    dueEvening();
    assert.deepEqual((await today()).retroDue, { id: null, ...FIRST, due: '2027-01-17' });
    learner.at('2027-01-24T19:00:00.000Z');
    assert.equal((await today()).retroDue, null);
    assert.equal((await list()).due?.number, 1);
  });

  it('asks the document’s five questions, and the facts say the first words', async () => {
    learner.at('2027-01-12T19:00:00.000Z');
    await log('2027-01-05', 90);
    await log('2027-01-11', 120);
    await judged('stack', 'fail', '2027-01-12T08:00:00.000Z');
    await judged('stack', 'fail', '2027-01-12T09:00:00.000Z');
    await judged('stack', 'pass', '2027-01-13T09:00:00.000Z');
    dueEvening();
    const { retro } = await start();
    assert.equal(retro.prompts.length, 5);
    const { facts } = retro;
    assert.deepEqual(facts.weeks.map(({ loggedMinutes }) => loggedMinutes), [90, 120]); // prettier-ignore
    assert.equal(facts.plannedMinutes, 2 * 1200);
    assert.deepEqual(facts.struggles, [
      { kind: 'challenge', subject: 'stack', title: 'Stack', failures: 2, mendedOn: '2027-01-13' },
    ]);
    assert.deepEqual(facts.proved.map(({ title, strength }) => [title, strength]), [['Stack', 'verified']]); // prettier-ignore
    const texts = retro.content.answers.map(({ text }) => text);
    assert.match(texts[0] ?? '', /^I logged .* I passed Stack\.$/);
    assert.match(texts[1] ?? '', /^Stack \(2 tries\) failed first and passed later\./);
    assert.match(texts[4] ?? '', /records no people yet/);
  });

  it('is a draft that survives, that a second window does not overwrite, and that can be thrown away', async () => {
    dueEvening();
    const begun = await start();
    const content = { ...begun.retro.content, answers: [{ promptId: 'prompt/x', text: 'Mine.' }] };
    const save = (version: number) =>
      learner.client.call('PUT', `${RETRO}/draft`, { params: at(begun), body: { content, version } });
    assert.deepEqual(await save(0), { version: 1 });
    await assert.rejects(save(0), code('precondition-failed'));
    assert.deepEqual((await start()).retro.content, content);
    assert.equal((await today()).retroDue?.id, begun.retro.id);
    assert.equal((await list()).drafts.length, 1);
    await learner.client.call('DELETE', RETRO, { params: at(begun) });
    await assert.rejects(read(begun), code('retro-not-found'));
    assert.equal((await list()).due?.state, 'due');
  });

  it('once finished it stays as it is: the facts of that evening, the block done, no mention', async () => {
    dueEvening();
    const begun = await start();
    await assert.rejects(finish(begun, { intentions: [] }), code('invalid-request'));
    const ended = await finish(begun, {}, begun.retro.version);
    assert.equal(ended.finishedAt, '2027-01-17T19:00:00.000Z');
    await assert.rejects(finish(begun), code('retro-over'));
    await log('2027-01-16', 90);
    assert.deepEqual((await list()).retros, [ended]);
    assert.deepEqual((await read(begun)).retro, ended);
    assert.deepEqual([(await list()).due, (await today()).retroDue], [null, null]);
    const block = (await plan()).blocks.find(({ id }) => id === 'retro#1');
    assert.deepEqual([block?.date, block?.status], ['2027-01-17', 'done']);
    learner.at('2027-01-18T08:00:00.000Z');
    assert.ok((await today()).slipped.every(({ kind }) => kind !== 'retro'));
  });

  it('grades the last intentions from the facts, and by the learner’s own word', async () => {
    dueEvening();
    await finish(await start(), {
      intentions: [
        { text: 'Five hours a week', measure: { kind: 'hours', minutes: 300 } },
        { text: 'Finish Python', measure: { kind: 'items', itemIds: [PYTHON] } },
        { text: 'Sleep more', measure: null },
      ],
    });
    learner.at('2027-01-31T19:00:00.000Z');
    await log('2027-01-20', 320);
    const next = await start();
    assert.deepEqual([next.retro.from, next.retro.to], ['2027-01-18', '2027-01-31']);
    const grades = ({ retro }: RetroDesk) => retro.graded.map(({ grade, measured }) => [grade, measured?.figures]);
    assert.deepEqual(grades(next), [
      ['partly', '2 h 40 min a week of 5 h'],
      ['not', '0 of 1 done'],
      [null, undefined],
    ]);
    const ended = await finish(next, { words: [null, 'partly', 'kept'] });
    assert.deepEqual(ended.graded.map(({ grade }) => grade), ['partly', 'partly', 'kept']); // prettier-ignore
  });

  it('re-plans the next fortnight from the answer exactly as the preview says', async () => {
    dueEvening();
    const begun = await start();
    const [first, second] = begun.work.filter(({ itemId }) => itemId.startsWith('resource/')).slice(-2);
    assert.ok(first && second);
    const change = {
      ...{ weeklyMinutes: 900, longestSitting: 60, focus: [second.itemId] },
      daysOff: [{ from: '2027-02-01', to: '2027-02-03', reason: 'skiing' }],
      putOff: [{ itemId: first.itemId, until: '2027-09-01' }],
    };
    const before = await plan();
    const effect = await learner.client.call('POST', `${RETRO}/preview`, { params: at(begun), body: change });
    assert.equal((await plan()).endDate, before.endDate);
    assert.ok((effect.after.forecast?.p50 ?? '') > (effect.before.forecast?.p50 ?? ''));
    assert.deepEqual(effect.told.slice(0, 3), [
      '15 h a week instead of 20 h.',
      'At most 60 minutes without a break, instead of 90.',
      'Off: 1 February 2027 to 3 February 2027, skiing.',
    ]);
    const ended = await finish(begun, { change });
    assert.deepEqual(ended.effect, effect);
    const after = await plan();
    assert.equal(after.endDate, effect.after.endDate);
    const coming = after.blocks.filter(({ status, date }) => status === 'planned' && date > '2027-01-17');
    assert.ok(coming.every(({ date }) => date < '2027-02-01' || date > '2027-02-03'));
    assert.ok(coming.every(({ itemId, date }) => itemId !== first.itemId || date >= '2027-09-01'));
    assert.equal(coming.find(({ kind }) => kind === 'study')?.itemId, second.itemId);
    assert.equal(coming.filter(({ date }) => date <= '2027-01-24').reduce((sum, { minutes }) => sum + minutes, 0), 900); // prettier-ignore
    assert.deepEqual(after.settings.focus, [second.itemId]);
  });

  it('refuses an answer that cannot be planned, and says all that is wrong', async () => {
    dueEvening();
    const begun = await start();
    const change = {
      ...{ weeklyMinutes: null, longestSitting: null, focus: ['resource/none'] },
      daysOff: [{ from: '2027-02-03', to: '2027-02-01', reason: '' }],
      putOff: [{ itemId: PYTHON, until: '2027-01-17' }],
    };
    const refused = (error: unknown) => error instanceof ApiError && error.body.details.length === 3;
    await assert.rejects(learner.client.call('POST', `${RETRO}/preview`, { params: at(begun), body: change }), refused);
    await assert.rejects(finish(begun, { change }), refused);
    assert.equal((await read(begun)).retro.finishedAt, null);
  });

  it('offers one that was missed without mentioning it, and takes no day twice', async () => {
    learner.at('2027-01-31T19:00:00.000Z');
    assert.deepEqual((await list()).missed.map(({ to }) => to), [FIRST.to]); // prettier-ignore
    assert.equal((await today()).retroDue?.to, '2027-01-31');
    const late = await start({ to: FIRST.to });
    assert.deepEqual([late.retro.from, late.retro.to], [FIRST.from, FIRST.to]);
    await finish(late);
    assert.deepEqual((await list()).missed, []);
    await assert.rejects(start({ to: '2027-02-14' }), code('no-retro-due'));
  });
});
