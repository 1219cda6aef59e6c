import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ledger, newId, projects, runs, type NewRun, type Store, type StoredProject } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, failsWith, NOW, write } from './fixtures.ts';

const PAST = '1970-01-01T00:00:00.000Z';
const LATER = '2027-01-04T18:31:00.000Z';
const NEXT_WEEK = '2027-01-11T18:31:00.000Z';

function aProject(changes: Partial<StoredProject> = {}): StoredProject {
  return {
    id: newId(), name: 'Books', terms: { path: '/books' }, repository: null, startCommand: 'node server.js',
    baseUrl: null, archived: false, createdAt: NOW, updatedAt: NOW, ...changes,
  }; // prettier-ignore
}

async function started(store: Store, id: string, changes: Partial<NewRun> & { projectId: string }): Promise<string> {
  const run: NewRun = {
    id: newId(), check: 'rest-api', variant: null, route: 'direct', reason: 'asked', startedAt: NOW,
    leasedUntil: PAST, atTerminal: false, ...changes,
  }; // prettier-ignore
  await write(store, id, (db) => runs.insert(db, id, run));
  return run.id;
}

const passed = {
  status: 'pass', strength: 'checked', summary: 'All good.', record: { steps: [1] }, digest: 'abc', finishedAt: LATER,
  nextAt: NEXT_WEEK,
} as const; // prettier-ignore

describeStore('Projects', ({ open }) => {
  it('are kept with the terms of their contract, and written over by their id', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const project = aProject();
    await write(store, id, (db) => projects.put(db, id, project));
    await write(store, id, (db) => projects.put(db, id, { ...project, name: 'Library', archived: true }));
    assert.deepEqual(await projects.list(store.db, id), [{ ...project, name: 'Library', archived: true }]);
    assert.equal(await projects.get(store.db, id, 'none'), null);
  });

  it('a run belongs to a project that exists', async () => {
    const store = await open();
    const id = await addProgramme(store);
    await failsWith('programme-missing', started(store, id, { projectId: 'none' }));
  });
});

describeStore('Runs of checks', ({ open }) => {
  async function begin(): Promise<{ store: Store; id: string; projectId: string }> {
    const store = await open();
    const id = await addProgramme(store);
    const project = aProject();
    await write(store, id, (db) => projects.put(db, id, project));
    return { store, id, projectId: project.id };
  }

  it('wait until they are settled, once, and keep their record whole', async () => {
    const { store, id, projectId } = await begin();
    const run = await started(store, id, { projectId });
    assert.equal(await runs.open(store.db), 1);
    const settle = () => write(store, id, (db) => runs.settle(db, id, run, passed));
    assert.deepEqual([await settle(), await settle()], [true, false]);
    assert.deepEqual(await runs.record(store.db, id, run), { steps: [1] });
    const kept = await runs.get(store.db, id, run);
    assert.deepEqual([kept?.status, kept?.strength, kept?.digest, kept?.finishedAt], ['pass', 'checked', 'abc', LATER]);
    assert.equal(await runs.open(store.db), 0);
  });

  it('are taken by one server at a time, and those that a person holds by none', async () => {
    const { store, id, projectId } = await begin();
    const free = await started(store, id, { projectId });
    await started(store, id, { projectId, route: 'tunnel', leasedUntil: NEXT_WEEK });
    const lease = () => store.transaction((db) => runs.lease(db, LATER, NEXT_WEEK, 9));
    assert.deepEqual((await lease()).map((run) => run.id), [free]); // prettier-ignore
    assert.deepEqual(await lease(), []);
    await runs.hold(store.db, [free], PAST);
    assert.equal((await lease()).length, 1);
  });

  it('of a terminal go on where they were given up without a record, and no others', async () => {
    const { store, id, projectId } = await begin();
    const reopen = (run: string) => write(store, id, (db) => runs.reopen(db, id, run, NEXT_WEEK));
    const givenUp = { ...passed, status: 'error', strength: null, record: null, digest: null, nextAt: null } as const;
    const ends = [givenUp, passed, { ...passed, status: 'error' }] as const;
    const reopened: boolean[] = [];
    for (const atTerminal of [true, false])
      for (const end of ends) {
        const run = await started(store, id, { projectId, route: 'loopback', atTerminal });
        assert.equal(await reopen(run), false);
        await write(store, id, (db) => runs.settle(db, id, run, end));
        reopened.push(await reopen(run));
        assert.equal((await runs.get(store.db, id, run))?.atTerminal, atTerminal);
      }
    assert.deepEqual(reopened, [true, false, false, false, false, false]);
    const [waits] = (await runs.list(store.db, id, { limit: 9 })).filter(({ status }) => status === 'waiting');
    assert.deepEqual([waits?.summary, waits?.finishedAt], ['', null]);
    assert.deepEqual(await store.transaction((db) => runs.lease(db, LATER, NEXT_WEEK, 9)), []);
  });

  it('show the newest of each outcome for each check of a project', async () => {
    const { store, id, projectId } = await begin();
    const make = async (startedAt: string, status: 'pass' | 'fail', check = 'rest-api') => {
      const run = await started(store, id, { projectId, startedAt, check });
      await write(store, id, (db) => runs.settle(db, id, run, { ...passed, status }));
      return run;
    };
    await make(NOW, 'pass');
    const pass = await make(LATER, 'pass');
    const fail = await make('2027-01-04T18:32:00.000Z', 'fail');
    const other = await make(NOW, 'pass', 'hello-server');
    const found = (await runs.latest(store.db, id, projectId)).map((run) => run.id);
    assert.deepEqual(new Set(found), new Set([fail, pass, other]));
    assert.deepEqual((await runs.list(store.db, id, { projectId, limit: 2 })).map((run) => run.id), [fail, pass]); // prettier-ignore
  });

  it('come round again when they are due, until that is taken back', async () => {
    const { store, id, projectId } = await begin();
    const run = await started(store, id, { projectId });
    await write(store, id, (db) => runs.settle(db, id, run, passed));
    assert.deepEqual(await runs.due(store.db, LATER, 9), []);
    const [due] = await runs.due(store.db, NEXT_WEEK, 9);
    assert.equal(due?.id, run);
    assert.ok(due);
    assert.deepEqual([await runs.clearNext(store.db, due), await runs.clearNext(store.db, due)], [true, false]);
    assert.deepEqual(await runs.due(store.db, NEXT_WEEK, 9), []);
  });

  it('stand in the ledger by the digest of their record, in the same chain as evidence', async () => {
    const { store, id, projectId } = await begin();
    const entry = {
      type: 'run', id: newId(), at: NOW, projectId, check: 'rest-api', variant: null, route: 'direct', status: 'fail',
      strength: 'checked', digest: 'abc',
    } as const; // prettier-ignore
    await write(store, id, (db) => ledger.append(db, id, entry));
    assert.deepEqual(await ledger.list(store.db, id), [entry]);
    assert.deepEqual(await ledger.verify(store.db, id), { ok: true });
  });
});
