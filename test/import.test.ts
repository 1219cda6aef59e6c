/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  axeSource,
  launchBrowser,
  noBrowser,
  root,
  startServer,
  temporaryFolder,
  waymark,
  type Running,
} from './harness.ts';
import { axe, DESK, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

const found = (name: string): string => path.join(root, 'packages/roadmap/test/found', name);

describe('an import in the page', { skip: noBrowser }, () => {
  let browser: Browser;
  let remove: () => Promise<void>;
  let server: Running;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  const markdown = () => page.getByLabel('The roadmap, to change as you like').and(page.locator('.cm-content'));
  /** What a person sees of it: the lines in sight, without their numbers. */
  const written = async () => (await markdown().locator('.cm-line').allInnerTexts()).join('\n');
  const pasteHere = () => page.getByLabel('Or paste it').and(page.locator('.cm-content'));

  before(async () => {
    const folder = await temporaryFolder();
    remove = folder.remove;
    [browser, server] = await Promise.all([launchBrowser(), startServer(folder.folder)]);
    context = await browser.newContext({ viewport: DESK, locale: 'en-GB', reducedMotion: 'reduce', bypassCSP: true });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await newPage(context, faults);
    await openAt(`${server.url}/import`, page);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  it('says why a file cannot be read, and keeps asking', async () => {
    await page.getByLabel('Drop a file here').setInputFiles({
      name: 'cut.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('PK\u0003\u0004 and no more'),
    });
    await page.getByText(/cut off or damaged/).waitFor();
    assert.ok(await page.getByLabel('Or paste it').isVisible());
  });

  it('shows what was understood and what not beside the Markdown, and moves to the answer', async () => {
    await page.getByLabel('Drop a file here').setInputFiles(found('roadmap-sh-editor.json'));
    await page.getByRole('heading', { name: 'Backend Mini' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Backend Mini');
    await page.getByText(/is no topic and was left out/).waitFor();
    await markdown().waitFor();
    assert.match(await written(), /### Phase 1: Internet/);
    await looksRight(page, await axeSource(), 'import');
  });

  it('reads what is changed, goes to a phase by keyboard, and finds all of it again after a reload', async () => {
    await markdown().getByText('### Phase 1: Internet').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.type('How the web works (3 hours)');
    const phase = page.getByRole('button', { name: /How the web works.*3 h/ });
    await phase.waitFor();
    await phase.press('Enter');
    assert.equal(await page.locator('.cm-activeLine').innerText(), '### Phase 1: How the web works (3 hours)');
    // Neither Tab nor Escape is kept by the field: whoever came by keyboard gets out.
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Make it my programme' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Make it my programme' }).and(page.locator(':focus')).waitFor();
    await page.reload();
    await phase.waitFor();
    await markdown().waitFor();
    assert.match(await written(), /How the web works/);
  });

  it('becomes a programme with what was changed, and the draft is gone', async () => {
    await page.getByRole('button', { name: 'Make it my programme' }).click();
    await page.waitForURL('**/welcome');
    await page.getByRole('heading', { name: 'Backend Mini' }).waitFor();
    await openAt(`${server.url}/import`, page);
    assert.ok(await page.getByLabel('Or paste it').isVisible());
    assert.deepEqual(faults, []);
  });

  it('takes what is pasted or dropped, and of a copied page its headings', async () => {
    const again = () => page.getByRole('button', { name: 'Import something else' }).click();
    await pasteHere().click();
    await page.keyboard.insertText(await readFile(found('chat.txt'), 'utf8'));
    assert.deepEqual(await axe(page, await axeSource()), []);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('heading', { name: /Learning Spanish/ }).waitFor();
    await again();
    await pasteHere().evaluate((field) => {
      const data = new DataTransfer();
      data.setData('text/html', '<h1>A copied way</h1><h2>Begin</h2><ul><li>One</li><li>Two</li></ul>');
      data.setData('text/plain', 'A copied way Begin One Two');
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }),
      );
    });
    await page.getByRole('heading', { name: 'A copied way' }).waitFor();
    await again();
    await pasteHere().evaluate((field) => {
      const data = new DataTransfer();
      data.items.add(new File(['# A dropped way\n\n## Begin\n\n- One\n- Two\n'], 'way.md', { type: 'text/markdown' }));
      field.dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, composed: true }),
      );
    });
    await page.getByRole('heading', { name: 'A dropped way' }).waitFor();
    await again();
    assert.equal((await pasteHere().innerText()).trim(), '');
    assert.deepEqual(faults, []);
  });
});

describe('waymark import', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => ({ folder: data, remove } = await temporaryFolder()));
  after(() => remove());

  it('says what was understood and what not, and with --dry-run imports nothing', async () => {
    const ran = await waymark(['import', found('outliner.opml'), '--dry-run'], { data });
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /is an outline \(OPML\)[^]*Vectors {2}3 h[^]*Understood/);
    assert.doesNotMatch((await waymark(['programmes'], { data })).stdout, /Game dev/);
  });

  it('writes the Markdown of what is piped in to a file, which can be imported then', async () => {
    const output = path.join(data, 'plan.md');
    const input = await readFile(found('spreadsheet.csv'), 'utf8');
    assert.equal((await waymark(['import', '-', '--output', output], { data, input })).code, 0);
    assert.match(await readFile(output, 'utf8'), /^# My UX plan\n/);
    assert.equal((await waymark(['import', output], { data })).code, 0);
    assert.match((await waymark(['programmes'], { data })).stdout, /▸ \S+ {2}My UX plan/);
  });

  it('ends with 1 where nothing can be read, and says why', async () => {
    const ran = await waymark(['import', '-'], { data, input: '\u0000\u0001\u0002'.repeat(100) });
    assert.equal(ran.code, 1);
    assert.match(ran.stdout + ran.stderr, /control characters[^]*Nothing was imported/);
  });
});
