/// <reference lib="dom" />
/** Links of a roadmap, at the terminal and in the page: what is known of them, what is dead, and what to do about it. */
import { afterLook, type LinkLook } from '@waymark/learning';
import { linkHealth, openStore } from '@waymark/store';
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, waymark, type Running } from './harness.ts';
import { DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

const DAY_MS = 86_400_000;
/** Names that nobody can own (RFC 6761): no test of ours ever asks a stranger. */
const ROADMAP = `# Path

## Learn (4 weeks)
- [Guide to loops](https://guide.invalid/loops#part-two) (2 hours)
- [A book](https://books.invalid/a-rather-long-path/to-a-page-that-nobody-has-any-more?edition=2) (3 hours)
- [Talk](https://talks.invalid/one) (1 hours)
- [Paper](https://papers.invalid/two) (1 hours)
- [Inside](http://192.168.1.1/admin) (1 hours)
`;
const GONE: LinkLook = { kind: 'gone', reason: 'It answers 404: there is no such page.' };

/** Imports the roadmap, and keeps what looks on earlier days found: as the server keeps it, in the same table. */
async function knownLinks(data: string): Promise<void> {
  const file = path.join(data, 'path.md');
  await writeFile(file, ROADMAP);
  const imported = await waymark(['import', file], { data });
  assert.equal(imported.code, 0, imported.stderr);
  const at = (daysAgo: number): string => new Date(Date.now() - daysAgo * DAY_MS).toISOString();
  const looks: [page: string, looks: [daysAgo: number, look: LinkLook][]][] = [
    ['https://guide.invalid/loops', [[1, { kind: 'moved', to: 'https://guide.invalid/new/loops' }]]],
    ['https://books.invalid/a-rather-long-path/to-a-page-that-nobody-has-any-more?edition=2', [[3, GONE], [2, GONE], [1, GONE]]], // prettier-ignore
    ['https://talks.invalid/one', [[1, { kind: 'alive' }]]],
    ['https://papers.invalid/two', [[1, { kind: 'closed', reason: 'It answers 403: it lets no program look.', retryAt: null }]]], // prettier-ignore
    ['http://192.168.1.1/admin', [[1, { kind: 'unasked', reason: '192.168.1.1 is private.' }]]],
  ];
  const store = await openStore({ url: `sqlite:${path.join(data, 'waymark.db')}` });
  for (const [page, found] of looks) {
    const health = found.reduce<ReturnType<typeof afterLook> | null>(
      (known, [daysAgo, look]) => afterLook(known, look, at(daysAgo), 0),
      null,
    );
    assert.ok(health);
    await linkHealth.put(store.db, page, { health, etag: null, lastModified: null });
  }
  await store.close();
}

describe('links at the terminal', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    await knownLinks(data);
  });
  after(() => remove());

  it('are listed with what is the matter, the worst first, and end with 1 where one is dead', async () => {
    const { code, stdout } = await waymark(['links'], { data });
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^5 links: 1 answers, 1 is dead, 1 moved, 1 lets no program look, 1 is not asked\. Last looked/,
    );
    assert.match(stdout, /\ndead +https:\/\/books\.invalid.*\n +It answers 404.* No answer since \d.*\n +Try the archived copy: https:\/\/web\.archive\.org\/web\/https:\/\/books\.invalid\/.*\n +A book \(resource\//); // prettier-ignore
    assert.match(stdout, /\nmoved +https:\/\/guide\.invalid\/loops\n +Now at https:\/\/guide\.invalid\/new\/loops\n/);
    assert.doesNotMatch(stdout, /talks\.invalid/);
    assert.match((await waymark(['links', '--all'], { data })).stdout, /\nalive +https:\/\/talks\.invalid/);
    const { counts } = JSON.parse((await waymark(['links', '--json'], { data })).stdout) as {
      counts: { dead: number };
    };
    assert.equal(counts.dead, 1);
  });

  it('are said by doctor in one line', async () => {
    const { stdout } = await waymark(['doctor'], { data });
    assert.match(stdout, /\n1 link of the roadmap is dead: `waymark links` says which\.\n/);
    assert.match(stdout, /, no server running\n/);
  });

  it('that nobody answers at are left as they are: it is our own network', async () => {
    const { code, stdout, stderr } = await waymark(['links', '--check', '--all'], { data });
    assert.equal(code, 1);
    assert.match(stderr, /Nobody answered at all, so it seems to be your own network\. Nothing was noted/);
    assert.match(stdout, /1 answers, 1 is dead/);
  });

  it('are looked at by nobody where the setting says so, and a wrong setting is one line', async () => {
    const off = await waymark(['links', '--check'], { data, env: { WAYMARK_CHECK_LINKS: 'off' } });
    assert.equal(off.code, 1);
    assert.match(off.stderr, /^waymark: This instance looks at no links: WAYMARK_CHECK_LINKS is off\.\n$/);
    const wrong = await waymark(['links'], { data, env: { WAYMARK_CHECK_LINKS: 'never' } });
    assert.deepEqual([wrong.code, wrong.stderr], [2, 'waymark: WAYMARK_CHECK_LINKS is "never": write on or off.\n']);
  });

  it('have a place in the help and in the completion', async () => {
    assert.match((await waymark(['--help'])).stdout, /links.*Whether the links of the roadmap still answer/);
    assert.match((await waymark(['completion', 'bash'])).stdout, /links\) words=".*--check --all/);
  });
});

