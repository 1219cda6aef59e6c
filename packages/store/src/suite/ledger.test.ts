import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { LedgerEntry } from '@waymark/learning';
import fc from 'fast-check';
import { sql } from 'kysely';
import { ledger, newId, programmes, type Store } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, evidence, failsWith, NOW, write } from './fixtures.ts';

const anyEntry: fc.Arbitrary<LedgerEntry> = fc.record({
  note: fc.string({ unit: 'binary' }),
  value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
}).map(({ note, value }) => evidence({ note, value: value === 0 ? 0 : value })); // prettier-ignore

async function withEntries(store: Store, count: number): Promise<string> {
  const id = await addProgramme(store);
  await write(store, id, async (db) => {
    for (let at = 0; at < count; at += 1) await ledger.append(db, id, evidence({ note: String(at) }));
  });
  return id;
}

/** What nobody can do through Waymark: the guards are taken away first. */
async function tamper(store: Store, statement: string): Promise<void> {
  const guards =
    store.dialect === 'sqlite'
      ? ['drop trigger ledger_never_updated', 'drop trigger ledger_never_deleted']
      : ['alter table ledger disable trigger all'];
  for (const text of [...guards, statement]) await sql.raw(text).execute(store.db);
}

describeStore('The ledger', ({ open }) => {
  it('entries of every type come back in the order they were appended', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const first = evidence({ value: 0.5, link: 'https://example.org/', note: 'Ünïcode \0 \ud800' });
    const entries: LedgerEntry[] = [
      first,
      { type: 'withdrawal', id: newId(), at: NOW, evidenceId: first.id, note: 'mistake' },
      { type: 'state', id: newId(), at: NOW, itemId: 'signal/git', state: 'deferred', until: '2027-02-01', note: '' },
    ];
    for (const entry of entries) await write(store, id, (db) => ledger.append(db, id, entry));
    assert.deepEqual(await ledger.list(store.db, id), entries);
    assert.deepEqual(await ledger.get(store.db, id, first.id), first);
    assert.equal(await ledger.get(store.db, id, 'other'), null);
    assert.deepEqual(await ledger.verify(store.db, id), { ok: true });
  });

  it('any entries make a chain that verifies', async () => {
    const store = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry, { maxLength: 12 }), async (entries) => {
        const id = await addProgramme(store);
        await write(store, id, async (db) => {
          for (const entry of entries) await ledger.append(db, id, entry);
        });
        assert.deepEqual(await ledger.list(store.db, id), entries);
        assert.deepEqual(await ledger.verify(store.db, id), { ok: true });
        assert.equal((await ledger.head(store.db, id))?.seq ?? 0, entries.length);
      }),
      { numRuns: 15 },
    );
  });

  it('the order of an entry’s fields does not change its hash', async () => {
    const store = await open();
    const entry = evidence();
    const reversed = Object.fromEntries(Object.entries(entry).toReversed()) as unknown as LedgerEntry;
    const heads: unknown[] = [];
    for (const same of [entry, reversed]) {
      await store
        .transaction(async (db) => {
          await programmes.insert(db, { id: 'same', title: '', createdAt: NOW });
          await ledger.append(db, 'same', same);
          heads.push(await ledger.head(db, 'same'));
          throw new Error('not kept');
        })
        .catch(() => undefined);
    }
    assert.equal(heads.length, 2);
    assert.deepEqual(heads[0], heads[1]);
  });

  it('a hundred writers at once make one unbroken chain', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const entries = Array.from({ length: 100 }, (_, at) => evidence({ note: String(at) }));
    await Promise.all(entries.map((entry) => write(store, id, (db) => ledger.append(db, id, entry))));
    assert.deepEqual(await ledger.verify(store.db, id), { ok: true });
    assert.equal(await programmes.revision(store.db, id), 101);
    const notes = (await ledger.list(store.db, id)).map((entry) => ('note' in entry ? Number(entry.note) : -1));
    assert.deepEqual(notes.toSorted((a, b) => a - b), entries.map((_, at) => at)); // prettier-ignore
  });

  it('an id is appended once, and an entry needs its programme', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const entry = evidence();
    await write(store, id, (db) => ledger.append(db, id, entry));
    await failsWith(
      'conflict',
      write(store, id, (db) => ledger.append(db, id, entry)),
    );
    await failsWith('programme-missing', ledger.append(store.db, 'nobody', evidence()));
  });
});

describeStore('The ledger guards itself', ({ open, dialect }) => {
  it('the database refuses to change or delete an entry', async () => {
    const store = await open();
    const id = await withEntries(store, 3);
    await failsWith('append-only', sql`update ledger set entry = '{}'`.execute(store.db), /withdraws/);
    await failsWith('append-only', sql`delete from ledger where seq = 3`.execute(store.db));
    if (dialect === 'postgresql') await failsWith('append-only', sql`truncate ledger`.execute(store.db));
    else await failsWith('append-only', sql`replace into ledger select * from ledger where seq = 2`.execute(store.db));
    assert.deepEqual(await ledger.verify(store.db, id), { ok: true });
    assert.equal((await ledger.list(store.db, id)).length, 3);
  });

  const crimes: [name: string, statement: string, seq: number, reason: RegExp][] = [
    ['a changed entry', `update ledger set entry = replace(entry, 'claimed', 'endorsed') where seq = 2`, 2, /content/],
    ['a changed hash', `update ledger set hash = 'x' where seq = 2`, 2, /content/],
    ['a changed column', `update ledger set item_id = 'signal/other' where seq = 3`, 3, /columns/],
    ['a dropped entry', `delete from ledger where seq = 2`, 2, /missing/],
    ['a dropped beginning', `delete from ledger where seq = 1`, 1, /missing/],
    ['a link to elsewhere', `update ledger set prev_hash = 'x' where seq = 2`, 2, /follow/],
    ['an entry that is not JSON', `update ledger set entry = '{' where seq = 1`, 1, /content/],
  ];
  for (const [name, statement, seq, reason] of crimes) {
    it(`verify finds ${name}`, async () => {
      const store = await open();
      const id = await withEntries(store, 4);
      await tamper(store, statement);
      const verdict = await ledger.verify(store.db, id);
      assert.equal(verdict.ok, false);
      assert.equal(verdict.seq, seq);
      assert.match(verdict.reason, reason);
    });
  }

  it('verify finds a ledger moved to another programme', async () => {
    const store = await open();
    await withEntries(store, 2);
    const other = await addProgramme(store);
    await tamper(store, `update ledger set programme_id = '${other}'`);
    const verdict = await ledger.verify(store.db, other);
    assert.deepEqual(verdict, { ok: false, seq: 1, reason: 'it does not follow from the entry before it' });
  });
});
