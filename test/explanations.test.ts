/// <reference lib="dom" />
/** Explanations: written in a browser, and handed in at the terminal. */
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

interface Answers {
  good: { text: string }[];
  bad: { fails: string; text: string }[];
}

const answersTo = async (slug: string): Promise<Answers> =>
  parse(await readFile(path.join(root, 'content/backend/explanations/answers', `${slug}.yaml`), 'utf8')) as Answers;

describe('explanations in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let remove: () => Promise<void>;
  let server: Running;
  let page: Page;
  let source: string;
  const faults: string[] = [];

  before(async () => {
    const data = await temporaryFolder();
    remove = data.remove;
    [browser, server, source] = await Promise.all([launchBrowser(), startServer(data.folder), axeSource()]);
    page = await newPage(
      await browser.newContext({ viewport: DESK, locale: 'en-GB', reducedMotion: 'reduce' }),
      faults,
    );
    page.setDefaultTimeout(PATIENCE_MS);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  const text = () => page.getByLabel('Your explanation');

  it('the signal leads to it, and it says what is asked and how it counts', async () => {
    await openAt(`${server.url}/items/signal/explained-client-server-model-http-and-dns`, page);
    const ways = page.getByRole('list', { name: 'Ways to prove it here' });
    await ways.getByText('explain it').waitFor();
    await ways.locator('a[href="/practice/explain/how-the-web-works"]').click();
    await page.getByText('you can ask somebody to endorse it').waitFor();
    await page.getByText('taken from a sample').waitFor();
    await looksRight(page, source, 'before an attempt');
  });

  it('what is written and chosen is there after a reload', async () => {
    await page.getByRole('button', { name: 'Begin' }).click();
    await text().fill('The browser asks, and the server answers.');
    await page.getByText('7 words; at least 120').waitFor();
    // At once, before anything could be sent: what is not saved yet is kept on this machine.
    await page.getByRole('radio').first().check();
    await openAt(page.url(), page);
    assert.equal(await text().inputValue(), 'The browser asks, and the server answers.');
    assert.equal(await page.getByRole('radio').first().isChecked(), true);
    await looksRight(page, source, 'while writing');
  });

  it('a misconception is shown with its sentence, what lacks with advice, and the text goes on', async () => {
    const { bad } = await answersTo('how-the-web-works');
    const wrong = bad.find(({ fails }) => fails === 'dns-sends-the-page')?.text ?? assert.fail();
    await text().fill(wrong);
    await page.getByRole('button', { name: 'Hand it in' }).click();
    await page.getByRole('heading', { name: 'What is not so' }).waitFor();
    await page.getByText('Not yet: 9 of 9 ideas').waitFor();
    await page.locator('mark.wrong', { hasText: 'DNS server sends the page' }).waitFor();
    await looksRight(page, source, 'a result that is no pass');
    await page.getByRole('button', { name: 'Go on with this text' }).click();
    assert.equal((await text().inputValue()).trim(), wrong.trim());
  });

  it('one without questions passes by its text, and the list says so', async () => {
    await openAt(`${server.url}/practice/explain/git-history`, page);
    await page.getByRole('button', { name: 'Begin' }).click();
    await text().fill((await answersTo('git-history')).good[0]?.text ?? '');
    await page.getByRole('button', { name: 'Hand it in' }).click();
    await page.getByText('Passed: 9 of 9 ideas').waitFor();
    await page.getByText('It counts as checked').waitFor();
    await looksRight(page, source, 'a pass');
    await openAt(`${server.url}/practice/explain`, page);
    await page.getByRole('listitem').filter({ hasText: 'History in Git' }).getByText('Passed.').waitFor();
    await looksRight(page, source, 'the list');
  });

  it('no page threw or logged an error', () => assert.deepEqual(faults, []));
});

describe('explanations at the terminal', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => ({ folder: data, remove } = await temporaryFolder()));
  after(() => remove());

  it('a text from standard input is held against its rubric: exit 1 with advice, 0 for a pass', async () => {
    const { good, bad } = await answersTo('git-history');
    const failed = await waymark(['explain', 'git-history'], { data, input: bad[2]?.text ?? '' });
    assert.equal(failed.code, 1, failed.stderr);
    assert.match(failed.stdout, /Not yet: 9 of 9 ideas\.[^]*Git and GitHub are the same/);
    const file = path.join(data, 'mine.md');
    await writeFile(file, good[0]?.text ?? '');
    const passed = await waymark(['explain', 'git-history', '--file', file], { data });
    assert.equal(passed.code, 0, passed.stderr);
    assert.match(passed.stdout, /Passed: 9 of 9 ideas\.[^]*It counts as checked\. Another person can endorse it/);
    assert.match((await waymark(['explain'], { data })).stdout, /git-history +passed/);
  });

  it('with questions the text is kept until they are answered', async () => {
    const { good } = await answersTo('how-the-web-works');
    const file = path.join(data, 'web.md');
    await writeFile(file, good[0]?.text ?? '');
    const asked = await waymark(['explain', 'how-the-web-works', '--file', '-'], { data, input: good[0]?.text ?? '' });
    assert.equal(asked.code, 1);
    assert.match(asked.stdout, /A sample, as no check[^]*GET \/books\?page=2[^]*Question 4 of 4/);
    assert.match(asked.stderr, /Your text is kept/);
    const answered = await waymark(['explain', 'how-the-web-works', '--file', file, '--answer', '1', '1', '1', '1'], {
      data,
    });
    assert.match(answered.stdout, /9 of 9 ideas, [0-4] of 4 questions right/);
  });

  it('a file that is not there begins nothing, and a name that is not there is said not to be', async () => {
    const none = await waymark(['explain', 'database-schema', '--file', 'none.md'], { data });
    assert.equal(none.code, 2);
    assert.match((await waymark(['explain'], { data })).stdout, /database-schema +not tried yet/);
    assert.match((await waymark(['explain', 'none'], { data, input: 'x' })).stderr, /no such explanation/);
  });
});
