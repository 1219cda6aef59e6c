import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const folder = new URL('../', import.meta.url);
const format = await readFile(new URL('../../../../docs/format.md', import.meta.url), 'utf8');

describe('the list of diagnostics in docs/format.md', () => {
  it('has every code that the package gives, and no other', async () => {
    const used = new Set<string>();
    for await (const name of glob('**/*.ts', { cwd: folder, exclude: ['**/*.test.ts', '**/*.fixture.ts'] })) {
      const text = await readFile(new URL(name, folder), 'utf8');
      const calls = /(?:code: |found\([^;]*?,\s*|warn\([^;]*?,\s*)'([a-z0-9]+(?:-[a-z0-9]+)+)'/g;
      for (const [, code = ''] of text.matchAll(calls)) used.add(code);
    }
    const listed = [...format.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, code = '']) => code);
    assert.deepEqual([...used].sort(), listed.toSorted());
  });
});
