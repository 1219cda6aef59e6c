/// <reference lib="dom" />
/** A week looked back at, the pace learned from it, and a timer that asks: in a browser and at the terminal. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { createClient } from '@waymark/contract/client';
import { openStore, programmes, timers } from '@waymark/store';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, waymark, type Running } from './harness.ts';
import { DESK, eventually, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

/** The first three resources with one and a half times their hours, logged on one day each; all of them done. */
const SLOW = [
  ['resource/learn-basic-coding-skills', 22 * 60],
  ['resource/learn-the-basics-of-the-web-http-dns-browsers', 24 * 60],
  ['resource/git-and-github-for-version-control', 24 * 60],
] as const;

async function ran(data: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await waymark(args, { data });
  assert.equal(code, 0, stderr);
  return stdout;
}

/** Writes down that they were studied and done: through a server, where a write takes a hundredth of a command's time. */
async function studySlowly(url: string): Promise<void> {
  const client = createClient(fetch, url);
  for (const [itemId, minutes] of SLOW) {
    const [kind = '', slug = ''] = itemId.split('/');
    for (let times = 0; times < 2; times += 1)
      await client.call('POST', '/api/programmes/{programme}/time-entries', {
        params: { programme: 'current' },
        body: { minutes, note: '', itemId },
        idempotencyKey: randomUUID(),
      });
    await client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: { programme: 'current', kind, slug },
      body: { note: '', link: null },
      idempotencyKey: randomUUID(),
    });
  }
}

describe('a week and a timer at the terminal', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    await ran(data, 'plan', '--start', new Date().toISOString().slice(0, 10), '--zone', 'UTC');
  });
  after(() => remove());

  it('tells what each item took, and plans by the pace that it learned', async () => {
    const [[item]] = SLOW;
    await ran(data, 'log', '90m', '--item', item);
    assert.match(
      await ran(data, 'week'),
      /Week 1, .*\n.* logged of .* planned\n[^]*1 h 30 \/ .*Learn basic coding skills/,
    );
    const plan = await ran(data, 'plan', '--json');
    assert.match(await ran(data, 'week', '--pace', 'mine'), /Nothing to go by yet/);
    assert.equal(await ran(data, 'plan', '--json'), plan, 'and so nothing is planned anew');
    const server = await startServer(data);
    await studySlowly(server.url).finally(() => server.stop());
    assert.match(
      await ran(data, 'week'),
      /Your pace, resource: 1 h \d\d for an hour \(\d finished\); the plan goes by 1 h/,
    );
    assert.match(await ran(data, 'week', '--pace', 'mine'), /The plan goes by your pace now\./);
    assert.match(await ran(data, 'week', '--pace', 'roadmap'), /The plan goes by the roadmap’s hours now\./);
    const early = await waymark(['week', '2'], { data });
    assert.notEqual(early.code, 0);
    assert.match(early.stderr, /Week 2 has not begun/);
    const odd = await waymark(['week', 'last'], { data });
    assert.match(odd.stderr, /write the number of a week, such as 3/);
  });

  it('starts, shows, leaves out, and stops the timer', async () => {
    const none = await waymark(['timer'], { data });
    assert.deepEqual([none.code, /No timer runs/.test(none.stdout)], [1, true]);
    assert.match(
      await ran(data, 'timer', 'start', 'resource/learn-database-fundamentals-sql-and-nosql'),
      /The timer runs on Learn database/,
    );
    assert.match(await ran(data, 'timer'), /Learn database.*: 0 min so far/);
    const more = await waymark(['timer', 'leave-out', '20m'], { data });
    assert.match(more.stderr, /more than the timer has counted/);
    assert.match(await ran(data, 'timer', 'stop', 'indexes'), /Logged 1 min for resource\/learn-database/);
    await ran(data, 'timer', 'start');
    assert.match(await ran(data, 'timer', 'discard'), /nothing was logged/);
    const odd = await waymark(['timer', 'pause'], { data });
    assert.match(odd.stderr, /waymark timer knows start, stop, leave-out, discard, not “pause”/);
  });
});

