import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ApiError } from '@waymark/contract/client';
import type { Card, ReviewCard } from '@waymark/contract';
import type { JudgePort } from '../../worker/port.ts';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

const REVIEW = '/api/programmes/{programme}/review';
const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.body.code === expected;

describe('the review queue at the server', () => {
  let learner: Learner;
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  const queue = () => learner.client.call('GET', REVIEW, { params });
  const add = (front: string, more: { back?: string; itemId?: string; tags?: string[] } = {}) =>
    learner.client.call('POST', `${REVIEW}/cards`, { params, body: { front, back: 'The back.', ...more } });
  const of = ({ id }: { id: string }) => ({ ...params, card: id });
  const rate = (card: Pick<ReviewCard, 'id' | 'reviews'>, rating: 'again' | 'hard' | 'good' | 'easy') =>
    learner.client.call('POST', `${REVIEW}/cards/{card}/ratings`, {
      params: of(card),
      body: { rating, reviews: card.reviews },
    });
  const undo = () => learner.client.call('POST', `${REVIEW}/undo`, { params, body: {} });
  const setAside = (card: Card, aside: boolean) =>
    learner.client.call('PUT', `${REVIEW}/cards/{card}/aside`, { params: of(card), body: { aside } });
  const list = async () => (await learner.client.call('GET', `${REVIEW}/cards`, { params })).cards;
  const first = async () => (await queue()).cards[0] ?? assert.fail('the queue is empty');

  it('is empty at first, and says so', async () => {
    const { cards, total, nextDueAt, canUndo, dailyCap, retention } = await queue();
    assert.deepEqual([cards, total, nextDueAt, canUndo, dailyCap], [[], 0, null, false, 20]);
    assert.equal(retention.mean, null);
  });

  it('a card of the learner’s own is due at once, and comes back when its button said', async () => {
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const itemId = roadmap.phases[0]?.resources[0]?.id ?? '';
    const made = await add('What is `DNS`?', { itemId, tags: ['web'] });
    assert.deepEqual([made.itemId, made.isOwn, made.dueAt], [itemId, true, null]);
    const card = await first();
    assert.equal(card.frontHtml, '<p>What is <code>DNS</code>?</p>');
    const after = await rate(card, 'good');
    assert.deepEqual([after.cards.length, after.nextDueAt, after.reviewedToday], [0, card.dueAfter.good, 1]);
    learner.at(card.dueAfter.good);
    assert.equal((await first()).reviews, 1);
  });

  it('a card that was not known comes again in the same session, without taking a second place', async () => {
    await learner.client.call('PUT', `${REVIEW}/settings`, { params, body: { dailyCap: 1 } });
    await add('One');
    const again = await rate(await first(), 'again');
    assert.deepEqual(again.cards.map(({ reviews }) => reviews), [1]); // prettier-ignore
    assert.equal((await rate(await first(), 'good')).cards.length, 0);
  });

  it('never holds more than the daily cap, and says how many wait', async () => {
    for (let at = 0; at < 8; at += 1) await add(`Card ${at}`);
    await learner.client.call('PUT', `${REVIEW}/settings`, { params, body: { dailyCap: 6 } });
    const { cards, waiting, total } = await queue();
    assert.deepEqual([cards.length, waiting, total], [3, 5, 8]);
    for (const card of cards) await rate(card, 'easy');
    assert.equal((await queue()).cards.length, 0);
    learner.at('2027-01-05T06:00:00.000Z');
    assert.equal((await queue()).cards.length, 3);
  });

  it('a rating that waited on a device counts from when it was made, once, and for that day', async () => {
    for (const front of ['One', 'Two']) await add(front);
    const [one, two] = (await queue()).cards;
    assert.ok(one && two);
    learner.at('2027-01-06T09:00:00.000Z');
    const send = (card: ReviewCard, at: string) =>
      learner.client.call('POST', `${REVIEW}/cards/{card}/ratings`, {
        params: of(card),
        body: { rating: 'good', reviews: card.reviews, at },
        idempotencyKey: `made-${card.id}`,
      });
    const made = '2027-01-05T20:00:00.000Z';
    await send(one, made);
    await send(one, made);
    await send(two, '2027-01-05T20:01:00.000Z');
    const after = await queue();
    assert.deepEqual([after.reviewedToday, after.cards.length], [0, 0]);
    const [first] = await list();
    assert.deepEqual([first?.reviews, first?.dueAt], [1, '2027-01-07T20:00:00.000Z']);
    // Another device was faster: the second word on the same card is not taken, and says so.
    const late = { rating: 'easy' as const, reviews: 0, at: made };
    const again = learner.client.call('POST', `${REVIEW}/cards/{card}/ratings`, { params: of(one), body: late });
    await assert.rejects(again, code('card-moved-on'));
  });

  it('a device whose clock is wrong moves no review into the future or before the card was there', async () => {
    for (const front of ['One', 'Two']) await add(front);
    learner.at('2027-01-06T09:00:00.000Z');
    const [one, two] = (await queue()).cards;
    assert.ok(one && two);
    const send = (card: ReviewCard, at: unknown) =>
      learner.client.call('POST', `${REVIEW}/cards/{card}/ratings`, {
        params: of(card),
        body: { rating: 'good', reviews: card.reviews, at: at as string },
      });
    await send(one, '2099-01-01T00:00:00.000Z');
    await send(two, '1999-01-01T00:00:00.000Z');
    const due = (await list()).map(({ dueAt }) => dueAt).sort();
    assert.deepEqual(due, ['2027-01-06T18:00:00.000Z', '2027-01-08T09:00:00.000Z']);
    for (const bad of ['yesterday', '2027-01-05', '2027-01-05T20:00:00Z', '2027-02-30T20:00:00.000Z', 7, null])
      await assert.rejects(send(two, bad), code('invalid-request'), String(bad));
  });

  it('the learner’s day begins at midnight where the learner is', async () => {
    await learner.client.call('PUT', '/api/programmes/{programme}/settings', {
      params,
      body: { ...WEEK, timeZone: 'Asia/Tokyo' },
    });
    await add('One');
    await rate(await first(), 'easy');
    assert.equal((await queue()).reviewedToday, 1);
    // 03:00 in Tokyo when it was reviewed: the same day lasts until 15:00 UTC.
    learner.at('2027-01-05T14:59:00.000Z');
    assert.equal((await queue()).reviewedToday, 1);
    learner.at('2027-01-05T15:01:00.000Z');
    assert.equal((await queue()).reviewedToday, 0);
  });

  it('a review taken back leaves card and queue exactly as they were', async () => {
    for (const front of ['One', 'Two', 'Three']) await add(front);
    const before = await queue();
    const card = await first();
    await rate(card, 'again');
    await rate(await first(), 'easy');
    await undo();
    const { card: id, queue: after } = await undo();
    assert.deepEqual([id, after], [card.id, before]);
    await assert.rejects(undo(), code('nothing-to-undo'));
  });

  it('what was reviewed yesterday is not taken back today', async () => {
    await add('One');
    await rate(await first(), 'good');
    learner.at('2027-01-05T08:00:00.000Z');
    assert.equal((await queue()).canUndo, false);
    await assert.rejects(undo(), code('nothing-to-undo'));
    assert.equal((await list())[0]?.reviews, 1);
  });

  it('a card that another page rated since is not rated twice', async () => {
    await add('One');
    const card = await first();
    await rate(card, 'again');
    await assert.rejects(rate(card, 'easy'), code('card-moved-on'));
    assert.equal((await list())[0]?.reviews, 1);
  });

  it('a card set aside does not come up until it is brought back', async () => {
    const card = await add('One');
    assert.equal((await setAside(card, true)).aside?.why, 'suspended');
    const { cards, setAside: count } = await queue();
    assert.deepEqual([cards, count], [[], 1]);
    await assert.rejects(rate(card, 'good'), code('card-moved-on'));
    assert.equal((await setAside(card, false)).aside, null);
    assert.equal((await queue()).cards.length, 1);
  });

  it('a card forgotten eight times is set aside with a note', async () => {
    const { id } = await add('Hard to keep');
    let now = Date.parse('2027-01-04T18:00:00.000Z');
    const days = async (count: number): Promise<ReviewCard> => {
      learner.at(new Date((now += count * 86_400_000)).toISOString());
      return first();
    };
    await rate(await first(), 'easy');
    for (let lapse = 1; lapse <= 8; lapse += 1) {
      await rate(await days(60), 'again');
      if (lapse < 8) await rate(await days(0.02), 'good');
    }
    const card = (await list()).find((one) => one.id === id);
    assert.deepEqual([card?.lapses, card?.aside?.why], [8, 'leech']);
    assert.match(card?.aside?.note ?? '', /other words/);
    assert.equal((await queue()).cards.length, 0);
  });

  it('says how much is about to be forgotten', async () => {
    await add('One');
    await rate(await first(), 'good');
    const { retention } = await queue();
    assert.deepEqual([retention.cards, retention.mean, retention.fading, retention.nextWeek.fading], [1, 1, 0, 1]);
  });
});

