import assert from 'node:assert/strict';
import { it } from 'node:test';
import { drafts, newId, practiceMarks, submissions, type Store } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, NOW, write } from './fixtures.ts';

const LATER = '2027-01-04T18:31:00.000Z';
const MUCH_LATER = '2027-01-04T19:00:00.000Z';

async function handIn(store: Store, id: string, challenge = 'stack', createdAt = NOW): Promise<string> {
  const submission = { id: newId(), challenge, language: 'python', code: 'pass', seed: 7, createdAt };
  await write(store, id, (db) => submissions.insert(db, id, submission));
  return submission.id;
}

describeStore('Submissions', ({ open }) => {
  it('one that was handed in waits until it is settled, and is settled once', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const submission = await handIn(store, id);
    assert.equal((await submissions.get(store.db, id, submission))?.status, 'queued');
    assert.equal(await submissions.queued(store.db), 1);
    const outcome = { status: 'pass', verdict: { passed: 3 }, judgedAt: LATER } as const;
    const settle = () => write(store, id, (db) => submissions.settle(db, id, submission, outcome));
    assert.deepEqual([await settle(), await settle()], [true, false]);
    const kept = await submissions.get(store.db, id, submission);
    assert.deepEqual([kept?.status, kept?.verdict, kept?.judgedAt], ['pass', { passed: 3 }, LATER]);
    assert.equal(await submissions.queued(store.db), 0);
  });

  it('a newer one supersedes what waits for the same challenge, and nothing else', async () => {
    const store = await open();
    const [mine, other] = [await addProgramme(store), await addProgramme(store)];
    const first = await handIn(store, mine);
    const elsewhere = await handIn(store, other);
    const different = await handIn(store, mine, 'queue');
    await handIn(store, mine, 'stack', LATER);
    const status = async (owner: string, id: string) => (await submissions.get(store.db, owner, id))?.status;
    assert.equal(await status(mine, first), 'superseded');
    assert.equal(await status(other, elsewhere), 'queued');
    assert.equal(await status(mine, different), 'queued');
    const late = { status: 'pass', verdict: {}, judgedAt: LATER } as const;
    assert.equal(await write(store, mine, (db) => submissions.settle(db, mine, first, late)), false);
  });

  it('one is leased to one process at a time, oldest first, and again when the lease has run out', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const [older, newer] = [await handIn(store, id, 'stack', NOW), await handIn(store, id, 'queue', LATER)];
    const lease = (now: string, until: string, limit: number) =>
      store.transaction((db) => submissions.lease(db, now, until, limit));
    const names = (all: { id: string }[]) => all.map((one) => one.id);
    assert.deepEqual(names(await lease(LATER, MUCH_LATER, 1)), [older]);
    assert.deepEqual(names(await lease(LATER, MUCH_LATER, 9)), [newer]);
    assert.deepEqual(await lease(LATER, MUCH_LATER, 9), []);
    assert.deepEqual(names(await lease('2027-01-04T19:00:01.000Z', '2027-01-04T20:00:00.000Z', 9)), [older, newer]);
    await submissions.release(store.db, [newer]);
    assert.deepEqual(names(await lease(LATER, MUCH_LATER, 9)), [newer]);
  });

  it('of many processes that ask at once each submission goes to one', async () => {
    const store = await open();
    const id = await addProgramme(store);
    for (let at = 0; at < 6; at += 1) await handIn(store, id, `challenge-${at}`);
    const asked = Array.from({ length: 6 }, () =>
      store.transaction((db) => submissions.lease(db, NOW, MUCH_LATER, 2)).catch(() => []),
    );
    const taken = (await Promise.all(asked)).flat().map((one) => one.id);
    assert.equal(new Set(taken).size, taken.length);
    const rest = await store.transaction((db) => submissions.lease(db, NOW, MUCH_LATER, 9));
    assert.equal(taken.length + rest.length, 6);
  });

  it('the history is newest first, and the summary counts by what became of them', async () => {
    const store = await open();
    const id = await addProgramme(store);
    for (const status of ['fail', 'fail', 'pass'] as const) {
      const submission = await handIn(store, id, 'stack', status === 'pass' ? LATER : NOW);
      await write(store, id, (db) =>
        submissions.settle(db, id, submission, { status, verdict: {}, judgedAt: MUCH_LATER }),
      );
    }
    const history = await submissions.list(store.db, id, 'stack', 2);
    assert.deepEqual(history.map(({ status }) => status), ['pass', 'fail']); // prettier-ignore
    assert.deepEqual(await submissions.summary(store.db, id), [
      { challenge: 'stack', status: 'fail', count: 2, lastAt: NOW },
      { challenge: 'stack', status: 'pass', count: 1, lastAt: LATER },
    ]);
  });
});

describeStore('Drafts and marks', ({ open }) => {
  it('a draft is kept for each language, and an older page does not overwrite a newer one', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const put = (language: string, code: string, version?: number) =>
      write(store, id, (db) => drafts.put(db, id, 'stack', { language, code, updatedAt: NOW, version }));
    assert.equal((await put('python', 'one', 0))?.version, 1);
    assert.equal(await put('python', 'late', 0), null);
    assert.equal((await put('javascript', 'two', 0))?.version, 1);
    assert.equal((await put('python', 'three', 1))?.version, 2);
    const kept = await drafts.list(store.db, id, 'stack');
    assert.deepEqual(kept.map(({ language, code }) => [language, code]), [['javascript', 'two'], ['python', 'three']]); // prettier-ignore
  });

  it('marks are written over', async () => {
    const store = await open();
    const id = await addProgramme(store);
    assert.equal((await practiceMarks.all(store.db, id)).size, 0);
    await write(store, id, (db) => practiceMarks.put(db, id, 'stack', { hintsShown: 1, movedOnAt: null }));
    await write(store, id, (db) => practiceMarks.put(db, id, 'stack', { hintsShown: 2, movedOnAt: LATER }));
    assert.deepEqual([...(await practiceMarks.all(store.db, id))], [['stack', { hintsShown: 2, movedOnAt: LATER }]]);
  });
});
