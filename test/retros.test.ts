/// <reference lib="dom" />
/** Retrospectives: written in a browser beside the facts, and as a form at the terminal. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, waymark, type Running } from './harness.ts';
import { DESK, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

/** A date so many days from today, in UTC as the commands are run. */
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Plans a programme whose first fortnight ended yesterday, and logs an hour and a half in it. */
async function aFortnight(data: string): Promise<void> {
  const planned = await waymark(['plan', '--start', day(-14), '--zone', 'UTC'], { data });
  assert.equal(planned.code, 0, planned.stderr);
  const logged = await waymark(['log', '90m', 'lists', '--item', 'resource/learn-basic-coding-skills', '--date', day(-9)], { data }); // prettier-ignore
  assert.equal(logged.code, 0, logged.stderr);
}

describe('a retrospective in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let remove: () => Promise<void>;
  let server: Running;
  let page: Page;
  let source: string;
  const faults: string[] = [];

  before(async () => {
    const data = await temporaryFolder();
    remove = data.remove;
    await aFortnight(data.folder);
    [browser, server, source] = await Promise.all([launchBrowser(), startServer(data.folder), axeSource()]);
    const context = await browser.newContext({ viewport: DESK, locale: 'en-GB', reducedMotion: 'reduce' });
    page = await newPage(context, faults);
    page.setDefaultTimeout(PATIENCE_MS);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  const looks = (state: string): Promise<void> => looksRight(page, source, state);

  const well = () => page.getByLabel('What went well this past two weeks?');

  it('today mentions it in one line, which leads to the journal', async () => {
    await openAt(server.url, page);
    await page.getByRole('link', { name: 'Two weeks are over' }).click();
    await page.getByRole('heading', { name: 'Retros' }).waitFor();
    await looks('journal-before');
  });

  it('begins with what the facts say, and what is written is there after a reload', async () => {
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { name: 'The facts' }).waitFor();
    assert.match(await well().inputValue(), /^I logged 1 h 30 min/);
    const saved = page.waitForResponse((response) => response.url().endsWith('/draft') && response.ok());
    await well().fill('I kept going.');
    await page.getByRole('button', { name: 'Add an intention' }).click();
    await page.getByPlaceholder('What do you intend to do?').fill('Study ten hours a week');
    await page.getByLabel('Counted by').selectOption('hours');
    await saved;
    await page.getByRole('status').filter({ hasText: /^Saved$/ }).waitFor(); // prettier-ignore
    await openAt(page.url(), page);
    assert.equal(await well().inputValue(), 'I kept going.');
    assert.equal(await page.getByPlaceholder('What do you intend to do?').inputValue(), 'Study ten hours a week');
    await looks('writing');
  });

  it('shows what fewer hours do to the end before anything is saved', async () => {
    const effect = page.getByRole('status').filter({ hasText: 'The plan ends' });
    await effect.waitFor();
    await page.getByRole('spinbutton', { name: 'Hours a week' }).fill('10');
    await effect.filter({ hasText: '10 h a week instead of 20 h.' }).waitFor();
    await effect.filter({ hasText: /instead of \d+ \w+ \d{4}\. Likely between/ }).waitFor();
  });

  it('is finished once, plans again, and reads as a page of the journal', async () => {
    await page.getByRole('button', { name: 'Finish and plan again' }).click();
    await page.getByRole('link', { name: 'All retrospectives' }).waitFor();
    await page.getByText('10 h a week instead of 20 h.').waitFor();
    await looks('finished');
    await page.getByRole('link', { name: 'All retrospectives' }).click();
    await page.getByText('I kept going.').waitFor();
    await page.getByText('The next retrospective is on').waitFor();
    await looks('journal');
  });

  it('no page threw or logged an error', () => assert.deepEqual(faults, []));
});

describe('a retrospective at the terminal', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    await aFortnight(data);
  });
  after(() => remove());

  const retro = (...args: string[]) => waymark(['retro', ...args], { data });

  it('today says that it is due, and the command shows the facts and the questions', async () => {
    assert.match((await waymark(['today'], { data })).stdout, /time to look back: waymark retro/);
    const shown = await retro();
    assert.equal(shown.code, 0, shown.stderr);
    assert.match(shown.stdout, /Logged 1 h 30 of/);
    assert.match(shown.stdout, /What went well this past two weeks\?\n {2}I logged 1 h 30 min/);
  });

  it('a form without an intention is kept as a draft; one that cannot be read is refused with its line', async () => {
    const form = (await retro('--form')).stdout;
    const file = path.join(data, 'retro.md');
    await writeFile(file, form.replace(/I logged 1 h 30 min[^\n]*/, 'Everything.\n\n### Really'));
    const kept = await retro('--file', file);
    assert.equal(kept.code, 1);
    assert.match(kept.stderr, /draft is kept/);
    assert.match((await retro('--form')).stdout, /Everything\.\n\n### Really/);
    await writeFile(file, form.replace('sitting:', 'siting:'));
    const refused = await retro('--file', file);
    assert.notEqual(refused.code, 0);
    assert.match(refused.stderr, /siting: 90.*no change of the plan/);
  });

  it('a form finishes it: the plan follows, and the journal has it', async () => {
    const form = (await retro('--form')).stdout;
    const file = path.join(data, 'retro.md');
    const [, rest = ''] = form.split('## What you intend');
    const filled = rest
      .replace(/^- $/m, '- Pass two challenges (proofs: 2)\n- Sleep')
      .replace(/^hours: .*$/m, 'hours: 12')
      .replace(/^first: $/m, `off: ${day(20)} fair`);
    await writeFile(file, form.replace(rest, filled));
    const ended = await retro('--file', file, '--json');
    assert.equal(ended.code, 0, ended.stderr);
    const { content, effect } = JSON.parse(ended.stdout) as {
      content: { intentions: unknown[]; change: { daysOff: unknown[] } };
      effect: { told: string[] };
    };
    assert.deepEqual(content.intentions[0], { text: 'Pass two challenges', measure: { kind: 'proofs', count: 2 } });
    assert.deepEqual(content.change.daysOff, [{ from: day(20), to: day(20), reason: 'fair' }]);
    assert.equal(effect.told[0], '12 h a week instead of 20 h.');
    assert.match((await retro('--list')).stdout, /Pass two challenges; Sleep[^]*The next one is on/);
    assert.match((await retro('--show')).stdout, /Everything\.[^]*Intended: Pass two challenges/);
    const over = await retro();
    assert.equal(over.code, 1);
    assert.match(over.stdout, /No retrospective is due/);
    assert.doesNotMatch((await waymark(['today'], { data })).stdout, /look back/);
  });
});
