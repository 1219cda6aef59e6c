/// <reference lib="dom" />
/** Endorsements between two people, each with a Waymark of their own: in two browsers' pages, and at two terminals. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import {
  axeSource, launchBrowser, noBrowser, root, startServer, temporaryFolder, waymark, type Running,
} from './harness.ts'; // prettier-ignore
import { DESK, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

const SLUG = 'git-history';
const NOTE = 'She could tell me why a commit never changes, and what a branch is made of.';

const goodText = async (): Promise<string> => {
  const file = await readFile(path.join(root, 'content/backend/explanations/answers', `${SLUG}.yaml`), 'utf8');
  return (parse(file) as { good: { text: string }[] }).good[0]?.text ?? assert.fail();
};

interface Person {
  data: string;
  remove: () => Promise<void>;
  server: Running;
  page: Page;
}

describe('an endorsement in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let source: string;
  let [grace, ada] = [] as unknown as [Person, Person];
  const faults: string[] = [];
  let request: string;
  let endorsement: string;

  async function person(): Promise<Person> {
    const { folder: data, remove } = await temporaryFolder();
    const server = await startServer(data);
    const context = await browser.newContext({ viewport: DESK, locale: 'en-GB', reducedMotion: 'reduce', acceptDownloads: true }); // prettier-ignore
    const page = await newPage(context, faults);
    page.setDefaultTimeout(PATIENCE_MS);
    return { data, remove, server, page };
  }
  before(async () => {
    [browser, source] = await Promise.all([launchBrowser(), axeSource()]);
    [grace, ada] = await Promise.all([person(), person()]);
  });
  after(async () => {
    await browser.close();
    for (const { server, remove } of [grace, ada]) await server.stop().then(remove);
  });

  /** Presses a button that saves a file. @returns where it is */
  async function saved({ page, data }: Person, button: string): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    const file = path.join(data, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }

  it('one who has passed saves a request with their name in it', async () => {
    const { page, server } = grace;
    await openAt(`${server.url}/practice/explain/${SLUG}`, page);
    await page.getByText('you can ask somebody to endorse it').waitFor();
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByLabel('Your explanation').fill(await goodText());
    await page.getByRole('button', { name: 'Hand it in' }).click();
    await page.getByText('It counts as checked').waitFor();
    await page.getByLabel('Your name, as they know you').fill('Grace Hopper');
    await looksRight(page, source, 'asking');
    request = await saved(grace, 'Save the request');
    assert.match(path.basename(request), /^please-endorse-git-history\.json$/);
  });

  it('the other one reads it in a Waymark of their own, and signs it', async () => {
    const { page, server } = ada;
    await openAt(`${server.url}/practice`, page);
    await page.getByRole('link', { name: 'Endorse somebody' }).click();
    await page.getByText('waymark-key:').waitFor();
    await looksRight(page, source, 'nothing opened yet');
    const choose = page.getByLabel('Open the request that you were sent').locator('input[type=file]');
    await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
    await page.getByRole('alert').getByText('This is no request for an endorsement').waitFor();
    await choose.setInputFiles(request);
    await page.getByRole('heading', { name: 'History in Git' }).waitFor();
    await page.getByText('Grace Hopper asked on').waitFor();
    await page.getByLabel('I have read it and talked it through with them.').check();
    await page.getByLabel('As far as I can tell, the words are theirs.').check();
    await page.getByLabel('What you have to say of it').fill(NOTE);
    await page.getByLabel('Your name').fill('Ada Lovelace');
    await looksRight(page, source, 'about to sign');
    endorsement = await saved(ada, 'Sign and save the file');
    await page.getByText('Nobody else has it').waitFor();
    await looksRight(page, source, 'signed');
  });

  it('a request of one’s own is shown, and nothing to sign it with', async () => {
    const { page, server } = grace;
    await openAt(`${server.url}/endorse`, page);
    await page.getByLabel('Open the request that you were sent').locator('input[type=file]').setInputFiles(request);
    await page.getByText('This is a request of your own').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Sign and save the file' }).count(), 0);
  });

  it('what comes back is taken in, and the tick is endorsed on every screen', async () => {
    const { page, server } = grace;
    await openAt(`${server.url}/practice/explain/${SLUG}`, page);
    await page.getByRole('list').getByRole('link').last().click();
    await page.getByText('It counts as checked').waitFor();
    await page.getByLabel('Take in the endorsement that came back').locator('input[type=file]').setInputFiles(endorsement); // prettier-ignore
    await page.getByText('It counts as endorsed').waitFor();
    const shown = page.getByRole('article', { name: 'Endorsed by Ada Lovelace' });
    await shown.getByText(NOTE).waitFor();
    await shown.getByText('another key than yours, and whose, only the name says').waitFor();
    await shown.locator('svg.endorsed').waitFor();
    await shown.getByText('Key and file').click();
    await looksRight(page, source, 'taken in');
    await openAt(`${server.url}/progress`, page);
    await page.getByText(`Endorsed by Ada Lovelace: ${NOTE}`).waitFor();
    assert.ok((await page.locator('svg.endorsed').count()) >= 2);
    await looksRight(page, source, 'progress');
  });

  it('a stranger’s page says who signed what, and finds one changed character', async () => {
    const { page, server } = ada;
    await openAt(`${server.url}/verify`, page);
    const choose = page.locator('input[type=file]');
    await choose.setInputFiles(endorsement);
    await page.getByRole('heading', { name: 'Ada Lovelace endorsed “History in Git” by Grace Hopper' }).waitFor();
    await looksRight(page, source, 'verified');
    const changed = (await readFile(endorsement, 'utf8')).replace(/"payload": "(.{200})./, '"payload": "$1_');
    await choose.setInputFiles({ name: 'changed.json', mimeType: 'application/json', buffer: Buffer.from(changed) });
    await page.getByText('do not believe it').waitFor();
  });

  it('withdrawn, the text counts as checked again', async () => {
    const { page, server } = grace;
    await openAt(`${server.url}/practice/explain/${SLUG}`, page);
    await page.getByRole('list').getByRole('link').last().click();
    await page.getByText('Key and file').click();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('It counts as checked').waitFor();
    await page.getByText('You withdrew it').waitFor();
  });

  it('no page threw or logged an error', () => assert.deepEqual(faults, []));
});

