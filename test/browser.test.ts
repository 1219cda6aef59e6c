/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, type Running } from './harness.ts';
import { DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

/** What a learner can open; each is looked at in both widths and both themes. */
const SCREENS = [
  '/',
  '/map',
  '/plan',
  '/practice',
  '/practice/stack',
  '/progress',
  '/readiness',
  '/settings',
  '/import',
  '/?item=quick-win%2Fgit-init-commit',
  '/nowhere',
];

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
    context = await browser.newContext({
      viewport: DESK,
      timezoneId: 'UTC',
      locale: 'en-GB',
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await newPage(context, faults);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  const open = (path: string, on: Page = page): Promise<void> => openAt(server.url + path, on);
  async function read<T>(path: string): Promise<T> {
    const answer = await page.request.get(`${server.url}/api/programmes/current${path}`);
    assert.equal(answer.status(), 200, path);
    return (await answer.json()) as T;
  }
  const loggedToday = async (): Promise<number> => (await read<{ loggedMinutes: number }>('/today')).loggedMinutes;

  it('asks three questions first and makes a plan of the answers', async () => {
    await open('/');
    await page.waitForURL('**/welcome');
    await page.getByLabel('Start date').fill(new Date().toISOString().slice(0, 10));
    // A weekday without hours would leave today empty.
    for (const input of await page.getByRole('spinbutton', { name: /^Hours on/ }).all()) {
      await input.fill('3');
      await input.press('Tab');
    }
    await page.getByText('21 h a week').waitFor();
    await page.getByText(/^Until \d+ \w+ \d{4}$/).waitFor();
    await page.getByRole('button', { name: 'Make my plan' }).click();
    await page.waitForURL(`${server.url}/`);
    await page.getByText(/^Week 1 of \d+$/).waitFor();
    assert.match(await page.locator('#now-title').innerText(), /Hello World/);
  });

  it('logs an hour with the keyboard alone, every step of the way in sight', async () => {
    await open('/');
    await tabTo(page, 'Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo(page, '1 h');
    await page.keyboard.press('Enter');
    await page.getByText(/^Logged 1\sh on “.*Hello World.*”/).waitFor();
    await page.getByRole('heading', { name: 'Logged today' }).waitFor();
    await page.getByRole('img', { name: /^1\sh logged of 3\sh planned today$/ }).waitFor();
    assert.equal(await loggedToday(), 60);
  });

  it('takes back what was logged, and a repeated press logs once', async () => {
    await page.getByRole('button', { name: '15 min' }).first().click();
    await page.getByText(/^Logged 15\smin/).waitFor();
    assert.equal(await loggedToday(), 75);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByRole('img', { name: /^1\sh logged/ }).waitFor();
    assert.equal(await loggedToday(), 60);
  });

  it('shows the same after the server was killed and started again', async () => {
    await server.kill();
    server = await startServer(data);
    await open('/');
    await page.getByRole('img', { name: /^1\sh logged of 3\sh planned today$/ }).waitFor();
    assert.equal(await loggedToday(), 60);
  });

  it('says that the server is away, keeps what was pressed, and saves it when the server is back', async () => {
    await context.setOffline(true);
    await page.getByRole('button', { name: '30 min' }).first().click();
    await page.getByText('Waymark cannot be reached.').first().waitFor();
    await context.setOffline(false);
    await page.getByText(/^Logged 30\smin/).waitFor();
    await page.getByText('Waymark cannot be reached.').waitFor({ state: 'detached' });
    assert.equal(await loggedToday(), 90);
  });

  it('shows what another tab and the terminal write without being asked to', async () => {
    const other = await newPage(context, faults);
    await open('/', other);
    await other.getByRole('button', { name: '15 min' }).first().click();
    await page.getByRole('img', { name: /^1\sh\s45\smin logged/ }).waitFor();
    await other.close();
    const answer = await fetch(`${server.url}/api/programmes/current/time-entries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ minutes: 5, note: 'from the terminal' }),
    });
    assert.equal(answer.status, 201);
    await page.getByText('from the terminal').waitFor();
  });

  it('opens an item over the screen and gives the focus back when it closes', async () => {
    const link = page.locator('#now-title a');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    assert.match(page.url(), /\?item=/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).search, '');
    assert.ok(await link.evaluate((element) => element === document.activeElement), 'the focus went elsewhere');
  });

  it('ticks a signal that is claimed in the item panel, and takes it back', async () => {
    type Progress = { signals: { itemId: string; ruleId: string; satisfied: boolean; title: string }[] };
    const stands = async (): Promise<Progress['signals'][number]> => {
      const found = (await read<Progress>('/progress')).signals.find(({ ruleId }) => ruleId === 'F7');
      assert.ok(found);
      return found;
    };
    const { title, satisfied } = await stands();
    assert.equal(satisfied, false);
    await open('/progress');
    await page.getByRole('link', { name: `I did this: ${title}` }).click();
    await page.getByRole('button', { name: 'I did this' }).click();
    await page.getByLabel(/Link to it/).fill('https://example.org/me/first');
    await page.getByRole('button', { name: 'Say it is done' }).click();
    await page.getByText('Done, you say so').first().waitFor();
    assert.equal((await stands()).satisfied, true);
    // The message lies over the panel: its way back can be pressed without closing anything.
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'I did this' }).waitFor();
    assert.equal((await stands()).satisfied, false);
  });

  it('saves a note by itself, and a reload in the middle of a word loses nothing', async () => {
    const box = page.getByRole('textbox', { name: 'Your note' });
    await open('/?item=quick-win%2Fgit-init-commit');
    await box.fill('Branches are cheap.');
    await page.getByText('Saved', { exact: true }).waitFor();
    await box.pressSequentially(' Merges');
    await open('/?item=quick-win%2Fgit-init-commit');
    await page.getByText('Saved', { exact: true }).waitFor();
    assert.equal(await box.inputValue(), 'Branches are cheap. Merges');
    const { note } = await read<{ note: { markdown: string } }>('/items/quick-win/git-init-commit');
    assert.equal(note.markdown, 'Branches are cheap. Merges');
  });

  it('never overwrites what was written to a note elsewhere without showing it', async () => {
    // Another tab writes while this one has words that are not saved yet.
    const address = `${server.url}/api/programmes/current/items/quick-win/git-init-commit/note`;
    const elsewhere = async (): Promise<void> => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ markdown: 'From elsewhere.' });
      assert.equal((await fetch(address, { method: 'PUT', headers, body })).status, 200);
    };
    await page.route(address, async (route) => elsewhere().then(() => route.continue()), { times: 1 });
    await page.getByRole('textbox', { name: 'Your note' }).fill('Mine.');
    await page.getByText('This note was changed elsewhere').waitFor();
    await page.getByText('From elsewhere.').waitFor();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { note } = await read<{ note: { markdown: string } }>('/items/quick-win/git-init-commit');
    assert.equal(note.markdown, 'Mine.');
  });

  it('links a note to another item with the keyboard, undoes it, and shows where it is mentioned', async () => {
    await open('/map?item=quick-win%2Fgit-init-commit');
    const box = page.getByRole('textbox', { name: 'Your note' });
    await box.fill('');
    await box.pressSequentially('After [[web bas');
    await page.getByRole('option', { name: /^Web Basics/ }).waitFor();
    const chosen = await box.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`[id="${chosen ?? ''}"]`).getAttribute('aria-selected'), 'true');
    await looksRight(page, await axeSource(), 'items to link');
    await box.press('ArrowDown');
    await box.press('ArrowUp');
    await box.press('Enter');
    assert.equal(await box.inputValue(), 'After [Web Basics](/items/action/web-basics)');
    await box.press('Control+z');
    assert.equal(await box.inputValue(), 'After [[web bas');
    await box.press('Control+Shift+z');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator('.shown').getByRole('link', { name: 'Web Basics' }).click();
    await page.waitForURL(/\/map\?item=action%2Fweb-basics$/);
    const mentions = page.getByRole('region', { name: 'Mentioned in' });
    assert.match(await mentions.innerText(), /Git Init & Commit\s+After Web Basics/);
    await mentions.getByRole('link').click();
    await page.waitForURL(/item=quick-win%2Fgit-init-commit$/);
  });

  it('offers items by a button and a pointer, closes with Escape and keeps the panel, and knows a title in brackets', async () => {
    await open('/map?item=tool%2Foperating-system');
    const box = page.getByRole('textbox', { name: 'Your note' });
    await page.getByRole('button', { name: 'Link an item' }).click();
    await box.pressSequentially('git init');
    await page.getByRole('option', { name: /^Git Init & Commit/ }).click();
    assert.equal(await box.inputValue(), '[Git Init & Commit](/items/quick-win/git-init-commit)');
    await box.pressSequentially(' and [[');
    await page.getByRole('option').first().waitFor();
    await box.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    await box.pressSequentially('hello');
    assert.equal(await page.getByRole('option').count(), 0);
    await box.fill('See [[Web Basics]], [old](/items/action/gone) and <b onclick="x()">[x](javascript:alert(1))</b>');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Preview' }).click();
    const shown = page.locator('.shown');
    await shown.getByText('no longer').waitFor();
    assert.equal(await shown.innerText(), 'See Web Basics, old (no longer in your roadmap) and x');
    assert.deepEqual(await shown.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), [
      '/items/action/web-basics',
      '',
    ]);
    // On paper the note is read, not written.
    await page.goto(`${server.url}/items/tool/operating-system`);
    await page.emulateMedia({ media: 'print' });
    await page.getByText('old (no longer in your roadmap)').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Link an item' }).isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('moves a block to another day, says what that does, and takes it back', async () => {
    await open('/plan');
    type Plan = { blocks: { id: string; date: string; pinned: boolean; status: string }[]; today: string };
    const pinned = async () => (await read<Plan>('/plan')).blocks.filter((block) => block.pinned).length;
    assert.equal(await pinned(), 0);
    await page.locator('button.chip.movable').nth(3).click();
    await page.getByRole('dialog').getByRole('button', { name: 'A week later' }).click();
    await page.getByText(/ is on \w+ \d+ \w+ now\..* The end /).waitFor();
    assert.equal(await pinned(), 1);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await eventually(async () => (await pinned()) === 0);
  });

  it('can be read without JavaScript', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const reader = await plain.newPage();
    const shows: Record<string, RegExp> = {
      '/': /Hello World.*Quick wins/s,
      '/map': /Trailhead.*Foundation.*Build.*Ship/s,
      '/plan': /Week 1.*Week 2/s,
      '/progress': /Signals.*Receipts/s,
      '/readiness': /Tools/,
      '/?item=quick-win%2Fgit-init-commit': /Git Init & Commit.*Your note/s,
    };
    for (const [screen, words] of Object.entries(shows)) {
      await reader.goto(server.url + screen);
      assert.match(await reader.locator('body').innerText(), words, screen);
    }
    await plain.close();
  });

  for (const screen of SCREENS) {
    it(`${screen} breaks no rule of axe and never scrolls sideways, in any width and theme`, async () => {
      const source = await axeSource();
      const shown = await newPage(context, screen === '/nowhere' ? [] : faults);
      try {
        await looksRight(shown, source, screen, () => openAt(server.url + screen, shown));
      } finally {
        // Open pages hold a connection each, of which a browser has six.
        await shown.close();
      }
    });
  }

  it('no page threw or logged an error on the way', () => {
    assert.deepEqual(faults, []);
  });
});

/** Presses Tab until the control with this name has the focus; each one passed must show that it has it. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const text = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      const outlined = element !== null && getComputedStyle(element).outlineStyle !== 'none';
      return { name: text.replace(/\s+/g, ' ').trim(), outlined };
    });
    assert.ok(at.outlined, `nothing shows that “${at.name}” has the focus`);
    if (at.name === name) return;
    passed.push(at.name);
  }
  assert.fail(`Tab never came to “${name}”, but to: ${passed.join(', ')}`);
}
