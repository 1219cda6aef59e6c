import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { idempotency, notes, type Db } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, failsWith, NOW, write } from './fixtures.ts';

const ITEM = 'resource/sql';

describeStore('Notes', ({ open }) => {
  it('a note counts its versions', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const put = (markdown: string) => notes.put(store.db, id, ITEM, { markdown, updatedAt: NOW });
    assert.equal(await notes.get(store.db, id, ITEM), null);
    assert.deepEqual(await put('one'), { markdown: 'one', version: 1, updatedAt: NOW });
    assert.deepEqual(await put('two'), { markdown: 'two', version: 2, updatedAt: NOW });
    assert.deepEqual(await notes.get(store.db, id, ITEM), { markdown: 'two', version: 2, updatedAt: NOW });
  });

  it('whoever read an older version does not overwrite a newer one', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const put = (markdown: string, version: number) =>
      write(store, id, (db) => notes.put(db, id, ITEM, { markdown, updatedAt: NOW, version }));
    assert.equal((await put('first', 0))?.version, 1);
    assert.equal(await put('late', 0), null);
    assert.equal((await put('second', 1))?.version, 2);
    assert.equal(await put('late', 1), null);
    assert.equal((await notes.get(store.db, id, ITEM))?.markdown, 'second');
  });

  it('of many who write over the same version one succeeds', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const puts = Array.from({ length: 20 }, (_, at) =>
      write(store, id, (db) => notes.put(db, id, ITEM, { markdown: String(at), updatedAt: NOW, version: 0 })),
    );
    assert.equal((await Promise.all(puts)).filter((note) => note !== null).length, 1);
  });

  it('the list names items with a note that is not empty', async () => {
    const store = await open();
    const id = await addProgramme(store);
    for (const [itemId, markdown] of [['b/Z', 'x'], ['b/a', 'y'], ['a/ä', 'z'], ['c/c', '']] as const) {
      await notes.put(store.db, id, itemId, { markdown, updatedAt: NOW });
    } // prettier-ignore
    assert.deepEqual(await notes.list(store.db, id), ['a/ä', 'b/Z', 'b/a']);
    assert.equal((await notes.all(store.db, id)).length, 4);
  });

  it('notes are found by a text in them, taken letter by letter, the newest first', async () => {
    const store = await open();
    const [id, other] = [await addProgramme(store), await addProgramme(store)];
    const texts = {
      'a/a': 'see [x](/items/b/c) now',
      'a/b': '[[Title]] 100 % \\ ',
      'a/c': '',
      'a/d': "'; drop table notes; --",
    };
    for (const [at, [itemId, markdown]] of Object.entries(texts).entries())
      await notes.put(store.db, id, itemId, { markdown, updatedAt: `2027-06-0${at + 1}T00:00:00.000Z` });
    await notes.put(store.db, other, 'a/a', { markdown: '/items/b/c', updatedAt: NOW });
    const found = async (...wanted: string[]) =>
      (await notes.containing(store.db, id, wanted, 10)).map(({ itemId }) => itemId);
    assert.deepEqual(await found('/items/b/c'), ['a/a']);
    assert.deepEqual(await found('/items/b/c', '[['), ['a/b', 'a/a']);
    for (const nothing of ['/ITEMS/B/C', '/items/_/c', '/items/%', 'title', '_', '[x]%', '\\\\', "' or '1'='1"])
      assert.deepEqual(await found(nothing), [], nothing);
    assert.deepEqual(await found('%'), ['a/b']);
    assert.deepEqual(await found('\\'), ['a/b']);
    assert.deepEqual(await found("'; drop table notes; --"), ['a/d']);
    assert.deepEqual(await found(), []);
    assert.equal((await notes.containing(store.db, id, ['e'], 1)).length, 1);
    assert.deepEqual(await found('e'), ['a/d', 'a/b', 'a/a']);
  });

  it('any text is found in a note that has it', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const holds = (db: Db) =>
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string({ unit: 'binary' }),
        async (text, rest) => {
          const kept = text.replaceAll('\0', '\uFFFD');
          const put = await notes.put(db, id, ITEM, { markdown: `${rest}${text}${rest}`, updatedAt: NOW });
          assert.ok(put?.markdown.includes(kept));
          assert.equal((await notes.containing(db, id, [kept], 1)).length, 1);
        },
      );
    await store.transaction((db) => fc.assert(holds(db), { numRuns: 100 }));
  });

  it('what was written since a moment is found again, emptied notes too', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const later = '2027-06-01T00:00:00.000Z';
    await notes.put(store.db, id, 'a/a', { markdown: 'old', updatedAt: NOW });
    await notes.put(store.db, id, 'a/b', { markdown: 'new', updatedAt: later });
    await notes.put(store.db, id, 'a/c', { markdown: '', updatedAt: later });
    const found = await notes.since(store.db, id, later);
    assert.deepEqual(found.map(({ itemId }) => itemId).sort(), ['a/b', 'a/c']);
    assert.equal((await notes.since(store.db, id, '')).length, 3);
  });

  it('any text comes back as written, except for what no database keeps', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const holds = (db: Db) =>
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '\0', '\ud83d', '\udc00x'),
        async (text, odd) => {
          const expected = text.replaceAll('\0', '\uFFFD') + odd.replace(/[\0\ud83d\udc00]/, '\uFFFD');
          const put = await notes.put(db, id, ITEM, { markdown: text + odd, updatedAt: NOW });
          assert.equal(put?.markdown, expected);
          assert.equal((await notes.get(db, id, ITEM))?.markdown, expected);
        },
      );
    await store.transaction((db) => fc.assert(holds(db), { numRuns: 100 }));
  });
});

describeStore('Kept answers', ({ open }) => {
  const answer = {
    key: 'k1',
    route: 'addTimeEntry',
    requestHash: 'abc',
    status: 201,
    body: '{"id":"x"}',
    createdAt: NOW,
  };

  it('an answer is found by its key', async () => {
    const { db } = await open();
    assert.equal(await idempotency.find(db, 'k1'), null);
    await idempotency.save(db, answer);
    assert.deepEqual(await idempotency.find(db, 'k1'), answer);
  });

  it('a key is kept once', async () => {
    const { db } = await open();
    await idempotency.save(db, answer);
    await failsWith('conflict', idempotency.save(db, { ...answer, status: 500 }));
    assert.deepEqual(await idempotency.find(db, 'k1'), answer);
  });

  it('the same request sent many times at once writes once, and everybody gets that answer', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const send = (at: number) =>
      store.transaction(async (db) => {
        const known = await idempotency.find(db, 'k1');
        if (known !== null) return known.body;
        // On PostgreSQL others get past find here: only the key itself keeps them from writing too.
        await notes.put(db, id, `item/${at}`, { markdown: 'x', updatedAt: NOW });
        await idempotency.save(db, { ...answer, body: String(at) });
        return String(at);
      });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => send(at)));
    assert.equal(new Set(answers).size, 1);
    assert.deepEqual(await notes.list(store.db, id), [`item/${answers[0] ?? ''}`]);
  });

  it('old answers are forgotten and counted', async () => {
    const { db } = await open();
    for (const day of [1, 2, 3]) {
      await idempotency.save(db, { ...answer, key: `k${day}`, createdAt: `2027-01-0${day}T00:00:00.000Z` });
    }
    assert.equal(await idempotency.prune(db, '2027-01-03T00:00:00.000Z'), 2);
    assert.notEqual(await idempotency.find(db, 'k3'), null);
  });
});
