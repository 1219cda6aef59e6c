/// <reference lib="dom" />
/** What a later visit finds: the files and the snapshot of an earlier one, also when the network is gone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noBrowser } from '../../../../test/harness.ts';
import type { RunRequest } from '../types.ts';
import { call, drive, requestOf, type Driver } from './driver.fixture.ts';

const PYTHON = requestOf('python', 'def f():\n    return 42', [call('f')]);
const JAVASCRIPT = requestOf('javascript', 'const f = () => 42;', [call('f')]);

describe('a later visit', { skip: noBrowser }, () => {
  let driver: Driver;
  const answers = async (): Promise<unknown[]> => [
    (await driver.run(PYTHON)).calls[0]?.value,
    (await driver.run(JAVASCRIPT)).calls[0]?.value,
    (await driver.run(JAVASCRIPT, { foreign: true })).calls[0]?.value,
  ];
  const snapshots = (): Promise<string[]> =>
    driver.page.evaluate(async () => {
      const opened = indexedDB.open('waymark-engine', 1);
      await new Promise((resolve) => (opened.onsuccess = resolve));
      const asked = opened.result.transaction('snapshots').objectStore('snapshots').getAllKeys();
      await new Promise((resolve) => (asked.onsuccess = resolve));
      opened.result.close();
      return asked.result.map(String);
    });
  const replaceSnapshot = (): Promise<void> =>
    driver.page.evaluate(async () => {
      const opened = indexedDB.open('waymark-engine', 1);
      await new Promise((resolve) => (opened.onsuccess = resolve));
      const transaction = opened.result.transaction('snapshots', 'readwrite');
      const version = globalThis.waymark.base.split('/').at(-2) ?? '';
      transaction.objectStore('snapshots').put(new Blob([new Uint8Array(30_000_000)]), version);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      opened.result.close();
    });

  before(async () => {
    driver = await drive();
  });
  after(() => driver.close());

  it('starts from the snapshot that the first one kept, for this version alone', async () => {
    assert.deepEqual(await answers(), [42, 42, 42]);
    const version = await driver.page.evaluate(() => globalThis.waymark.base.split('/').at(-2));
    assert.deepEqual(await snapshots(), [version]);
    await driver.visit();
    assert.equal((await driver.run(PYTHON)).calls[0]?.value, 42);
  });

  it('asks the network for no file of the engine', async () => {
    await driver.visit();
    driver.server.asked();
    assert.deepEqual(await answers(), [42, 42, 42]);
    assert.deepEqual(
      driver.server.asked().filter((address) => address.startsWith('/engine/')),
      [],
    );
  });

  it('starts without a snapshot that it cannot use, and keeps a better one', async () => {
    await replaceSnapshot();
    await driver.visit();
    assert.equal((await driver.run(PYTHON)).calls[0]?.value, 42);
    await driver.visit();
    assert.equal((await driver.run(PYTHON)).calls[0]?.value, 42);
    assert.equal((await snapshots()).length, 1);
  });

  it('works when there is no place to keep anything', async () => {
    const context = await driver.browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
      Object.defineProperty(globalThis, 'caches', { value: undefined });
    });
    await page.goto(driver.server.url);
    await page.waitForFunction(() => 'waymark' in globalThis);
    const value = await page.evaluate(async (text) => {
      const { engine } = globalThis.waymark;
      const facts = await engine.executor('python').run(JSON.parse(text) as RunRequest, AbortSignal.timeout(120_000));
      return facts.calls[0]?.value;
    }, JSON.stringify(PYTHON));
    assert.equal(value, 42);
    await context.close();
  });

  it('goes on when the network is cut', async () => {
    await driver.visit();
    await driver.page.evaluate(() => globalThis.waymark.engine.warm('sql'));
    await driver.context.setOffline(true);
    await driver.server.close();
    assert.deepEqual(await answers(), [42, 42, 42]);
    assert.deepEqual(await answers(), [42, 42, 42]);
    const rows = await driver.page.evaluate(async () => {
      const lesson = await globalThis.waymark.engine.lesson('create table t (n int); insert into t values (7)');
      const { results } = await lesson.run('select n from t', false, AbortSignal.timeout(60_000));
      return results[0]?.rows;
    });
    assert.deepEqual(rows, [[7]]);
  });
});
