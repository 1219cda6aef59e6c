import { ApiError } from '@waymark/contract/client';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { newLearner, PROGRAMME as params, type Learner } from '../learner.fixture.ts';

describe('the preview of an import', () => {
  let learner: Learner;
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  const preview = (body: { source?: string; base64?: string; name?: string }) =>
    learner.client.call('POST', '/api/import/preview', { body });

  it('says what was understood and what not, and its Markdown becomes a programme with the same parts', async () => {
    const csv = 'Phase;Title;Link;Dauer;Ort\nStart;Knoten;https://example.org/knoten;2h30;Hafen\n;Segel;;90 Min.;\n';
    const found = await preview({ base64: Buffer.from(csv).toString('base64'), name: 'segeln.csv' });
    assert.deepEqual([found.kind, found.title], ['table', 'Segeln']);
    assert.deepEqual(found.phases, [
      { title: 'Start', depth: 0, line: 5, weeks: null, hours: 4, actions: 0, resources: 2, deliverables: 0 },
    ]);
    assert.ok(found.understood.some(({ message }) => message.includes('“Dauer” is the time')));
    assert.ok(found.left.some(({ message }) => message.includes('“Ort”')));
    const edited = found.source.replace('Knoten', 'Zehn Knoten');
    await learner.client.call('POST', '/api/programmes', { body: { source: edited } });
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    assert.deepEqual(
      roadmap.phases[0]?.resources.map(({ title, url, hours, remark }) => [title, url, hours, remark]),
      [
        ['Zehn Knoten', 'https://example.org/knoten', 2.5, 'Ort: Hafen'],
        ['Segel', null, 1.5, ''],
      ],
    );
  });

  it('stores nothing', async () => {
    const before = await learner.client.call('GET', '/api/programmes');
    await preview({ source: '# A\n\n## B\n\n- [c](https://example.org)\n' });
    assert.deepEqual(await learner.client.call('GET', '/api/programmes'), before);
  });

  it('of a picture, a broken archive and nothing at all says why, and offers nothing to accept', async () => {
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(2_000)]);
    for (const bytes of [png, Buffer.from('PK\u0003\u0004and no more'), Buffer.from('  \n')]) {
      const found = await preview({ base64: bytes.toString('base64') });
      assert.deepEqual([found.kind, found.source, found.counts.phases], ['unknown', '', 0]);
      assert.ok(found.left.length > 0);
    }
  });

  it('takes the roadmap out of Waymark’s own export', async () => {
    const answer = await learner.app.fetch(new Request('http://localhost/api/export/everything.json'));
    const found = await preview({ source: await answer.text(), name: 'everything.json' });
    assert.deepEqual([found.kind, found.title, found.counts.signals], ['programme', 'Backend Learning Roadmap', 21]);
  });

  it('refuses a body with neither text nor bytes, or with both', async () => {
    for (const body of [{}, { source: 'a', base64: 'YQ==' }]) {
      await assert.rejects(
        preview(body),
        (error) => error instanceof ApiError && error.body.code === 'invalid-request',
      );
    }
  });
});
