import assert from 'node:assert/strict';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { parse } from '@waymark/roadmap';
import { bases, openStore, programmes, type Store } from '@waymark/store';
import { loadContent, type ContentPack } from '../../platform/content.ts';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

const AT = '/api/programmes/{programme}/upstream';
const pack = await loadContent(path.resolve(import.meta.dirname, '../../../../../content/backend'));
/** As it is kept: the file on disk was saved in a wrong encoding, which reading repairs. */
const original = parse(pack.roadmap).source;

const COURSE = 'resource/learn-basic-coding-skills';
const METRIC = 'metric/quiz-scores';
const JOB = 'resource/start-looking-for-a-backend-job';
const WEB = 'action/web-basics';

const lineOf = (words: string): string => `${original.split('\n').find((line) => line.includes(words)) ?? ''}\n`;
const COURSE_LINE = lineOf('[Learn basic coding skills]');

/** The pack with its roadmap changed. */
function changed(...replacements: [string, string][]): ContentPack {
  let text = original;
  for (const [from, to] of replacements) {
    assert.ok(text.includes(from), from);
    text = text.replace(from, to);
  }
  return { ...pack, roadmap: new TextEncoder().encode(text) };
}

const SHORTER: [string, string] = ['(30 hours) - *Essential', '(24 hours) - *Essential'];
const NO_QUIZ: [string, string] = [lineOf('**Quiz Scores:**'), ''];
const NEW_COURSE = '-   [Debugging](https://debug.example) (10 hours) - *Find out why.*\n';
const DROPPED: [string, string] = [COURSE_LINE, ''];
const REPLACED: [string, string] = [COURSE_LINE, NEW_COURSE];
const WEB_THEIRS: [string, string] = ['**Web Basics:**', '**How the web works:**'];

