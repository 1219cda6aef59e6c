import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  blocks, documents, dump, idempotency, instance, ledger, newId, notes, openStore, programmes, restore, timeEntries,
  timers, type Store,
} from '../index.ts'; // prettier-ignore
import { describeStore } from './describe-store.ts';
import { aBlock, aDocument, addProgramme, anEntry, evidence, failsWith, NOW, settings, write } from './fixtures.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom("'; drop table x; --", '\\', '\n\r\u2028'),
);

const anyProgramme = fc.record({
  title: text,
  document: fc.option(text),
  planned: fc.boolean(),
  blocks: fc.array(fc.record({ title: text, pinned: fc.boolean() }), { maxLength: 5 }),
  entries: fc.array(fc.record({ note: text, minutes: fc.integer({ min: 1, max: 1440 }) }), { maxLength: 4 }),
  notes: fc.array(text, { maxLength: 3 }),
  ledger: fc.array(text, { maxLength: 5 }),
  timer: fc.option(text),
});

async function fill(
  store: Store,
  all: (typeof anyProgramme extends fc.Arbitrary<infer T> ? T : never)[],
): Promise<void> {
  for (const given of all) {
    const id = await addProgramme(store, given.title);
    await write(store, id, async (db) => {
      await programmes.setCurrent(db, id);
      if (given.document !== null) await documents.insert(db, id, aDocument(given.document), NOW);
      if (given.planned) await programmes.saveSettings(db, id, settings());
      await blocks.replaceAll(db, id, given.blocks.map((part, at) => aBlock(`b${at}`, part))); // prettier-ignore
      for (const entry of given.entries) await timeEntries.insert(db, id, anEntry(entry));
      for (const [at, markdown] of given.notes.entries())
        await notes.put(db, id, `n/${at}`, { markdown, updatedAt: NOW });
      for (const note of given.ledger) await ledger.append(db, id, evidence({ note }));
      if (given.timer !== null)
        await timers.start(db, id, { itemId: null, blockId: null, title: given.timer, startedAt: NOW });
      const answer = { route: 'r', requestHash: 'h', status: 201, body: given.title, createdAt: NOW };
      await idempotency.save(db, { key: newId(), ...answer });
    });
  }
}

async function linesOf(store: Store): Promise<string[]> {
  return Array.fromAsync(dump(store.db));
}

async function* from(lines: readonly string[]): AsyncGenerator<string, void, undefined> {
  yield* lines;
}

/** A dump with other lines in it whose end fits all the same. */
function resealed(lines: readonly string[]): string[] {
  const body = lines.slice(0, -1);
  const sha256 = createHash('sha256').update(body.join('')).digest('hex');
  return [...body, `${JSON.stringify({ end: body.length - 1, sha256 })}\n`];
}

async function filled(store: Store): Promise<string> {
  const id = await addProgramme(store, 'Kept');
  await write(store, id, async (db) => {
    await programmes.setCurrent(db, id);
    await documents.insert(db, id, aDocument('# Kept'), NOW);
    await blocks.replaceAll(db, id, [aBlock('x'), aBlock('y')]);
    for (let at = 0; at < 3; at += 1) await ledger.append(db, id, evidence({ note: String(at) }));
  });
  return id;
}

describeStore('A backup', ({ open }) => {
  it('of anything, taken on SQLite, restored here and taken again, is the same, and restores on SQLite again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyProgramme, { maxLength: 3 }), async (all) => {
        const [source, back] = [
          await openStore({ url: 'sqlite::memory:' }),
          await openStore({ url: 'sqlite::memory:' }),
        ];
        await fill(source, all);
        const lines = await linesOf(source);
        const here = await open();
        assert.deepEqual(await restore(here, from(lines)), { programmes: all.length, rows: lines.length - 2 });
        assert.deepEqual(await linesOf(here), lines);
        await restore(back, from(await linesOf(here)));
        assert.deepEqual(await linesOf(back), lines);
        for (const { id } of await programmes.list(here.db)) {
          assert.deepEqual(await ledger.verify(here.db, id), { ok: true });
        }
        await source.close();
        await back.close();
      }),
      { numRuns: 8 },
    );
  });

  it('is readable line by line, with or without line feeds, or in larger pieces', async () => {
    const source = await open();
    await filled(source);
    const lines = await linesOf(source);
    assert.deepEqual(Object.keys(JSON.parse(lines[0] ?? '') as object), ['waymark-backup', 'schema']);
    const bare = lines.map((line) => line.trimEnd());
    for (const given of [bare, [lines.join('')], bare.map((line) => `${line}\r\n`)]) {
      const target = await openStore({ url: 'sqlite::memory:' });
      assert.equal((await restore(target, from(given))).programmes, 1);
      await target.close();
    }
  });

  it('replaces what was there, and leaves the id of this Waymark', async () => {
    const source = await open();
    const kept = await filled(source);
    const target = await open();
    const gone = await filled(target);
    const id = await instance.id(target.db);
    await restore(target, from(await linesOf(source)));
    assert.deepEqual((await programmes.list(target.db)).map((one) => one.id), [kept]); // prettier-ignore
    assert.equal(await programmes.currentId(target.db), kept);
    assert.deepEqual(await ledger.list(target.db, gone), []);
    assert.equal(await instance.id(target.db), id);
  });

  it('the ledger is as closed after a restore as before it', async () => {
    const store = await open();
    const id = await filled(store);
    await restore(store, from(await linesOf(store)));
    await failsWith('append-only', store.db.deleteFrom('ledger').execute());
    await write(store, id, (db) => ledger.append(db, id, evidence()));
    assert.deepEqual(await ledger.verify(store.db, id), { ok: true });
  });

  it('a restored programme never repeats a revision that somebody may remember', async () => {
    const store = await open();
    const id = await filled(store);
    const old = await linesOf(store);
    const empty = await openStore({ url: 'sqlite::memory:' });
    for (let at = 0; at < 5; at += 1) await programmes.touch(store.db, id);
    const highest = (await programmes.revision(store.db, id)) ?? 0;
    await restore(store, from(await linesOf(empty)));
    await restore(store, from(old));
    assert.ok(((await programmes.revision(store.db, id)) ?? 0) > highest);
    await empty.close();
  });

  it('shows one moment while others write', async () => {
    const store = await open();
    const id = await filled(store);
    const reading = dump(store.db);
    await reading.next();
    await write(store, id, (db) => ledger.append(db, id, evidence({ note: 'too late' })));
    const rest = await Array.fromAsync(reading);
    assert.ok(!rest.join('').includes('too late'));
    const inside = await store.transaction((db) => Array.fromAsync(dump(db)));
    assert.ok(inside.join('').includes('too late'));
  });
});

