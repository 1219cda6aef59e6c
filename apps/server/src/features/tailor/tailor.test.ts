import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { parseProofRules } from '@waymark/learning';
import { applyEdit, parse, type RoadmapEdit } from '@waymark/roadmap';
import { bases } from '@waymark/store';
import { Library } from '../../programme/open.ts';
import { recordEvidence } from '../evidence/service.ts';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

const AT = '/api/programmes/{programme}/tailor';
const COURSE = 'resource/learn-basic-coding-skills';
const course = { ...params, kind: 'resource', slug: 'learn-basic-coding-skills' };

/** A roadmap of another form with as many resources as asked for. */
function large(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => `- [Lesson ${n}](https://example.org/${n}) (1 hour)`);
  return `# Large\n\n## One\n\n${lines.slice(0, count / 2).join('\n')}\n\n## Two\n\n${lines.slice(count / 2).join('\n')}\n`;
}

describe('tailoring a roadmap', () => {
  let learner: Learner;
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  const tailor = () => learner.client.call('GET', AT, { params });
  const plan = () => learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
  const textOf = async (version: number) =>
    (await learner.client.call('GET', `${AT}/versions/{version}`, { params: { ...params, version } })).source;
  const save = (body: object, baseVersion = 1) =>
    learner.client.call('POST', `${AT}/save`, { params, body: { ...body, baseVersion } });
  const preview = (body: object) => learner.client.call('POST', `${AT}/preview`, { params, body: body });
  const itemOf = (kind: string, slug: string) =>
    learner.client.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', {
      params: { ...params, kind, slug },
    });
  const claim = () =>
    learner.client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: course,
      body: {},
    });

  it('a preview says what changes, hours by phase and the end before and after, and stores nothing', async () => {
    await plan();
    const edits = [
      { type: 'set', id: COURSE, patch: { hours: 5 } },
      { type: 'drop', id: 'resource/start-looking-for-a-backend-job' },
    ];
    const found = await preview({ edits });
    assert.deepEqual(
      found.changes.map(({ kind, says }) => [kind, says]),
      [
        ['changed', 'Hours of “Learn basic coding skills” go from 30 to 5'],
        ['removed', 'Resource “Start looking for a backend job” is removed'],
      ],
    );
    assert.ok(
      Math.abs(found.before.hours - found.after.hours - 45) < 0.5,
      `${found.before.hours} ${found.after.hours}`,
    );
    assert.ok((found.after.endDate ?? '') < (found.before.endDate ?? ''));
    assert.ok(found.after.forecast && found.before.forecast && found.after.forecast.p80 < found.before.forecast.p80);
    const [foundation] = found.phases;
    assert.deepEqual([foundation?.title, (foundation?.before ?? 0) - (foundation?.after ?? 0)], ['Foundation', 25]);
    assert.deepEqual(found.orphans.map(({ id }) => id), ['resource/start-looking-for-a-backend-job']); // prettier-ignore
    assert.equal((await tailor()).version, 1);
  });

  it('a text without changes changes nothing, with or without a plan', async () => {
    const found = await preview({ source: await textOf(1) });
    assert.deepEqual([found.changeCount, found.orphans, found.planned], [0, [], false]);
    assert.deepEqual(found.before, found.after);
  });

  it('saving plans again, keeps ids, lists what lost its place with what was kept under it, and can be taken back', async () => {
    await plan();
    await claim();
    const before = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const done = await save({
      edits: [
        { type: 'drop', id: COURSE },
        { type: 'set', id: 'phase/build', patch: { title: 'Make' } },
      ],
    });
    assert.deepEqual([done.version, done.orphans[0]?.id, done.orphans[0]?.evidence], [2, COURSE, 1]);
    assert.ok(done.report);
    const after = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    assert.deepEqual(after.roadmap.phases.map(({ id }) => id), before.roadmap.phases.map(({ id }) => id)); // prettier-ignore
    await assert.rejects(itemOf('resource', 'learn-basic-coding-skills'), /no such item/);
    const back = await learner.client.call('POST', `${AT}/versions/{version}/restore`, {
      params: { ...params, version: 1 },
      body: { baseVersion: 2 },
    });
    assert.equal(back.version, 3);
    assert.equal((await itemOf('resource', 'learn-basic-coding-skills')).state.state, 'done');
    assert.equal(await textOf(3), await textOf(1));
    const { versions } = await learner.client.call('GET', `${AT}/versions`, { params });
    assert.deepEqual(
      versions.map(({ version, origin, fromVersion, changes, current }) => [
        version,
        origin,
        fromVersion,
        changes,
        current,
      ]),
      [
        [3, 'restored', 1, 2, true],
        [2, 'saved', null, 2, false],
        [1, 'imported', null, 0, false],
      ],
    );
    assert.deepEqual(versions[1]?.summary, [
      'Resource “Learn basic coding skills” is removed',
      '“Build” is now called “Make”',
    ]);
  });

  it('an item keeps its evidence although every word of it changed, where the editor says that it is the same', async () => {
    await claim();
    const source = await textOf(1);
    const lines = source.split('\n');
    const line = lines.findIndex((one) => one.includes('[Learn basic coding skills]')) + 1;
    lines[line - 1] = '-   [Zebra crossing](https://elsewhere.example) (3 hours) - *Another thing*';
    await save({ source: lines.join('\n'), kept: [{ id: COURSE, line }] });
    const { item, state } = await itemOf('resource', 'learn-basic-coding-skills');
    assert.deepEqual([item.title, state.state], ['Zebra crossing', 'done']);
  });

  it('of two windows the second is told, and neither draft nor version is written over', async () => {
    const draft = (source: string, version: number, writer: string) =>
      learner.client.call('PUT', `${AT}/draft`, {
        params,
        body: { source, version, writer, baseVersion: 1, kept: [], rules: [] },
      });
    assert.equal((await draft('# One\n\n## A\n\n- x\n', 0, 'first')).version, 1);
    await assert.rejects(draft('# Two\n', 0, 'second'), /changed in another window/);
    assert.deepEqual(
      [(await tailor()).draft?.source, (await tailor()).draft?.writer],
      ['# One\n\n## A\n\n- x\n', 'first'],
    );
    await save({ edits: [{ type: 'set', id: COURSE, patch: { hours: 5 } }] });
    assert.equal((await tailor()).draft, null);
    await assert.rejects(save({ source: '# Two\n\n## A\n\n- x\n' }), /new version since you began/);
    await assert.rejects(draft('# Late\n', 1, 'first'), /another window/);
    assert.equal((await draft('# Late\n', 0, 'first')).version, 1);
    await learner.client.call('DELETE', `${AT}/draft`, { params });
    assert.deepEqual([(await tailor()).draft, (await tailor()).version], [null, 2]);
  });

  it('a change that cannot be made is refused in words with its place, and the others are not made either', async () => {
    const edits = [
      { type: 'set', id: COURSE, patch: { hours: 5 } },
      { type: 'set', id: 'prompt/what-went-well-this-past-two-weeks', patch: { hours: 2 } },
    ];
    await assert.rejects(save({ edits }), /Nothing was changed.*no place for hours/);
    await assert.rejects(save({ source: '' }), /Nothing was imported|empty/i);
    await assert.rejects(preview({ edits, source: 'x' }), /does not fit/);
    assert.equal((await tailor()).version, 1);
  });

  it('an own signal is proved by its own rule, and a rule for something else is refused', async () => {
    const add: RoadmapEdit = { type: 'add', kind: 'signal', title: 'Knows Git by heart', phaseId: 'phase/foundation' };
    const rule = { evidence: { kind: 'quiz', subject: ['git-basics'], minValue: 0.9 } };
    const made = applyEdit(parse(await textOf(1)), add);
    assert.ok(made.ok);
    const { source } = made.document;
    const line = source.split('\n').findIndex((one) => one.includes('Knows Git by heart')) + 1;
    const bad = { evidence: { kind: 'quiz', subject: ['no-such-quiz'] } };
    const f1 = source.split('\n').findIndex((one) => one.includes('Completed basic coding challenges')) + 1;
    await assert.rejects(save({ source, rules: [{ line, rule: bad }] }), /Nothing was saved.*no quiz “no-such-quiz”/);
    await assert.rejects(save({ source, rules: [{ line: f1, rule }] }), /decided by the content pack/);
    await assert.rejects(save({ source, rules: [{ line: 1, rule }] }), /nothing that can be proved/);
    await save({ source, rules: [{ line, rule }] });
    const { signal } = await itemOf('signal', 'knows-git-by-heart');
    assert.deepEqual([signal?.ruleId, signal?.satisfied], ['own', false]);
    assert.match(signal?.missing ?? '', /Score 90 % or more in the quiz/);
    const { signals } = await learner.client.call('GET', '/api/programmes/{programme}/progress', { params });
    assert.ok(signals.some(({ itemId, ruleId }) => itemId === 'signal/knows-git-by-heart' && ruleId === 'own'));
    await learner.client.call('POST', `${AT}/versions/{version}/restore`, {
      params: { ...params, version: 1 },
      body: { baseVersion: 2 },
    });
    assert.deepEqual((await tailor()).rules, []);
    await learner.client.call('POST', `${AT}/versions/{version}/restore`, {
      params: { ...params, version: 2 },
      body: { baseVersion: 3 },
    });
    assert.deepEqual((await tailor()).rules, [{ itemId: 'signal/knows-git-by-heart', rule }]);
  });

  it('hostile text is taken as text: no script in what is shown, and no fault of ours', async () => {
    const source = `# <script>alert(1)</script>\n\n## ](javascript:alert(1))\n\n${'> '.repeat(3_000)}\n- [x](javascript:alert(1)) (9e99 hours)\n${'['.repeat(5_000)}\n`;
    const found = await preview({ source });
    assert.ok(found.changeCount > 0);
    const done = await save({ source });
    assert.equal(done.version, 2);
    for (const path of ['roadmap', 'tailor', 'tailor/versions/2']) {
      await learner.get(`/api/programmes/current/${path}`);
    }
  });

  it('a roadmap of ten thousand items is previewed and saved', async () => {
    await learner.client.call('POST', '/api/programmes', { body: { source: large(10_000) } });
    await plan();
    const edits = [{ type: 'set', id: 'resource/lesson-4999', patch: { hours: 9 } }];
    const found = await preview({ edits });
    assert.deepEqual([found.changeCount, found.after.hours - found.before.hours], [1, 8]);
    assert.equal((await save({ edits })).version, 2);
  });
});

