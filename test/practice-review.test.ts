/// <reference lib="dom" />
/** Quizzes and the review: in a browser with the keyboard alone, and at the terminal. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, waymark, type Running } from './harness.ts';
import { DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

const QUIZ = 'how-the-web-works';

interface Queue {
  cards: { id: string; reviews: number }[];
  total: number;
  setAside: number;
}

describe('quizzes and the review in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let remove: () => Promise<void>;
  let server: Running;
  let context: BrowserContext;
  let page: Page;
  let source: string;
  const faults: string[] = [];

  before(async () => {
    const data = await temporaryFolder();
    remove = data.remove;
    [browser, server, source] = await Promise.all([launchBrowser(), startServer(data.folder), axeSource()]);
    context = await browser.newContext({ viewport: DESK, timezoneId: 'UTC', locale: 'en-GB', reducedMotion: 'reduce' });
    page = await newPage(context, faults);
    page.setDefaultTimeout(PATIENCE_MS);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  const open = (path: string): Promise<void> => openAt(server.url + path, page);
  const main = () => page.locator('main');
  const see = (text: string | RegExp) => main().getByText(text).first().waitFor();
  const verdict = () => main().locator('form .verdict');
  async function read<T>(path: string): Promise<T> {
    return (await (await page.request.get(`${server.url}/api/programmes/current${path}`)).json()) as T;
  }
  const queue = (): Promise<Queue> => read('/review');

  const looks = (state: string): Promise<void> => looksRight(page, source, state);

  /** Gives some answer to the question that shows, by keyboard. */
  async function answer(): Promise<void> {
    const typed = main().locator('form textarea, form input[type=text]');
    if ((await typed.count()) > 0) {
      await typed.first().fill('surely not this');
      await typed.first().press('Enter');
      return;
    }
    // A second press would take a tick away again.
    if ((await main().locator('form input:checked').count()) === 0) await page.keyboard.press('1');
    if ((await main().locator('form .step').count()) > 0) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }

  it('a quiz is taken by keyboard: answer, explanation, next, and a reload loses nothing', async () => {
    await open(`/practice/quizzes/${QUIZ}`);
    await looks('before an attempt');
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'Question 1 of 12' }).waitFor();
    await answer();
    await verdict().waitFor();
    assert.ok((await main().locator('.why').count()) > 0, 'an answer comes with an explanation');
    await looks('an answered question');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Question 2 of 12' }).waitFor();
    await looks('an open question');
    await openAt(page.url(), page);
    await page.getByRole('heading', { name: 'Question 2 of 12' }).waitFor();
    await page.getByRole('button', { name: /^Question 1, (right|wrong)$/ }).click();
    await verdict().waitFor();
  });

  it('what is chosen and not yet checked is still chosen after a reload', async () => {
    await page.getByRole('button', { name: 'Question 2, open' }).click();
    const typed = main().locator('form textarea, form input[type=text]');
    const isTyped = (await typed.count()) > 0;
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
    if (isTyped) await typed.first().fill('half a thought');
    else await main().locator('form input, form .arrow:enabled').first().click();
    await saved;
    await openAt(page.url(), page);
    await page.getByRole('button', { name: 'Question 2, begun' }).waitFor();
    if (isTyped) assert.equal(await typed.first().inputValue(), 'half a thought');
  });

  it('ends with a score and every explanation, and what was wrong becomes cards', async () => {
    for (let turn = 0; turn < 30 && (await main().locator('.score').count()) === 0; turn += 1) {
      if ((await verdict().count()) === 0) await answer();
      await verdict().waitFor();
      const before = await page.getByRole('heading', { level: 2 }).first().textContent();
      await page.getByRole('button', { name: /Next question|See the result/ }).press('Enter');
      await eventually(async () => (await page.getByRole('heading', { level: 2 }).first().textContent()) !== before);
    }
    assert.match((await main().locator('.score').textContent()) ?? '', /^\d+ of 12 right/);
    await looks('the result');
    const { quizzes } = await read<{ quizzes: { slug: string; scores: { right: number }[] }[] }>('/quizzes');
    const right = quizzes.find(({ slug }) => slug === QUIZ)?.scores[0]?.right ?? 99;
    assert.equal((await queue()).total, 12 - right);
  });

  it('the review goes by keyboard: show, rate, take back, set aside', async () => {
    await open('/practice/review');
    const { cards, total } = await queue();
    await looks('the front of a card');
    await page.keyboard.press('Space');
    await page.getByRole('group', { name: 'Answer' }).waitFor();
    await looks('the back of a card');
    await see('10\u00a0min');
    await page.keyboard.press('3');
    await eventually(async () => (await queue()).cards.length === cards.length - 1);
    // A key does nothing while the page waits for the server.
    const idle = (): Promise<void> => page.locator('button:enabled', { hasText: 'Set aside' }).waitFor();
    await page.getByRole('button', { name: 'Show the answer' }).waitFor();
    await idle();
    await page.keyboard.press('u');
    await eventually(async () => (await queue()).cards.length === cards.length);
    await idle();
    await page.keyboard.press('s');
    await eventually(async () => (await queue()).setAside === 1);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await eventually(async () => (await queue()).setAside === 0);
    assert.equal((await queue()).total, total);
  });

  it('ends when the day’s cards are through, and says what comes next', async () => {
    await open('/practice/review');
    for (let turn = 0; turn < 40 && (await queue()).cards.length > 0; turn += 1) {
      const before = (await queue()).cards.length;
      await page.keyboard.press('Space');
      await page.getByRole('group', { name: 'Answer' }).waitFor();
      await page.keyboard.press('4');
      await eventually(async () => (await queue()).cards.length === before - 1);
      await page.getByRole('group', { name: 'Answer' }).waitFor({ state: 'detached' });
    }
    await see(/Nothing is due|Enough for today/);
    await see(/reviewed/);
    await looks('nothing to review');
  });

  it('cards of one’s own are written, changed, deleted with a way back, and go out and in as text', async () => {
    await open('/practice/review/cards?about=quick-win/git-init-commit');
    await page.getByLabel('Front: what is asked').fill('What does **DNS** do?');
    await page.getByLabel('Back: what you want to remember').fill('It finds the address for a name.');
    await page.getByRole('button', { name: 'Add the card' }).click();
    const row = () => main().locator('li', { hasText: 'What does DNS do?' });
    await row().locator('summary').click();
    await row().getByRole('link', { name: 'In the roadmap' }).waitFor();
    await looks('the list of cards');
    await row().getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Back: what you want to remember').fill('Names to addresses.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see('Names to addresses.');
    await row().getByRole('button', { name: 'Delete' }).click();
    await row().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await row().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      main().getByRole('link', { name: /text file/ }).click(),
    ]); // prettier-ignore
    assert.equal(download.suggestedFilename(), 'waymark-cards.txt');
    await page.getByRole('button', { name: 'Take cards in' }).click();
    await page.getByLabel('Or paste it').fill('What does **DNS** do?\tNames to addresses.\nHTTP\tA protocol\nalone\n');
    await page.getByRole('button', { name: 'Take them in' }).click();
    await see(/1 new card, 1 were there already|1 new card, 1 was there already/);
    await see(/^Line 3: .*no back/);
  });

  it('no page threw or logged an error', () => assert.deepEqual(faults, []));
});

