import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { curriculumOf } from './curriculum.ts';
import { QUICK_WIN_MINUTES } from './estimates.ts';
import { action, deliverable, emptyRoadmap, phase, resource, seedRoadmap } from './seed.fixture.ts';

/** The resources of the seed by a letter, in document order. */
const CODING = 'resource/learn-basic-coding-skills';
const DSA = 'resource/master-data-structures-algorithms';
const WEB = 'resource/learn-the-basics-of-the-web-http-dns-browsers';
const GIT = 'resource/git-and-github-for-version-control';
const SERVERS = 'resource/get-started-building-simple-web-servers';
const DATABASES = 'resource/learn-database-fundamentals-sql-and-nosql';
const FRAMEWORKS = 'resource/backend-frameworks-express-js-django-spring';
const APIS = 'resource/api-development-rest-graphql-websockets';
const DEPLOY = 'resource/deploy-some-projects-to-your-professional';
const SECURITY = 'resource/security-and-authentication-jwt-oauth-https';
const PERFORMANCE = 'resource/performance-optimization-caching-load-balancing';
const JOB = 'resource/start-looking-for-a-backend-job';

const seed = curriculumOf(seedRoadmap());

describe('the curriculum of the backend roadmap', () => {
  it('has exactly the hours of the document and three quick wins on top', () => {
    const total = seed.work.reduce((sum, item) => sum + item.minutes, 0);
    assert.equal(total, 470 * 60 + 3 * QUICK_WIN_MINUTES);
    const byPhase = (id: string) =>
      seed.work.filter((item) => item.phaseId === id).reduce((sum, item) => sum + item.minutes, 0) / 60;
    assert.deepEqual(['phase/foundation', 'phase/build', 'phase/ship'].map(byPhase), [120, 200, 150]);
  });

  it('begins with the quick wins and keeps the resources in document order', () => {
    assert.deepEqual(
      seed.work.slice(0, 3).map((item) => item.kind),
      ['quick-win', 'quick-win', 'quick-win'],
    );
    const order = seed.work.filter((item) => item.kind === 'resource').map((item) => item.itemId);
    assert.deepEqual(order, [
      ...[CODING, DSA, WEB, GIT, SERVERS, DATABASES, FRAMEWORKS, APIS, DEPLOY, SECURITY, PERFORMANCE, JOB],
    ]);
  });

  it('lets each of the eleven deliverables rest on what it practises, one to eight hours long', () => {
    const deliverables = seed.work.filter((item) => item.kind === 'deliverable');
    const rests = Object.fromEntries(
      deliverables.map((item) => [item.title.slice(0, 32), [...(item.after ?? [])].sort()]),
    );
    assert.deepEqual(rests, {
      'Solve 10-15 basic coding challen': [CODING, DSA],
      'Be able to explain the client-se': [WEB],
      'Create a GitHub repository, perf': [GIT],
      'Build a functional RESTful API f': [APIS],
      'Design a database schema, perfor': [SERVERS, DATABASES],
      'Rebuild a previous simple web se': [FRAMEWORKS, SERVERS],
      'Implement both REST and basic Gr': [APIS],
      'Deploy a full-stack application ': [DEPLOY],
      'Implement user authentication an': [DEPLOY, SECURITY],
      'Identify and apply a basic perfo': [PERFORMANCE],
      'Update your resume, LinkedIn, Gi': [JOB],
    });
    for (const { minutes, title } of deliverables)
      assert.ok(minutes >= 60 && minutes <= 480 && minutes % 15 === 0, title);
  });

  it('places every deliverable right after the last resource it rests on', () => {
    const ids = seed.work.map((item) => item.itemId);
    for (const item of seed.work.filter((entry) => entry.kind === 'deliverable')) {
      const last = Math.max(...(item.after ?? []).map((id) => ids.indexOf(id)));
      const between = seed.work.slice(last + 1, ids.indexOf(item.itemId));
      assert.ok(last >= 0 && between.every((entry) => entry.kind === 'deliverable'), item.title);
    }
  });

  it('lets each of the twenty-one signals rest on its resources', () => {
    const rests = seed.checkpoints.map(({ after }) => after.filter((id) => id.startsWith('resource/')));
    assert.deepEqual(rests, [
      ...[[CODING], [DSA], [DSA], [DSA], [WEB], [GIT], [GIT]],
      ...[[SERVERS, FRAMEWORKS], [DATABASES], [DATABASES], [APIS], [DATABASES, SERVERS], [APIS], []],
      ...[[DEPLOY], [DEPLOY], [SECURITY], [SECURITY], [PERFORMANCE], [], [JOB]],
    ]);
  });

  it('lets every signal rest on a deliverable too', () => {
    const numbers = new Map(
      seedRoadmap()
        .phases.flatMap((entry) => entry.deliverables)
        .map((item, place) => [item.id, place + 1]),
    );
    const rests = seed.checkpoints.map(({ after }) => after.flatMap((id) => numbers.get(id) ?? []));
    const foundation = [[1], [1], [1], [1], [3], [2], [2]];
    const build = [[6], [5], [5], [4], [5], [7], [4]];
    const ship = [[8], [8], [9], [9], [10], [11], [11]];
    assert.deepEqual(rests, [...foundation, ...build, ...ship]);
  });

  it('takes the minutes of the twelve scripted days from what they are about', () => {
    const charges = seed.script.map((day) => day.charges);
    assert.deepEqual(charges, [
      ...[[CODING], [CODING], [CODING, DSA, WEB], [CODING, WEB], [CODING], [CODING]],
      ...[[DSA], [DSA], [GIT], [GIT], [DSA, GIT], [DSA, GIT]],
    ]);
    assert.equal(seed.script[8]?.title, 'Introduction to Git: git init, add, commit, status, log');
  });

  it('gives leverage to what the three leverage moves name', () => {
    const leverage = seed.work.filter((item) => item.leverage).map((item) => item.itemId);
    assert.deepEqual(leverage, [DSA, SERVERS, DATABASES]);
  });

  it('asks the five prompts in the retrospective', () => {
    assert.equal(seed.retroText?.split('\n').length, 5);
    assert.equal(seed.retroEveryWeeks, 2);
  });
});

