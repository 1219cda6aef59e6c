import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newCard, reviewCard, type CardSource } from '@waymark/learning';
import {
  cardReviews, cards, dump, newId, openStore, quizAttempts, restore, reviewSettings, type Store, type StoredCard,
} from '../index.ts'; // prettier-ignore
import { describeStore } from './describe-store.ts';
import { addProgramme, failsWith, NOW, write } from './fixtures.ts';

const LATER = '2027-01-04T18:45:00.000Z';
const drawn = [
  { id: 'status-404', shown: [2, 0, 1] },
  { id: 'get', shown: [] },
];

async function start(store: Store, owner: string, quiz = 'web', startedAt = NOW): Promise<string> {
  const attempt = { id: newId(), quiz, contentHash: 'hash', drawn, startedAt };
  await write(store, owner, (db) => quizAttempts.insert(db, owner, attempt));
  return attempt.id;
}

const end = (store: Store, owner: string, id: string, right: number, finishedAt = LATER): Promise<boolean> =>
  write(store, owner, (db) => quizAttempts.finish(db, owner, id, { right, finishedAt }));

describeStore('Quiz attempts', ({ open }) => {
  it('one that was started keeps what was drawn and answered, and ends once', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const id = await start(store, owner);
    const answers = { 1: { answer: [2], submitted: true }, 2: { answer: 'GET', submitted: false } };
    await write(store, owner, (db) => quizAttempts.saveAnswers(db, owner, id, answers));
    const kept = await quizAttempts.get(store.db, owner, id);
    assert.deepEqual([kept?.drawn, kept?.answers, kept?.finishedAt], [drawn, answers, null]);
    assert.deepEqual([await end(store, owner, id, 1), await end(store, owner, id, 2)], [true, false]);
    await write(store, owner, (db) => quizAttempts.saveAnswers(db, owner, id, {}));
    const ended = await quizAttempts.get(store.db, owner, id);
    assert.deepEqual([ended?.answers, ended?.right, ended?.finishedAt], [answers, 1, LATER]);
  });

  it('at one quiz at most one is open, and the next may begin when it has ended', async () => {
    const store = await open();
    const [owner, other] = [await addProgramme(store), await addProgramme(store)];
    const first = await start(store, owner);
    await failsWith('conflict', start(store, owner));
    await start(store, owner, 'git');
    await start(store, other);
    assert.deepEqual(await quizAttempts.openQuizzes(store.db, owner), ['git', 'web']);
    await end(store, owner, first, 2);
    const second = await start(store, owner, 'web', LATER);
    assert.equal((await quizAttempts.latest(store.db, owner, 'web'))?.id, second);
  });

  it('one that cannot be continued is forgotten, a finished one never', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const [finished, begun] = [await start(store, owner), await start(store, owner, 'git')];
    await end(store, owner, finished, 2);
    for (const id of [finished, begun]) await write(store, owner, (db) => quizAttempts.discard(db, owner, id));
    assert.equal((await quizAttempts.get(store.db, owner, finished))?.right, 2);
    assert.equal(await quizAttempts.get(store.db, owner, begun), null);
  });

  it('results come oldest first, of one quiz or of all', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    for (const [quiz, right, at] of [
      ['web', 1, NOW],
      ['git', 2, LATER],
      ['web', 2, '2027-01-05T18:00:00.000Z'],
    ] as const)
      // prettier-ignore
      await end(store, owner, await start(store, owner, quiz, at), right, at);
    const all = await quizAttempts.results(store.db, owner);
    assert.deepEqual(all.map(({ quiz, right, questions }) => [quiz, right, questions]), [['web', 1, 2], ['git', 2, 2], ['web', 2, 2]]); // prettier-ignore
    assert.equal((await quizAttempts.results(store.db, owner, 'git')).length, 1);
  });
});

function aCard(source: CardSource, subject: string, changes: Partial<StoredCard> = {}): StoredCard {
  const text = { front: 'What is DNS?', back: 'Names to addresses.', tags: ['web'], itemId: 'resource/http' };
  return { ...newCard(newId(), source, NOW), subject, ...text, version: 1, createdAt: NOW, ...changes };
}

const add = (store: Store, owner: string, card: StoredCard): Promise<boolean> =>
  write(store, owner, (db) => cards.add(db, owner, card));

