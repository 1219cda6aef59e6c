/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, type Running } from './harness.ts';

/** What a learner can open; each is looked at in both widths and both themes. */
const SCREENS = ['/', '/map', '/plan', '/progress', '/readiness', '/settings'];

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[] }[] }[];
}

async function axe(page: Page, source: string): Promise<string[]> {
  await page.evaluate(source);
  const result = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run());
  return result.violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

describe('the programme in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let data: string;
  let remove: () => Promise<void>;
  let server: Running;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    [browser, server] = await Promise.all([launchBrowser(), startServer(data)]);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'UTC', bypassCSP: true });
    page = await newPage(context, faults);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await remove?.();
  });

  it('asks three questions first and makes a plan of the answers', async () => {
    await page.goto(server.url);
    await page.waitForURL('**/welcome');
    await page.getByLabel(/start/i).first().fill(today());
    // A day that has no hours in the suggestion would leave today empty: give every day three.
    for (const input of await page.locator('input[name^="hours-"]').all()) await input.fill('3');
    await page.getByRole('button', { name: /make my plan/i }).click();
    await page.waitForURL(`${server.url}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.match(await page.locator('main').innerText(), /Hello World|Python/i);
  });

  it('logs an hour, shows it on Today, and a killed server has lost nothing', async () => {
    const before = await page.locator('main').innerText();
    await logSixtyMinutes(page);
    await page.waitForFunction((text) => document.querySelector('main')?.innerText !== text, before);
    await page.waitForTimeout(500);
    assert.match(await page.locator('main').innerText(), /1 h|60 min/);
    await server.kill();
    server = await startServer(data);
    await page.goto(server.url);
    assert.match(await page.locator('main').innerText(), /1 h|60 min/);
    const { loggedMinutes } = (await (await page.request.get(`${server.url}/api/programmes/current/today`)).json()) as { loggedMinutes: number };
    assert.equal(loggedMinutes, 60);
  });

  it('a claim in the item panel ticks the signal on Progress', async () => {
    await page.goto(`${server.url}/progress?item=signal%2Fhave-a-public-github-repository-showcasing`);
    const signals = (await (await page.request.get(`${server.url}/api/programmes/current/progress`)).json()) as { signals: { itemId: string; ruleId: string }[] };
    const id = signals.signals.find(({ ruleId }) => ruleId === 'F7')?.itemId ?? '';
    await page.goto(`${server.url}/progress?item=${encodeURIComponent(id)}`);
    await page.getByRole('button', { name: /i did this/i }).first().click();
    const confirm = page.getByRole('button', { name: /(save|record|claim|say so|done)/i });
    if ((await confirm.count()) > 0) await confirm.first().click();
    await assertEventually(async () => {
      const { signals } = (await (await page.request.get(`${server.url}/api/programmes/current/progress`)).json()) as { signals: { ruleId: string; satisfied: boolean }[] };
      return signals.find(({ ruleId }) => ruleId === 'F7')?.satisfied === true;
    });
  });

  it('a write at the terminal appears on an open page by itself', async () => {
    await page.goto(server.url);
    const key = `live-${Date.now()}`;
    const before = await page.locator('main').innerText();
    await fetch(`${server.url}/api/programmes/current/time-entries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ minutes: 35, note: 'from elsewhere' }),
    });
    await page.waitForFunction((text) => document.querySelector('main')?.innerText !== text, before, { timeout: 10_000 });
  });

  it('works without JavaScript for reading', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const reader = await plain.newPage();
    for (const screen of ['/', '/map', '/progress']) {
      await reader.goto(server.url + screen);
      assert.ok((await reader.locator('main').innerText()).length > 200, `${screen} is empty without JavaScript`);
    }
    await plain.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      it(`axe finds nothing on any screen, ${colorScheme}, ${width} px, and nothing scrolls sideways`, async () => {
        const source = await axeSource();
        const shown = await browser.newContext({ viewport: { width, height: width === 360 ? 740 : 900 }, colorScheme, reducedMotion: 'reduce', bypassCSP: true });
        const screen = await newPage(shown, faults);
        for (const address of SCREENS) {
          await screen.goto(server.url + address, { waitUntil: 'load' });
          await screen.waitForTimeout(300);
          assert.deepEqual(await axe(screen, source), [], `${address} ${colorScheme} ${width}`);
          const over = await screen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(over <= 0, `${address} is ${over} px too wide at ${width}`);
        }
        await shown.close();
      });
    }
  }

  it('no page threw or logged an error on the way', () => {
    assert.deepEqual(faults, []);
  });
});

async function newPage(context: BrowserContext, faults: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A killed server breaks the live stream for a moment: that is the test's doing.
    if (message.type() === 'error' && !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|net::ERR/.test(message.text())) faults.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

async function logSixtyMinutes(page: Page): Promise<void> {
  await page.getByRole('button', { name: /i did/i }).first().click();
  const hour = page.getByRole('button', { name: /^(60 min|1 h)$/ });
  if ((await hour.count()) > 0) await hour.first().click();
  else await page.getByLabel(/minutes/i).first().fill('60');
  const save = page.getByRole('button', { name: /^(log|save|log it|log time)/i });
  if ((await save.count()) > 0) await save.first().click();
}

async function assertEventually(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it did not become true in 5 s');
}
