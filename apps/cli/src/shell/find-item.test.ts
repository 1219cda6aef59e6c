import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import type { RoadmapView } from '@waymark/contract';
import { countsOf, parse } from '@waymark/roadmap';
import { findItem } from './find-item.ts';

describe('an item named at the terminal', () => {
  let view: RoadmapView;
  before(async () => {
    const { roadmap, diagnostics } = parse(
      await readFile(new URL('../../../../content/backend/roadmap.md', import.meta.url)),
    );
    view = {
      roadmap,
      counts: countsOf(roadmap),
      diagnostics,
      states: {},
      logged: {},
      planned: {},
      noted: [],
      deadLinks: [],
    };
  });

  it('is found by its id, by the part after the slash, by its rule and by words of its title', () => {
    const signal = view.roadmap.signals[6];
    assert.ok(signal);
    const rules = new Map([[signal.id, 'F7']]);
    assert.equal(findItem(view, signal.id).id, signal.id);
    assert.equal(findItem(view, 'f7', rules).id, signal.id);
    assert.equal(findItem(view, 'public GitHub repository').id, signal.id);
    assert.equal(findItem(view, 'programming-fundamentals').title, 'Programming Fundamentals');
  });

  it('that could be several is refused with their ids', () => {
    assert.throws(() => findItem(view, 'database'), /could be \d+ items[\s\S]*action\/database-fundamentals/);
  });

  it('that is none says where the ids are', () => {
    assert.throws(() => findItem(view, 'quantum'), /waymark status --items/);
  });
});