describe('quizzes and the review at the terminal', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => ({ folder: data, remove } = await temporaryFolder()));
  after(() => remove());

  it('lists the quizzes, for a person and for a script', async () => {
    const { stdout, code } = await waymark(['quiz'], { data });
    assert.equal(code, 0);
    assert.match(stdout, /git-basics +12 questions/);
    const { quizzes } = JSON.parse((await waymark(['quiz', '--json'], { data })).stdout) as { quizzes: unknown[] };
    assert.equal(quizzes.length, 4);
  });

  it('takes answers from standard input, stops where they end, and goes on there', async () => {
    const first = await waymark(['quiz', QUIZ], { data, input: '\n\n\n' });
    assert.equal(first.code, 0);
    assert.match(first.stdout, /Question 3 of 12[^]*Question 4 of 12/);
    assert.match(first.stderr, /Go on with: waymark quiz how-the-web-works/);
    const rest = await waymark(['quiz', QUIZ], { data, input: '\n'.repeat(9) });
    assert.doesNotMatch(rest.stdout, /Question 3 of 12/);
    assert.match(rest.stdout, /\d+ of 12 right[^]*new cards: waymark review/);
  });

  it('goes through the cards, takes a review back, and says what is due', async () => {
    const { stdout, code } = await waymark(['review'], { data, input: '\n3\nu\n\n1\nq\n' });
    assert.equal(code, 0);
    assert.match(stdout, /10 to go, 0 reviewed today[^]*9 to go, 1 reviewed today[^]*10 to go, 0 reviewed today/);
    assert.match(stdout, /Reviewed today: 1\./);
    const { cards } = JSON.parse((await waymark(['review', '--json'], { data })).stdout) as Queue;
    assert.equal(cards.length, 10);
  });

  it('a quiz that is not there is said not to be', async () => {
    const { stderr, code } = await waymark(['quiz', 'none'], { data });
    assert.equal(code, 1);
    assert.match(stderr, /no such quiz/);
  });
});
