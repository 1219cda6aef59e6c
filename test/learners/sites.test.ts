/** What holds for the stored sites as a whole. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { RUNGS } from '@waymark/checks/rungs';
import { readExpected } from './shared/read-expected.ts';

const LEAST_WRONG = 6;
const folders = readdirSync(import.meta.dirname);
const OF_NAMES = RUNGS.filter((rung) => rung.uses.includes('site'));

describe('checks of a public name', () => {
  it('are these', () =>
    assert.deepEqual(
      OF_NAMES.map(({ name }) => name),
      ['https', 'dns'],
    ));

  for (const { name, steps } of OF_NAMES) {
    const ends = async (kind: string) =>
      Promise.all(
        folders
          .filter((folder) => folder.startsWith(`${kind}-${name}`))
          .map((folder) => readExpected(path.join(import.meta.dirname, folder))),
      );

    it(`${name} has a right site, and at least ${LEAST_WRONG} wrong ones with an end of their own`, async () => {
      assert.ok(folders.includes(`pass-${name}`));
      const distinct = new Set((await ends('fail')).map(({ fails, advice }) => `${fails ?? ''} ${advice ?? ''}`));
      assert.ok(distinct.size >= LEAST_WRONG, `${distinct.size}`);
    });

    it(`every step of ${name} has a site that fails there first`, async () => {
      const all = [...(await ends('fail')), ...(await ends('pass'))];
      const without = steps.map(({ id }) => id).filter((id) => !all.some(({ fails }) => fails === id));
      assert.deepEqual(without, []);
    });

    it(`${name} has hostile sites, of which none passes`, async () => {
      const hostile = await ends('hostile');
      assert.ok(hostile.length >= LEAST_WRONG);
      for (const { status, what } of hostile) assert.notEqual(status, 'pass', what);
    });
  }
});
