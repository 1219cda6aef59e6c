import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dump, newId, openStore, restore, retros, type NewRetro } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, failsWith, NOW, write } from './fixtures.ts';

function aRetro(changes: Partial<NewRetro> = {}): NewRetro {
  return {
    id: newId(), number: 1, from: '2027-01-04', to: '2027-01-17', content: { answers: ['Ærlig talt\u{1F33F}'] },
    startedAt: NOW, ...changes,
  }; // prettier-ignore
}

describeStore('Retrospectives', ({ open }) => {
  it('are drafts that are saved only on the version that was read', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const one = aRetro();
    const versions = await write(store, id, async (db) => {
      await retros.insert(db, id, one);
      return [
        await retros.save(db, id, one.id, { content: { a: 1 }, version: 0 }),
        await retros.save(db, id, one.id, { content: { a: 2 }, version: 0 }),
        await retros.save(db, id, one.id, { content: { a: 3 } }),
      ];
    });
    assert.deepEqual(versions, [1, null, 2]);
    const stored = { ...one, content: { a: 3 }, version: 2, finishedAt: null, outcome: null };
    assert.deepEqual(await retros.get(store.db, id, one.id), stored);
    assert.deepEqual(await retros.drafts(store.db, id), [stored]);
    assert.deepEqual(await retros.held(store.db, id), []);
  });

  it('are never written again once they are finished', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const one = aRetro();
    const finish = { outcome: { facts: [] }, finishedAt: NOW };
    const said = await write(store, id, async (db) => {
      await retros.insert(db, id, one);
      return [
        await retros.finish(db, id, one.id, finish),
        await retros.finish(db, id, one.id, { outcome: { other: true }, finishedAt: '2030-01-01T00:00:00.000Z' }),
        await retros.save(db, id, one.id, { content: { a: 1 } }),
        await retros.discard(db, id, one.id),
      ];
    });
    assert.deepEqual(said, [true, false, null, false]);
    assert.deepEqual(await retros.get(store.db, id, one.id), { ...one, version: 0, ...finish });
    const { number, from, to, startedAt } = one;
    assert.deepEqual(await retros.held(store.db, id), [{ number, from, to, startedAt }]);
  });

  it('are one for each stretch, newest first, a page at a time; a draft can be thrown away', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const made = Array.from({ length: 4 }, (_, at) => aRetro({ number: at + 1, to: `2027-0${at + 1}-17` }));
    await write(store, id, async (db) => {
      for (const one of made) await retros.insert(db, id, one);
      for (const one of made.slice(0, 3)) await retros.finish(db, id, one.id, { outcome: {}, finishedAt: NOW });
    });
    const numbers = async (page: { before?: string; limit: number }) =>
      (await retros.finished(store.db, id, page)).map(({ number }) => number);
    assert.deepEqual(await numbers({ limit: 2 }), [3, 2]);
    assert.deepEqual(await numbers({ before: '2027-02-17', limit: 2 }), [1]);
    await failsWith(
      'conflict',
      write(store, id, (db) => retros.insert(db, id, aRetro({ to: '2027-01-17' }))),
    );
    const open4 = made[3]?.id ?? '';
    assert.deepEqual(await write(store, id, (db) => retros.discard(db, id, open4)), true);
    assert.deepEqual(await retros.drafts(store.db, id), []);
  });

  it('come back from a backup as they were', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const one = aRetro();
    await write(store, id, async (db) => {
      await retros.insert(db, id, one);
      await retros.finish(db, id, one.id, { outcome: { kept: 1 }, finishedAt: NOW });
    });
    const other = await openStore({ url: 'sqlite::memory:' });
    await restore(other, dump(store.db));
    assert.deepEqual(await retros.finished(other.db, id, { limit: 9 }), await retros.finished(store.db, id, { limit: 9 })); // prettier-ignore
    await other.close();
  });
});
