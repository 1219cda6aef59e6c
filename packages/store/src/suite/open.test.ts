import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { instance, openStore, programmes } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, failsWith } from './fixtures.ts';

describeStore('Opening', ({ open, place }) => {
  it('an empty database becomes one of Waymark, and a second time nothing changes', async () => {
    const url = await place();
    const first = await open(url);
    const id = await addProgramme(first);
    const schema = () => first.db.selectFrom('schema_migrations').selectAll().execute();
    const before = await schema();
    const second = await open(url);
    assert.deepEqual(await schema(), before);
    assert.notEqual(await programmes.get(second.db, id), null);
  });

  it('of several that open an empty database at once, all succeed', async () => {
    const url = await place();
    const stores = await Promise.all([1, 2, 3, 4].map(() => open(url)));
    const ids = await Promise.all(stores.map((store) => instance.id(store.db)));
    assert.equal(new Set(ids).size, 1);
  });

  it('a database of a newer Waymark is refused and left alone', async () => {
    const url = await place();
    const store = await open(url);
    const newer = { number: 9_999, name: 'from-the-future', applied_at: '2040-01-01T00:00:00.000Z' };
    await store.db.insertInto('schema_migrations').values(newer).execute();
    await failsWith('database-too-new', openStore({ url }), /newer Waymark.*Update/);
    await sql`delete from schema_migrations where number = 9999`.execute(store.db);
    assert.deepEqual(await programmes.list((await open(url)).db), []);
  });

  it('what one sees the other wrote', async () => {
    const url = await place();
    const [one, two] = [await open(url), await open(url)];
    const id = await addProgramme(one);
    for (let turn = 0; turn < 5; turn += 1) {
      await programmes.touch(one.db, id);
      await programmes.touch(two.db, id);
    }
    assert.equal(await programmes.revision(one.db, id), 11);
    assert.equal(await programmes.revision(two.db, id), 11);
  });
});

describe('A database that cannot be opened', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-open-'));
  after(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => path.join(folder, name);

  it('an address that is none says how to write one', async () => {
    for (const url of ['', 'waymark.db', 'sqlite:', 'sqlite:waymark.db', 'mysql://localhost/x', 'postgres://']) {
      await failsWith('invalid-address', openStore({ url }), /sqlite:\//);
    }
  });

  it('a file that is no database is refused and left as it was', async () => {
    await writeFile(at('letter.db'), 'Dear diary, '.repeat(1_000));
    await failsWith('database-damaged', openStore({ url: `sqlite:${at('letter.db')}` }), /restore your latest backup/);
    assert.equal((await stat(at('letter.db'))).size, 12_000);
  });

  it('a database that was cut short is refused', async () => {
    const url = `sqlite:${at('cut.db')}`;
    const store = await openStore({ url });
    await addProgramme(store);
    await store.close();
    await truncate(at('cut.db'), 5_000);
    await failsWith('database-damaged', openStore({ url }));
  });

  it('a folder in place of the file, or a file in place of the folder, is an unreachable database', async () => {
    await failsWith('database-unreachable', openStore({ url: `sqlite:${folder}` }));
    await writeFile(at('file'), '');
    await failsWith('database-unreachable', openStore({ url: `sqlite:${at('file')}/waymark.db` }), /data folder/);
  });

  it('a server that does not answer is an unreachable database, named without its password', async () => {
    const url = 'postgres://me:secret@127.0.0.1:1/waymark';
    await failsWith('database-unreachable', openStore({ url }), /^(?!.*secret).*127\.0\.0\.1:1\/waymark.*DATABASE_URL/);
  });

  it('folders that are missing are made, for their owner alone', async () => {
    const store = await openStore({ url: `sqlite:${at('new/deep/waymark.db')}` });
    await store.close();
    // Windows has no such bits: there the folder of the user's own data is private already.
    if (process.platform !== 'win32') assert.equal((await stat(at('new/deep'))).mode & 0o777, 0o700);
  });

  it('a writer that goes away in time is waited for', async () => {
    const url = `sqlite:${at('busy.db')}`;
    const store = await openStore({ url });
    const other = new DatabaseSync(at('busy.db'));
    other.exec('BEGIN IMMEDIATE');
    const writing = instance.set(store.db, 'patience', 'pays');
    setTimeout(() => other.exec('COMMIT'), 150);
    await writing;
    assert.equal(await instance.get(store.db, 'patience'), 'pays');
    other.close();
    await store.close();
  });
});
