import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { RoadmapView } from '@waymark/contract';
import { countsOf, parse } from '@waymark/roadmap';
import { bendAt, filtered, firstOf, openBands, rowPath, stationAt, trailOf } from './trail.ts';

const { roadmap } = parse(readFileSync(new URL('../../../../../content/backend/roadmap.md', import.meta.url)));

function viewOf(more: Partial<RoadmapView> = {}): RoadmapView {
  return {
    roadmap,
    counts: countsOf(roadmap),
    diagnostics: [],
    states: {},
    logged: {},
    planned: {},
    noted: [],
    deadLinks: [],
    ...more,
  };
}
const stateOf = (state: 'done' | 'skipped') => ({ state, strength: null, until: null, since: null });

describe('the trail', () => {
  it('holds every quick win, action, resource, deliverable and signal once', () => {
    const { bands, total } = trailOf(viewOf());
    const ids = bands.flatMap(({ stations }) => stations.map(({ id }) => id));
    assert.equal(new Set(ids).size, total);
    assert.equal(total, 3 + 12 + 12 + 11 + 21);
    assert.deepEqual(
      bands.map(({ title }) => title),
      ['Trailhead', 'Foundation', 'Build', 'Ship'],
    );
  });

  it('puts the walker on the first open station, after what is done and what is skipped', () => {
    const [first, second, third] = roadmap.quickWins.map(({ id }) => id);
    const { hereId, done } = trailOf(
      viewOf({ states: { [first ?? '']: stateOf('done'), [second ?? '']: stateOf('skipped') } }),
    );
    assert.equal(hereId, third);
    assert.equal(done, 1);
  });

  it('indents what is nested under another item', () => {
    const nested = parse('# R\n\n## P\n\n- [ ] one\n  - [ ] two\n    - [ ] three\n').roadmap;
    const depths = trailOf(viewOf({ roadmap: nested })).bands.flatMap(({ stations }) =>
      stations.map(({ depth }) => depth),
    );
    assert.deepEqual(depths, [0, 1, 2]);
  });

  it('has nowhere to stand when nothing is open', () => {
    const empty = trailOf(viewOf({ roadmap: parse('').roadmap }));
    assert.deepEqual([empty.total, empty.hereId], [0, null]);
  });
});

describe('finding on the map', () => {
  const { bands } = trailOf(viewOf());

  it('keeps stations whose title has every word, in any case and order', () => {
    const found = filtered(bands, 'GRAPHQL rest', 'all').flatMap(({ stations }) => stations);
    assert.ok(found.length > 0);
    for (const { title } of found) assert.match(title.toLowerCase(), /(?=.*rest)(?=.*graphql)/);
  });

  it('keeps every band when nothing is asked for, and none when nothing matches', () => {
    assert.equal(filtered(bands, '  ', 'all'), bands);
    assert.deepEqual(filtered(bands, 'no such words', 'all'), []);
    assert.deepEqual(filtered(bands, '', 'done'), []);
  });
});

describe('a large roadmap', () => {
  it('shows as many matches as were asked for, over as many bands as that takes', () => {
    const { bands } = trailOf(viewOf());
    const some = firstOf(bands, 5);
    assert.deepEqual(
      some.map(({ stations }) => stations.length),
      [3, 2],
    );
    assert.deepEqual(firstOf(bands, 10_000), bands);
  });

  it('opens only the band where the walker is', () => {
    const lines = Array.from({ length: 40 }, (_, phase) => `## P${phase}\n\n${'- item\n'.repeat(20)}`);
    const trail = trailOf(viewOf({ roadmap: parse(`# Large\n\n${lines.join('\n')}`).roadmap }));
    assert.equal(trail.total, 800);
    assert.equal(openBands(trail).size, 1);
    assert.equal(openBands(trailOf(viewOf())).size, 4);
  });
});

describe('the line of the path', () => {
  it('leaves each row where the next one begins, inside its bed', () => {
    for (let row = 0; row < 500; row += 1) {
      const ends = /^M([\d.]+) 0C.* ([\d.]+) 100$/.exec(rowPath(row));
      const next = /^M([\d.]+) /.exec(rowPath(row + 1));
      assert.equal(ends?.[2], next?.[1]);
      assert.ok(bendAt(row) > 0 && bendAt(row) < 100);
      assert.ok(stationAt(row) > 0 && stationAt(row) < 100);
    }
  });
});
