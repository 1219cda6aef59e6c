import assert from 'node:assert/strict';
import { it } from 'node:test';
import { documents, instance, newId, programmes } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { aDocument, addProgramme, failsWith, NOW, settings, write } from './fixtures.ts';

const OUTLINE = {
  milestones: [{ itemId: 'signal/git', title: 'Git', phaseId: null, date: '2027-02-01' }],
  unplaced: [{ itemId: 'resource/sql', minutes: 30 }],
  endDate: '2027-06-20',
};

describeStore('Programmes', ({ open }) => {
  it('a new programme has revision 1 and neither document, settings nor plan', async () => {
    const store = await open();
    const id = await addProgramme(store, 'Backend');
    assert.deepEqual(await programmes.get(store.db, id), {
      id, title: 'Backend', createdAt: NOW, settings: null, plan: null, revision: 1, documentVersion: 0,
    }); // prettier-ignore
  });

  it('settings and plan come back as they went in', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const given = settings({ daysOff: [{ from: '2027-03-01', to: '2027-03-02', reason: 'snow\0 \ud800' }] });
    await write(store, id, async (db) => {
      await programmes.saveSettings(db, id, given);
      await programmes.savePlan(db, id, OUTLINE);
    });
    const stored = await programmes.get(store.db, id);
    assert.ok(stored !== null);
    assert.deepEqual(stored.settings, given);
    assert.deepEqual(stored.plan, OUTLINE);
  });

  it('touch counts the revision up and every way of reading it agrees', async () => {
    const store = await open();
    const id = await addProgramme(store);
    assert.equal(await programmes.touch(store.db, id), 2);
    assert.equal(await programmes.touch(store.db, id), 3);
    assert.equal(await programmes.revision(store.db, id), 3);
    assert.deepEqual(await programmes.revisions(store.db), new Map([[id, 3]]));
    assert.equal((await programmes.get(store.db, id))?.revision, 3);
  });

  it('a write to a programme that is not there says so', async () => {
    const store = await open();
    await failsWith('programme-missing', programmes.touch(store.db, 'nobody'), /nobody/);
    await failsWith('programme-missing', programmes.saveSettings(store.db, 'nobody', settings()));
    await failsWith('programme-missing', programmes.savePlan(store.db, 'nobody', OUTLINE));
    await failsWith('programme-missing', documents.insert(store.db, 'nobody', aDocument('# x'), NOW));
  });

  it('reading what is not there gives null', async () => {
    const { db } = await open();
    assert.equal(await programmes.get(db, 'nobody'), null);
    assert.equal(await programmes.revision(db, 'nobody'), null);
    assert.equal(await programmes.currentId(db), null);
    assert.equal(await documents.latest(db, 'nobody'), null);
  });

  it('an id is taken only once', async () => {
    const store = await open();
    const id = await addProgramme(store);
    await failsWith('conflict', programmes.insert(store.db, { id, title: 'Again', createdAt: NOW }));
  });

  it('the list is in the order of making', async () => {
    const store = await open();
    for (const [title, day] of [['Third', 3], ['First', 1], ['Second', 2]] as const) {
      await programmes.insert(store.db, { id: newId(), title, createdAt: `2027-01-0${day}T00:00:00.000Z` });
    } // prettier-ignore
    const titles = (await programmes.list(store.db)).map((programme) => programme.title);
    assert.deepEqual(titles, ['First', 'Second', 'Third']);
  });

  it('the current programme is the one chosen last', async () => {
    const { db } = await open();
    await programmes.setCurrent(db, 'a');
    await programmes.setCurrent(db, 'b');
    assert.equal(await programmes.currentId(db), 'b');
  });
});

describeStore('Documents', ({ open }) => {
  it('each version stays, the latest is in force', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const insert = (source: string) => write(store, id, (db) => documents.insert(db, id, aDocument(source), NOW));
    assert.equal(await insert('# One'), 1);
    assert.equal(await insert('# Two'), 2);
    assert.deepEqual(await documents.latest(store.db, id), { ...aDocument('# Two'), version: 2, createdAt: NOW });
    assert.equal((await documents.get(store.db, id, 1))?.source, '# One');
    assert.equal(await documents.get(store.db, id, 3), null);
    assert.equal((await programmes.get(store.db, id))?.documentVersion, 2);
    const versions = (await documents.list(store.db, id)).map(({ version }) => version);
    assert.deepEqual(versions, [2, 1]);
  });

  it('a large document in many scripts comes back unchanged', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const source = '# Größe 日本語 👩‍🚀\r\n\t"quoted" \\u0000 %s $1\n'.repeat(20_000);
    await write(store, id, (db) => documents.insert(db, id, aDocument(source), NOW));
    assert.ok((await documents.latest(store.db, id))?.source === source);
  });
});

describeStore('The instance', ({ open, place }) => {
  it('keeps its id as long as its database', async () => {
    const url = await place();
    const first = await open(url);
    const id = await instance.id(first.db);
    assert.match(id, /^[0-9a-f-]{36}$/);
    await first.close();
    assert.equal(await instance.id((await open(url)).db), id);
    assert.notEqual(await instance.id((await open()).db), id);
  });

  it('a key keeps the value it was given last', async () => {
    const { db } = await open();
    assert.equal(await instance.get(db, 'colour'), null);
    await instance.set(db, 'colour', 'red');
    await instance.set(db, 'colour', 'green');
    assert.equal(await instance.get(db, 'colour'), 'green');
  });
});