describe('links in the page', { skip: noBrowser }, () => {
  let browser: Browser;
  let server: Running;
  let data: string;
  let remove: () => Promise<void>;
  let context: BrowserContext;
  let page: Page;
  let source: string;
  const faults: string[] = [];
  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    await knownLinks(data);
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
  const open = (at: string): Promise<void> => openAt(server.url + at, page);
  const looks = (state: string): Promise<void> => looksRight(page, source, state);

  it('stand on Readiness with counts, the dead one with its copy, and those that only a person can look at', async () => {
    await open('/readiness');
    const section = page.getByRole('region', { name: 'Links' });
    await section.getByText('5 links: 1 answers, 1 is dead, 1 moved').waitFor();
    const needing = section.getByRole('list', { name: 'Links that need you' });
    assert.equal(await needing.getByRole('listitem').count(), 2);
    const dead = needing.getByRole('listitem').first();
    await dead.getByText(/No page since \d+ \w+ 20\d\d\. It answers 404/).waitFor();
    const copy = dead.getByRole('link', { name: 'Try the archived copy' });
    assert.match(
      (await copy.getAttribute('href')) ?? '',
      /^https:\/\/web\.archive\.org\/web\/https:\/\/books\.invalid\//,
    );
    assert.equal(await copy.getAttribute('rel'), 'noopener noreferrer');
    await section.getByText('2 links that only you can look at').click();
    await section.getByText('192.168.1.1 is private').waitFor();
    await looks('links-readiness');
  });

  it('are looked at again by a press; without a network nothing is noted, and the page says so', async () => {
    await page.getByRole('button', { name: /^Look again: books\.invalid/ }).click();
    await page.getByText(/Nobody answered at all, so it seems to be your own network/).waitFor();
    await page.getByText('5 links: 1 answers, 1 is dead, 1 moved').waitFor();
    await page.getByRole('button', { name: 'Look at all of them now' }).press('Enter');
    await page
      .getByText(/Nobody answered at all/)
      .nth(1)
      .waitFor();
  });

  it('are marked on the map, flagged in words in the panel, and swapped in Tailor', async () => {
    await open('/map');
    const station = page.locator('li', { has: page.getByRole('link', { name: /^A book/ }) }).last();
    await station.getByText(/has a dead link/).waitFor();
    await station.getByRole('link', { name: /^A book/ }).click();
    const panel = page.getByRole('dialog', { name: 'A book' });
    await panel.getByText('Dead link.').waitFor();
    await panel.getByText(/No page since/).waitFor();
    await panel.getByRole('link', { name: 'Try the archived copy' }).waitFor();
    await looks('links-panel');
    await panel.getByRole('link', { name: 'Swap it in Tailor' }).click();
    const field = page.getByLabel('Link', { exact: true });
    await eventually(() => field.evaluate((one) => one === document.activeElement));
    assert.match(await field.inputValue(), /books\.invalid/);
    // The address forgets the part, so that a save does not jump back to it.
    await eventually(() => Promise.resolve(new URL(page.url()).search === ''));
    await field.fill('https://books.invalid/second-edition');
    await field.press('Tab');
    await page.getByRole('button', { name: /^Save/ }).first().click();
    await page.getByText(/Saved as version 2/).waitFor();
    await open('/readiness');
    await page.getByText(/5 links: 1 answers, 1 moved/).waitFor();
  });

  it('that moved say where, with the place in the page', async () => {
    await open('/map');
    await page
      .getByRole('link', { name: /^Guide to loops/ })
      .last()
      .click();
    const moved = page.getByRole('dialog').getByRole('link', { name: 'guide.invalid/new/loops' });
    assert.equal(await moved.getAttribute('href'), 'https://guide.invalid/new/loops#part-two');
    assert.deepEqual(faults, []);
  });
});
