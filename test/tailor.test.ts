/// <reference lib="dom" />
/** A roadmap is tailored in the browser: its effect before it is saved, undo, a draft that nothing loses, two windows. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, waymark, type Running } from './harness.ts';
import { DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

const COURSE = 'Learn basic coding skills';

describe('tailoring in the browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let data: string;
  let remove: () => Promise<void>;
  let server: Running;
  let context: BrowserContext;
  let page: Page;
  let source: string;
  const faults: string[] = [];

  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    await waymark(['plan', '--start', '2027-01-04', '--hours', '2.5,2.5,2.5,2.5,2.5,4,3.5', '--zone', 'UTC'], { data });
    [browser, server, source] = await Promise.all([launchBrowser(), startServer(data), axeSource()]);
    context = await browser.newContext({ viewport: DESK, timezoneId: 'UTC', locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await newPage(context, faults);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  const open = (at: string, where = page): Promise<void> => openAt(server.url + at, where);
  const hours = (where = page) => where.getByLabel(`Hours of ${COURSE}`);
  const effect = (where = page) => where.getByRole('complementary', { name: 'What it does' });
  const looks = (state: string): Promise<void> => looksRight(page, source, state);
  const endOf = async (): Promise<string> => {
    const { stdout } = await waymark(['programmes', '--json'], { data });
    return (JSON.parse(stdout) as { programmes: { endDate: string; current: boolean }[] }).programmes.find(
      ({ current }) => current,
    )?.endDate as string;
  };

  it('hours changed in place show what they do, and the draft survives a reload', async () => {
    await open('/tailor');
    await hours().fill('4');
    await hours().press('Tab');
    await effect().getByText(`Hours of “${COURSE}” go from 30 to 4`).waitFor();
    await effect()
      .getByText(/The end moves \d+ days earlier/)
      .waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
    await looks('hours changed');
    await open('/tailor');
    assert.equal(await hours().inputValue(), '4');
    await effect().getByText('1 change', { exact: true }).waitFor();
  });

  it('parts are moved by the keyboard, dropped, added and split, and each of it is undone', async () => {
    const titles = () => page.getByRole('textbox', { name: 'Resource', exact: true });
    const first = page.locator('[data-grip="resource/learn-basic-coding-skills"]');
    await first.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await eventually(async () => (await titles().nth(1).inputValue()) === COURSE);
    await page.getByRole('button', { name: `Drop ${COURSE}` }).click();
    await eventually(async () => (await hours().count()) === 0);
    const offer = page.getByText(`“${COURSE}” is out of the draft.`);
    await offer.waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await hours().waitFor();
    assert.equal(await offer.count(), 0, 'a message still offers to undo what is undone');
    await page.getByRole('button', { name: '+ Add a signal' }).first().click();
    await page.getByLabel('Signal: title').fill('Knows Git by heart');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('button', { name: 'More about Knows Git by heart' }).click();
    await page.getByLabel('What proves it').selectOption('quiz git-basics');
    await page.getByRole('button', { name: 'Split', exact: true }).first().click();
    await page.getByLabel('Name of the new phase').fill('Git first');
    await page.getByRole('checkbox', { name: 'Version Control', exact: true }).check();
    await page.getByRole('button', { name: 'Split the phase' }).click();
    await page.locator('summary', { hasText: 'Git first' }).waitFor();
    await effect().getByText('Phase “Git first” is new').waitFor();
    await looks('parts moved');
  });

  it('the same draft is there as Markdown, beside what it reads like', async () => {
    await page.getByRole('radio', { name: 'Markdown' }).check();
    await page.getByRole('region', { name: 'How it reads' }).getByText('Git first').waitFor();
    const editor = page.getByRole('textbox', { name: 'The roadmap as Markdown' });
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n## My own notes\n\nWritten here.');
    await page.getByRole('region', { name: 'How it reads' }).getByText('Written here.').waitFor();
    await looks('as Markdown');
    await page.getByRole('radio', { name: 'Parts' }).check();
  });

  it('a second window is told, and takes the draft over with everything that is in it', async () => {
    const second = await newPage(context, faults);
    await open('/tailor', second);
    await second.getByText('You are tailoring this roadmap in another window').waitFor();
    await second.getByRole('button', { name: 'Write here instead' }).click();
    await page.getByText('You are tailoring this roadmap in another window').waitFor();
    await eventually(async () => (await hours(second).inputValue()) === '4');
    await hours(second).fill('3');
    await hours(second).press('Tab');
    await second.getByText('Saved', { exact: true }).waitFor();
    await second.close();
    await page.getByText('You are tailoring this roadmap in another window').waitFor({ state: 'hidden' });
    await eventually(async () => (await hours().inputValue()) === '3');
  });

  it('saving makes a version, the plan is shorter, and undo brings back what was', async () => {
    const before = await endOf();
    await effect().getByRole('button', { name: 'Save and plan again' }).click();
    await page.getByText(/Saved as version 2\. The end moves/).waitFor();
    const after = await endOf();
    assert.ok(after < before, `${after} ${before}`);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/Version 1 is in force again, as version 3/).waitFor();
    assert.equal(await endOf(), before);
    await page.getByText('History: 3 versions').click();
    await page.getByRole('button', { name: 'Compare version 2 with the one before' }).click();
    await page.getByText('Signal “Knows Git by heart” is new').first().waitFor();
    await looks('compared versions');
    const told = await waymark(['history'], { data });
    assert.match(told.stdout, /▸ +3 .*brought back 1/);
  });

  it('what one knows already leaves the plan from the item itself, and comes back', async () => {
    await open('/items/resource/git-and-github-for-version-control');
    const before = await endOf();
    await page.getByText('I know this already').click();
    await page.getByRole('link', { name: 'Git basics' }).last().waitFor();
    await looks('known already');
    await page.getByRole('button', { name: 'I know it, on my word (claimed)' }).click();
    await page.getByText(/less to study/).waitFor();
    assert.ok((await endOf()) < before);
    await page.getByRole('button', { name: 'Study it after all' }).click();
    await page.getByText(/in your plan again/).waitFor();
    assert.equal(await endOf(), before);
  });

  it('one click makes a copy to work on, and nothing on these pages went wrong', async () => {
    await open('/tailor');
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await page.getByText('You work on “Backend Learning Roadmap (copy)” now').waitFor();
    const copied = await waymark(['duplicate', 'Third'], { data });
    assert.match(copied.stdout, /You now work on “Third”, with your evidence/);
    assert.deepEqual(faults, []);
  });
});
