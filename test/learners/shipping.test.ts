/** What holds for the stored servers of deployed, load-balancing and http-caching:measured as a whole. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { deployed, httpCaching, loadBalancing } from '@waymark/checks/rungs';
import { readExpected } from './shared/read-expected.ts';

const LEAST_WRONG = 6;
const folders = readdirSync(import.meta.dirname);
const KINDS = [
  { folder: 'deployed', steps: deployed.steps },
  { folder: 'load-balancing', steps: loadBalancing.steps },
  {
    folder: 'http-caching-measured',
    steps: httpCaching.steps.filter(({ variant }) => variant === 'measured'),
  },
];

describe('servers that ship', () => {
  for (const { folder, steps } of KINDS) {
    const wrong = folders.filter((name) => name.startsWith(`fail-${folder}-`));
    const endsOf = () => Promise.all(wrong.map((name) => readExpected(path.join(import.meta.dirname, name))));

    it(`${folder} has a right one and at least ${LEAST_WRONG} wrong ones with an end of their own`, async () => {
      assert.ok(folders.includes(`pass-${folder}`));
      const distinct = new Set((await endsOf()).map(({ fails, advice }) => `${fails ?? ''} ${advice ?? ''}`));
      assert.ok(distinct.size >= LEAST_WRONG, `${distinct.size} of ${wrong.length}`);
    });

    it(`every must step of ${folder} has a wrong one that fails there first`, async () => {
      const ends = await endsOf();
      const must = steps.filter(({ level }) => level === 'must').map(({ id }) => id);
      assert.deepEqual(
        must.filter((id) => !ends.some(({ fails }) => fails === id)),
        [],
      );
    });
  }
});
