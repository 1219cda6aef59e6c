/// <reference lib="dom" />
/** Logs and metrics in the browser and at the terminal: record, see it counted, move it, take it along. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeSource, launchBrowser, noBrowser, startServer, temporaryFolder, waymark, type Running } from './harness.ts';
import { DESK, looksRight, newPage, openAt, PATIENCE_MS } from './pages.ts';

describe('logs and metrics at the terminal', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => ({ folder: data, remove } = await temporaryFolder()));
  after(() => remove());

  const run = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await waymark(args, { data });
    assert.equal(code, 0, stderr);
    return stdout;
  };

  it('an application is recorded, found by a piece of its name, moved on, and plotted', async () => {
    assert.match(await run('apply', 'Harbour Books', 'Junior developer', '--next', 'Write again', '--remind', '+7d'), /Recorded: Junior developer at Harbour Books, sent/); // prettier-ignore
    assert.match(await run('applications', 'harbour', '--stage', 'interview'), /applied → interview/);
    assert.match(await run('applications'), /interview 1\n {2}Junior developer at Harbour Books/);
    assert.match(await run('interview', 'Queues', '--points', '2,1,-,2,1'), /Queues, .*, 45 min, 75 %/);
    const plot = await run('status', '--plot', '--ascii');
    assert.match(plot, /Job Applications {2}1 application\n/);
    assert.match(plot, /^[\x00-\x7f]*$/);
    assert.match(await run('status', '--csv'), /^week,metric,unit,in_week,value\r\n/);
  });

  it('a demo and an interview are changed and taken back by a piece of their names', async () => {
    assert.match(await run('demo', 'The reading list, live'), /counts once it has a link .*waymark demos "The reading list, live"/); // prettier-ignore
    assert.match(await run('demos', 'reading', '--link', 'https://example.test/rec', '--on', '-1'), /The reading list, live, .*\n.*https:\/\/example.test\/rec/); // prettier-ignore
    assert.match(await run('demos'), /The reading list, live\n +https:\/\/example.test\/rec/);
    assert.match(await run('status', '--plot', '--ascii'), /Project Demos {2}1 demo\n/);
    assert.match(await run('demos', 'reading', '--delete'), /^Taken back: The reading list, live/);
    assert.match(await run('demos'), /No demos yet/);
    assert.match(await run('interviews', 'queues', '--minutes', '1h', '--points', '0,-,-,-,-'), /Queues, .*, 1 h, 0 %/);
    await run('interview', 'Stacks and queues', '--points', '2,1,-,2,1');
    const { code, stderr } = await waymark(['interviews', 'queues', '--delete'], { data });
    assert.equal(code, 2);
    assert.match(stderr, /Several match: Queues .*; Stacks and queues/);
    assert.match(await run('interviews', 'stacks', '--delete'), /^Taken back: Stacks and queues/);
    assert.match(await run('interviews', 'queues', '--minutes', '45m', '--points', '2,1,-,2,1'), /45 min, 75 %/);
  });

  it('what does not fit is refused in words, and nothing is recorded', async () => {
    for (const [args, words] of [
      [['apply', 'X', '--stage', 'somewhere'], /no stage; there are wishlist/],
      [['apply', 'X', '--on', 'soon'], /is no day/],
      [['applications', 'nobody'], /No application matches/],
      [['interview', 'Y', '--points', '2'], /5 criteria/],
      [['demo', 'Z', '--project', 'none'], /no project “none”/],
      [['demos', 'nowhere', '--delete'], /No demo matches/],
      [['interviews', 'queues', '--rubric', 'project'], /needs points of its own/],
    ] as const) {
      const { code, stderr } = await waymark([...args], { data });
      assert.equal(code, 2);
      assert.match(stderr, words);
    }
    const kept = JSON.parse(await run('applications', '--json')) as { applications: unknown[] };
    assert.equal(kept.applications.length, 1);
  });

  it('commits are counted once, also the second time, by the address that git uses there', async () => {
    const folder = path.join(data, 'books');
    await mkdir(folder);
    const env = { PATH: '/usr/bin:/bin', HOME: data, GIT_CONFIG_NOSYSTEM: '1' };
    const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: folder, env });
    await git('init', '--quiet');
    await git('config', 'user.email', 'ada@example.test');
    await git('config', 'user.name', 'Ada');
    await git('commit', '--quiet', '--allow-empty', '-m', 'One');
    assert.match(await run('contributions', folder), /books: 1 new\n1 since/);
    assert.match(await run('contributions', folder), /books: nothing new\n1 since/);
    const { code, stderr } = await waymark(['contributions', data], { data });
    assert.equal(code, 1);
    assert.match(stderr, /no git repository/);
  });
});

describe('logs and metrics in the page', { skip: noBrowser }, () => {
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

  it('an application takes a company and one press, moves along the board, and comes back by undo', async () => {
    await open('/career');
    await page.getByRole('button', { name: 'Record an application' }).click();
    await page.getByLabel('Company').fill('Harbour Books');
    await page.getByRole('button', { name: 'Record it' }).click();
    const stage = page.getByLabel('Stage of Harbour Books');
    await stage.selectOption('interview');
    await page.getByRole('region', { name: 'Interview, 1' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('region', { name: 'Applied, 1' }).waitFor();
    await looks('career');
  });

  it('demos and mock interviews are listed, changed, and taken back with a way back', async () => {
    await open('/progress');
    await page.getByRole('link', { name: 'All demos' }).click();
    const demos = page.getByRole('region', { name: 'Demos' });
    await demos.getByRole('button', { name: 'Log a demo' }).click();
    await page.getByLabel('What you showed').fill('The reading list, live');
    await page.getByRole('button', { name: 'Log it' }).click();
    await demos.getByText('It does not count without a link.').waitFor();
    await demos.getByRole('button', { name: 'Change The reading list, live' }).click();
    await page.getByLabel('Link or recording').fill('https://example.test/recording');
    await looks('demo-form');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await demos.getByRole('link', { name: 'https://example.test/recording' }).waitFor();
    const evidence = async (): Promise<string[]> => {
      const { evidence } = (await (await page.request.get(`${server.url}/api/programmes/current/progress`)).json()) as { evidence: { kind: string; note: string }[] };
      return evidence.filter(({ kind }) => kind === 'demo' || kind === 'mock-interview').map(({ note }) => note);
    };
    assert.deepEqual(await evidence(), ['The reading list, live']);
    await demos.getByRole('button', { name: 'Take back The reading list, live' }).click();
    await demos.getByText('None yet').waitFor();
    assert.deepEqual(await evidence(), []);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await demos.getByRole('link', { name: 'https://example.test/recording' }).waitFor();
    assert.deepEqual(await evidence(), ['The reading list, live']);
    const interviews = page.getByRole('region', { name: 'Mock interviews' });
    await interviews.getByRole('button', { name: 'Log a mock interview' }).click();
    await page.getByLabel('Topic').fill('Stacks, aloud');
    await page.getByLabel('Score it as').selectOption('coding');
    await page.getByRole('group', { name: 'Checked it' }).getByRole('radio').last().check();
    await page.getByRole('button', { name: 'Log it' }).click();
    await interviews.getByText(/45\smin, 100 %/).waitFor();
    await interviews.getByRole('button', { name: 'Change Stacks, aloud' }).click();
    assert.equal(await page.getByRole('group', { name: 'Checked it' }).getByRole('radio').last().isChecked(), true);
    await page.getByRole('group', { name: 'Checked it' }).getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await interviews.getByText(/45\smin, 0 %/).waitFor();
    // An edit has a way back too.
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await interviews.getByText(/45\smin, 100 %/).waitFor();
    await looks('career-logs');
    await interviews.getByRole('button', { name: 'Take back Stacks, aloud' }).click();
    await interviews.getByText('None yet').waitFor();
    assert.deepEqual(await evidence(), ['The reading list, live']);
  }); // prettier-ignore

  it('an application is taken out, and comes back by undo', async () => {
    await open('/career');
    await page.getByRole('button', { name: 'Harbour Books' }).click();
    await page.getByRole('button', { name: 'Take it out' }).click();
    await page.getByText('No applications yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByRole('region', { name: 'Applied, 1' }).waitFor();
  });

  it('an interview is scored by its rubric, and every metric says how fresh it is', async () => {
    await open('/progress');
    await page.getByRole('button', { name: 'Log a mock interview' }).click();
    await page.getByLabel('Topic').fill('Queues, aloud');
    await page.getByLabel('Score it as').selectOption('coding');
    await page.getByRole('group', { name: 'Checked it' }).getByRole('radio').last().check();
    await looks('interview-form');
    await page.getByRole('button', { name: 'Log it' }).click();
    await page.getByText('Queues, aloud. 100 %').waitFor();
    const card = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Interview Preparation' }) });
    await card.getByText('Last today').waitFor();
    await card.getByText('Week by week').click();
    assert.equal(await card.getByRole('row').count(), 2);
    await looks('progress');
    assert.deepEqual(faults, []);
  });
});
