/** Map, Plan and Progress on paper: what a PDF of them holds. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, noBrowser, startServer, temporaryFolder, waymark, type Running } from './harness.ts';
import { openAt } from './pages.ts';

const READER = '/usr/bin/pdftotext';

/** The text of a PDF, by a reader that is not the browser; null where there is none. */
function textOf(pdf: Buffer): Promise<string | null> {
  if (!existsSync(READER)) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const child = execFile(READER, ['-', '-'], { maxBuffer: 10_000_000 }, (error, stdout) =>
      error ? reject(new Error(error.message)) : resolve(stdout),
    );
    child.stdin?.end(pdf);
  });
}

describe('a page on paper', { skip: noBrowser }, () => {
  let data: { folder: string; remove: () => Promise<void> };
  let server: Running;
  let browser: Browser;
  let page: Page;
  before(async () => {
    data = await temporaryFolder();
    await waymark(['plan', '--start', '2027-01-04', '--zone', 'Europe/Berlin'], { data: data.folder });
    [server, browser] = await Promise.all([startServer(data.folder), launchBrowser()]);
    page = await browser.newPage({ colorScheme: 'dark' });
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await data.remove();
  });

  for (const [screen, words] of [
    ['map', /Programming Fundamentals[\s\S]*Version Control/],
    ['plan', /The plan ends on[\s\S]*Intro to Python/],
    ['progress', /Completed basic coding challenges/],
  ] as const) {
    it(`${screen}: has its content, is light, and shows neither navigation nor buttons`, async () => {
      // Printed once it is alive: a page that is still setting itself up is another one a moment later.
      await openAt(`${server.url}/${screen}`, page);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByRole('navigation', { name: 'Main' }).isVisible(), false);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'light');
      assert.equal(await page.locator('button.button:visible').count(), 0);
      assert.equal(await page.locator('nav:visible, search:visible, .claim:visible, .step:visible').count(), 0);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      assert.ok(pages >= 1 && pages <= 40, String(pages));
      const text = await textOf(pdf);
      if (text !== null) assert.match(text, words);
      assert.match(await page.locator('main').innerText(), words);
    });
  }
});
