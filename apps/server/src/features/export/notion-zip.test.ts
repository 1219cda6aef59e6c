import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse, type Phase, type Roadmap } from '@waymark/roadmap';
import { importAny } from '@waymark/roadmap/import';
import { CURRENT, PACK, planIt, wholeApp, type WholeApp } from '../../app.fixture.ts';

/** What has to come back: phases with their weeks and hours, and in each its entries in their order. */
function told(phases: readonly Phase[]): unknown {
  return phases.map(({ title, weeks, hours, goal, actions, resources, deliverables }) => ({
    ...{ title, weeks, hours, goal },
    actions: actions.map((one) => [one.title, one.text]),
    resources: resources.map((one) => [one.title, one.url, one.hours, one.remark]),
    deliverables: deliverables.map((one) => one.title),
  }));
}

async function zipOf(whole: WholeApp): Promise<Uint8Array> {
  const response = await whole.fetch('/api/programmes/current/export/notion.zip');
  assert.equal(response.headers.get('content-type'), 'application/zip');
  return new Uint8Array(await response.arrayBuffer());
}

async function back(whole: WholeApp): Promise<Roadmap> {
  const { document, kind } = importAny(await zipOf(whole), { name: 'waymark-notion.zip' });
  assert.match(kind, /notion|archive/);
  return document.roadmap;
}

describe('the zip for Notion, imported again', () => {
  it('is the roadmap of the pack: phases, entries, addresses, hours, remarks and their order', async () => {
    const whole = await wholeApp();
    await planIt(whole);
    const { roadmap } = parse(await readFile(path.join(PACK, 'roadmap.md')));
    assert.deepEqual(told((await back(whole)).phases), told(roadmap.phases));
    await whole.close();
  });

  it('is that roadmap also with notes, and what is done comes back ticked', async () => {
    const whole = await wholeApp();
    const { roadmap } = parse(await readFile(path.join(PACK, 'roadmap.md')));
    const params = { ...CURRENT, kind: 'action', slug: 'web-basics' };
    const markdown = '# Mine\n\n- [ ] not an action\n- [a link](https://x.test) (3 hours)\n- [[Git Init & Commit]]';
    const write = (at: typeof params, note: string) =>
      whole.client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', { params: at, body: { markdown: note } }); // prettier-ignore
    await write(params, markdown);
    const win = { ...CURRENT, kind: 'quick-win', slug: 'git-init-commit' };
    await write(win, '- [ ] see [the basics](/items/action/web-basics) and [old](/items/action/gone)');
    await whole.client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', { params, body: {} });
    const again = await back(whole);
    assert.deepEqual(told(again.phases), told(roadmap.phases));
    const page = '0123456789abcdef0123456789abcdef';
    const at = '/api/programmes/{programme}/notion/{page}';
    const { objects } = await whole.client.call('GET', at, { params: { ...CURRENT, page } });
    const said = JSON.stringify(objects);
    assert.match(said, /"Git Init & Commit \(/);
    assert.match(said, /see the basics \(Phase 1: [^)]*\) and old \(no longer in your roadmap\)/);
    assert.doesNotMatch(said, /\/items\//);
    const ticked = again.phases.flatMap(({ actions }) => actions.filter(({ checked }) => checked === true));
    assert.deepEqual(ticked.map(({ title }) => title), ['Web Basics']); // prettier-ignore
    await whole.close();
  });
});
