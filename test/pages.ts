/// <reference lib="dom" />
/** What tests in a browser share: opening a page that is alive, noting its faults, asking axe. */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };
/** How large a window of 1280 is at 200 % zoom. */
export const ZOOMED = { width: 640, height: 450 };

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[] }[] }[];
}

/** Opens a page and waits until it can be used: it listens for changes once it is alive. */
export async function openAt(address: string, page: Page): Promise<void> {
  const alive = page.waitForRequest((request) => request.url().endsWith('/events'));
  await page.goto(address);
  await alive;
}

/** @param faults what the page threw or logged as an error is added to these */
export async function newPage(context: BrowserContext, faults: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A killed server, a lost network and a refused note are the tests' doing.
    const ours = /net::ERR|status of 4(?:09|12|22)/;
    if (message.type() === 'error' && !ours.test(message.text())) faults.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/**
 * @param source of axe itself
 * @returns what breaks its rules on the page as it stands, in words
 */
export async function axe(page: Page, source: string): Promise<string[]> {
  await page.evaluate(source);
  const result = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  return result.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
  );
}

/** @returns how many pixels the page is wider than its window */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Waits up to twenty seconds: a busy machine is no failure. */
export async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it did not become true in 20 s');
}
