/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createClient, type Client } from '@waymark/contract/client';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, type Running } from './harness.ts';
import { DESK, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

const params = { programme: 'current' };

describe('changes upstream, in the page', { skip: noBrowser }, () => {
  let browser: Browser;
  let remove: () => Promise<void>;
  let server: Running;
  let context: BrowserContext;
  let page: Page;
  let client: Client;
  const faults: string[] = [];

  before(async () => {
    const folder = await temporaryFolder();
    remove = folder.remove;
    [browser, server] = await Promise.all([launchBrowser(), startServer(folder.folder)]);
    client = createClient((...input) => fetch(...input), server.url);
    const { programmes } = await client.call('GET', '/api/programmes', {});
    const original = programmes[0]?.id ?? '';
    await client.call('POST', '/api/programmes/{programme}/duplicate', { params, body: { progress: true } });
    const set = (programme: string, id: string, patch: { title?: string; hours?: number }) => ({
      params: { programme },
      body: { edits: [{ type: 'set' as const, id, patch }], kept: [], rules: [] },
    });
    const save = async (one: ReturnType<typeof set>, baseVersion: number) =>
      client.call('POST', '/api/programmes/{programme}/tailor/save', { ...one, body: { ...one.body, baseVersion } });
    await save(set(original, 'action/web-basics', { title: 'How the web works' }), 1);
    await save(set(original, 'resource/learn-basic-coding-skills', { hours: 5 }), 2);
    await save(set('current', 'action/web-basics', { title: 'The Web' }), 1);
    context = await browser.newContext({ viewport: DESK, locale: 'en-GB', reducedMotion: 'reduce', bypassCSP: true });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await newPage(context, faults);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  it('a line on the map leads to what changed, in words, and axe finds nothing wide or narrow, light or dark', async () => {
    await openAt(`${server.url}/map`, page);
    await page.getByRole('link', { name: 'The roadmap you started from has changed: 2 things' }).click();
    await page.getByText('Hours of “Learn basic coding skills” go from 30 to 5').waitFor();
    await looksRight(page, await axeSource(), 'upstream');
  });

  it('a contradiction is decided by keyboard before anything can be saved, and undo brings it back', async () => {
    const saveIt = page.getByRole('button', { name: 'Save' });
    assert.ok(await saveIt.isDisabled());
    await page.getByRole('radio', { name: 'Keep mine' }).press('Space');
    await page.waitForFunction(
      () => !document.querySelector('[aria-labelledby=effect] button')?.hasAttribute('disabled'),
    );
    await saveIt.click();
    await page.getByText('Up to date').waitFor();
    const text = async () => client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const titles = (await text()).roadmap.phases.flatMap(({ actions }) => actions.map(({ title }) => title));
    assert.ok(titles.includes('The Web'));
    assert.equal((await text()).roadmap.phases[0]?.resources[0]?.hours, 5);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Hours of “Learn basic coding skills” go from 30 to 5').waitFor();
    assert.deepEqual(faults, []);
  });
});
