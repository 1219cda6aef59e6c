import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readRubricFile, scoreOf } from './rubrics.ts';

const pack = path.resolve(import.meta.dirname, '../../../../../content/backend/interviews/rubrics.yaml');

describe('the rubrics of mock interviews', () => {
  it('of the pack are whole, and their levels are sentences', async () => {
    const { data, problem } = readRubricFile(await readFile(pack, 'utf8'));
    assert.equal(problem, null);
    assert.ok(data.length >= 3);
    for (const { criteria } of data)
      for (const { levels, slug } of criteria) for (const level of levels) assert.match(level, /[.?!"]$/, slug);
  });

  it('are left out, with a reason, where anything in them is wrong', () => {
    const one = (criteria: string): string => `rubrics: [{ slug: a, title: A, intro: I, criteria: [${criteria}] }]`;
    const levels = 'levels: [Bad., Good.]';
    for (const [source, words] of [
      ['rubrics: [', /./],
      ['rubric: []', /Unrecognized key|expected array/],
      [one(''), /criteria/],
      [one('{ slug: x, title: X, levels: [One.] }'), /levels/],
      [one(`{ slug: x, title: X, ${levels} }, { slug: x, title: Y, ${levels} }`), /“x” stands there twice/],
    ] as const) {
      const { data, problem } = readRubricFile(source);
      assert.deepEqual(data, []);
      assert.match(problem ?? '', words);
    }
    assert.equal(readRubricFile(one(`{ slug: x, title: X, ${levels} }`)).problem, null);
  });

  it('give a score from 0 to 1, more for more points, and none where nothing came up', () => {
    const criteria = ['a', 'b', 'c'].map((slug) => ({ slug, title: slug, levels: ['0', '1', '2'] }));
    const some = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(some, (points) => {
        const score = scoreOf({ criteria }, points);
        assert.equal(score === null, Object.keys(points).length === 0);
        if (score === null) return;
        assert.ok(score >= 0 && score <= 1);
        for (const [slug, value] of Object.entries(points))
          if (value < 2) assert.ok((scoreOf({ criteria }, { ...points, [slug]: value + 1 }) ?? 0) > score);
      }),
    );
  });
});
