import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { newLearner, PROGRAMME as params, WEEK, type Learner } from '../learner.fixture.ts';

const seed = new URL('../../../../../content/backend/roadmap.md', import.meta.url);

describe('programmes and their documents', () => {
  let learner: Learner;
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  it('the pack’s roadmap is there at the first start, with the settings that the document suggests', async () => {
    const detail = await learner.client.call('GET', '/api/programmes/{programme}', { params });
    assert.deepEqual(
      [detail.title, detail.planned, detail.counts.signals, detail.counts.resourceHours],
      ['Backend Learning Roadmap', false, 21, 470],
    );
    const { minutesPerWeekday, startDate } = detail.suggestedSettings;
    assert.equal(
      minutesPerWeekday.reduce((sum, minutes) => sum + minutes, 0),
      20 * 60,
    );
    assert.equal(startDate, '2027-01-04');
  });

  it('an imported roadmap becomes the current one, ticks become claims, and the first can be selected again', async () => {
    const { programme } = await learner.client.call('POST', '/api/programmes', {
      body: {
        source:
          '# Sailing\n\n## Knots\n\n- [x] [Ten knots](https://example.org/knots) (3 hours)\n- [ ] [Splices](https://example.org/splices) (2 hours)\n',
      },
    });
    assert.equal(programme.current, true);
    const view = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const [knots] = view.roadmap.phases[0]?.resources ?? [];
    assert.deepEqual(
      [view.states[knots?.id ?? '']?.state, view.states[knots?.id ?? '']?.strength],
      ['done', 'claimed'],
    );
    const { programmes } = await learner.client.call('GET', '/api/programmes');
    assert.equal(programmes.length, 2);
    await learner.client.call('POST', '/api/programmes/{programme}/select', {
      params: { programme: programmes[0]?.id ?? '' },
    });
    assert.equal(
      (await learner.client.call('GET', '/api/programmes/{programme}', { params })).title,
      'Backend Learning Roadmap',
    );
  });

  it('a new version of the document keeps notes with their items and lists what has no match', async () => {
    await learner.client.call('PUT', '/api/programmes/{programme}/settings', { params, body: WEEK });
    const source = await readFile(seed, 'utf8');
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const kept = roadmap.phases[0]?.actions[0];
    const gone = roadmap.phases[2]?.actions[3];
    assert.ok(kept && gone);
    const at = { ...params, kind: 'action', slug: kept.id.slice('action/'.length) };
    await learner.client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
      params: at,
      body: { markdown: '**mine**' },
    });
    const next = source
      .replace('**Programming Fundamentals:**', '**Fundamentals of Programming:**')
      .split('\n')
      .filter((line) => !line.includes('**Job Search Prep:**'))
      .join('\n');
    const { reconciliation, report } = await learner.client.call('PUT', '/api/programmes/{programme}/roadmap', {
      params,
      body: { source: next },
    });
    assert.deepEqual(
      reconciliation.unmatched.map(({ id }) => id),
      [gone.id],
    );
    assert.ok(report);
    const detail = await learner.client.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', { params: at });
    assert.deepEqual([detail.item.title, detail.note.markdown], ['Fundamentals of Programming', '**mine**']);
  });

  it('an empty file or a picture is refused in a sentence, and the current programme stays', async () => {
    const picture = Buffer.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0,
    ]);
    for (const body of [{ source: '' }, { base64: picture.toString('base64') }]) {
      await assert.rejects(learner.client.call('POST', '/api/programmes', { body }), /Nothing was imported/);
    }
    assert.equal((await learner.client.call('GET', '/api/programmes')).programmes.length, 1);
  });

  it('a note written at an old version is refused, so that nothing is written over', async () => {
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const id = roadmap.tools[0]?.id ?? '';
    const at = { ...params, kind: 'tool', slug: id.slice('tool/'.length) };
    const put = (markdown: string, version: number) =>
      learner.client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
        params: at,
        body: { markdown, version },
      });
    const first = await put('one', 0);
    await put('two', first.version);
    await assert.rejects(put('three', first.version), /changed in another window/);
    const detail = await learner.client.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', { params: at });
    assert.equal(detail.note.markdown, 'two');
  });

  it('a hostile note is shown without its script', async () => {
    const at = { ...params, kind: 'tool', slug: 'operating-system' };
    const { html } = await learner.client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
      params: at,
      body: { markdown: '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>' },
    });
    assert.doesNotMatch(html, /<script|<img|href="javascript/i);
  });

  it('whatever is sent as a document is answered with a programme or a sentence, never with a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const response = await learner.app.fetch(
          new Request('http://localhost/api/lint', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ base64: Buffer.from(bytes).toString('base64') }),
          }),
        );
        assert.equal(response.status, 200);
      }),
      { numRuns: 60 },
    );
  });
});