describe('an endorsement at the terminal', () => {
  let [grace, ada] = [] as unknown as [Awaited<ReturnType<typeof temporaryFolder>>, Awaited<ReturnType<typeof temporaryFolder>>]; // prettier-ignore
  before(async () => void ([grace, ada] = await Promise.all([temporaryFolder(), temporaryFolder()])));
  after(() => Promise.all([grace.remove(), ada.remove()]));

  const said = ['--looked', 'read', '--own-words', '--note', NOTE, '--name', 'Ada Lovelace'];

  it('goes from one folder to the other and back, and is verified by anybody', async () => {
    const at = (name: string): string => path.join(grace.folder, name);
    const none = await waymark(['explain', SLUG, '--ask', 'Grace'], { data: grace.folder });
    assert.match(none.stderr, /No text of yours has passed/);
    assert.equal((await waymark(['explain', SLUG], { data: grace.folder, input: await goodText() })).code, 0);
    const asked = await waymark(['explain', SLUG, '--ask', 'Grace Hopper', '--output', at('r.json')], { data: grace.folder }); // prettier-ignore
    assert.equal(asked.code, 0, asked.stderr);
    const unsaid = await waymark(['endorse', at('r.json')], { data: ada.folder, cwd: ada.folder });
    assert.match(unsaid.stdout, /Grace Hopper asks you to endorse: History in Git[^]*Their text/);
    assert.match(unsaid.stderr, /To sign, say --note/);
    const signed = await waymark(['endorse', at('r.json'), ...said], { data: ada.folder, cwd: ada.folder });
    assert.equal(signed.code, 0, signed.stderr);
    const file = path.join(ada.folder, `endorsement-${SLUG}.json`);
    const taken = await waymark(['endorsements', file], { data: grace.folder });
    assert.match(
      taken.stdout,
      /Taken in[^]*Endorsed by Ada Lovelace: git-history[^]*\(endorsed\)[^]*only the name says/,
    );
    assert.match((await waymark(['endorsements', file], { data: grace.folder })).stdout, /taken in before/);
    const { endorsements } = JSON.parse((await waymark(['endorsements', '--json'], { data: grace.folder })).stdout) as { endorsements: { id: string }[] }; // prettier-ignore
    const again = await waymark(['receipt', endorsements[0]?.id ?? ''], { data: grace.folder });
    assert.deepEqual(JSON.parse(again.stdout), JSON.parse(await readFile(file, 'utf8')));
    const verified = await waymark(['verify', file, at('r.json')], { data: ada.folder });
    assert.match(verified.stdout, /Ada Lovelace endorsed “History in Git” by Grace Hopper[^]*Another key is not yet another person[^]*asks somebody/); // prettier-ignore
    await writeFile(at('bent.json'), again.stdout.replace(/"payload": "(.{300})./, '"payload": "$1_'));
    const bent = await waymark(['verify', at('bent.json')], { data: ada.folder });
    assert.deepEqual([bent.code, /changed after it was signed/.test(bent.stdout)], [1, true]);
  });

  it('what is no request, no endorsement, or one’s own is refused in words', async () => {
    const file = path.join(grace.folder, 'r.json');
    const own = await waymark(['endorse', file, ...said], { data: grace.folder, cwd: grace.folder });
    assert.match(own.stderr, /request of your own/);
    assert.match(
      (await waymark(['endorsements', file], { data: grace.folder })).stderr,
      /no endorsement but a request/,
    );
    await writeFile(path.join(grace.folder, 'x.json'), 'not json');
    const bad = await waymark(['endorse', path.join(grace.folder, 'x.json')], { data: ada.folder });
    assert.deepEqual([bad.code, /is no JSON/.test(bad.stderr)], [2, true]);
    assert.match((await waymark(['receipt', 'none'], { data: grace.folder })).stderr, /no such run/);
  });
});
