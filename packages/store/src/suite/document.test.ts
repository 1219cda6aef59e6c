import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import {
  blocks, documentOf, documents, dump, explanationAttempts, feeds, ledger, newId, notionObjects, openStore, programmes,
  restoreDocument, type Store,
} from '../index.ts'; // prettier-ignore
import { describeStore } from './describe-store.ts';
import { aBlock, aDocument, addProgramme, evidence, failsWith, NOW, settings, write } from './fixtures.ts';

const textOf = async (store: Store, at = NOW): Promise<string> =>
  (await Array.fromAsync(documentOf(store.db, at))).join('');

async function filled(store: Store): Promise<string> {
  const id = await addProgramme(store, 'Kept “whole” \\ 🚦');
  await write(store, id, async (db) => {
    await programmes.setCurrent(db, id);
    await programmes.saveSettings(db, id, settings());
    await documents.insert(db, id, aDocument('# Kept\r\n\u2028'), NOW);
    await blocks.replaceAll(db, id, [aBlock('x'), aBlock('y')]);
    for (let at = 0; at < 3; at += 1) await ledger.append(db, id, evidence({ note: `Entry ${at}` }));
    const attempt = { id: newId(), explanation: 'http', seed: 7, exchange: null, questions: [], startedAt: NOW };
    await explanationAttempts.insert(db, id, { ...attempt, text: 'A client asks, a server answers.' });
    await feeds.put(db, id, { nonce: 'n', tokenHash: 'ab', alarmMinutes: null, createdAt: NOW });
    await feeds.keepTold(db, id, [{ event: 'x', fingerprint: 'f', sequence: 2, changedAt: NOW }]);
    await notionObjects.put(db, id, 'page', { object: 'a', notionId: null, hash: 'h', blocks: ['1'] }, NOW);
  });
  return id;
}

describeStore('Everything as one JSON document', ({ open }) => {
  it('restored elsewhere and written again is the same text, and the chain of its ledger is intact', async () => {
    const source = await open();
    const id = await filled(source);
    const text = await textOf(source);
    const target = await openStore({ url: 'sqlite::memory:' });
    assert.equal((await restoreDocument(target, text)).programmes, 1);
    assert.equal(await textOf(target), text);
    assert.deepEqual(await Array.fromAsync(dump(target.db)), await Array.fromAsync(dump(source.db)));
    assert.deepEqual(await ledger.verify(target.db, id), { ok: true });
    const back = await open();
    await restoreDocument(back, text);
    assert.equal(await textOf(back), text);
    await target.close();
  });

  it('shows what JSON columns hold as JSON, one row a line', async () => {
    const store = await open();
    await filled(store);
    const text = await textOf(store);
    const { tables, format } = JSON.parse(text) as {
      format: string;
      tables: Record<string, { settings: unknown; entry: { note: string } }[]>;
    };
    assert.equal(format, 'waymark-export/2');
    assert.deepEqual(tables['programmes']?.[0]?.settings, settings());
    assert.equal(tables['ledger']?.[1]?.entry.note, 'Entry 1');
    assert.ok(text.split('\n').filter((line) => line.includes('"Entry ')).length === 3);
  });

  it('keeps a JSON column as text where reading it and writing it would not give the same text again', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const odd = '{ "b": 1, "2": 1.0, "1": 0 }';
    await store.db.updateTable('programmes').set({ settings: odd }).where('id', '=', id).execute();
    const text = await textOf(store);
    const target = await openStore({ url: 'sqlite::memory:' });
    await restoreDocument(target, text);
    assert.equal(await textOf(target), text);
    const row = await target.db.selectFrom('programmes').select('settings').executeTakeFirst();
    assert.equal(row?.settings, odd);
    await target.close();
  });

  it('that is damaged or altered is refused with the place, and nothing changes', async () => {
    const store = await open();
    await filled(store);
    const text = await textOf(store);
    const damages: [name: string, given: string, says: RegExp][] = [
      ['nothing', '', /no whole JSON/],
      ['cut short', text.slice(0, -90), /no whole JSON/],
      ['something else', '{"hello":1}', /not a Waymark export/],
      ['the older form', '{"format":"waymark-export/1"}', /older Waymark/],
      ['a newer Waymark', text.replace(/"schema": \d+/, '"schema": 999'), /newer/],
      ['a changed title', text.replace('Kept “whole”', 'Bent “whole”'), /tables\.programmes is not what was written/],
      ['a word for a number', text.replace('"minutes":90', '"minutes":"90"'), /tables\.blocks\[0\] is not a row/],
      ['a column more', text.replace('"minutes":90', '"minutes":90,"x":1'), /tables\.blocks\[0\]/],
      ['a missing row', text.replace(/\n\{[^\n]*"id":"x"[^\n]*,(?=\n)/, ''), /tables\.blocks is not what/],
      ['a missing table', text.replace('"blocks": [', '"timers": ['), /tables\.blocks is missing|timers/],
      ['an unknown table', text.replace('"tables": {', '"tables": {"secrets":[],'), /tables\.secrets/],
      ['a stronger tick', text.replace('"claimed"', '"endorsed"'), /tables\.ledger is not what was written/],
    ];
    for (const [name, given, says] of damages) {
      assert.notEqual(given, text, name);
      await failsWith('unreadable-backup', restoreDocument(store, given), says);
      assert.equal(await textOf(store), text, name);
    }
  });

  it('with a forged ledger and a digest that fits is refused by the chain', async () => {
    const store = await open();
    await filled(store);
    const value = JSON.parse(await textOf(store)) as {
      tables: { ledger: Record<string, unknown>[] };
      sha256: Record<string, string>;
    };
    const rows = value.tables.ledger;
    (rows[1] as { entry: { strength: string } }).entry.strength = 'endorsed';
    const lines = rows.map((row) => `${JSON.stringify({ ...row, entry: JSON.stringify(row['entry']) })}\n`);
    value.sha256['ledger'] = createHash('sha256').update(lines.join('')).digest('hex');
    await failsWith('unreadable-backup', restoreDocument(store, JSON.stringify(value)), /entry 2 of a ledger/);
  });
});