describe('a week and a timer in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let folder: string;
  let remove: () => Promise<void>;
  let server: Running;
  let page: Page;
  let source: string;
  const faults: string[] = [];

  before(async () => {
    ({ folder, remove } = await temporaryFolder());
    await ran(folder, 'plan', '--start', new Date().toISOString().slice(0, 10), '--zone', 'UTC');
    [browser, server, source] = await Promise.all([launchBrowser(), startServer(folder), axeSource()]);
    await studySlowly(server.url);
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

  it('shows estimate against actual, and what planning by one’s pace does before it is done', async () => {
    await openAt(`${server.url}/`, page);
    await page.getByRole('link', { name: 'This week' }).click();
    await page.getByRole('heading', { name: 'Week 1' }).waitFor();
    // Looked at as it stands after a load, not while the page before it fades.
    await openAt(page.url(), page);
    await page.getByText(/The end would move \d+ days? later/).waitFor();
    await looks('week');
    await page.getByRole('button', { name: 'Plan by my pace' }).click();
    await page.getByText('The plan goes by your pace now.').waitFor();
    await page.getByRole('button', { name: 'Plan by the roadmap’s hours' }).click();
    await page.getByText('The plan goes by the roadmap’s hours again.').waitFor();
    await page.getByRole('button', { name: 'Plan by my pace' }).waitFor();
  });

  /** Starts the timer so many minutes ago, as far as the server knows, with what this device knows of it. */
  async function timerSince(minutes: number, known: { countedAt: number; touchedAt: number }): Promise<void> {
    const startedAt = new Date(Date.now() - minutes * 60_000).toISOString();
    await page.goto('about:blank');
    await page.request.put(`${server.url}/api/programmes/current/timer`, { data: {} });
    const store = await openStore({ url: `sqlite:${path.join(folder, 'waymark.db')}` });
    const id = (await programmes.currentId(store.db)) ?? '';
    await store.transaction(async (db) => {
      // Counts the revision up, as every write does: what the server read before it no longer holds.
      await programmes.touch(db, id);
      await timers.beginAt(db, id, startedAt);
    });
    await store.close();
    await openAt(`${server.url}/share`, page);
    const life = { startedAt: Date.parse(startedAt), away: null, ...known };
    await page.evaluate(
      ([key, kept]) => localStorage.setItem(key ?? '', kept ?? ''),
      [`waymark-timer:${life.startedAt}`, JSON.stringify(life)],
    );
    // A slow machine may show what is kept of the timer before for a moment.
    const hours = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:`;
    await eventually(async () => {
      await openAt(`${server.url}/`, page);
      return ((await page.getByRole('timer').textContent()) ?? '').startsWith(hours);
    });
  }

  it('asks whether the time in which the computer slept was study, and leaves it out', async () => {
    const asleep = Date.now() - 49 * 60_000;
    await timerSince(50, { countedAt: asleep, touchedAt: asleep });
    await page.getByText('Was that study?').waitFor();
    await looks('timer-slept');
    await openAt(page.url(), page);
    await page.getByText('Was that study?').waitFor();
    await page.getByRole('button', { name: /^Leave 49\smin out$/ }).click();
    await eventually(async () => /^0:01:/.test((await page.getByRole('timer').textContent()) ?? ''));
    assert.equal(await page.getByText('Was that study?').count(), 0);
    await page.getByRole('button', { name: 'Discard' }).click();
  });

  it('asks whether one is still at it, long after the block, and logs what it is told', async () => {
    await page.request.delete(`${server.url}/api/programmes/current/timer`);
    await timerSince(300, { countedAt: Date.now(), touchedAt: Date.now() - 200 * 60_000 });
    await page.getByText('Still at it?').waitFor();
    await looks('timer-long');
    await page.getByRole('button', { name: 'Yes, still at it' }).click();
    assert.equal(await page.getByText('Still at it?').count(), 0);
    await page.request.delete(`${server.url}/api/programmes/current/timer`);
    await timerSince(400, { countedAt: Date.now(), touchedAt: Date.now() - 200 * 60_000 });
    const minutes = page.getByLabel('No, I stopped after (minutes)');
    assert.notEqual(await minutes.inputValue(), '', 'what was planned is suggested');
    await minutes.fill('');
    await minutes.pressSequentially('45');
    assert.equal(await minutes.inputValue(), '45', 'an emptied field stays empty until one types');
    await page.getByRole('button', { name: 'Log that' }).click();
    await page.getByText(/Logged 45\smin on/).waitFor();
    assert.equal(await page.getByRole('timer').count(), 0);
  });

  it('leaves a whole weekend out, which is more than a day of study could be', async () => {
    const asleep = Date.now() - (64 * 60 - 20) * 60_000;
    await timerSince(64 * 60, { countedAt: asleep, touchedAt: asleep });
    await page.getByRole('button', { name: /^Leave 63\sh 40\smin out$/ }).click();
    await eventually(async () => /^0:2\d:/.test((await page.getByRole('timer').textContent()) ?? ''));
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.request.delete(`${server.url}/api/programmes/current/timer`);
  });

  it('counts along in a browser that keeps nothing, and takes an answer there', async () => {
    for (const storage of ['none', 'full'] as const) {
      await page.request.delete(`${server.url}/api/programmes/current/timer`);
      await timerSince(300, { countedAt: Date.now(), touchedAt: Date.now() - 200 * 60_000 });
      const context = await browser.newContext({ viewport: DESK, storageState: await page.context().storageState() });
      const bare = await newPage(context, faults);
      await bare.addInitScript((kind) => {
        const refuse = () => {
          throw new DOMException('The test lets nothing be kept.', 'QuotaExceededError');
        };
        if (kind === 'full') Storage.prototype.setItem = refuse;
        else Object.defineProperty(globalThis, 'localStorage', { get: refuse });
      }, storage);
      await openAt(`${server.url}/`, bare);
      await eventually(async () => /^5:00:/.test((await bare.getByRole('timer').textContent()) ?? ''));
      if (storage === 'full') {
        await bare.getByRole('button', { name: 'Yes, still at it' }).click();
        assert.equal(await bare.getByText('Still at it?').count(), 0);
      }
      await openAt(`${server.url}/items/action/web-basics`, bare);
      await bare.getByRole('textbox', { name: 'Your note' }).fill(`Nothing is kept here: ${storage}.`);
      await bare.getByText('Saved', { exact: false }).first().waitFor();
      await context.close();
    }
    await page.request.delete(`${server.url}/api/programmes/current/timer`);
  });

  it('throws nothing', () => assert.deepEqual(faults, []));
});
