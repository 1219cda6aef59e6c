/// <reference lib="dom" />
/** The ladder climbed without a terminal: the page has the learner's running server checked, at its port of this machine. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, type Running } from './harness.ts';
import { DESK, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

describe('a check that is run from the page', { skip: noBrowser }, () => {
  let browser: Browser;
  let server: Running;
  let remove: () => Promise<void>;
  let page: Page;
  let source: string;
  let learner: Server;
  let world = 'Moon';
  const faults: string[] = [];

  before(async () => {
    const { folder, remove: gone } = await temporaryFolder();
    remove = gone;
    learner = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      response.writeHead(pathname === '/' || pathname === '/hello' ? 200 : 404, { 'content-type': 'text/plain' });
      response.end(`Hello, ${searchParams.get('name') ?? world}!`);
    });
    await new Promise<void>((resolve) => learner.listen(0, '127.0.0.1', () => resolve()));
    [browser, server, source] = await Promise.all([launchBrowser(), startServer(folder), axeSource()]);
    const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce', locale: 'en-GB' });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await newPage(context, faults);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    learner.close();
    await remove();
  });

  const run = async (): Promise<void> => {
    await page.getByRole('spinbutton').fill(String((learner.address() as AddressInfo).port));
    await page.getByRole('button', { name: 'Run it now' }).click();
    await page.waitForURL('**/runs/*');
  };

  it('opens the failing step with its request and its advice', async () => {
    await openAt(`${server.url}/projects`, page);
    await page.getByRole('button', { name: 'Add a project' }).click();
    await page.getByLabel('Name').fill('By the page');
    await page.getByRole('button', { name: 'Add the project', exact: true }).click();
    await page.waitForURL('**/projects/*');
    await run();
    await page.getByText('When there is no name in the query, use World', { exact: false }).last().waitFor();
    assert.match(await page.getByLabel('The request, to try it yourself').innerText(), /^curl -i '?http:\/\/localhost/);
    await looksRight(page, source, 'a run from the page');
  });

  it('passes the rung once the server is mended, and the ladder had the failed one open', async () => {
    world = 'World';
    await page.getByRole('link', { name: 'To the ladder' }).click();
    await page.getByText(/^Not yet on /).waitFor();
    await run();
    await page.getByText('Passed: all 8 steps.').waitFor();
    await page.getByRole('link', { name: 'To the ladder' }).click();
    await page.getByText(/^Passed on .*, checked$/).waitFor();
    assert.deepEqual(faults, []);
  });
});
