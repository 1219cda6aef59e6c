import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ApiError } from '@waymark/contract/client';
import type { Progress } from '@waymark/contract';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

const S7 = 'signal/started-applying-for-junior-backend-developer';
const at = '/api/programmes/{programme}';

/** An entry as it would be sent again. */
function parted<T extends { id: string; createdAt: string }>(
  entry: T,
): { id: string; sent: Omit<T, 'id' | 'createdAt'> } {
  const given = Object.entries(entry).filter(([name]) => name !== 'id' && name !== 'createdAt');
  return { id: entry.id, sent: Object.fromEntries(given) as Omit<T, 'id' | 'createdAt'> };
}

describe('the logs at the server', () => {
  let learner: Learner;
  beforeEach(async () => {
    learner = await newLearner();
  });
  afterEach(() => learner.close());

  const progress = (): Promise<Progress> => learner.client.call('GET', `${at}/progress`, { params });
  const metric = async (name: string) => {
    const found = (await progress()).metrics.find(({ itemId }) => itemId === `metric/${name}`);
    assert.ok(found);
    return found;
  };
  const apply = (body: Record<string, unknown>) =>
    learner.client.call('POST', `${at}/applications`, { params, body: { company: 'Harbour Books', ...body } });
  const isApplying = async () => (await progress()).signals.find(({ itemId }) => itemId === S7)?.satisfied;
  const evidenceOf = async (kind: string) =>
    (await progress()).evidence.filter((entry) => entry.kind === kind).map(({ note, on }) => [note, on]);
  const refused = (code: string, field?: string) => (error: unknown) =>
    error instanceof ApiError &&
    error.body.code === code &&
    (field === undefined || Object.hasOwn(error.body.fields ?? {}, field));

  it('an application with a date proves that the learner applies; a wish does not', async () => {
    await apply({ stage: 'wishlist', appliedOn: '2027-01-04' });
    await apply({});
    assert.equal(await isApplying(), false);
    const { id } = await apply({ role: 'Junior developer', appliedOn: '2027-01-02' });
    assert.equal(await isApplying(), true);
    assert.deepEqual(await evidenceOf('application'), [['Junior developer at Harbour Books', '2027-01-02']]);
    assert.equal((await metric('job-applications')).value, 1);
    await learner.client.call('DELETE', `${at}/applications/{entry}`, { params: { ...params, entry: id } });
    assert.equal(await isApplying(), false);
  });

  it('a stage that changes leaves the evidence as it is; a date or a name replaces it', async () => {
    const { id, sent } = parted(await apply({ appliedOn: '2027-01-02' }));
    const put = (body: object) =>
      learner.client.call('PUT', `${at}/applications/{entry}`, {
        params: { ...params, entry: id },
        body: { ...sent, ...body },
      });
    const rows = async () => (await learner.client.call('GET', `${at}/ledger`, { params })).rows.length;
    const before = await rows();
    await put({ stage: 'interview', notes: 'Went well.' });
    assert.equal(await rows(), before);
    await put({ company: 'Lighthouse Press' });
    assert.equal(await rows(), before + 2);
    assert.deepEqual(await evidenceOf('application'), [['Lighthouse Press', '2027-01-02']]);
    await put({ stage: 'wishlist' });
    assert.deepEqual(await evidenceOf('application'), []);
  });

  it('evidence that the learner withdrew by hand comes back with the next change, and is withdrawn once only', async () => {
    const { id, sent } = parted(await apply({ appliedOn: '2027-01-02' }));
    const [entry] = (await progress()).evidence;
    await learner.client.call('POST', `${at}/evidence/{evidence}/withdraw`, {
      params: { ...params, evidence: entry?.id ?? '' },
      body: { note: '' },
    });
    await learner.client.call('PUT', `${at}/applications/{entry}`, { params: { ...params, entry: id }, body: sent });
    assert.equal((await evidenceOf('application')).length, 1);
  });

  it('what was made is named by its place, also when the request is repeated, and can be read there', async () => {
    const body = JSON.stringify({ company: 'Harbour Books', id: 'mine', nonsense: 1 });
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'one-and-the-same' };
    const post = () =>
      learner.app.fetch(
        new Request('http://localhost/api/programmes/current/applications', { method: 'POST', headers, body }),
      );
    const [first, second] = [await post(), await post()];
    const location = first.headers.get('location') ?? '';
    assert.match(location, /^\/api\/programmes\/current\/applications\/[0-9a-f-]{36}$/);
    assert.deepEqual([second.headers.get('location'), second.headers.get('idempotency-replayed')], [location, 'true']);
    const { company, ...rest } = (await (await learner.app.fetch(new Request(`http://localhost${location}`))).json()) as Record<string, unknown>; // prettier-ignore
    assert.equal(company, 'Harbour Books');
    assert.equal('nonsense' in rest, false);
  });

  it('no day that has not come yet is taken, and the field is named', async () => {
    await assert.rejects(apply({ appliedOn: '2027-01-05' }), refused('invalid-request', 'appliedOn'));
    const demo = { title: 'Live', date: '2027-02-01' };
    await assert.rejects(learner.client.call('POST', `${at}/demos`, { params, body: demo }), refused('invalid-request', 'date')); // prettier-ignore
  });

  it('a demo counts once it has a link, on the day it was held', async () => {
    const demo = await learner.client.call('POST', `${at}/demos`, {
      params,
      body: { title: 'Book shelf', date: '2027-01-03' },
    });
    assert.equal((await metric('project-demos')).value, null);
    const { id, sent } = parted(demo);
    const link = 'https://example.test/recording';
    await learner.client.call('PUT', `${at}/demos/{entry}`, {
      params: { ...params, entry: id },
      body: { ...sent, link },
    });
    const { value, updatedAt, daysSince } = await metric('project-demos');
    assert.deepEqual([value, updatedAt, daysSince], [1, '2027-01-03', 1]);
    const nowhere = { title: 'x', projectId: 'none' };
    await assert.rejects(learner.client.call('POST', `${at}/demos`, { params, body: nowhere }), refused('invalid-request', 'projectId')); // prettier-ignore
  });

  it('a demo and a mock interview that are changed stand in new evidence, and none once they are taken back', async () => {
    const link = 'https://example.test/recording';
    const demo = parted(await learner.client.call('POST', `${at}/demos`, { params, body: { title: 'Shelf', link } }));
    const mock = parted(
      await learner.client.call('POST', `${at}/mock-interviews`, { params, body: { topic: 'Queues' } }),
    );
    const of = (entry: string) => ({ ...params, entry });
    await learner.client.call('PUT', `${at}/demos/{entry}`, {
      params: of(demo.id),
      body: { ...demo.sent, title: 'Book shelf', date: '2027-01-03' },
    });
    await learner.client.call('PUT', `${at}/mock-interviews/{entry}`, {
      params: of(mock.id),
      body: { topic: 'Stacks', date: mock.sent.date },
    });
    assert.deepEqual(await evidenceOf('demo'), [['Book shelf', '2027-01-03']]);
    assert.deepEqual(await evidenceOf('mock-interview'), [['Stacks', '2027-01-04']]);
    await learner.client.call('DELETE', `${at}/demos/{entry}`, { params: of(demo.id) });
    await learner.client.call('DELETE', `${at}/mock-interviews/{entry}`, { params: of(mock.id) });
    assert.deepEqual([await evidenceOf('demo'), await evidenceOf('mock-interview')], [[], []]);
    const { rows } = await learner.client.call('GET', `${at}/ledger`, { params });
    // Two written, two superseded, two taken back: nothing is ever removed.
    assert.equal(rows.length, 8);
  });

  it('a mock interview is scored by the rubric’s own points, over the criteria that came up', async () => {
    const { rubrics } = await learner.client.call('GET', `${at}/rubrics`, { params });
    const [rubric] = rubrics;
    const [first, second] = rubric?.criteria ?? [];
    assert.ok(rubric && first && second);
    const mock = (points: Record<string, number>, slug: string | null = rubric.slug) =>
      learner.client.call('POST', `${at}/mock-interviews`, { params, body: { topic: 'Queues', rubric: slug, points } });
    const most = first.levels.length - 1;
    assert.equal((await mock({ [first.slug]: most })).score, 1);
    assert.equal(
      (await mock({ [first.slug]: most, [second.slug]: 0 })).score,
      most / (most + second.levels.length - 1),
    );
    assert.equal((await mock({}, null)).score, null);
    assert.equal((await metric('interview-preparation')).value, 3);
    await assert.rejects(mock({ [first.slug]: most + 1 }), refused('invalid-request', 'points'));
    await assert.rejects(mock({ nothing: 1 }), refused('invalid-request', 'points'));
    await assert.rejects(mock({}, 'nobody'), refused('invalid-request', 'rubric'));
    await assert.rejects(mock({ [first.slug]: 1 }, null), refused('invalid-request', 'rubric'));
  });

  it('the metrics are held against the plan, and can be taken along as CSV', async () => {
    await learner.client.call('PUT', `${at}/settings`, { params, body: WEEK });
    const { trend } = await metric('code-challenge-completion');
    assert.deepEqual([trend.against, trend.target, trend.reached], ['plan', 15, 0]);
    learner.at('2027-02-01T18:00:00.000Z');
    assert.equal((await metric('code-challenge-completion')).trend.state, 'behind');
    assert.equal((await metric('job-applications')).trend.state, 'on-track');
    await apply({ appliedOn: '2027-01-20' });
    const csv = await (
      await learner.app.fetch(new Request('http://localhost/api/programmes/current/metrics.csv'))
    ).text();
    assert.match(csv, /^week,metric,unit,in_week,value\r\n/);
    assert.match(csv, /2027-01-18,[^\r]*applications,1,1\r\n2027-01-25,[^\r]*applications,0,1\r\n/);
  });
});