describe('a roadmap whose upstream changed', () => {
  let store: Store;
  let learner: Learner;

  beforeEach(async () => {
    store = await openStore({ url: 'sqlite::memory:' });
    learner = await newLearner({ store, content: pack });
  });
  afterEach(() => learner.close());

  /** The same data under a Waymark with a newer pack. */
  async function update(...replacements: [string, string][]): Promise<void> {
    await learner.app.close();
    learner = await newLearner({ store, content: changed(...replacements) });
  }
  const view = () => learner.client.call('GET', AT, { params });
  const planIt = () => learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
  const textNow = async () =>
    (
      await learner.client.call('GET', '/api/programmes/{programme}/tailor/versions/{version}', {
        params: {
          ...params,
          version: (await learner.client.call('GET', '/api/programmes/{programme}/tailor', { params })).version,
        },
      })
    ).source;
  const edit = (edits: object[]) =>
    learner.client.call('POST', '/api/programmes/{programme}/tailor/save', {
      params,
      body: { edits, baseVersion: 1 } as never,
    });
  async function merge(choices: object[] = [], homes: object[] = []) {
    const { state } = await view();
    return learner.client.call('POST', `${AT}/merge`, {
      params,
      body: { from: 'pack', state, choices, homes } as never,
    });
  }
  const itemOf = (id: string) => {
    const [kind = '', slug = ''] = id.split('/');
    return learner.client.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', {
      params: { ...params, kind, slug },
    });
  };
  const claim = (id: string) => {
    const [kind = '', slug = ''] = id.split('/');
    return learner.client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: { ...params, kind, slug },
      body: {},
    });
  };
  const logTime = (itemId: string) =>
    learner.client.call('POST', '/api/programmes/{programme}/time-entries', {
      params,
      body: { itemId, minutes: 45, date: '2027-01-04' },
    });
  const note = (id: string) => {
    const [kind = '', slug = ''] = id.split('/');
    return learner.client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
      params: { ...params, kind, slug },
      body: { markdown: 'Loops are hard.', version: 0 },
    });
  };

  it('is up to date while nothing changed', async () => {
    const { upstreams, changes, from } = await view();
    assert.deepEqual([upstreams.map((one) => [one.from, one.changes]), changes, from], [[['pack', 0]], [], 'pack']);
  });

  it('says what changed in words, with hours, and changes nothing by itself', async () => {
    await update(SHORTER, NO_QUIZ);
    const { upstreams, changes, homeless } = await view();
    assert.deepEqual([upstreams[0]?.changes, upstreams[0]?.conflicts, homeless], [2, 0, []]);
    assert.deepEqual(
      changes.map(({ itemId, kind, status, hours, suggested, says }) => [
        itemId,
        kind,
        status,
        hours,
        suggested,
        says[0],
      ]),
      [
        [COURSE, 'changed', 'clean', -6, 'take', 'Hours of “Learn basic coding skills” go from 30 to 24'],
        [METRIC, 'removed', 'clean', 0, 'take', 'Metric “Quiz Scores” is removed'],
      ],
    );
    assert.equal(await textNow(), original);
  });

  it('a preview tells hours and the end date, and stores nothing', async () => {
    await planIt();
    await update(SHORTER);
    const { state } = await view();
    const found = await learner.client.call('POST', `${AT}/preview`, { params, body: { from: 'pack', state } });
    assert.ok(Math.abs(found.before.hours - found.after.hours - 6) < 0.5);
    assert.deepEqual([found.undecided, found.changeCount], [[], 1]);
    assert.equal(await textNow(), original);
  });

  it('taken changes become a new version, the plan follows, and evidence stays with its item', async () => {
    await planIt();
    await claim(COURSE);
    await update(SHORTER, ['[Learn basic coding skills]', '[First steps in a language]']);
    const done = await merge();
    assert.deepEqual([done.version, done.changed, done.taken, done.left, done.orphans], [2, true, 1, 0, []]);
    assert.ok(done.report);
    const { item, state } = await itemOf(COURSE);
    assert.deepEqual([item.title, state.state], ['First steps in a language', 'done']);
    assert.deepEqual((await view()).changes, []);
    const { versions } = await learner.client.call('GET', '/api/programmes/{programme}/tailor/versions', { params });
    assert.equal(versions[0]?.origin, 'merged');
  });

  it('what was left is not asked again until it changes again, and can be asked again on purpose', async () => {
    await update(SHORTER, NO_QUIZ);
    await merge([{ itemId: METRIC, choice: 'leave' }]);
    const after = await view();
    assert.deepEqual([after.changes, after.leftOut.map(({ itemId }) => itemId)], [[], [METRIC]]);
    await update(['(30 hours) - *Essential', '(20 hours) - *Essential'], NO_QUIZ);
    assert.deepEqual((await view()).changes.map(({ itemId }) => itemId), [COURSE]); // prettier-ignore
    await update(SHORTER, NO_QUIZ);
    const again = await learner.client.call('POST', `${AT}/ask-again`, { params, body: { from: 'pack' } });
    assert.equal(again.changes, 1);
    assert.deepEqual((await view()).changes.filter(({ status }) => status !== 'same').map(({ itemId }) => itemId), [METRIC]); // prettier-ignore
  });

  it('leaving everything makes no version', async () => {
    await update(SHORTER);
    const done = await merge([{ itemId: COURSE, choice: 'leave' }]);
    assert.deepEqual([done.version, done.changed, done.left], [1, false, 1]);
    assert.equal(await textNow(), original);
    assert.deepEqual((await view()).changes, []);
  });

  it('a contradiction has to be decided: mine, theirs, or own words', async () => {
    await edit([{ type: 'set', id: WEB, patch: { title: 'The Web' } }]);
    await update(WEB_THEIRS, SHORTER);
    const { changes, upstreams } = await view();
    const asked = changes.find(({ itemId }) => itemId === WEB);
    assert.deepEqual([upstreams[0]?.conflicts, asked?.status, asked?.suggested], [1, 'conflict', null]);
    assert.match(asked?.base ?? '', /Web Basics/);
    assert.match(asked?.mine ?? '', /The Web/);
    assert.match(asked?.theirs ?? '', /How the web works/);
    await assert.rejects(merge(), /One change contradicts yours/);
    await assert.rejects(merge([{ itemId: WEB, choice: 'own', text: ' ' }]), /Write what/);
    await merge([{ itemId: WEB, choice: 'own', text: '3.  **The web and how it works:** Understand it.' }]);
    assert.equal((await itemOf(WEB)).item.title, 'The web and how it works');
    assert.equal((await view()).changes.length, 0);
  });

  it('a dropped item with time and notes stays as the learner’s own unless told otherwise', async () => {
    await logTime(COURSE);
    await note(COURSE);
    await update(DROPPED, NO_QUIZ);
    const { homeless, changes } = await view();
    assert.deepEqual(homeless.map(({ id, minutes, note: hasNote, evidence }) => [id, minutes, hasNote, evidence]), [[COURSE, 45, true, 0]]); // prettier-ignore
    assert.deepEqual(changes.map(({ itemId, suggested }) => [itemId, suggested]), [[COURSE, 'leave'], [METRIC, 'take']]); // prettier-ignore
    await merge();
    assert.equal((await itemOf(COURSE)).item.title, 'Learn basic coding skills');
    await assert.rejects(itemOf(METRIC), /no such item/);
  });

  it('what is kept under a dropped item can go to a new one', async () => {
    await claim(COURSE);
    await update(REPLACED, ADDED_ELSEWHERE);
    const { changes } = await view();
    const added = changes.find(({ kind }) => kind === 'added')?.itemId ?? '';
    const done = await merge([], [{ itemId: COURSE, to: added }]);
    assert.deepEqual(done.orphans, []);
    const { item, state } = await itemOf(COURSE);
    assert.deepEqual([item.title, state.state], ['Debugging', 'done']);
  });

  it('a dropped item that is let go keeps its evidence in the ledger, and comes back with it from the history', async () => {
    await claim(COURSE);
    await update(DROPPED);
    const done = await merge([{ itemId: COURSE, choice: 'take' }]);
    assert.deepEqual(done.orphans.map(({ id, evidence }) => [id, evidence]), [[COURSE, 1]]); // prettier-ignore
    await assert.rejects(itemOf(COURSE), /no such item/);
    await learner.client.call('POST', '/api/programmes/{programme}/tailor/versions/{version}/restore', {
      params: { ...params, version: 1 },
      body: { baseVersion: 2 },
    });
    assert.equal((await itemOf(COURSE)).state.state, 'done');
    // The older version knows the older base, so the change is there to be decided on again.
    assert.deepEqual((await view()).changes.map(({ itemId }) => itemId), [COURSE]); // prettier-ignore
  });

  it('a choice on what was seen is not applied to what changed meanwhile', async () => {
    await update(SHORTER);
    const { state } = await view();
    await edit([{ type: 'drop', id: JOB }]);
    const stale = learner.client.call('POST', `${AT}/merge`, { params, body: { from: 'pack', state } });
    await assert.rejects(stale, /has changed since you looked/);
  });

  it('a duplicate takes over what changed in the programme it was made from', async () => {
    const from = await programmes.currentId(store.db);
    await learner.client.call('POST', '/api/programmes/{programme}/duplicate', { params, body: {} });
    await learner.client.call('POST', '/api/programmes/{programme}/tailor/save', {
      params: { programme: from ?? '' },
      body: { edits: [{ type: 'set', id: COURSE, patch: { hours: 5 } }], baseVersion: 1 } as never,
    });
    const {
      changes,
      from: which,
      state,
      upstreams,
    } = await learner.client.call('GET', AT, { params, query: { from: 'programme' } });
    assert.deepEqual([which, changes.map(({ itemId }) => itemId), upstreams.map((one) => one.changes)], ['programme', [COURSE], [0, 1]]); // prettier-ignore
    await learner.client.call('POST', `${AT}/merge`, { params, body: { from: 'programme', state } });
    const { item } = await itemOf(COURSE);
    assert.equal(item.kind === 'resource' && item.hours, 5);
    assert.equal((await bases.get(store.db, (await programmes.currentId(store.db)) ?? '', 'programme'))?.version, 2);
  });

  it('a programme from before bases were kept gets its first version as the base', async () => {
    await store.transaction(async (db) => {
      const id = (await programmes.currentId(db)) ?? '';
      await programmes.touch(db, id);
      await db.deleteFrom('bases').execute();
    });
    await update(SHORTER);
    assert.deepEqual((await view()).changes.map(({ itemId }) => itemId), [COURSE]); // prettier-ignore
  });

  it('a programme that was made from something else has no upstream', async () => {
    await learner.client.call('POST', '/api/programmes', {
      params: undefined,
      body: { source: '# Sailing\n\n## Knots\n\n- Bowline\n' },
    });
    await update(SHORTER);
    const { upstreams, from } = await view();
    assert.deepEqual([upstreams, from], [[], null]);
  });
});

/** One more change, so that a home is chosen among several. */
const ADDED_ELSEWHERE: [string, string] = [
  lineOf('[Start looking'),
  lineOf('[Start looking') + '-   [Interviews](https://interviews.example) (5 hours) - *Practise.*\n',
];
