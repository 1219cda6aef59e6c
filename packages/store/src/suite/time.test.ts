import assert from 'node:assert/strict';
import { it } from 'node:test';
import { timeEntries, timers } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, anEntry, failsWith, NOW } from './fixtures.ts';

describeStore('Time entries', ({ open }) => {
  it('an entry comes back as it went in', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const entry = anEntry({ itemId: null, blockId: 'block-1', note: 'joins, at last' });
    await timeEntries.insert(store.db, id, entry);
    assert.deepEqual(await timeEntries.get(store.db, id, entry.id), entry);
    assert.equal(await timeEntries.get(store.db, id, 'other'), null);
  });

  it('the list is newest first and keeps to its filter', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const entries = [
      anEntry({ id: 'a', date: '2027-01-04', createdAt: '2027-01-06T10:00:00.000Z' }),
      anEntry({ id: 'b', date: '2027-01-05', itemId: 'resource/git', blockId: 'block-1' }),
      anEntry({ id: 'c', date: '2027-01-04', createdAt: '2027-01-04T10:00:00.000Z' }),
    ];
    for (const entry of entries) await timeEntries.insert(store.db, id, entry);
    const ids = async (filter: Parameters<typeof timeEntries.list>[2]) =>
      (await timeEntries.list(store.db, id, filter)).map((entry) => entry.id).join('');
    assert.equal(await ids({}), 'bac');
    assert.equal(await ids({ from: '2027-01-05' }), 'b');
    assert.equal(await ids({ to: '2027-01-04' }), 'ac');
    assert.equal(await ids({ itemId: 'resource/git' }), 'b');
    assert.equal(await ids({ blockId: 'block-1', itemId: 'resource/sql' }), '');
  });

  it('sums count by item, block and date, and leave out what is about neither', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const about = [
      anEntry({ minutes: 30 }),
      anEntry({ minutes: 15, blockId: 'block-1' }),
      anEntry({ minutes: 60, itemId: '__proto__', date: '2027-01-05' }),
      anEntry({ minutes: 5, itemId: null }),
    ];
    for (const entry of about) await timeEntries.insert(store.db, id, entry);
    const byItem = await timeEntries.minutesByItem(store.db, id);
    assert.deepEqual(Object.entries(byItem).toSorted(), [['__proto__', 60], ['resource/sql', 45]]); // prettier-ignore
    assert.deepEqual(await timeEntries.minutesByBlock(store.db, id), { 'block-1': 15 });
    assert.deepEqual(await timeEntries.minutesByDate(store.db, id), { '2027-01-04': 50, '2027-01-05': 60 });
    assert.deepEqual(await timeEntries.minutesByItem(store.db, 'other'), {});
  });

  it('an update changes what it names', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const entry = anEntry();
    await timeEntries.insert(store.db, id, entry);
    const changed = await timeEntries.update(store.db, id, entry.id, { minutes: 50, note: 'corrected' });
    assert.deepEqual(changed, { ...entry, minutes: 50, note: 'corrected' });
    assert.deepEqual(await timeEntries.update(store.db, id, entry.id, {}), changed);
    assert.equal(await timeEntries.update(store.db, id, 'other', { minutes: 1 }), null);
  });

  it('a removed entry is gone, and removing it again says so', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const entry = anEntry();
    await timeEntries.insert(store.db, id, entry);
    assert.equal(await timeEntries.remove(store.db, id, entry.id), true);
    assert.equal(await timeEntries.remove(store.db, id, entry.id), false);
  });

  it('time belongs to a programme that is there', async () => {
    const { db } = await open();
    await failsWith('programme-missing', timeEntries.insert(db, 'nobody', anEntry()));
  });
});

describeStore('The timer', ({ open }) => {
  const timer = { itemId: 'resource/sql', blockId: null, title: 'SQL', startedAt: NOW };

  it('runs until it is stopped', async () => {
    const store = await open();
    const id = await addProgramme(store);
    assert.equal(await timers.get(store.db, id), null);
    assert.equal(await timers.start(store.db, id, timer), true);
    assert.deepEqual(await timers.get(store.db, id), timer);
    assert.deepEqual(await timers.stop(store.db, id), timer);
    assert.equal(await timers.get(store.db, id), null);
    assert.equal(await timers.stop(store.db, id), null);
  });

  it('can be said to have begun later, and then counts from there', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const later = '2026-11-22T19:30:00.000Z';
    assert.equal(await timers.beginAt(store.db, id, later), null);
    await timers.start(store.db, id, timer);
    assert.deepEqual(await timers.beginAt(store.db, id, later), { ...timer, startedAt: later });
    assert.deepEqual(await timers.get(store.db, id), { ...timer, startedAt: later });
  });

  it('a second one does not start and the first runs on', async () => {
    const store = await open();
    const id = await addProgramme(store);
    await timers.start(store.db, id, timer);
    assert.equal(await timers.start(store.db, id, { ...timer, title: 'Git' }), false);
    assert.deepEqual(await timers.get(store.db, id), timer);
  });

  it('of many started at once one runs', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const starts = Array.from({ length: 20 }, () => store.transaction((db) => timers.start(db, id, timer)));
    assert.equal((await Promise.all(starts)).filter(Boolean).length, 1);
  });
});
