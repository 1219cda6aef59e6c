/// <reference lib="dom" />
/** What tests in a browser share: opening a page that is alive, noting its faults, asking axe. */
import assert from 'node:assert/strict';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };
/** How large a window of 1280 is at 200 % zoom. */
const ZOOMED = { width: 640, height: 450 };

/** Themes, each with the widths at which a page is looked at in it. */
const LOOKS = [
  ['light', [DESK, PHONE, ZOOMED]],
  ['dark', [PHONE, DESK]],
] as const;
/** How long a test waits for what a page is to show: a busy machine is no failure. */
export const PATIENCE_MS = 30_000;
const POLL_MS = 50;

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
  // It stays until the page is loaded anew, and takes long to read.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
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

/** Waits until nothing on the page moves any more: a colour on its way is not the colour that one reads. */
async function still(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document
        .getAnimations()
        // The caret of an editor blinks for ever.
        .every(({ effect, playState }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
    null,
    { timeout: PATIENCE_MS },
  );
}

/** Leaves a picture of the whole page in the folder `WAYMARK_TEST_SHOTS`, where that is set. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['WAYMARK_TEST_SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/**
 * Looks at the page as it stands, at a desk, on a phone and zoomed, in both themes: it breaks no rule of axe and never
 * scrolls sideways.
 *
 * @param source of axe itself
 * @param state what the page shows, in words: the name of its pictures
 * @param open loads the page anew, asked once in each theme: what is not in sight takes on other colours only once it
 *   comes into sight
 */
export async function looksRight(page: Page, source: string, state: string, open?: () => Promise<void>): Promise<void> {
  for (const [colorScheme, sizes] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      await page.setViewportSize(size);
      if (size === sizes[0]) await open?.();
      await still(page);
      await picture(page, `${state.replaceAll('/', '_')}-${size.width}-${colorScheme}`);
      if (size !== ZOOMED) assert.deepEqual(await axe(page, source), [], `${state}, ${colorScheme} ${size.width}`);
      // What is laid out by a script follows a new size a moment later.
      await eventually(async () => (await overflow(page)) <= 0, `${state} is too wide at ${size.width}`);
    }
  }
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Waits as long as a test waits for a page. @param otherwise what to say when they are over */
export async function eventually(holds: () => Promise<boolean>, otherwise = 'it did not become true'): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  assert.fail(`${otherwise}, after ${PATIENCE_MS / 1000} s`);
}
