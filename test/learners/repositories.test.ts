/** What holds for the stored repositories as a whole. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { RUNGS } from '@waymark/checks/rungs';
import { readExpected } from './shared/read-expected.ts';

const LEAST_WRONG = 6;
const root = path.resolve(import.meta.dirname, '../..');
const folders = readdirSync(import.meta.dirname);
/** Those that ask a server as well have theirs; what starts it anew reads how it stores. */
const OF_REPOSITORIES = RUNGS.filter(
  ({ uses }) => uses.includes('repository') && (!uses.includes('http') || uses.includes('lifecycle')),
);

describe('checks that read a repository', () => {
  it('are these', () => {
    const names = OF_REPOSITORIES.map(({ name }) => name).sort();
    const known = [
      'ci-pipeline',
      'framework',
      'git',
      'nosql-crud',
      'nosql-schema',
      'public-repository',
      'readme',
      'sql-schema',
    ];
    assert.deepEqual(
      names.filter((name) => known.includes(name)),
      known,
    );
  });

  for (const { name, steps } of OF_REPOSITORIES) {
    const wrong = folders.filter((folder) => folder.startsWith(`fail-${name}-`));
    it(`${name} has a brief, a right repository and at least ${LEAST_WRONG} wrong ones with an end of their own`, async () => {
      await access(path.join(root, 'content/backend/briefs', `${name}.md`));
      assert.ok(folders.includes(`pass-${name}`));
      const ends = await Promise.all(wrong.map((folder) => readExpected(path.join(import.meta.dirname, folder))));
      const distinct = new Set(ends.map(({ fails, advice }) => `${fails ?? ''} ${advice ?? ''}`));
      assert.ok(distinct.size >= LEAST_WRONG, `${distinct.size} of ${wrong.length}`);
    });

    it(`every must step of ${name} has a wrong repository that fails there first`, async () => {
      const ends = await Promise.all(wrong.map((folder) => readExpected(path.join(import.meta.dirname, folder))));
      const must = steps.filter((step) => step.level === 'must' && step.variant === undefined).map(({ id }) => id);
      assert.deepEqual(
        must.filter((id) => !ends.some(({ fails }) => fails === id)),
        [],
      );
    });
  }
});