describeStore('Ways out', ({ open }) => {
  it('a secret address is found by its hash, renewed, and gone when it ends', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const feed = { nonce: 'n', tokenHash: 'ab', alarmMinutes: 10, createdAt: NOW };
    await write(store, id, (db) => feeds.put(db, id, feed));
    assert.deepEqual([await feeds.get(store.db, id), await feeds.programmeOf(store.db, 'ab')], [feed, id]);
    await write(store, id, (db) => feeds.put(db, id, { ...feed, tokenHash: 'cd' }));
    assert.deepEqual([await feeds.programmeOf(store.db, 'ab'), await feeds.programmeOf(store.db, 'cd')], [null, id]);
    await write(store, id, (db) => feeds.remove(db, id));
    assert.deepEqual([await feeds.get(store.db, id), await feeds.programmeOf(store.db, 'cd')], [null, null]);
  });

  it('what calendars were told only moves forward', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const event = { event: 'x', fingerprint: 'one', sequence: 3, changedAt: NOW };
    await feeds.keepTold(store.db, id, [event]);
    await feeds.keepTold(store.db, id, [{ ...event, fingerprint: 'late', sequence: 2 }]);
    assert.deepEqual((await feeds.told(store.db, id)).get('x'), event);
    const next = { ...event, fingerprint: 'two', sequence: 4 };
    await feeds.keepTold(store.db, id, [next]);
    assert.deepEqual((await feeds.told(store.db, id)).get('x'), next);
  });

  it('what was made in Notion is kept by page, written over and forgotten', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const made = { object: 'page/a', notionId: null, hash: 'h', blocks: [] };
    await write(store, id, async (db) => {
      await notionObjects.put(db, id, 'p1', made, NOW);
      await notionObjects.put(db, id, 'p1', { ...made, notionId: 'n', blocks: ['b'] }, NOW);
      await notionObjects.put(db, id, 'p2', made, NOW);
    });
    assert.deepEqual(await notionObjects.list(store.db, id, 'p1'), [{ ...made, notionId: 'n', blocks: ['b'] }]);
    await write(store, id, (db) => notionObjects.remove(db, id, 'p1', 'page/a'));
    assert.deepEqual(await notionObjects.list(store.db, id, 'p1'), []);
    assert.deepEqual(await notionObjects.list(store.db, id, 'p2'), [made]);
  });
});
