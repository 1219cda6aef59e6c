/// <reference lib="dom" />
/** A day without a network in a real browser: pages show, what is written waits, and arrives once; two devices converge. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, type Running } from './harness.ts';
import { DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

const ITEM = 'quick-win/git-init-commit';
/** An item whose note no other test here writes. */
const NOTED = 'quick-win/basic-sql-tutorial';
const DAY_MS = 86_400_000;
const CODE = `def is_palindrome(text):
    letters = [letter.lower() for letter in text if letter.isalnum()]
    return letters == letters[::-1]
`;
interface Entry {
  minutes: number;
  date: string;
}
interface Block {
  id: string;
  minutes: number;
  loggedMinutes: number;
}
interface Card {
  id: string;
  front: string;
  reviews: number;
  dueAt: string | null;
}
interface Detail {
  note: { markdown: string; version: number };
}
interface Challenge {
  state: string;
  submissions: { status: string }[];
}

describe('a day without a network', { skip: noBrowser }, () => {
  let browser: Browser;
  let data: string;
  let remove: () => Promise<void>;
  let server: Running;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  const device = async (): Promise<BrowserContext> => {
    const made = await browser.newContext({
      viewport: DESK,
      timezoneId: 'UTC',
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    // A busy machine is no failure.
    made.setDefaultTimeout(PATIENCE_MS);
    return made;
  };
  const api = (path: string): string => `${server.url}/api/programmes/current${path}`;
  async function read<T>(path: string): Promise<T> {
    const answer = await fetch(api(path));
    assert.equal(answer.status, 200, path);
    return (await answer.json()) as T;
  }
  async function send(method: string, path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(api(path), { method, headers, body: JSON.stringify(body) });
    assert.ok(answer.ok, `${method} ${path}: ${await answer.clone().text()}`);
  }
  const entries = async (): Promise<number[]> =>
    (await read<{ entries: Entry[] }>('/time-entries')).entries.map(({ minutes }) => minutes).sort((a, b) => a - b);
  const note = async (): Promise<Detail['note']> => (await read<Detail>(`/items/${ITEM}`)).note;
  const see = (text: string | RegExp, on = page): Promise<void> => on.locator('main').getByText(text).first().waitFor();
  const cards = async (): Promise<Card[]> => (await read<{ cards: Card[] }>('/review/cards')).cards;
  const noteBox = (on = page) => on.getByRole('textbox', { name: 'Your note' });

  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    [browser, server] = await Promise.all([launchBrowser(), startServer(data)]);
    context = await device();
    page = await newPage(context, faults);
    await send('PUT', '/settings', {
      startDate: new Date().toISOString().slice(0, 10),
      minutesPerWeekday: Array<number>(7).fill(600),
      startMinutePerWeekday: Array<number>(7).fill(540),
      daysOff: [],
      timeZone: 'UTC',
      longestSitting: 60,
      known: [],
    });
    for (const side of ['one', 'two']) await send('POST', '/review/cards', { front: `Front ${side}`, back: side });
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  it('can be installed', async () => {
    await openAt(`${server.url}/`, page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const devtools = await context.newCDPSession(page);
    const { errors } = await devtools.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // The windows of tests are private ones, which install nothing.
    assert.deepEqual(
      installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'),
      [],
    );
    await devtools.detach();
  });

  it('shows the pages that were open before, from a start without network or server', async () => {
    await openAt(`${server.url}/plan`, page);
    await openAt(`${server.url}/map?item=${encodeURIComponent(ITEM)}`, page);
    await openAt(`${server.url}/practice/review`, page);
    await openAt(`${server.url}/practice/palindrome`, page);
    await page.locator('.host.ready').waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page
      .locator('.results')
      .getByText(/cases? fails?\.|broke|error/i)
      .first()
      .waitFor();
    await context.setOffline(true);
    await server.stop();
    for (const [path, heading] of [
      ['/', /^\w+day/],
      ['/plan', 'Plan'],
      ['/practice/review', 'Review'],
      ['/practice/palindrome', /alindrome|same/],
    ] as const) {
      await page.goto(server.url + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await see(/You see what was kept here on/);
    }
  });

  it('says so where a page is not kept, instead of a page of the browser', async () => {
    await page.goto(`${server.url}/projects`);
    await see('This page is not kept on this device yet.');
  });

  it('takes a note, 45 minutes, a rating and a solution, and keeps them over a closed window', async () => {
    await page.goto(`${server.url}/`);
    await page.getByRole('button', { name: '45 min' }).first().click();
    await see('1 change waits to be sent');
    await page.goto(`${server.url}/map?item=${encodeURIComponent(ITEM)}`);
    await noteBox().fill('Written on a train.');
    await page.getByText('Kept on this device until Waymark is back', { exact: true }).waitFor();
    // Items to link to are offered from what is kept.
    await noteBox().pressSequentially(' [[web bas');
    await page.getByRole('option', { name: /^Web Basics/ }).waitFor();
    await noteBox().press('Escape');
    await noteBox().fill('Written on a train, and on the way back.');
    await noteBox().blur();
    await page.getByText('Kept on this device until Waymark is back', { exact: true }).waitFor();
    await page.goto(`${server.url}/practice/review`);
    await see('2 cards to go');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Good/ }).click();
    await see('1 card to go');
    await page.goto(`${server.url}/practice/palindrome`);
    await page.locator('.host.ready').waitFor();
    await page.getByRole('textbox', { name: /^Your code in/ }).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(CODE);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page
      .locator('.results')
      .getByText(/examples work/)
      .first()
      .waitFor();
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await see('Waiting for the network.');
    await page.close();
    page = await newPage(context, faults);
    await page.goto(`${server.url}/`);
    await see('4 changes wait to be sent');
    await see(/^45\smin of today wait on this device\./);
    assert.match(await page.locator('section.track').innerText(), /45\smin\s+of/);
    await page.getByText('4 changes wait to be sent').click();
    await see(/: Handed in “/);
    await see(/: Logged 45\smin on “/);
  });

  it('says what waits in a way that everybody can read, on a desk and a phone', async () => {
    await looksRight(page, await axeSource(), 'what waits');
  });

  it('sends all of it once when the server is back, in this window and another', async () => {
    const other = await newPage(context, faults);
    await other.goto(`${server.url}/plan`);
    // Where the test that stops it failed before it came to that, the port is not free.
    await server.stop();
    server = await startServer(data, {}, new URL(server.url).port);
    await context.setOffline(false);
    await eventually(async () => (await entries()).length > 0 && (await note()).version > 0);
    await page.getByText(/wait to be sent/).waitFor({ state: 'detached' });
    await page.getByText('Waymark cannot be reached.').waitFor({ state: 'detached' });
    await other.getByText(/waits? to be sent/).waitFor({ state: 'detached' });
    await other.close();
    await eventually(async () => (await read<Challenge>('/practice/challenges/palindrome')).state === 'passed');
    const challenge = await read<Challenge>('/practice/challenges/palindrome');
    assert.deepEqual(
      challenge.submissions.map(({ status }) => status),
      ['pass'],
    );
    assert.deepEqual(await entries(), [45]);
    assert.deepEqual(await note().then(({ markdown, version }) => [markdown, version]), [
      'Written on a train, and on the way back.',
      1,
    ]);
    const { cards } = await read<{ cards: { reviews: number }[] }>('/review/cards');
    assert.deepEqual(
      cards.map(({ reviews }) => reviews).sort((a, b) => a - b),
      [0, 1],
    );
  });

  it('brings two devices together that edited the same day: logs add up, a note is asked about', async () => {
    const train = await device();
    const there = await newPage(train, faults);
    const item = `${server.url}/map?item=${encodeURIComponent(ITEM)}`;
    await openAt(`${server.url}/`, there);
    await there.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await openAt(item, there);
    await train.setOffline(true);
    await noteBox(there).fill('From the train.');
    await noteBox(there).blur();
    await there.getByText('Kept on this device until Waymark is back', { exact: true }).waitFor();
    await there.goto(`${server.url}/`);
    await there.getByRole('button', { name: '30 min' }).first().click();
    await see('2 changes wait to be sent', there);

    await openAt(item, page);
    await noteBox().fill('From the desk.');
    await page.getByText('Saved', { exact: true }).waitFor();
    await openAt(`${server.url}/`, page);
    await page.getByRole('button', { name: '15 min' }).first().click();
    await page.getByText(/^Logged 15\smin/).waitFor();

    // The time arrives, its answer does not: it is sent again, and stands there once.
    let lost = 0;
    await train.route(
      '**/time-entries',
      async (route) => {
        await route.fetch();
        lost += 1;
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await train.setOffline(false);
    await see(/was not taken/, there);
    await there.getByText(/waits? to be sent/).waitFor({ state: 'detached' });
    assert.equal(lost, 1);
    assert.deepEqual(await entries(), [15, 30, 45]);
    assert.equal((await note()).markdown, 'From the desk.');
    await there.getByText('What you wrote').click();
    await see('From the train.', there);
    await there.getByRole('link', { name: 'Look at it' }).click();
    await there.getByText('This note was changed elsewhere').waitFor();
    await there.getByRole('button', { name: 'Keep mine' }).press('Enter');
    await there.getByText('Saved', { exact: true }).waitFor();
    await there.getByText(/was not taken/).waitFor({ state: 'detached' });
    await eventually(async () => (await note()).markdown === 'From the train.');
    await openAt(item, page);
    assert.equal(await noteBox().inputValue(), 'From the train.');
    await train.close();
  });

  for (const [first, second] of [['train', 'desk'], ['desk', 'train']] as const)
    it(`brings two devices together that were both without a network, the ${first} first`, async () => {
      const item = `${server.url}/map?item=${encodeURIComponent(NOTED)}`;
      const addCard = async (front: string): Promise<string> => {
        await send('POST', '/review/cards', { front, back: 'The back.' });
        return (await cards()).find((card) => card.front === front)?.id ?? assert.fail(front);
      };
      const setAside = (id: string, aside: boolean) => send('PUT', `/review/cards/${id}/aside`, { aside });
      /** A device that has seen the day, and then lost the network. */
      const leave = async (): Promise<{ away: BrowserContext; at: Page }> => {
        const away = await device();
        const at = await newPage(away, faults);
        await openAt(`${server.url}/`, at);
        await at.waitForFunction(() => navigator.serviceWorker.controller !== null);
        for (const address of [`${server.url}/practice/review`, item, `${server.url}/`]) await openAt(address, at);
        await away.setOffline(true);
        return { away, at };
      };

      // Each has a card that both know, and one of its own.
      for (const { id } of await cards()) await setAside(id, true);
      const shared = await addCard(`Both, the ${first} first`);
      const trains = await addCard(`Train, the ${first} first`);
      const train = await leave();
      await setAside(trains, true);
      const desks = await addCard(`Desk, the ${first} first`);
      const desk = await leave();
      await setAside(trains, false);
      const devices = { train, desk };
      const [logged, { blocks }] = [await entries(), await read<{ blocks: Block[] }>('/today')];
      const current = blocks.find(({ minutes, loggedMinutes }) => loggedMinutes < minutes) ?? assert.fail('all is done');
      const last = blocks.findLast(({ loggedMinutes }) => loggedMinutes === 0) ?? assert.fail('all is begun');

      for (const [name, minutes] of [['train', 30], ['desk', 15]] as const) {
        const { at } = devices[name];
        await at.goto(`${server.url}/`);
        await at.getByRole('button', { name: `${minutes} min` }).first().click();
        await see(new RegExp(`^${minutes}\\smin of today wait on this device`), at);
        await at.goto(item);
        await noteBox(at).fill(`From the ${name}, the ${first} first.`);
        await noteBox(at).blur();
        await at.getByText('Kept on this device until Waymark is back', { exact: true }).waitFor();
        await at.goto(`${server.url}/practice/review`);
        for (const left of ['2 cards to go', '1 card to go']) {
          await see(left, at);
          await at.keyboard.press('Space');
          await at.getByRole('button', { name: /^Good/ }).click();
        }
        await see('4 changes wait to be sent', at);
      }
      // The train finishes a block on top, and it stands there as done at once.
      await train.at.goto(`${server.url}/`);
      const rows = train.at.locator('ol > li').filter({ has: train.at.getByRole('button', { name: /^Log time on/ }) });
      // What waits is counted in a moment after the kept page shows, and may finish a block by itself.
      await see(/^30\smin of today wait on this device/, train.at);
      const open = await rows.count();
      await rows.last().getByRole('button', { name: /^Log time on/ }).click();
      await rows.last().getByText('Another amount, or a note').click();
      await rows.last().getByLabel('Minutes').fill(String(last.minutes));
      await rows.last().getByRole('button', { name: 'Log it' }).click();
      await see('5 changes wait to be sent', train.at);
      await eventually(async () => (await rows.count()) === open - 1);
      const rated = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 1_000));

      await devices[first].away.setOffline(false);
      await devices[first].at.getByText(/waits? to be sent/).waitFor({ state: 'detached' });
      assert.equal(await devices[first].at.getByText(/was not taken/).count(), 0);
      await devices[second].away.setOffline(false);
      await devices[second].at.getByText(/waits? to be sent/).waitFor({ state: 'detached' });

      // Time adds up, each of it once, and the block that was finished is.
      assert.deepEqual(await entries(), [...logged, 15, 30, last.minutes].sort((a, b) => a - b));
      const now = await read<{ blocks: Block[] }>('/today');
      const minutesOn = (id: string): number | undefined => now.blocks.find((block) => block.id === id)?.loggedMinutes;
      assert.deepEqual([minutesOn(current.id), minutesOn(last.id)], [current.loggedMinutes + 45, last.minutes]);
      // One note and one rating of the shared card stand; the other device says which of its words were not taken.
      assert.equal((await read<Detail>(`/items/${NOTED}`)).note.markdown, `From the ${first}, the ${first} first.`);
      await eventually(async () => (await devices[second].at.getByText(/was not taken/).count()) === 2);
      const kept = (await cards()).filter(({ id }) => [shared, trains, desks].includes(id));
      assert.deepEqual(kept.map(({ reviews }) => reviews), [1, 1, 1]);
      // A card that was known comes back two days after it was rated, however late that arrived.
      for (const { dueAt } of kept) assert.ok(Date.parse(dueAt ?? '') <= rated + 2 * DAY_MS, dueAt ?? 'never');

      // Settled by the learner, both show the same.
      const { at } = devices[second];
      await at.goto(item);
      await at.getByText('This note was changed elsewhere').waitFor();
      await at.getByRole('button', { name: 'Keep mine' }).press('Enter');
      await at.getByText('Saved', { exact: true }).waitFor();
      await at.goto(`${server.url}/`);
      await at.getByRole('button', { name: 'Throw it away' }).click();
      await at.getByText(/was not taken/).waitFor({ state: 'detached' });
      for (const { at: screen, away } of [train, desk]) {
        await openAt(item, screen);
        assert.equal(await noteBox(screen).inputValue(), `From the ${second}, the ${first} first.`);
        await openAt(`${server.url}/`, screen);
        assert.equal(await screen.getByText(/of today wait on this device/).count(), 0);
        await away.close();
      }
    }); // prettier-ignore

  it('threw nothing and logged no error on the way', () => {
    assert.deepEqual(faults, []);
  });
});
