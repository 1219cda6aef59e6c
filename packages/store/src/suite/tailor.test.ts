import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  bases,
  documentOrigins,
  documents,
  dump,
  openStore,
  ownRules,
  pastBases,
  restore,
  roadmapDrafts,
  type OwnRule,
  type StoredRoadmapDraft,
} from '../index.ts';
import { describeStore } from './describe-store.ts';
import { aDocument, addProgramme, failsWith, NOW, write } from './fixtures.ts';

const quiz: OwnRule['rule'] = { evidence: { kind: 'quiz', subject: ['git-basics'], minValue: 0.8 } };

function aDraft(changes: Partial<StoredRoadmapDraft> = {}): StoredRoadmapDraft {
  return {
    ...{ baseVersion: 1, source: '# “Mine” ✓\n', kept: [{ id: 'resource/sql', line: 12 }] },
    ...{
      rules: [
        { line: 3, rule: quiz },
        { line: 4, rule: null },
      ],
      version: 0,
      writer: 'tab-1',
      updatedAt: NOW,
    },
    ...changes,
  };
}

describeStore('Tailoring', ({ open }) => {
  it('a draft comes back as it went in, and is written over by whoever has read it last and by nobody else', async () => {
    const store = await open();
    const [owner, other] = [await addProgramme(store), await addProgramme(store)];
    const put = (draft: StoredRoadmapDraft) => write(store, owner, (db) => roadmapDrafts.put(db, owner, draft));
    assert.equal(await roadmapDrafts.get(store.db, owner), null);
    assert.deepEqual([await put(aDraft()), await put(aDraft({ source: 'late' }))], [1, null]);
    assert.deepEqual(await roadmapDrafts.get(store.db, owner), aDraft({ version: 1 }));
    assert.equal(await put(aDraft({ source: 'next', version: 1, writer: 'tab-2' })), 2);
    assert.equal(await roadmapDrafts.get(store.db, other), null);
    await write(store, owner, (db) => roadmapDrafts.remove(db, owner));
    assert.equal(await put(aDraft({ version: 2 })), null);
  });

  it('an item has at most one rule of the learner’s own, and one purpose does not take away the other', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const rule = (itemId: string, purpose: OwnRule['purpose']): OwnRule => ({
      itemId,
      purpose,
      rule: quiz,
      createdAt: NOW,
    });
    await write(store, owner, async (db) => {
      await ownRules.put(db, owner, rule('signal/b', 'test-out'));
      await ownRules.put(db, owner, rule('signal/b', 'own'));
      await ownRules.put(db, owner, rule('resource/a', 'test-out'));
    });
    assert.deepEqual(await ownRules.list(store.db, owner), [rule('resource/a', 'test-out'), rule('signal/b', 'own')]);
    const removed = await write(store, owner, (db) => ownRules.remove(db, owner, 'signal/b', 'test-out'));
    await write(store, owner, (db) => ownRules.clear(db, owner, 'test-out'));
    assert.deepEqual([removed, await ownRules.list(store.db, owner)], [false, [rule('signal/b', 'own')]]);
  });

  it('a version says where it comes from, or the nearest before it does', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const origin = {
      ...{
        version: 2,
        origin: 'restored' as const,
        fromVersion: 1,
        summary: ['Hours of “A” go from 1 to 2'],
        changes: 3,
      },
      rules: [{ itemId: 'signal/b', rule: quiz }],
    };
    await write(store, owner, async (db) => {
      for (const source of ['one', 'two', 'three']) await documents.insert(db, owner, aDocument(source), NOW);
      await documentOrigins.insert(db, owner, origin);
    });
    assert.deepEqual(await documentOrigins.list(store.db, owner), [origin]);
    assert.deepEqual(
      [await documentOrigins.at(store.db, owner, 1), await documentOrigins.at(store.db, owner, 3)],
      [null, origin],
    );
    await failsWith(
      'conflict',
      write(store, owner, (db) => documentOrigins.insert(db, owner, origin)),
    );
  });

  it('a fork keeps the text of what it was made from, and takes a newer one when that was merged', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const base = { upstream: 'programme' as const, upstreamId: 'other', version: 3, source: '# Old\n', takenAt: NOW };
    await write(store, owner, async (db) => {
      await bases.put(db, owner, base);
      await bases.put(db, owner, { ...base, upstream: 'pack', upstreamId: '', version: 0 });
    });
    assert.deepEqual((await bases.list(store.db, owner)).map(({ upstream }) => upstream), ['pack', 'programme']); // prettier-ignore
    await write(store, owner, (db) => bases.put(db, owner, { ...base, version: 4, source: '# New\n' }));
    const stored = await bases.get(store.db, owner, 'programme');
    assert.deepEqual(stored, { ...base, version: 4, source: '# New\n', hash: bases.hashOf('# New\n') });
  });

  it('bases of the past are kept in the order in which they were taken, each upstream for itself', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    const base = { upstream: 'pack' as const, upstreamId: '', version: 0, source: 'one', takenAt: NOW, leftOut: [] };
    await write(store, owner, async (db) => {
      for (const fromVersion of [0, 2, 2]) await pastBases.add(db, owner, { ...base, fromVersion });
      await pastBases.add(db, owner, { ...base, upstream: 'programme', upstreamId: 'other', fromVersion: 5 });
    });
    const of = async (upstream: 'pack' | 'programme') =>
      (await pastBases.list(store.db, owner, upstream)).map(({ fromVersion }) => fromVersion);
    assert.deepEqual([await of('pack'), await of('programme')], [[0, 2, 2], [5]]);
  });

  it('all of it goes into a backup and comes back', async () => {
    const store = await open();
    const owner = await addProgramme(store);
    await write(store, owner, async (db) => {
      await documents.insert(db, owner, aDocument('one'), NOW);
      await documentOrigins.insert(db, owner, {
        version: 1,
        origin: 'imported',
        fromVersion: null,
        summary: [],
        changes: 0,
        rules: [],
      });
      await ownRules.put(db, owner, { itemId: 'signal/b', purpose: 'own', rule: quiz, createdAt: NOW });
      await roadmapDrafts.put(db, owner, aDraft());
      const base = { upstream: 'pack' as const, upstreamId: '', version: 0, source: 'one', takenAt: NOW };
      await bases.put(db, owner, base);
      await pastBases.add(db, owner, { ...base, fromVersion: 1, leftOut: [{ itemId: 'signal/b', says: 'It is new' }] });
    });
    const copy = await openStore({ url: 'sqlite::memory:' });
    await restore(copy, dump(store.db));
    assert.deepEqual(await roadmapDrafts.get(copy.db, owner), await roadmapDrafts.get(store.db, owner));
    assert.deepEqual(await ownRules.list(copy.db, owner), await ownRules.list(store.db, owner));
    assert.deepEqual(await documentOrigins.list(copy.db, owner), await documentOrigins.list(store.db, owner));
    assert.deepEqual(await bases.list(copy.db, owner), await bases.list(store.db, owner));
    assert.deepEqual(await pastBases.list(copy.db, owner, 'pack'), await pastBases.list(store.db, owner, 'pack'));
    await copy.close();
  });
});
