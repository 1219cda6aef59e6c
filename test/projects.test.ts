/// <reference lib="dom" />
/** A project in the browser and at the terminal: run a check, break it, read the advice, mend it, verify the receipt. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  axeSource,
  launchBrowser,
  noBrowser,
  startServer,
  temporaryFolder,
  waymark,
  type Ran,
  type Running,
} from './harness.ts';
import { DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

const RIGHT = `import { createServer } from 'node:http';
createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname !== '/' && pathname !== '/hello') {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end('Hello, ' + (searchParams.get('name') ?? 'World') + '!');
}).listen(process.env.PORT);
`;
const WRONG = RIGHT.replace("searchParams.get('name') ?? ", '');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

describe('a project, in the page and at the terminal', { skip: noBrowser }, () => {
  let browser: Browser;
  let data: string;
  let desk: string;
  let remove: () => Promise<void>;
  let server: Running;
  let context: BrowserContext;
  let page: Page;
  let source: string;
  let port: number;
  const faults: string[] = [];

  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    desk = path.join(data, 'Book shelf');
    await mkdir(desk);
    [browser, server, source, port] = await Promise.all([launchBrowser(), startServer(data), axeSource(), freePort()]);
    context = await browser.newContext({
      viewport: DESK,
      timezoneId: 'UTC',
      locale: 'en-GB',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await newPage(context, faults);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  const open = (at: string): Promise<void> => openAt(server.url + at, page);
  const check = async (program: string): Promise<Ran> => {
    await writeFile(path.join(desk, 'server.mjs'), program);
    const args = [
      'check',
      'hello-server',
      '--url',
      `http://localhost:${port}`,
      '--start',
      `"${process.execPath}" server.mjs`,
    ];
    return waymark(args, { data, cwd: desk });
  };
  const looks = (state: string): Promise<void> => looksRight(page, source, state);

  it('says what a project is while there is none, and takes one in', async () => {
    await open('/projects');
    await page.getByText('Nothing is built yet').waitFor();
    await looks('no project');
    await page.getByRole('button', { name: 'Add a project' }).click();
    await page.getByLabel('Name').fill('Book shelf');
    await page.getByLabel('Public address').fill('ftp://nowhere');
    await page.getByRole('button', { name: 'Add the project', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Public address').fill('');
    await page.getByRole('button', { name: 'Add the project', exact: true }).click();
    await page.waitForURL('**/projects/*');
    await page.getByRole('heading', { name: 'Book shelf' }).waitFor();
    await page.getByText('What is asked').first().click();
    await page.getByText('Build the smallest server that is really yours').waitFor();
    await looks('a project');
  });

  it('shows a run of the terminal as it ends, and a wrong server’s failing step with its advice', async () => {
    const failed = await check(WRONG);
    assert.equal(failed.code, 1, failed.stderr);
    assert.match(failed.stdout, /✗ GET \/hello\?name=/);
    await page
      .getByText(/^Not yet on /)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'The whole run' }).click();
    await page.getByText(/3 of 8 steps passed/).waitFor();
    await page.getByText('Read the query parameter name', { exact: false }).last().waitFor();
    assert.match(await page.getByLabel('The request, to try it yourself').innerText(), /^curl -i '?http:\/\/localhost/);
    await looks('a check that fails');
  });

  it('ticks the rung and its quick win once the server is mended', async () => {
    assert.equal((await check(RIGHT)).code, 0);
    await open('/projects');
    await page.getByRole('link', { name: 'Book shelf' }).click();
    await page.getByText(/^Passed on .*, checked$/).waitFor();
    await eventually(async () => {
      const answer = await page.request.get(
        `${server.url}/api/programmes/current/items/quick-win/hello-world-web-server`,
      );
      return ((await answer.json()) as { state: { state: string; strength: string } }).state.strength === 'checked';
    });
  });

  it('gives a receipt that the public page verifies without asking the server, and refuses a changed one', async () => {
    await page.getByRole('button', { name: 'Hello, server' }).click();
    await page.getByRole('link', { name: 'The last run' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the receipt' }).click(),
    ]);
    const receipt = path.join(data, 'receipt.json');
    await download.saveAs(receipt);
    const forged = path.join(data, 'forged.json');
    const text = await readFile(receipt, 'utf8');
    const { payload } = JSON.parse(text) as { payload: string };
    const at = Math.floor(payload.length / 2);
    const other = payload.slice(0, at) + (payload[at] === 'A' ? 'B' : 'A') + payload.slice(at + 1);
    await writeFile(forged, text.replace(payload, other));
    await open('/verify');
    // The verifier's code is loaded with the first receipt; from then on the network is not needed.
    await page.setInputFiles('input[type=file]', [receipt]);
    await page.getByRole('heading', { name: 'Hello, server passed' }).waitFor();
    await context.setOffline(true);
    await page.setInputFiles('input[type=file]', [receipt, forged]);
    await page.getByText('forged.json: do not believe it').waitFor();
    await page.getByRole('heading', { name: 'Hello, server passed' }).waitFor();
    await looks('a receipt');
    await context.setOffline(false);
    assert.equal((await waymark(['verify', receipt], { data })).code, 0);
    assert.equal((await waymark(['verify', forged], { data })).code, 1);
  });

  it('threw nothing and logged no error on the way', () => {
    assert.deepEqual(faults, []);
  });
});
