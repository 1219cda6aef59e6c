/// <reference lib="dom" />
/** A check at the learner's terminal, seen in the page of the project while it goes on: no reload, no word from the page. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { freePort } from '../packages/checks/src/transport/suite/servers.ts';
import { axeSource, launchBrowser, noBrowser, root, startServer, temporaryFolder, type Running } from './harness.ts';
import { axe, DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

/** A first server that takes its time: a person can watch the steps of its check. Its second argument is whom it greets without a name. */
const SLOW_SERVER = `require('node:http').createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const greet = () => {
    response.writeHead(pathname === '/' || pathname === '/hello' ? 200 : 404, { 'content-type': 'text/plain' });
    response.end('Hello, ' + (searchParams.get('name') ?? (process.argv[3] ?? 'World')) + '!');
  };
  setTimeout(greet, 600);
}).listen(Number(process.argv[2]), '127.0.0.1');
// A terminal that is killed cannot stop it.
setTimeout(() => process.exit(), 60_000);`;

describe('a check at the terminal, watched in the page', { skip: noBrowser }, () => {
  let browser: Browser;
  let server: Running;
  let folder: string;
  let remove: () => Promise<void>;
  let page: Page;
  let source: string;
  const faults: string[] = [];
  const left: ChildProcess[] = [];

  before(async () => {
    ({ folder, remove } = await temporaryFolder());
    await writeFile(path.join(folder, 'server.cjs'), SLOW_SERVER);
    [browser, server, source] = await Promise.all([launchBrowser(), startServer(folder), axeSource()]);
    const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce', locale: 'en-GB' });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await newPage(context, faults);
    await openAt(`${server.url}/projects`, page);
    await page.getByRole('button', { name: 'Add a project' }).click();
    await page.getByLabel('Name').fill('Watched');
    await page.getByRole('button', { name: 'Add the project', exact: true }).click();
    await page.waitForURL('**/projects/*');
    await page.evaluate(() => Object.assign(globalThis, { neverLoadedAgain: true }));
  });
  after(async () => {
    for (const child of left) child.kill('SIGKILL');
    await browser.close();
    await server.stop();
    await remove();
  });

  /** Types the command of the rung. */
  function check(start: string, port: number) {
    const words = [
      'check',
      'hello-server',
      '--project',
      'Watched',
      '--url',
      `http://127.0.0.1:${port}`,
      '--start',
      start,
    ];
    const env = { ...process.env, NO_COLOR: '1', TZ: 'UTC', WAYMARK_DATA: folder };
    const child = spawn(process.execPath, [path.join(root, 'dist/waymark.js'), ...words], {
      env,
      cwd: folder,
      stdio: 'ignore',
    });
    left.push(child);
    return { child, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) };
  }

  const goes = () => page.getByRole('region', { name: /^The (run as it goes|last run)$/ });
  const steps = () => goes().getByRole('list', { name: 'Steps' }).getByRole('listitem');
  const notLoadedAgain = () => page.evaluate(() => 'neverLoadedAgain' in globalThis);

  it('appears when it starts, with its steps one by one, and ends with the failing step, its answer and the advice', async () => {
    const port = await freePort();
    const { child, ended } = check(`node server.cjs ${port} Moon`, port);
    await steps().first().waitFor();
    assert.equal(child.exitCode, null, 'the first step was there before the end');
    const first = await steps().count();
    await page.getByText('Running', { exact: true }).first().waitFor();
    assert.deepEqual(await axe(page, source), []);
    await eventually(async () => (await steps().count()) > first || child.exitCode !== null);
    assert.equal(await ended, 1);
    await goes().getByText('When there is no name in the query, use World', { exact: false }).last().waitFor();
    await goes().getByText('Hello, Moon!').first().waitFor();
    await page.getByText(/^Not yet on /).waitFor();
    await looksRight(page, source, 'a run at the terminal that failed');
    assert.ok(await notLoadedAgain());
  });

  it('passes the rung before the eyes of whoever watches the run on its own page', async () => {
    const port = await freePort();
    const { child, ended } = check(`node server.cjs ${port}`, port);
    await page.getByText('Running', { exact: true }).first().waitFor();
    await goes().getByRole('link', { name: 'The whole run' }).click();
    await page.waitForURL('**/runs/*');
    await page.getByText('Your server answers').waitFor();
    assert.equal(child.exitCode, null, 'the page was there before the end');
    await page.getByText('Passed: all 8 steps.').waitFor();
    assert.equal(await ended, 0);
    await page.getByRole('link', { name: 'To the ladder' }).click();
    await page.getByText(/^Passed on .*, checked$/).waitFor();
    assert.ok(await notLoadedAgain());
  });

  it('is said to have stopped when its terminal was killed, and nothing runs for ever', async () => {
    const port = await freePort();
    const { child, ended } = check(`node server.cjs ${port}`, port);
    await steps().first().waitFor();
    child.kill('SIGKILL');
    await ended;
    await goes().getByText('The terminal that made this run stopped before its end', { exact: false }).waitFor();
    await page.getByText(/^Passed on .*, checked$/).waitFor();
    assert.ok(await notLoadedAgain());
    assert.deepEqual(faults, []);
  });
});
