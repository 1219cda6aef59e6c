/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, type Running } from './harness.ts';
import { DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

/** The first start of a database in a page, beside whatever else the machine does. */
const COLD_MS = 90_000;

const WRONG = `def winner(votes):
    print("counting", len(votes))
    return max(votes, key=votes.count) if votes else ""
`;
const RIGHT = `def winner(votes):
    counts = {}
    for name in votes:
        counts[name] = counts.get(name, 0) + 1
    most = max(counts.values(), default=0)
    leaders = [name for name, count in counts.items() if count == most]
    return leaders[0] if len(leaders) == 1 else ""
`;

interface Challenge {
  state: string;
  drafts: { language: string; code: string; version: number }[];
  submissions: { status: string; code: string }[];
}

describe('practice in a browser', { skip: noBrowser }, () => {
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
    [browser, server, source] = await Promise.all([launchBrowser(), startServer(data), axeSource()]);
    // The content security policy stays in force: the editor and the engine have to live with it.
    context = await browser.newContext({ viewport: DESK, timezoneId: 'UTC', locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await newPage(context, faults);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  const open = (path: string): Promise<void> => openAt(server.url + path, page);
  async function read<T>(path: string): Promise<T> {
    const answer = await page.request.get(`${server.url}/api/programmes/current/practice${path}`);
    assert.equal(answer.status(), 200, path);
    return (await answer.json()) as T;
  }
  const challenge = (slug: string): Promise<Challenge> => read(`/challenges/${slug}`);
  const editor = () => page.getByRole('textbox', { name: /^Your code in/ });
  const results = () => page.locator('.results');
  const see = (text: string | RegExp, within = page.locator('main')) => within.getByText(text).first().waitFor();

  async function openChallenge(slug: string): Promise<void> {
    await open(`/practice/${slug}`);
    await page.locator('.host.ready').waitFor();
  }

  /** Replaces what the editor holds, as typing or pasting would. */
  async function write(code: string): Promise<void> {
    await editor().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(code);
  }

  const looks = (state: string): Promise<void> => looksRight(page, source, state);

  it('tells a newcomer where to start, by one key after another', async () => {
    await open('/settings');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/practice');
    await see('Start here');
    await see('0 of 15 challenges passed.');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/practice/vote-count');
    await page.getByRole('heading', { name: 'Count the votes' }).waitFor();
  });

  it('runs the examples in the page and opens the failing case, with what was printed on the way', async () => {
    await page.locator('.host.ready').waitFor();
    await looks('new');
    await write(WRONG);
    await page.keyboard.press('ControlOrMeta+Enter');
    await see(/^\d+ of \d+ cases fails?\./, results());
    const first = results().locator('tbody.open');
    assert.match(
      await first.innerText(),
      /Failed.*winner\(\['Ada', 'Bo', 'Bo', 'Ada'\]\).*Expected.*''.*'Ada'.*counting 4/s,
    );
    assert.match(await results().innerText(), /Run in this page by .*Python/);
    assert.equal((await challenge('vote-count')).submissions.length, 0, 'a run is no submission');
    await looks('failing');
  });

  it('marks the line that an error names, and leads to it', async () => {
    await write('def winner(votes):\n    return votes[99]\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    await results().locator('pre', { hasText: 'IndexError' }).first().waitFor();
    await page.getByRole('button', { name: 'Go to line 2' }).click();
    assert.equal(await page.locator('.cm-faulty').innerText(), '    return votes[99]');
    await write('def winner(votes)\n    return 1\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    await see(/^Your code did not load\. SyntaxError/, results());
  });

  it('judges a solution with hidden cases, shows the failing one, and says who judged', async () => {
    await write(WRONG);
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await page.getByRole('heading', { name: 'The verdict' }).waitFor({ timeout: COLD_MS });
    await see(/of \d+ cases fail\./, results());
    assert.match(await results().innerText(), /Judged by \S+ .*with cases you had not seen\./);
    await see('Tried, 1 attempt');
  });

  it('passes, moves the signal, and leads on', async () => {
    await write(RIGHT);
    await page.keyboard.press('ControlOrMeta+Enter');
    await see(/examples work\. Submit it/, results());
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await see(/^All \d+ cases pass\.$/, results());
    await see('1 of 15 challenges passed.', results());
    await page.getByRole('img', { name: '1 of 15' }).waitFor();
    await see('Model answers');
    await looks('passing');
    const { signals } = await read<{ signals: { ruleId: string; evidenceIds: string[] }[] }>('');
    assert.equal(signals.find(({ ruleId }) => ruleId === 'F1')?.evidenceIds.length, 1);
    await page.getByRole('link', { name: /^Next: / }).click();
    await page.getByRole('heading', { name: 'Harbour lights' }).waitFor();
    await open('/practice?state=passed');
    await see(
      '1 of 27 challenges passed.'.replace('27', String((await read<{ challenges: [] }>('')).challenges.length)),
    );
    assert.equal(await page.locator('a[data-challenge]').count(), 1);
    await looks('overview');
  });

  it('keeps every solution with its verdict, and shows how it differs from the code of now', async () => {
    await openChallenge('vote-count');
    const history = page.getByRole('region', { name: 'History' });
    await history.getByRole('button', { name: /Failed/ }).click();
    await history.locator('.cm-deletedChunk, .cm-changedLine').first().waitFor();
    await looks('history');
    await history.getByRole('button', { name: 'Put this code into the editor' }).click();
    assert.match(await editor().innerText(), /max\(votes, key=votes\.count\)/);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    assert.match(await editor().innerText(), /leaders\[0\]/);
  });

  it('loses nothing to a reload in the middle of a word, and keeps a draft in each language', async () => {
    await openChallenge('harbour-lights');
    await write('# begun in Python');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('radio', { name: 'JavaScript' }).check({ force: true });
    await page.getByRole('textbox', { name: 'Your code in JavaScript' }).waitFor();
    await write('// begun in JavaScript');
    await openChallenge('harbour-lights');
    await page.getByText('Saved', { exact: true }).waitFor();
    const { drafts } = await challenge('harbour-lights');
    assert.deepEqual(Object.fromEntries(drafts.map(({ language, code }) => [language, code])), {
      javascript: '// begun in JavaScript',
      python: '# begun in Python',
    });
    await page.getByRole('radio', { name: 'Python' }).check({ force: true });
    await page.getByRole('textbox', { name: 'Your code in Python' }).waitFor();
    assert.equal(await editor().innerText(), '# begun in Python');
  });

  it('shows both versions of a draft that was written elsewhere, and lets the learner choose', async () => {
    const address = `${server.url}/api/programmes/current/practice/challenges/harbour-lights/draft`;
    const elsewhere = async (): Promise<void> => {
      const body = JSON.stringify({ language: 'python', code: '# from elsewhere' });
      const answer = await fetch(address, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
      assert.equal(answer.status, 200);
    };
    await page.route(address, async (route) => elsewhere().then(() => route.continue()), { times: 1 });
    await write('# mine');
    await see('This code was changed elsewhere');
    await page.locator('.notice .cm-deletedChunk', { hasText: '# from elsewhere' }).first().waitFor();
    await looks('conflict');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { drafts } = await challenge('harbour-lights');
    assert.equal(drafts.find(({ language }) => language === 'python')?.code, '# mine');
  });

  it('goes back to the starter and takes that back', async () => {
    await page.getByRole('button', { name: 'Back to the starter' }).click();
    assert.match(await editor().innerText(), /^def /);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    assert.equal(await editor().innerText(), '# mine');
  });

  it('shows hints one at a time', async () => {
    const hints = page.getByRole('region', { name: 'Hints' }).locator('li');
    assert.equal(await hints.count(), 0);
    await page.getByRole('button', { name: /^Show a hint/ }).click();
    await hints.first().waitFor();
    assert.equal(await hints.count(), 1);
    await page.getByRole('button', { name: /^Show the next hint/ }).click();
    await hints.nth(1).waitFor();
  });

  it('sets a challenge aside without a pass, and opens it again', async () => {
    await write('def harbour_lights():\n    return 0\n');
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await see(/of \d+ cases fail/, results());
    await page.getByRole('button', { name: 'Good enough, move on' }).click();
    await see('Set aside as good enough, 1 attempt');
    assert.equal((await challenge('harbour-lights')).state, 'moved-on');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await see('Tried, 1 attempt');
  });

  it('runs without the network, keeps a submission, and has it judged when the network is back', async () => {
    await openChallenge('palindrome');
    const code = `def is_palindrome(text):
    letters = [letter.lower() for letter in text if letter.isalnum()]
    return letters == letters[::-1]
`;
    await write(code);
    await page.getByText('Saved', { exact: true }).waitFor();
    // The engine warms up while one reads.
    await page.keyboard.press('ControlOrMeta+Enter');
    await see(/examples work/, results());
    await context.setOffline(true);
    await write(code.replace('letter.lower()', 'letter'));
    await page.keyboard.press('ControlOrMeta+Enter');
    await see(/cases? fails?\./, results());
    await write(code);
    await page.keyboard.press('ControlOrMeta+Enter');
    await see(/examples work/, results());
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await see('Waiting for the network.');
    await see('Waymark cannot be reached.');
    await looks('offline');
    await context.setOffline(false);
    await see(/^All \d+ cases pass\.$/, results());
    await page.getByText('Waymark cannot be reached.').waitFor({ state: 'detached' });
    const { state, submissions } = await challenge('palindrome');
    assert.deepEqual([state, submissions.map(({ status }) => status)], ['passed', ['pass']]);
  });

  it('hands in what waited even where the page was closed in between', async () => {
    await openChallenge('anagram');
    await context.setOffline(true);
    await write('def are_anagrams(a, b):\n    return False\n');
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await see('Waiting for the network.');
    await page.close();
    await context.setOffline(false);
    page = await newPage(context, faults);
    await open('/');
    await see('Handed in “Anagrams”', page.locator('body'));
    await eventually(async () => (await challenge('anagram')).submissions[0]?.status === 'fail');
  });

  it('hands in what an earlier version left in a place of its own', async () => {
    await open('/');
    const { id } = (await (await fetch(`${server.url}/api/programmes/current`)).json()) as { id: string };
    const code = 'def are_anagrams(a, b):\n    return True\n';
    const left = {
      programme: id,
      challenge: 'anagram',
      title: 'Anagrams',
      language: 'python',
      code,
      key: 'left-behind',
    };
    await page.evaluate((text) => localStorage.setItem('practice:waiting', text), JSON.stringify([left]));
    await open('/plan');
    await see('Handed in “Anagrams”', page.locator('body'));
    await eventually(async () => (await challenge('anagram')).submissions.length === 2);
    assert.equal(await page.evaluate(() => localStorage.getItem('practice:waiting')), null);
  });

  it('tries an input of the learner’s own, and says what is wrong with one that cannot be read', async () => {
    await openChallenge('palindrome');
    await page.getByText('Try an input of your own').click();
    const field = page.getByLabel(/^Arguments as JSON/);
    await field.fill("'Level'");
    await field.press('Enter');
    await see(/^This is not JSON/);
    await field.fill('"Level"');
    await field.press('Enter');
    await see("is_palindrome('Level')");
    await see('True');
  });

  it('shows the tables of an SQL exercise, the rows of a statement, its plan, and its mistakes', async () => {
    await openChallenge('owners');
    await see('customer', page.getByRole('region', { name: 'The tables' }));
    await page.getByRole('group', { name: 'Rows of customer' }).getByText('primary key').waitFor({ timeout: COLD_MS });
    await page.getByLabel('Show the plan (EXPLAIN)').check();
    await write('select name, town\nfrom customer;\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    const result = page.getByRole('group', { name: 'Result 1' });
    await result.getByRole('columnheader', { name: /town/ }).waitFor();
    await see(/Seq Scan on customer/, results());
    await looks('statements');
    await write('select name,\n  village\nfrom customer;\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    await see('The database says, at line 2', results());
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await page.getByRole('heading', { name: 'The verdict' }).waitFor({ timeout: COLD_MS });
    await looks('judged statements');
  });

  it('is left by Escape and Tab, and lists its keys', async () => {
    await openChallenge('stack');
    await editor().focus();
    await page.keyboard.press('Tab');
    assert.match(await editor().innerText(), /^ {4}class Stack/, 'Tab indents');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.ok(
      await page.evaluate(() => document.activeElement?.closest('.editor') === null),
      'the focus is still inside',
    );
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Submit it to the judge').waitFor();
    await page.keyboard.press('Escape');
  });

  it('can be read without JavaScript: statement, draft and the list', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const reader = await plain.newPage();
    await reader.goto(`${server.url}/practice/queue`);
    assert.match(await reader.locator('main').innerText(), /Queue.*first/is);
    assert.match(await reader.getByRole('textbox', { name: /^Your code/ }).inputValue(), /^class Queue/);
    await reader.goto(`${server.url}/practice/vote-count`);
    assert.equal(await reader.getByRole('textbox', { name: /^Your code/ }).inputValue(), RIGHT);
    await reader.goto(`${server.url}/practice?q=stack`);
    assert.equal(await reader.locator('a[data-challenge]').count(), 1);
    await plain.close();
  });

  it('no page threw or logged an error on the way', () => {
    assert.deepEqual(faults, []);
  });
});