describe('the curriculum of any other roadmap', () => {
  const build = (parts: Partial<Parameters<typeof phase>[1]>) =>
    phase('Part', { weeks: null, hours: null, actions: [], resources: [], deliverables: [], ...parts });
  const minutesOf = (...phases: ReturnType<typeof build>[]) =>
    curriculumOf({ ...emptyRoadmap(), phases }).work.map((item) => item.minutes);

  it('is empty for an empty roadmap', () => {
    const { work, checkpoints, script } = curriculumOf(emptyRoadmap());
    assert.deepEqual({ work, checkpoints, script }, { work: [], checkpoints: [], script: [] });
  });

  it('takes the median of the stated hours where a resource states none, and two hours where none does', () => {
    const silent = resource('Silent', null);
    const stated = [resource('One', 1), resource('Five', 5), resource('Forty', 40)];
    assert.deepEqual(minutesOf(build({ resources: [...stated, silent] })), [60, 300, 2400, 300]);
    assert.deepEqual(minutesOf(build({ resources: [silent, resource('Quiet', null)] })), [120, 120]);
  });

  it('shares what a phase states among its silent resources', () => {
    const resources = [resource('Two', 2), resource('Silent', null), resource('Quiet', null)];
    assert.deepEqual(minutesOf(build({ hours: 10, resources })), [120, 240, 240]);
  });

  it('works through the actions where a phase has no resources', () => {
    const actions = [action('Read'), { ...action('Write'), id: 'action/write' }];
    assert.deepEqual(minutesOf(build({ hours: 4, actions })), [120, 120]);
    assert.deepEqual(minutesOf(build({ actions })), [60, 60]);
  });

  it('plans a phase that states hours and lists nothing, and skips one that states nothing', () => {
    assert.deepEqual(minutesOf(build({ hours: 7 }), { ...build({}), id: 'phase/other' }), [420]);
  });

  it('leaves out what the document has ticked, without giving its time to the rest', () => {
    const resources = [
      { ...resource('Done', 3), checked: true },
      { ...resource('Open', 2), checked: false },
    ];
    assert.deepEqual(minutesOf(build({ resources })), [120]);
  });

  it('puts a deliverable that no words tie to anything at the end of its phase', () => {
    const resources = [resource('Knitting', 4), resource('Sewing', 4)];
    const work = curriculumOf({
      ...emptyRoadmap(),
      phases: [build({ resources, deliverables: [deliverable('Qqq zzz')] })],
    }).work;
    assert.deepEqual(
      work.map((item) => [item.title, item.minutes]),
      [
        ['Knitting', 240],
        ['Sewing', 180],
        ['Qqq zzz', 60],
      ],
    );
  });

  it('survives hours that make no sense', () => {
    const resources = [Number.NaN, -3, Number.POSITIVE_INFINITY, 1e300].map((hours, place) =>
      resource(`R${place}`, hours),
    );
    assert.deepEqual(minutesOf(build({ hours: Number.NaN, resources })), [120, 120, 120, 120]);
  });

  it('handles tens of thousands of items', () => {
    const resources = Array.from({ length: 20_000 }, (_, place) => resource(`Learn thing ${place}`, null));
    const deliverables = Array.from({ length: 5000 }, (_, place) => deliverable(`Show thing ${place}`));
    assert.equal(minutesOf(build({ resources, deliverables })).length, 25_000);
  });
});
