import assert from 'node:assert/strict';
import { it } from 'node:test';
import { contributions, dump, logEntries, newId, openStore, restore, type StoredLogEntry } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, NOW, write } from './fixtures.ts';

function anApplication(changes: Partial<StoredLogEntry> = {}): StoredLogEntry {
  return {
    id: newId(), kind: 'application', closed: false, entry: { company: 'Ærø Søfart', stage: 'applied' },
    evidenceId: null, createdAt: NOW, ...changes,
  }; // prettier-ignore
}

const ALL = { offset: 0, limit: 100 };

describeStore('Log entries', ({ open }) => {
  it('are listed a page at a time, oldest first, and counted over all pages', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const made = Array.from({ length: 7 }, (_, at) => anApplication({ createdAt: `2027-01-0${at + 1}T18:30:00.000Z` }));
    await write(store, id, async (db) => {
      for (const one of made) await logEntries.put(db, id, one);
      await logEntries.put(db, id, anApplication({ kind: 'demo' }));
    });
    const page = await logEntries.list(store.db, id, 'application', { offset: 3, limit: 3 });
    assert.deepEqual(page, { entries: made.slice(3, 6), total: 7 });
    assert.deepEqual(await logEntries.list(store.db, id, 'application', { offset: 70, limit: 3 }), { entries: [], total: 7 }); // prettier-ignore
    assert.deepEqual(await logEntries.all(store.db, id, 'application'), made);
  });

  it('can be asked for by whether they are closed', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const [kept, put] = [anApplication(), anApplication({ closed: true })];
    await write(store, id, async (db) => {
      for (const one of [kept, put]) await logEntries.put(db, id, one);
    });
    const closed = await logEntries.list(store.db, id, 'application', { closed: true, ...ALL });
    assert.deepEqual(closed, { entries: [put], total: 1 });
    assert.deepEqual((await logEntries.list(store.db, id, 'application', { closed: false, ...ALL })).entries, [kept]);
  });

  it('are written over as a whole but for when they were made, belong to one kind, and go', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const one = anApplication();
    const other = { ...one, closed: true, entry: { company: 'Else' }, evidenceId: 'e1' };
    await write(store, id, async (db) => {
      await logEntries.put(db, id, one);
      await logEntries.put(db, id, { ...other, createdAt: '2030-01-01T00:00:00.000Z' });
    });
    assert.deepEqual(await logEntries.get(store.db, id, 'application', one.id), other);
    assert.equal(await logEntries.get(store.db, id, 'demo', one.id), null);
    const gone = await write(store, id, async (db) => [
      await logEntries.remove(db, id, 'demo', one.id),
      await logEntries.remove(db, id, 'application', one.id),
      await logEntries.remove(db, id, 'application', one.id),
    ]);
    assert.deepEqual(gone, [false, true, false]);
  });
});

const HASH = 'a'.repeat(40);

describeStore('Contributions', ({ open }) => {
  it('count once, whichever source finds them first, and by day', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const commit = { id: HASH, kind: 'commit', day: '2027-01-05' } as const;
    const later = { id: 'b'.repeat(40), kind: 'commit', day: '2027-01-06' } as const;
    const added = await write(store, id, async (db) => [
      await contributions.add(db, id, 'local:1', [commit]),
      await contributions.add(db, id, 'local:2', [commit, later]),
      await contributions.add(db, id, 'local:2', []),
    ]);
    assert.deepEqual(added, [1, 1, 0]);
    assert.deepEqual(await contributions.days(store.db, id, '2027-01-05'), [
      { day: '2027-01-05', kind: 'commit', source: 'local:1', count: 1 },
      { day: '2027-01-06', kind: 'commit', source: 'local:2', count: 1 },
    ]);
    assert.equal((await contributions.days(store.db, id, '2027-01-06')).length, 1);
  });

  it('are taken in by the thousand', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const many = Array.from({ length: 1_203 }, (_, at) => {
      return { id: at.toString(16).padStart(40, '0'), kind: 'commit', day: '2027-01-05' } as const;
    });
    assert.equal(await write(store, id, (db) => contributions.add(db, id, 'local:1', many)), 1_203);
    assert.equal(await write(store, id, (db) => contributions.add(db, id, 'local:1', many)), 0);
  });

  it('remember their sources and the learner’s addresses, and a source that is forgotten takes its own along', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const source = { source: 'local:1', kind: 'local', label: 'blog', state: { heads: [HASH] }, readAt: NOW } as const;
    await write(store, id, async (db) => {
      await contributions.putSource(db, id, source);
      await contributions.putSource(db, id, { ...source, label: 'my blog' });
      await contributions.add(db, id, 'local:1', [{ id: HASH, kind: 'commit', day: '2027-01-05' }]);
      await contributions.addAuthors(db, id, ['b@x.test', 'a@x.test']);
      await contributions.addAuthors(db, id, ['a@x.test']);
    });
    assert.deepEqual(await contributions.sources(store.db, id), [{ ...source, label: 'my blog' }]);
    assert.deepEqual(await contributions.authors(store.db, id), ['a@x.test', 'b@x.test']);
    assert.equal(await write(store, id, (db) => contributions.removeSource(db, id, 'local:1')), true);
    assert.deepEqual(await contributions.days(store.db, id, '2000-01-01'), []);
  });

  it('travel in a backup with the logs', async () => {
    const source = await open();
    const id = await addProgramme(source);
    await write(source, id, async (db) => {
      await logEntries.put(db, id, anApplication({ evidenceId: 'e1', closed: true }));
      await contributions.putSource(db, id, { source: 'host:ada', kind: 'host', label: 'ada', state: {}, readAt: NOW });
      await contributions.add(db, id, 'host:ada', [{ id: 'ada/x#1', kind: 'pull-request', day: '2027-01-05' }]);
      await contributions.addAuthors(db, id, ['ada@x.test']);
    });
    const lines = await Array.fromAsync(dump(source.db));
    const target = await openStore({ url: 'sqlite::memory:' });
    await restore(target, (async function* () { yield* lines; })()); // prettier-ignore
    assert.deepEqual(await Array.fromAsync(dump(target.db)), lines);
    await target.close();
  });
});
