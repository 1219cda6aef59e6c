/** The hostile corpora in a real Chromium: no program gets anything, harms the page, or spoils the next honest run. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { noBrowser } from '../../../../test/harness.ts';
import { hostilePython, outcomeOf } from '../realm/hostile.fixture.ts';
import { call, drive, requestOf, type Driver } from './driver.fixture.ts';

const MEGABYTE = 2 ** 20;
const folder = path.resolve(import.meta.dirname, '../../test/hostile/javascript');
const header = (code: string, name: string): string => new RegExp(`^// ${name}: (.*)$`, 'm').exec(code)?.[1] ?? '';
const javascript = readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => ({ name: path.basename(file, '.js'), code: readFileSync(path.join(folder, file), 'utf8') }));
/** No browser lets a page bound what a worker may take: time ends these. */
const UNBOUNDED = ['memory-arrays', 'memory-buffers', 'memory-map', 'memory-string'];

describe('hostile programs in a page', { skip: noBrowser }, () => {
  let driver: Driver;
  const crashes: string[] = [];
  /** What was asked of the server, besides the engine's own files. */
  const asked = (): string[] => driver.server.asked().filter((address) => !address.startsWith('/engine/'));
  before(async () => {
    driver = await drive();
    driver.page.on('crash', () => crashes.push('the page crashed'));
    driver.page.on('pageerror', (error) => crashes.push(error.message));
  });
  after(() => driver.close());

  for (const { name, code } of javascript) {
    it(`contains ${name}.js, which tries ${header(code, 'Tries')}`, async () => {
      asked();
      const limits = { wallMs: 1500, memoryBytes: 32 * MEGABYTE };
      const facts = await driver.run(requestOf('javascript', code, [call('attack', [3, 1, 2])], limits));
      const expected = header(code, 'Expected')
        .split('|')
        .concat(UNBOUNDED.includes(name) ? ['time-limit'] : []);
      const { status, value } = facts.calls[0] ?? assert.fail('no facts');
      assert.ok(expected.includes(status), `${status}, not ${expected.join(' or ')}`);
      const wanted = header(code, 'Value');
      if (wanted !== '') assert.deepEqual(value, JSON.parse(wanted));
      const honest = 'function honest(list) { return list.map((item) => item * 2); }';
      const next = await driver.run(requestOf('javascript', honest, [call('honest', [3, 1, 2])]));
      assert.deepEqual(next.calls[0]?.value, [6, 2, 4]);
      assert.deepEqual([asked(), crashes], [[], []]);
    });
  }

  for (const { name, code, tries, expected } of hostilePython()) {
    it(`contains ${name}.py, which ${tries}`, async () => {
      asked();
      const limits = { wallMs: 4000, memoryBytes: 96 * MEGABYTE };
      const outcome = outcomeOf(await driver.run(requestOf('python', code, [call('attack')], limits)));
      assert.ok(
        expected.some((start) => outcome.startsWith(start)),
        `expected ${expected.join(' or ')}, got ${outcome}`,
      );
      const honest = 'def attack():\n    return sorted([3, 1, 2])';
      const next = await driver.run(requestOf('python', honest, [call('attack')]));
      assert.deepEqual(next.calls[0]?.value, [1, 2, 3]);
      assert.deepEqual([asked(), crashes], [[], []]);
    });
  }

  it('are at least forty in each language', () => {
    assert.ok(javascript.length >= 40 && hostilePython().length >= 40);
  });
});