describe('a copy of a programme', () => {
  let learner: Learner;
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  it('knows what it was made from, and the learner’s own evidence, notes and hours come along', async () => {
    const { client, app } = learner;
    await client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
    await client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: course,
      body: { note: 'Read it' },
    });
    await client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
      params: course,
      body: { markdown: '**mine**' },
    });
    await client.call('POST', '/api/programmes/{programme}/time-entries', {
      params,
      body: { itemId: COURSE, minutes: 45, date: '2027-01-04' },
    });
    const [original] = (await client.call('GET', '/api/programmes')).programmes;
    const copy = await client.call('POST', '/api/programmes/{programme}/duplicate', { params, body: {} });
    assert.deepEqual([copy.title, copy.current, copy.planned], ['Backend Learning Roadmap (copy)', true, true]);
    const detail = await client.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', { params: course });
    assert.deepEqual([detail.state.strength, detail.note.markdown, detail.loggedMinutes], ['claimed', '**mine**', 45]);
    const found = await client.call('GET', AT, { params });
    assert.deepEqual(
      found.bases.map(({ upstream, upstreamId, version }) => [upstream, upstreamId, version]),
      [
        ['pack', '', 0],
        ['programme', original?.id, 1],
      ],
    );
    await client.call('POST', `${AT}/save`, {
      params,
      body: { edits: [{ type: 'drop', id: COURSE }], baseVersion: 1 },
    });
    const base = await bases.get(app.store.db, copy.id, 'programme');
    assert.match(base?.source ?? '', /Learn basic coding skills/);
    const again = await client.call('POST', '/api/programmes/{programme}/duplicate', {
      params,
      body: { progress: false },
    });
    assert.equal(again.title, 'Backend Learning Roadmap (copy 2)');
    const blank = await client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    assert.deepEqual([blank.states, blank.noted, blank.logged], [{}, [], {}]);
  });
});

