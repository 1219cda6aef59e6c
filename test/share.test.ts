/// <reference lib="dom" />
/** A week to share: looked at, edited and taken along in a browser, and at the terminal. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, waymark, type Running } from './harness.ts';
import { axe, DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS, picture } from './pages.ts';

/** A programme that began today, with an hour on it and one thing claimed. */
async function aWeek(data: string): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  for (const args of [
    ['plan', '--start', today, '--zone', 'UTC'],
    ['log', '1h', 'lists', '--item', 'resource/learn-basic-coding-skills'],
    ['done', 'practice/find-a-buddy'],
  ]) {
    const ran = await waymark(args, { data });
    assert.equal(ran.code, 0, ran.stderr);
  }
}

describe('a week to share at the terminal', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    await aWeek(data);
  });
  after(() => remove());

  it('is a post on standard output and a card in a file, without what is hidden', async () => {
    const file = path.join(data, 'week.svg');
    const ran = await waymark(['share', '--hide', 'hours', '-o', file], { data });
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /^Week 1 of .*\.\n\nDone this week:\n– Find a Buddy \(on my word\)\n/);
    assert.match(ran.stderr, /Wrote the card of week 1/);
    const card = await readFile(file, 'utf8');
    assert.match(card, /^<svg /);
    assert.match(card, />Find a Buddy</);
    assert.doesNotMatch(card, / planned</);
  });

  it('refuses a week to come and a picture that it cannot make, in words', async () => {
    const early = await waymark(['share', '--week', '2'], { data });
    assert.notEqual(early.code, 0);
    assert.match(early.stderr, /Week 2 has not begun/);
    const png = await waymark(['share', '-o', path.join(data, 'week.png')], { data });
    assert.notEqual(png.code, 0);
    assert.match(png.stderr, /ends with \.svg/);
  });
});

describe('a week to share in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let remove: () => Promise<void>;
  let server: Running;
  let page: Page;
  let source: string;
  const faults: string[] = [];

  before(async () => {
    const data = await temporaryFolder();
    remove = data.remove;
    await aWeek(data.folder);
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

  const post = () => page.getByRole('textbox', { name: 'The post' });

  it('is right to look at, at a desk and on a phone, in both themes', async () => {
    await openAt(`${server.url}/share`, page);
    await looksRight(page, source, 'share');
  }); // prettier-ignore

  it('hides hours from the card and from the post with one switch', async () => {
    assert.match(await post().inputValue(), /1 h logged/);
    await page.getByLabel('Hours').uncheck();
    await eventually(async () => !(await post().inputValue()).includes('1 h logged'));
    const card = await page.getByRole('img', { name: /The card of week 1/ }).getAttribute('src');
    const svg = await (await page.request.get(server.url + (card ?? ''))).text();
    assert.doesNotMatch(svg, /1 h logged/);
    assert.match(svg, />Find a Buddy</);
  });

  it('makes a PNG with the card on it, and hands it over as a file', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as PNG' }).click(),
    ]);
    assert.equal(file.suggestedFilename(), 'week-1.png');
    const bytes = await readFile(await file.path());
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [2400, 1350]);
    // A picture of one colour alone would be far smaller.
    assert.ok(bytes.length > 20_000, `${bytes.length} bytes`);
    const shots = process.env['WAYMARK_TEST_SHOTS'];
    if (shots) await file.saveAs(path.join(shots, 'week-1.png'));
  });

  it('keeps what the learner writes over a reload, and gives the suggestion back', async () => {
    const suggested = await post().inputValue();
    await post().fill('My own words.');
    await openAt(page.url(), page);
    await eventually(async () => (await post().inputValue()) === 'My own words.');
    await page.getByRole('button', { name: 'Use the suggestion again' }).click();
    assert.equal(await post().inputValue(), suggested);
  });

  it('is led to by the blocks of Today and the plan: saying hello to the communities, a look back to the journal', async () => {
    const address = `${server.url}/api/programmes/current`;
    const { blocks, today, settings } = (await (await page.request.get(`${address}/plan`)).json()) as {
      blocks: { id: string; kind: string }[];
      today: string;
      settings: object;
    };
    // Room enough for two more blocks on a day that was worked on.
    const longDays = { ...settings, minutesPerWeekday: Array<number>(7).fill(360), startMinutePerWeekday: Array<number>(7).fill(540) };
    assert.equal((await page.request.put(`${address}/settings`, { data: longDays })).status(), 200);
    for (const kind of ['hello', 'retro']) {
      const { id = '' } = blocks.find((block) => block.kind === kind) ?? {};
      const url = `${address}/blocks/${encodeURIComponent(id)}/move`;
      const moved = await page.request.post(url, { data: { date: today } });
      assert.equal(moved.status(), 200, await moved.text());
    }
    for (const [title, href, label] of [
      ['Join Online Communities', '/share#communities', 'Choose a community'],
      ['Retrospective', '/retros', 'Open the retrospectives'],
    ] as const) {
      await openAt(`${server.url}/`, page);
      assert.equal(await page.getByRole('main').getByRole('link', { name: title, exact: true }).getAttribute('href'), href);
      await openAt(`${server.url}/plan`, page);
      await page.getByRole('button', { name: new RegExp(title) }).first().click();
      assert.deepEqual(await axe(page, source), []);
      await picture(page, `block-${title.slice(0, 4)}`);
      await page.getByRole('link', { name: label }).click();
      await page.waitForURL(`${server.url}${href}`);
    }
    await page.goto(`${server.url}/share#communities`);
  }); // prettier-ignore

  it('saying hello makes the item of the roadmap done, on the learner’s word', async () => {
    await page.getByRole('button', { name: 'I said hello: DEV' }).click();
    await page.getByRole('img', { name: 'Done, you say so' }).waitFor();
    assert.equal(await page.getByRole('button', { name: /^I said hello/ }).count(), 0);
    assert.deepEqual(faults, []);
  });
});