describe('the learner’s own cards at the server', () => {
  let learner: Learner;
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  const at = `${REVIEW}/cards/{card}` as const;
  const add = (body: { front: string; back: string; tags?: string[]; itemId?: string }) =>
    learner.client.call('POST', `${REVIEW}/cards`, { params, body });
  const list = async () => (await learner.client.call('GET', `${REVIEW}/cards`, { params })).cards;
  const bring = (text: string) => learner.client.call('POST', `${REVIEW}/import`, { params, body: { text } });
  const exported = async () =>
    (await learner.app.fetch(new Request('http://localhost/api/programmes/current/review/cards.txt'))).text();

  it('are changed only by who has read them, and keep what is known of them', async () => {
    const card = await add({ front: 'a', back: 'b' });
    const edit = (version: number) =>
      learner.client.call('PUT', at, {
        params: { ...params, card: card.id },
        body: { front: 'A', back: 'B', version },
      });
    assert.deepEqual([(await edit(1)).front, (await list())[0]?.version], ['A', 2]);
    await assert.rejects(edit(1), code('precondition-failed'));
  });

  it('are deleted for good; one that is not there is said not to be', async () => {
    const card = await add({ front: 'a', back: 'b' });
    const remove = () => learner.client.call('DELETE', at, { params: { ...params, card: card.id } });
    await remove();
    assert.deepEqual(await list(), []);
    await assert.rejects(remove(), code('card-not-found'));
  });

  it('need both sides, tags of one word and an item that exists', async () => {
    await assert.rejects(add({ front: ' ', back: 'b' }), code('invalid-request'));
    await assert.rejects(add({ front: 'a', back: 'b', tags: ['two words'] }), code('invalid-request'));
    await assert.rejects(add({ front: 'a', back: 'b', itemId: 'resource/none' }), code('item-not-found'));
  });

  it('are shown as safe HTML, whatever is in them', async () => {
    await add({ front: '<img src=x onerror=alert(1)> [x](javascript:alert(1))', back: 'b' });
    const { cards } = await learner.client.call('GET', REVIEW, { params });
    const frontHtml = cards[0]?.frontHtml ?? assert.fail();
    assert.ok(!/<img|javascript:/.test(frontHtml), frontHtml);
  });

  it('go out as Anki reads them, and come in again only once', async () => {
    await add({ front: 'a\tb', back: 'two\nlines', tags: ['web'] });
    const text = await exported();
    assert.match(text, /^#separator:tab\n#html:false\n/);
    assert.match(text, /^"a\tb"\t"two\nlines"\tweb$/m);
    assert.deepEqual(await bring(text), { added: 0, known: 1, problems: [] });
    const other = await newLearner();
    const taken = await other.client.call('POST', `${REVIEW}/import`, { params, body: { text } });
    const [card] = (await other.client.call('GET', `${REVIEW}/cards`, { params })).cards;
    await other.close();
    assert.deepEqual([taken.added, card?.front, card?.back, card?.tags], [1, 'a\tb', 'two\nlines', ['web']]);
  });

  it('that cannot be taken in are named by line, the others are taken', async () => {
    const result = await bring('What is DNS?\tNames\nalone\nHTTP\tA protocol\nHTTP\tA protocol\n');
    assert.deepEqual([result.added, result.known, result.problems.map(({ line }) => line)], [2, 1, [2]]);
    assert.deepEqual((await list()).map(({ front }) => front).toSorted(), ['HTTP', 'What is DNS?']); // prettier-ignore
  });
});

/** A judge that lets a program pass when it says so: what is judged here is what follows. */
const obliging: JudgePort = {
  judge: ({ code: program, challenge, language, seed }) => {
    const status = program === 'pass' ? 'pass' : 'fail';
    const slug = challenge.kind === 'code' ? challenge.challenge.slug : challenge.exercise.slug;
    const about = { version: 1, challenge: slug, language, seed, executor: 'none', runtime: 'none' } as const;
    const counts = { sandboxed: false, passed: 0, total: 1, cases: [], firstFailure: null, summary: '' };
    return Promise.resolve({ ...about, ...counts, status });
  },
  executors: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};

describe('a challenge', () => {
  let learner: Learner;
  beforeEach(async () => (learner = await newLearner({ judge: () => Promise.resolve(obliging) })));
  afterEach(() => learner.close());

  const handIn = async (challenge: string, program: string) => {
    const at = '/api/programmes/{programme}/practice/challenges/{challenge}/submissions';
    const body = { language: 'python', code: program } as const;
    const { id } = await learner.client.call('POST', at, { params: { ...params, challenge }, body });
    return learner.client.call('GET', '/api/programmes/{programme}/practice/submissions/{submission}', {
      params: { ...params, submission: id },
      query: { wait: '10000' },
    });
  };
  const queue = async () => (await learner.client.call('GET', REVIEW, { params })).cards;

  it('that failed and was then passed becomes a card to solve it again, once', async () => {
    assert.equal((await handIn('stack', 'wrong')).status, 'fail');
    assert.deepEqual(await queue(), []);
    for (let pass = 0; pass < 2; pass += 1) assert.equal((await handIn('stack', 'pass')).status, 'pass');
    const cards = await queue();
    assert.deepEqual(cards.map(({ source, link }) => [source, link]), [['challenge', { kind: 'challenge', slug: 'stack' }]]); // prettier-ignore
    assert.match(cards[0]?.front ?? '', /^Solve \*\*.+\*\* again/);
  });

  it('that passed at the first try needs no card', async () => {
    await handIn('queue', 'pass');
    assert.deepEqual(await queue(), []);
  });
});
