import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { blocks, instance, ledger, notes, openStore, programmes, StoreError } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { aBlock, addProgramme, evidence, failsWith, NOW, write } from './fixtures.ts';

describeStore('A transaction', ({ open, dialect }) => {
  it('leaves nothing behind when its work fails, and throws what the work threw', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const before = await programmes.get(store.db, id);
    const reason = new TypeError('the work failed');
    const failing = write(store, id, async (db) => {
      await blocks.replaceAll(db, id, [aBlock('x')]);
      await ledger.append(db, id, evidence());
      await notes.put(db, id, 'a/b', { markdown: 'x', updatedAt: NOW });
      throw reason;
    });
    await assert.rejects(failing, (error) => error === reason);
    assert.deepEqual(await programmes.get(store.db, id), before);
    assert.deepEqual(await blocks.list(store.db, id), []);
    assert.deepEqual(await ledger.list(store.db, id), []);
    assert.deepEqual(await notes.list(store.db, id), []);
  });

  it('gives back what the work gives', async () => {
    const store = await open();
    assert.equal(await store.transaction(async () => 42), 42);
  });

  it('keeps the queries of others out, and they see all of it afterwards or nothing', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const seen: (number | null)[] = [];
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const writing = store.transaction(async (db) => {
      await programmes.touch(db, id);
      begin(undefined);
      await sleep(20);
      await programmes.touch(db, id);
    });
    await begun;
    const reading = Array.from({ length: 5 }, async () => seen.push(await programmes.revision(store.db, id)));
    await Promise.all([writing, ...reading]);
    assert.equal(seen.length, 5);
    assert.ok(seen.every((revision) => revision === 1 || revision === 3), String(seen)); // prettier-ignore
    assert.equal(await programmes.revision(store.db, id), 3);
  });

  it('a pool write beside a transaction that fails is kept', async () => {
    const store = await open();
    const failing = store.transaction(async (db) => {
      await instance.set(db, 'inside', 'x');
      await sleep(10);
      throw new Error('no');
    });
    const beside = instance.set(store.db, 'beside', 'y');
    await assert.rejects(failing, /no/);
    await beside;
    assert.equal(await instance.get(store.db, 'inside'), null);
    assert.equal(await instance.get(store.db, 'beside'), 'y');
  });

  it('using the pool inside it is an error that names the mistake, not a wait without end', async () => {
    const store = await open();
    await failsWith(
      'misused',
      store.transaction(() => programmes.list(store.db)),
      /pass on the db/,
    );
    await failsWith(
      'misused',
      store.transaction(() => store.transaction(async () => 1)),
    );
    assert.deepEqual(await programmes.list(store.db), []);
  });

  it('what it started may use the pool once it has ended', async () => {
    const store = await open();
    let later: Promise<unknown> = Promise.resolve();
    const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
    await store.transaction(async () => {
      later = ended.then(() => programmes.list(store.db));
    });
    end(undefined);
    assert.deepEqual(await later, []);
  });

  it('a statement that fails does not spoil the store for the next one', async () => {
    const store = await open();
    await failsWith('failed', sql`select * from nowhere`.execute(store.db), /nowhere/);
    await failsWith(
      'failed',
      store.transaction((db) => sql`select * from nowhere`.execute(db)),
    );
    assert.deepEqual(await programmes.list(store.db), []);
  });

  it('gets through when two writers want the same rows in opposite order', async () => {
    const store = await open();
    const [one, two] = [await addProgramme(store), await addProgramme(store)];
    // On PostgreSQL that is a deadlock, which ends one of the two: it is run again.
    const both = async (first: string, second: string) =>
      store.transaction(async (db) => {
        await programmes.touch(db, first);
        await sleep(30);
        await programmes.touch(db, second);
      });
    await Promise.all([both(one, two), both(two, one)]);
    assert.equal(await programmes.revision(store.db, one), 3);
    assert.equal(await programmes.revision(store.db, two), 3);
  });

  it('a conflict that comes every time ends', async () => {
    const store = await open();
    let runs = 0;
    const always = store.transaction(async () => {
      runs += 1;
      throw new StoreError('conflict', 'every time');
    });
    await failsWith('conflict', always, /every time/);
    assert.equal(runs, dialect === 'sqlite' ? 1 : 6);
  });
});

describeStore('A store', ({ open, place }) => {
  it('closes after what is under way, may be closed twice, and then says that it is closed', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const writing = write(store, id, () => sleep(20));
    await sleep(5);
    await store.close();
    await writing;
    await store.close();
    await failsWith('misused', programmes.list(store.db), /closed/);
    await failsWith(
      'misused',
      store.transaction(async () => 1),
    );
  });

  it('tells of slow statements', async () => {
    const slow: string[] = [];
    const store = await openStore({ url: await place(), slowAfter: 0, onSlow: ({ sql: text }) => slow.push(text) });
    await programmes.list(store.db);
    await store.close();
    assert.ok(slow.some((text) => text.includes('"programmes"')), slow.join('\n')); // prettier-ignore
  });

  it('gives numbers as numbers', async () => {
    const { db } = await open();
    const one = await db.selectNoFrom((column) => [column.fn.countAll<number>().as('count')]).executeTakeFirst();
    assert.deepEqual({ ...one }, { count: 1 });
  });
});