describeStore('A backup that cannot be restored', ({ open }) => {
  type Damage = [name: string, damage: (lines: string[]) => string[], says: RegExp];
  const damages: Damage[] = [
    ['nothing', () => [], /empty/],
    ['something else', () => ['Dear diary,', 'today'], /not a Waymark backup/],
    ['other JSON', () => ['{"hello":1}'], /not a Waymark backup/],
    ['null', () => ['null'], /not a Waymark backup/],
    ['a backup without its end', (lines) => lines.slice(0, -1), /cut short/],
    ['a backup cut inside a line', (lines) => [lines.join('').slice(0, -90)], /JSON|cut short/],
    ['a backup without a line', (lines) => lines.toSpliced(4, 1), /fit/],
    ['a changed character', (lines) => lines.map((line) => line.replace('Kept', 'Bent')), /checksum/],
    ['something after the end', (lines) => [...lines, '[]'], /follows/],
    ['a backup of a newer Waymark', (lines) => resealed(['{"waymark-backup":1,"schema":999}\n', ...lines.slice(1)]), /newer/],
    ['a row of an unknown table', (lines) => resealed(lines.toSpliced(1, 0, '["secrets",{}]\n')), /line 2/],
    ['a row with a column more', (lines) => resealed(lines.map((line) => line.replace('"title":', '"x":1,"title":'))), /row/],
    ['a word for a number', (lines) => resealed(lines.map((line) => line.replace('"minutes":90', '"minutes":"90"'))), /row/],
    ['an unknown kind of block', (lines) => resealed(lines.map((line) => line.replace('"study"', '"nap"'))), /row/],
    ['a row twice', (lines) => resealed(lines.toSpliced(-1, 0, ...lines.filter((line) => line.startsWith('["blocks"')))), /contradict/],
    ['rows without their programme', (lines) => resealed(lines.filter((line) => !line.startsWith('["programmes"'))), /contradict/],
    ['a forged ledger', (lines) => resealed(lines.map((line) => line.replace('claimed', 'endorsed'))), /entry 1/],
  ]; // prettier-ignore

  it('is refused with a reason, and nothing changes', async () => {
    const store = await open();
    await filled(store);
    const lines = await linesOf(store);
    for (const [name, damage, says] of damages) {
      const given = damage([...lines]);
      assert.notDeepEqual(given, lines, name);
      await failsWith('unreadable-backup', restore(store, from(given)), says);
      assert.deepEqual(await linesOf(store), lines, name);
    }
  });

  it('a source that breaks off is a backup that cannot be read', async () => {
    const store = await open();
    await filled(store);
    const lines = await linesOf(store);
    async function* broken(): AsyncGenerator<string, void, undefined> {
      yield* lines.slice(0, 3);
      throw new Error('unexpected end of file');
    }
    await failsWith('unreadable-backup', restore(store, broken()), /damaged/);
    assert.deepEqual(await linesOf(store), lines);
  });

  it('any garbage is refused and nothing changes', async () => {
    const store = await open();
    await filled(store);
    const lines = await linesOf(store);
    const garbage = fc.array(fc.oneof(fc.string(), fc.json(), fc.constantFrom(...lines)), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(garbage, (given) => failsWith('unreadable-backup', restore(store, from(given)))),
      { numRuns: 60 },
    );
    assert.deepEqual(await linesOf(store), lines);
  });
});
