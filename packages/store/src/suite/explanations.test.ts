import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  dump,
  explanationAttempts,
  newId,
  openStore,
  restore,
  type NewExplanationAttempt,
  type Store,
} from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, failsWith, NOW, write } from './fixtures.ts';

const LATER = '2027-01-04T18:45:00.000Z';

function anAttempt(changes: Partial<NewExplanationAttempt> = {}): NewExplanationAttempt {
  const empty = { headers: [] as [string, string][], body: null };
  return {
    ...{ id: newId(), explanation: 'web', seed: 4_294_967_295, text: '', startedAt: NOW },
    exchange: {
      ...{ base: 'http://localhost:3000', method: 'GET', target: '/', request: empty },
      ...{ response: { ...empty, status: 200 }, runId: 'run', check: 'hello-server' },
    },
    questions: [{ id: 'path', question: 'Which?', options: ['a', 'b'], right: 1, accept: [], why: 'So.' }],
    ...changes,
  };
}

async function start(store: Store, owner: string, changes: Partial<NewExplanationAttempt> = {}): Promise<string> {
  const attempt = anAttempt(changes);
  await write(store, owner, (db) => explanationAttempts.insert(db, owner, attempt));
  return attempt.id;
}

const save = (store: Store, owner: string, id: string, text: string, version?: number): Promise<number | null> =>
  write(store, owner, (db) => explanationAttempts.save(db, owner, id, { text, answers: [1], version }));

const end = (store: Store, owner: string, id: string, passed: boolean): Promise<boolean> =>
  write(store, owner, (db) =>
    explanationAttempts.finish(db, owner, id, { passed, result: { passed }, finishedAt: LATER }),
  );

describeStore('Attempts at explanations', ({ open }) => {
  it('one comes back as it went in, its exchange and its questions included', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const attempt = anAttempt({ text: 'Line one\n“two” ✓' });
    await write(store, owner, (db) => explanationAttempts.insert(db, owner, attempt));
    const expected = { ...attempt, answers: [null], version: 0, finishedAt: null, passed: false, result: null };
    assert.deepEqual(await explanationAttempts.get(store.db, owner, attempt.id), expected);
    const bare = anAttempt({ explanation: 'git', exchange: null, questions: [] });
    await write(store, owner, (db) => explanationAttempts.insert(db, owner, bare));
    assert.equal((await explanationAttempts.get(store.db, owner, bare.id))?.exchange, null);
  });

  it('a draft is written over by whoever has read it last, and by nobody else', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const id = await start(store, owner);
    assert.deepEqual([await save(store, owner, id, 'one', 0), await save(store, owner, id, 'late', 0)], [1, null]);
    assert.equal(await save(store, owner, id, 'whatever stands'), 2);
    const kept = await explanationAttempts.get(store.db, owner, id);
    assert.deepEqual([kept?.text, kept?.answers, kept?.version], ['whatever stands', [1], 2]);
  });

  it('ends once, and is never written again', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const id = await start(store, owner);
    await save(store, owner, id, 'final');
    assert.deepEqual([await end(store, owner, id, true), await end(store, owner, id, false)], [true, false]);
    assert.equal(await save(store, owner, id, 'changed afterwards'), null);
    const kept = await explanationAttempts.get(store.db, owner, id);
    assert.deepEqual(
      [kept?.text, kept?.passed, kept?.result, kept?.finishedAt],
      ['final', true, { passed: true }, LATER],
    );
  });

  it('one that is open can be forgotten, a finished one never', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const [finished, begun] = [await start(store, owner), await start(store, owner, { explanation: 'git' })];
    await end(store, owner, finished, false);
    for (const id of [finished, begun]) await write(store, owner, (db) => explanationAttempts.discard(db, owner, id));
    assert.notEqual(await explanationAttempts.get(store.db, owner, finished), null);
    assert.equal(await explanationAttempts.get(store.db, owner, begun), null);
  });

  it('of one explanation at most one is open, and how each stands is told', async () => {
    const store = await open();
    const [owner, other] = [await addProgramme(store), await addProgramme(store)];
    const first = await start(store, owner);
    await failsWith('conflict', start(store, owner));
    await start(store, other);
    await end(store, owner, first, true);
    const second = await start(store, owner, { startedAt: LATER });
    await end(store, owner, await start(store, owner, { explanation: 'git' }), false);
    assert.deepEqual(await explanationAttempts.standing(store.db, owner), [
      { explanation: 'git', finished: 1, passed: false, isOpen: false },
      { explanation: 'web', finished: 1, passed: true, isOpen: true },
    ]);
    const list = await explanationAttempts.list(store.db, owner, { explanation: 'web', limit: 9 });
    assert.deepEqual(list.map(({ id }) => id), [second, first]); // prettier-ignore
    assert.equal((await explanationAttempts.list(store.db, owner, { limit: 2 })).length, 2);
  });

  it('goes into a backup and comes back', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const id = await start(store, owner);
    await end(store, owner, id, true);
    const copy = await openStore({ url: 'sqlite::memory:' });
    await restore(copy, dump(store.db));
    assert.deepEqual(
      await explanationAttempts.get(copy.db, owner, id),
      await explanationAttempts.get(store.db, owner, id),
    );
    await copy.close();
  });
});
