/** Uses the pages as a learner would, and says what does not work: `node dev/try.ts http://127.0.0.1:4700 http://127.0.0.1:4701`. */
import assert from 'node:assert/strict';
import { chromium, type Page } from 'playwright-core';

const [base = 'http://127.0.0.1:4700', fresh = 'http://127.0.0.1:4701'] = process.argv.slice(2);
const FLAGS =
  '--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run';

async function see(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: 5000 });
}

const steps: Record<string, (page: Page) => Promise<void>> = {
  async 'log time and take it back'(page) {
    await page.goto(base);
    await page.getByRole('button', { name: '30 min' }).first().click();
    await see(page, /Logged 30\smin on/);
    await see(page, 'Logged today');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Logged today').waitFor({ state: 'detached', timeout: 5000 });
  },
  async 'timer: start by key, survive a reload, stop and log'(page) {
    await page.goto(base, { waitUntil: 'networkidle' }).catch(() => undefined);
    await page.keyboard.press('t');
    await page.getByRole('timer').waitFor();
    await page.reload();
    await page.getByRole('timer').waitFor();
    await page.getByRole('button', { name: 'Stop and log' }).click();
    await see(page, /Logged \d+\smin on/);
  },
  async 'timer: discard, undo, discard'(page) {
    await page.goto(base);
    await page.waitForTimeout(400);
    await page.getByRole('button', { name: 'Start the timer' }).first().click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('timer').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByRole('timer').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Dismiss this message' }).last().click();
    await page.waitForTimeout(300);
    await page.reload();
    assert.equal(await page.getByRole('timer').count(), 0);
  },
  async 're-flow says what moved'(page) {
    await page.goto(base);
    await page.waitForTimeout(400);
    await page.getByRole('button', { name: 'Find them a new day' }).click();
    await see(page, /found a new day|up to date/);
  },
  async 'item: open from a link, claim, withdraw, close with Escape'(page) {
    await page.goto(base);
    await page.waitForTimeout(400);
    await page.getByRole('link', { name: 'Git Init & Commit' }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'I did this' }).click();
    await page.getByLabel(/What did you do/).fill('Made a repository.');
    await page.getByRole('button', { name: 'Say it is done' }).click();
    await see(page, 'Done, you say so');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await see(page, 'Evidence withdrawn; the history keeps it.');
    await page.getByRole('button', { name: 'Skip' }).click();
    await see(page, 'Skipped: “Git Init & Commit”.');
    await page.getByRole('button', { name: 'Open again' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).search, '');
  },
  async 'note: saves itself, previews, survives'(page) {
    await page.goto(`${base}/?item=quick-win/git-init-commit`);
    const box = page.getByRole('textbox', { name: 'Your note' });
    await page.waitForTimeout(400);
    await box.fill('I learned **branches**.');
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: 5000 });
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator('.prose strong', { hasText: 'branches' }).waitFor();
    await page.reload();
    assert.equal(await box.inputValue(), 'I learned **branches**.');
  },
  async 'keys: help, and going to settings'(page) {
    await page.goto(base);
    await page.waitForTimeout(400);
    await page.keyboard.press('?');
    await see(page, 'Start the timer, or stop and log it');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL('**/settings');
  },
  async 'settings: theme stays, import reads before it takes'(page) {
    await page.goto(`${base}/settings`);
    await page.waitForTimeout(400);
    await page.getByLabel('Dark').check();
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await page.waitForTimeout(400);
    await page.getByRole('button', { name: 'Import a roadmap' }).click();
    await page.getByLabel('Or paste its text').fill('# Mine\n\n## First\n\n- [A book](https://example.org/book)\n');
    await page.getByRole('button', { name: 'Read it' }).click();
    await see(page, /1 phase|1 resource|1 action/);
  },
  async 'settings: a change shows its effect and can be taken back'(page) {
    await page.goto(`${base}/settings`);
    await page.waitForTimeout(400);
    const monday = await page.getByLabel('Hours on Monday').inputValue();
    await page.getByRole('button', { name: /^Evenings/ }).click();
    await see(page, /^Until /);
    await page.getByRole('button', { name: 'Save and plan again' }).click();
    await see(page, /Planned again/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForTimeout(600);
    assert.equal(await page.getByLabel('Hours on Monday').inputValue(), monday);
  },
  async 'welcome: three answers make a plan'(page) {
    await page.goto(fresh);
    await page.waitForURL('**/welcome');
    await page.waitForTimeout(400);
    await page.getByRole('button', { name: /^Weekends/ }).click();
    await see(page, /^Until /);
    await page.getByRole('button', { name: 'Make my plan' }).click();
    await page.waitForURL(`${fresh}/`);
  },
  async 'offline: nothing is lost and it says so'(page) {
    await page.goto(base);
    await page.waitForTimeout(400);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '30 min' }).first().click();
    await see(page, 'Waymark cannot be reached.');
    await page.context().setOffline(false);
    await see(page, /Logged 30\smin on/);
  },
};

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') });
for (const [name, step] of Object.entries(steps)) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && !message.text().includes('ERR_INTERNET') && faults.push(message.text()),
  );
  try {
    await step(page);
    console.log(`ok    ${name}${faults.length ? `\n      ${faults.join('\n      ')}` : ''}`);
  } catch (error) {
    console.log(
      `FAIL  ${name}: ${error instanceof Error ? error.message.slice(0, 600) : error}\n      ${faults.join('\n      ')}`,
    );
    await page.screenshot({ path: `/tmp/shots/fail-${name.slice(0, 12).replace(/\W+/g, '-')}.png` });
    process.exitCode = 1;
  }
  await page.close();
}
await browser.close();
