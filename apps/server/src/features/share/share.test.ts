import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ApiError } from '@waymark/contract/client';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';
import { readCommunityFile } from './communities.ts';

const at = '/api/programmes/{programme}';
const HELLO = { kind: 'practice', slug: 'join-online-communities' };

describe('a week to share', () => {
  let learner: Learner;
  beforeEach(async () => {
    learner = await newLearner();
    await learner.client.call('PUT', `${at}/settings`, { params, body: WEEK });
  });
  afterEach(() => learner.close());

  const week = (query: { week?: string; hide?: string } = {}) =>
    learner.client.call('GET', `${at}/share/week`, { params, query });
  const card = async (query = '') => {
    const address = `http://localhost/api/programmes/current/share/week/card.svg${query}`;
    return learner.app.fetch(new Request(address));
  };
  const claim = (item: { kind: string; slug: string }) =>
    learner.client.call('POST', `${at}/items/{kind}/{slug}/evidence`, {
      params: { ...params, ...item },
      body: { note: '', link: null },
    });
  const firstSignal = async () => {
    const { signals } = await learner.client.call('GET', `${at}/progress`, { params });
    const [kind = '', slug = ''] = (signals[0]?.itemId ?? '').split('/');
    return { kind, slug, title: signals[0]?.title ?? '' };
  };

  it('is made of hours, proofs and signals of just that week', async () => {
    await learner.client.call('POST', `${at}/time-entries`, {
      params,
      body: { date: '2027-01-04', minutes: 90, itemId: 'practice/join-online-communities', note: '' },
    });
    await claim(HELLO);
    learner.at('2027-01-12T18:00:00.000Z');
    const signal = await firstSignal();
    await claim(signal);
    const [first, second] = [await week({ week: '1' }), await week()];
    assert.deepEqual(
      [first.week, first.latest, first.from, first.to, first.loggedMinutes],
      [1, 2, '2027-01-04', '2027-01-10', 90],
    );
    assert.deepEqual(first.proved, [{ title: 'Join Online Communities', strength: 'claimed' }]);
    assert.equal(first.signals.filter(({ strength }) => strength !== null).length, 0);
    assert.deepEqual([second.week, second.loggedMinutes, second.plannedMinutes], [2, 0, 1200]);
    assert.deepEqual(second.proved, [{ title: signal.title, strength: 'claimed' }]);
    assert.deepEqual(
      second.signals.filter(({ isNew }) => isNew).map(({ title }) => title),
      [signal.title],
    );
    assert.match(second.post, /^Week 2 of Backend .*: 0 min logged of 20 h planned\./);
    assert.match(second.post, /1 of 21 signals so far, 1 of them new\./);
  });

  it('does not tell what was withdrawn since, nor where the learner applied', async () => {
    const { entry } = await claim(HELLO);
    await learner.client.call('POST', `${at}/applications`, {
      params,
      body: { company: 'Harbour Books', appliedOn: '2027-01-04' },
    });
    assert.deepEqual((await week()).proved.length, 1);
    learner.at('2027-01-20T18:00:00.000Z');
    await learner.client.call('POST', `${at}/evidence/{evidence}/withdraw`, {
      params: { ...params, evidence: entry.id },
      body: {},
    });
    const told = await week({ week: '1' });
    assert.deepEqual(told.proved, []);
    assert.ok(!JSON.stringify(told).includes('Harbour'));
  });

  it('refuses a week that has not begun, in words', async () => {
    await assert.rejects(week({ week: '2' }), (error: unknown) => {
      return error instanceof ApiError && /Week 2 has not begun: you are in week 1\./.test(error.message);
    });
  });

  it('is drawn without what is hidden, as a picture that runs nothing', async () => {
    await claim(HELLO);
    const whole = await card();
    assert.equal(whole.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
    assert.match(whole.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.match(await whole.text(), /Join Online Communities/);
    const part = await (await card('?hide=titles,hours&theme=dark')).text();
    assert.match(part, /1 on my word/);
    assert.doesNotMatch(part, /Join Online|planned/);
    assert.equal((await card('?hide=everything')).status, 422);
    assert.ok(!(await week({ hide: 'titles' })).post.includes('Join Online'));
  });

  it('works before there is a plan: the week is that of the calendar', async () => {
    const fresh = await newLearner({ now: '2027-01-07T18:00:00.000Z' });
    const told = await fresh.client.call('GET', `${at}/share/week`, { params });
    assert.deepEqual([told.week, told.from, told.plannedMinutes], [1, '2027-01-04', 0]);
    await fresh.close();
  });
});

describe('communities', () => {
  it('are listed with the item that saying hello makes done, on the learner’s word', async () => {
    const learner = await newLearner();
    const list = () => learner.client.call('GET', `${at}/communities`, { params });
    const before = await list();
    assert.ok(before.communities.length >= 5);
    assert.equal(before.item?.state.state, 'open');
    const body = { note: 'Said hello at DEV.', link: 'https://dev.to' };
    await learner.client.call('POST', `${at}/items/{kind}/{slug}/evidence`, { params: { ...params, ...HELLO }, body });
    assert.deepEqual((await list()).item?.state.strength, 'claimed');
    const { ways } = await learner.client.call('GET', `${at}/items/{kind}/{slug}`, { params: { ...params, ...HELLO } });
    assert.deepEqual(
      ways.map(({ kind, slug }) => `${kind} ${slug}`),
      ['page communities'],
    );
    await learner.close();
  });

  it('have a step in the plan and in the calendar, until hello is said', async () => {
    const learner = await newLearner();
    await learner.client.call('PUT', `${at}/settings`, { params, body: WEEK });
    const hellos = async () => {
      const { blocks } = await learner.client.call('GET', `${at}/plan`, { params });
      return blocks.filter(({ kind }) => kind === 'hello');
    };
    const [block] = await hellos();
    assert.deepEqual(
      [block?.title, block?.itemId, block?.date, block?.minutes],
      ['Join Online Communities', 'practice/join-online-communities', '2027-01-23', 30],
    );
    const ics = async () => {
      const address = 'http://localhost/api/programmes/current/export/plan.ics';
      return (await learner.app.fetch(new Request(address))).text();
    };
    const [event] =
      /BEGIN:VEVENT(?:(?!END:VEVENT)[^])*CATEGORIES:hello/
        .exec(await ics())?.[0]
        .split('BEGIN:VEVENT')
        .slice(-1) ?? [];
    assert.match(event ?? '', /DTSTART:20270123T100000Z\r\nDTEND:20270123T103000Z\r\nSUMMARY:Join Online Communities/);
    assert.match(event ?? '', /DESCRIPTION:Choose one community\\, read its rules\\, and say hello/);
    const body = { note: 'Said hello at DEV.', link: 'https://dev.to' };
    await learner.client.call('POST', `${at}/items/{kind}/{slug}/evidence`, { params: { ...params, ...HELLO }, body });
    await learner.client.call('POST', `${at}/plan/reflow`, { params });
    assert.deepEqual(await hellos(), []);
    assert.doesNotMatch(await ics(), /CATEGORIES:hello/);
    await learner.close();
  });

  it('of the pack can all be read, and belong to items that its roadmap has', async () => {
    const file = path.resolve(import.meta.dirname, '../../../../../content/backend/communities.yaml');
    const { data, problem } = readCommunityFile(await readFile(file, 'utf8'));
    assert.equal(problem, null);
    const names = data?.communities.map(({ name }) => name) ?? [];
    assert.equal(new Set(names).size, names.length);
    const learner = await newLearner();
    for (const itemId of [...(data?.share ?? []), data?.hello ?? '']) {
      const [kind = '', slug = ''] = itemId.split('/');
      await learner.client.call('GET', `${at}/items/{kind}/{slug}`, { params: { ...params, kind, slug } });
    }
    await learner.close();
  });

  it('that a file describes wrongly are refused with the place', () => {
    const bad = readCommunityFile(
      'share: []\nhello: practice/x\ncommunities: [{name: A, url: "http://a.b", about: a, hello: b}]',
    );
    assert.match(bad.problem ?? '', /^communities\.0\.url /);
    assert.notEqual(readCommunityFile('a: [').problem, null);
  });
});
