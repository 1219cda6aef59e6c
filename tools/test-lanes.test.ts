import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lanesFor, longestFirst, runInLanes } from './test-lanes.ts';

const FILES = ['packages/a.test.ts', 'packages/b.test.ts', 'test/long.test.ts', 'test/short.test.ts'];

describe('the order of test files', () => {
  it('is the longest first, by what the last run took', () => {
    const known = new Map([
      ['packages/a.test.ts', 10],
      ['packages/b.test.ts', 90_000],
      ['test/long.test.ts', 60_000],
      ['test/short.test.ts', 2_000],
    ]);
    assert.deepEqual(longestFirst(FILES, known), [FILES[1], FILES[2], FILES[3], FILES[0]]);
  });

  it('takes files from end to end for the longest where nothing is known', () => {
    assert.deepEqual(longestFirst(FILES, new Map()), [FILES[2], FILES[3], FILES[0], FILES[1]]);
  });
});

describe('the lanes', () => {
  it('are never fewer than three: two from end to end, and one for the rest', () => {
    assert.deepEqual(lanesFor(1), ['end to end', 'end to end', 'other']);
    assert.deepEqual(lanesFor(2), ['end to end', 'end to end', 'other']);
    assert.equal(lanesFor(8).length, 15);
  });

  it('run each file once, no more at a time than there are lanes, and help each other', async () => {
    const files = Array.from({ length: 40 }, (_, at) => `packages/${at}.test.ts`);
    const ran: string[] = [];
    let [now, most] = [0, 0];
    await runInLanes(files, new Map(), async (file) => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now -= 1;
      ran.push(file);
    });
    assert.deepEqual(ran.toSorted(), files.toSorted());
    assert.equal(now, 0);
    assert.ok(most > 1, 'the lanes from end to end did not help');
  });

  it('keep the files from end to end to their own lanes while the others have work', async () => {
    const files = Array.from({ length: 10 }, (_, at) => [`packages/${at}.test.ts`, `test/${at}.test.ts`]).flat();
    const lanes = lanesFor(2);
    const first: string[] = [];
    await runInLanes(
      files,
      new Map(),
      async (file) => {
        first.push(file);
        await new Promise(setImmediate);
      },
      lanes,
    );
    const counted = first.slice(0, lanes.length).filter((file) => file.startsWith('test/')).length;
    assert.equal(counted, lanes.filter((kind) => kind === 'end to end').length);
  });
});
