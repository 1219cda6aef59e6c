import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  documentOf, dump, endorsements, newId, openStore, programmes, restore, restoreDocument, type NewEndorsement, type Store,
} from '../index.ts'; // prettier-ignore
import { describeStore } from './describe-store.ts';
import { addProgramme, failsWith, NOW, write } from './fixtures.ts';

const LATER = '2027-01-05T08:00:00.000Z';

function anEndorsement(changes: Partial<NewEndorsement> = {}): NewEndorsement {
  const id = newId();
  return {
    ...{ id, explanation: 'web', attemptId: newId(), textDigest: 'a'.repeat(64), signer: 'thumbprint', takenAt: NOW },
    ...{ fileHash: id, file: { protected: 'eyJ9', payload: 'e30', signature: 'x' }, ...changes },
  };
}

async function take(store: Store, owner: string, changes: Partial<NewEndorsement> = {}): Promise<NewEndorsement> {
  const one = anEndorsement(changes);
  await write(store, owner, (db) => endorsements.insert(db, owner, one));
  return one;
}

describeStore('Endorsements', ({ open }) => {
  it('one comes back as it was taken in, by its id and by the hash of its file', async () => {
    const store = await open();
    const [owner, other] = [await addProgramme(store), await addProgramme(store)];
    const one = await take(store, owner);
    const expected = { ...one, look: null };
    assert.deepEqual(await endorsements.get(store.db, owner, { id: one.id }), expected);
    assert.deepEqual(await endorsements.get(store.db, owner, { fileHash: one.fileHash }), expected);
    assert.equal(await endorsements.get(store.db, other, { id: one.id }), null);
  });

  it('the same file is taken in once by a programme, and another programme may take it in as well', async () => {
    const store = await open();
    const [owner, other] = [await addProgramme(store), await addProgramme(store)];
    await take(store, owner, { fileHash: 'same' });
    await failsWith('conflict', take(store, owner, { fileHash: 'same' }));
    await take(store, other, { fileHash: 'same' });
    assert.equal((await endorsements.list(store.db, owner, { limit: 9 })).length, 1);
  });

  it('are listed with the one taken in last first, of one explanation or of all', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const first = await take(store, owner);
    const second = await take(store, owner, { explanation: 'git', takenAt: LATER });
    const ids = async (filter: { explanation?: string; limit: number }) =>
      (await endorsements.list(store.db, owner, filter)).map(({ id }) => id);
    assert.deepEqual(await ids({ limit: 9 }), [second.id, first.id]);
    assert.deepEqual([await ids({ limit: 1 }), await ids({ explanation: 'web', limit: 9 })], [[second.id], [first.id]]);
  });

  it('what was found on a page takes the place of what was found before, and changes nothing of the endorsement', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const one = await take(store, owner);
    for (const look of [
      { found: 'unread', reason: 'Nobody answered.', lookedAt: NOW },
      { found: 'named', reason: '', lookedAt: LATER },
    ] as const) {
      await write(store, owner, (db) => endorsements.putLook(db, owner, one.id, look));
      assert.deepEqual(await endorsements.get(store.db, owner, { id: one.id }), { ...one, look });
    }
  });

  it('go into a backup and into an export of everything, and come back from both', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const one = await take(store, owner);
    const look = { found: 'unnamed', reason: '', lookedAt: LATER } as const;
    await write(store, owner, (db) => endorsements.putLook(db, owner, one.id, look));
    const text = (await Array.fromAsync(documentOf(store.db, NOW))).join('');
    for (const back of [(to: Store) => restore(to, dump(store.db)), (to: Store) => restoreDocument(to, text)]) {
      const copy = await openStore({ url: 'sqlite::memory:' });
      await back(copy);
      assert.deepEqual(await endorsements.list(copy.db, owner, { limit: 9 }), [{ ...one, look }]);
      await copy.close();
    }
    await restore(store, dump(store.db));
    assert.deepEqual(await endorsements.list(store.db, owner, { limit: 9 }), [{ ...one, look }]);
    assert.equal((await programmes.list(store.db)).length, 1);
  });
});