describe('what a learner knows already', () => {
  let learner: Learner;
  const knownAt = '/api/programmes/{programme}/items/{kind}/{slug}/known';
  const git = { ...params, kind: 'resource', slug: 'git-and-github-for-version-control' };
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());
  const plan = () => learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });

  it('on their word leaves the plan as claimed, and comes back', async () => {
    await plan();
    const before = await learner.client.call('GET', knownAt, { params: git });
    assert.deepEqual([before.known, before.state.state], [false, 'open']);
    assert.ok(before.minutes > 0);
    const said = await learner.client.call('PUT', knownAt, { params: git, body: { known: true } });
    assert.deepEqual([said.state.strength, said.minutes], ['claimed', before.minutes]);
    assert.ok((said.report?.endShiftDays ?? 0) < 0);
    const { settings } = await learner.client.call('GET', '/api/programmes/{programme}', { params });
    assert.deepEqual(settings?.known, ['resource/git-and-github-for-version-control']);
    const back = await learner.client.call('PUT', knownAt, { params: git, body: { known: false } });
    assert.deepEqual([back.state.state, back.report?.endShiftDays], ['open', -(said.report?.endShiftDays ?? 0)]);
  });

  it('can be shown by the quiz about it: once that is passed, it is done as strongly and the plan is shorter', async () => {
    await plan();
    const { ways } = await learner.client.call('GET', knownAt, { params: git });
    const quiz = ways.find(({ kind, subject }) => kind === 'quiz' && subject === 'git-basics');
    assert.ok(quiz && !quiz.met);
    assert.ok(
      ways.some(({ kind, subject }) => kind === 'check' && subject === 'git'),
      'the check of the deliverable that rests on it',
    );
    const chosen = await learner.client.call('PUT', `${knownAt}/test-out`, { params: git, body: { rule: quiz.rule } });
    assert.deepEqual([chosen.state.state, chosen.report?.endShiftDays], ['open', 0]);
    const end = (await learner.client.call('GET', '/api/programmes/{programme}', { params })).endDate ?? '';
    await passQuiz(learner);
    const after = await learner.client.call('GET', knownAt, { params: git });
    assert.deepEqual([after.state.state, after.state.strength], ['done', 'checked']);
    assert.ok(((await learner.client.call('GET', '/api/programmes/{programme}', { params })).endDate ?? '') < end);
    const back = await learner.client.call('PUT', `${knownAt}/test-out`, { params: git, body: { rule: null } });
    assert.equal(back.state.state, 'open');
  });

  it('is not shown by something that is not made here, and not where the content pack decides', async () => {
    const put = (at: typeof git, subject: string) =>
      learner.client.call('PUT', `${knownAt}/test-out`, {
        params: at,
        body: { rule: { evidence: { kind: 'quiz', subject: [subject] } } },
      });
    await assert.rejects(put(git, 'no-such-quiz'), /no quiz “no-such-quiz”/);
    const { rules, ruled } = await learner.client.call('GET', AT, { params });
    const signal = ruled.find((id) => id.startsWith('signal/'));
    assert.ok(signal);
    await assert.rejects(put({ ...params, kind: 'signal', slug: signal.slice(7) }, 'git-basics'), /content pack/);
    await assert.rejects(
      put({ ...params, kind: 'prompt', slug: 'what-went-well-this-past-two-weeks' }, 'git-basics'),
      /nothing that can be proved/,
    );
    assert.deepEqual(rules, []);
  });
});

/** Writes the evidence that a finished quiz leaves: taking it is what the quizzes' own tests do. */
async function passQuiz(learner: Learner): Promise<void> {
  const now = '2027-01-04T19:00:00.000Z';
  const library = new Library('UTC', parseProofRules({}).rules);
  await learner.app.store.transaction(async (db) => {
    const { open } = await library.openToWrite(db, 'current', now);
    const about = { itemId: 'quiz/git-basics', strength: 'checked', kind: 'quiz', subject: 'git-basics' } as const;
    await recordEvidence(db, open, open.rules, { ...about, value: 0.92, note: '11 of 12 right', link: null }, now);
  });
}