describeStore('Cards', ({ open }) => {
  it('one comes back as it went in, every digit of its memory included', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const card = reviewCard(aCard('own', ''), 'hard', LATER).card;
    assert.equal(await add(store, owner, card), true);
    assert.deepEqual(await cards.list(store.db, owner), [card]);
  });

  it('of one question there is one, which gets the newer text and keeps what is known of it', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const first = reviewCard(aCard('quiz', 'web/get'), 'good', NOW).card;
    await add(store, owner, first);
    assert.equal(await add(store, owner, aCard('quiz', 'web/get', { front: 'Better words' })), false);
    const [kept] = await cards.list(store.db, owner);
    assert.deepEqual(kept, { ...first, front: 'Better words', version: 2 });
    assert.equal(await add(store, owner, aCard('challenge', 'web/get')), true);
    assert.equal(await add(store, await addProgramme(store), aCard('quiz', 'web/get')), true);
  });

  it('the learner’s own may be as many as they like, also twice the same', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    assert.deepEqual(
      [await add(store, owner, aCard('own', '')), await add(store, owner, aCard('own', ''))],
      [true, true],
    );
  });

  it('an older page does not overwrite a newer one', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const card = aCard('own', '');
    await add(store, owner, card);
    const text = { front: 'a', back: 'b', tags: [], itemId: null };
    const edit = (version?: number) =>
      write(store, owner, (db) => cards.edit(db, owner, card.id, { ...text, version }));
    assert.equal((await edit(1))?.version, 2);
    assert.equal(await edit(1), null);
    assert.equal((await edit())?.version, 3);
    assert.equal(await write(store, owner, (db) => cards.edit(db, owner, 'none', text)), null);
  });

  it('what is known of it and whether it rests is written over; removing it removes its reviews', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const card = aCard('own', '');
    await add(store, owner, card);
    const { card: after, review } = reviewCard(card, 'again', LATER);
    const aside = { why: 'suspended', at: LATER, note: '' } as const;
    await write(store, owner, async (db) => {
      await cards.saveState(db, owner, { ...after, aside });
      await cardReviews.insert(db, owner, { ...review, id: newId(), wasNew: true });
    });
    const kept = await cards.get(store.db, owner, card.id);
    assert.deepEqual([kept?.memory, kept?.aside], [after.memory, aside]);
    const remove = () => write(store, owner, (db) => cards.remove(db, owner, card.id));
    assert.deepEqual([await remove(), await remove()], [true, false]);
    assert.deepEqual(await cardReviews.since(store.db, owner, NOW), []);
  });
});

describeStore('Reviews', ({ open }) => {
  it('the last one is taken out first, and gives back exactly what it found', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const card = aCard('own', '');
    await add(store, owner, card);
    const first = reviewCard(card, 'good', NOW);
    const second = reviewCard(first.card, 'again', LATER);
    for (const [index, { review }] of [first, second].entries())
      await write(store, owner, (db) => cardReviews.insert(db, owner, { ...review, id: newId(), wasNew: index === 0 }));
    const take = () => write(store, owner, (db) => cardReviews.takeLast(db, owner));
    const last = await take();
    assert.deepEqual([last?.rating, last?.before, last?.wasNew], ['again', second.review.before, false]);
    const since = await cardReviews.since(store.db, owner, NOW);
    assert.deepEqual(since.map(({ rating, wasNew }) => [rating, wasNew]), [['good', true]]); // prettier-ignore
    assert.deepEqual((await take())?.before, { memory: card.memory, aside: null });
    assert.equal(await take(), null);
  });

  it('stand in the order in which they were made, however late they arrive', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const [early, late] = [aCard('own', ''), aCard('own', '')];
    for (const card of [early, late]) await add(store, owner, card);
    const made = [reviewCard(late, 'good', LATER), reviewCard(early, 'hard', NOW)];
    for (const { review } of made)
      await write(store, owner, (db) => cardReviews.insert(db, owner, { ...review, id: newId(), wasNew: true }));
    const since = (from: string) => cardReviews.since(store.db, owner, from);
    assert.deepEqual((await since(NOW)).map(({ rating }) => rating), ['hard', 'good']); // prettier-ignore
    assert.deepEqual((await since(LATER)).map(({ rating }) => rating), ['good']); // prettier-ignore
    const last = await write(store, owner, (db) => cardReviews.takeLast(db, owner));
    assert.deepEqual([last?.cardId, last?.at], [late.id, LATER]);
  });

  it('the daily cap is the learner’s once it is chosen', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    assert.equal(await reviewSettings.dailyCap(store.db, owner), null);
    for (const cap of [30, 12]) await write(store, owner, (db) => reviewSettings.saveDailyCap(db, owner, cap));
    assert.equal(await reviewSettings.dailyCap(store.db, owner), 12);
  });

  it('go into a backup with their cards, quizzes and settings, and come back the same', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    await end(store, owner, await start(store, owner), 1);
    await start(store, owner);
    const card = aCard('quiz', 'web/get');
    await add(store, owner, card);
    const { card: after, review } = reviewCard(card, 'again', LATER);
    await write(store, owner, async (db) => {
      await cards.saveState(db, owner, after);
      await cardReviews.insert(db, owner, { ...review, id: newId(), wasNew: true });
      await reviewSettings.saveDailyCap(db, owner, 15);
    });
    const lines = await Array.fromAsync(dump(store.db));
    const target = await openStore({ url: 'sqlite::memory:' });
    await restore(target, (async function* () { yield* lines; })()); // prettier-ignore
    assert.deepEqual(await Array.fromAsync(dump(target.db)), lines);
    assert.deepEqual(await cards.list(target.db, owner), [after]);
    await restore(store, (async function* () { yield* lines; })()); // prettier-ignore
    assert.equal((await quizAttempts.results(store.db, owner)).length, 1);
    await target.close();
  });
});
