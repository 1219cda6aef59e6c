import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Roadmap } from '../model.ts';
import { parse } from '../parse.ts';
import { describeChange } from './describe.ts';
import { diff, diffDocuments } from './diff.ts';
import { action, allIds, emptyRoadmap, phase, resource, roadmaps } from './roadmap.fixture.ts';

const withPhases = (...phases: Roadmap['phases']): Roadmap => ({ ...emptyRoadmap(), phases });
const named = (...titles: string[]) => titles.map((title) => action(`action/${title}`, title));
const told = (before: Roadmap, after: Roadmap): string[] => diff(before, after).map(describeChange);

describe('diff', () => {
  it('finds nothing between a roadmap and itself', () => {
    fc.assert(fc.property(roadmaps, (roadmap) => assert.deepEqual(diff(roadmap, structuredClone(roadmap)), [])));
  });

  it('lists every item that only one version has, once', () => {
    fc.assert(
      fc.property(roadmaps, roadmaps, (before, after) => {
        const changes = diff(before, after);
        const idsOf = (kind: string) => changes.filter((change) => change.kind === kind).map(({ itemId }) => itemId);
        assert.deepEqual(
          idsOf('added').sort(),
          allIds(after)
            .filter((id) => !allIds(before).includes(id))
            .sort(),
        );
        assert.deepEqual(
          idsOf('removed').sort(),
          allIds(before)
            .filter((id) => !allIds(after).includes(id))
            .sort(),
        );
      }),
    );
  });

  it('tells one item moved past others as one change', () => {
    const before = withPhases(phase('phase/a', 'Alpha', { actions: named('one', 'two', 'three', 'four') }));
    const after = withPhases(phase('phase/a', 'Alpha', { actions: named('two', 'three', 'four', 'one') }));
    assert.deepEqual(told(before, after), ['“one” moves from place 1 to place 4']);
  });

  it('does not call an item moved because another was added or removed before it', () => {
    const before = withPhases(phase('phase/a', 'Alpha', { actions: named('one', 'two', 'three') }));
    const after = withPhases(phase('phase/a', 'Alpha', { actions: named('new', 'two', 'three') }));
    assert.deepEqual(told(before, after), ['Action “one” is removed', 'Action “new” is new']);
  });

  it('tells a move to another phase by the titles of both', () => {
    const before = withPhases(phase('phase/a', 'Alpha', { actions: named('one') }), phase('phase/b', 'Beta'));
    const after = withPhases(phase('phase/a', 'Alpha'), phase('phase/b', 'Beta', { actions: named('one') }));
    assert.deepEqual(told(before, after), ['“one” moves from “Alpha” to “Beta”']);
  });

  it('tells each changed field by itself, in the order of the document', () => {
    const git = resource('resource/git', 'Git and GitHub', 'https://git.example', 20);
    const before = withPhases(phase('phase/a', 'Alpha', { weeks: 6, resources: [git] }));
    const after = withPhases(
      phase('phase/a', 'Alpha', { weeks: 8, resources: [{ ...git, hours: 25, checked: true }] }),
    );
    assert.deepEqual(told(before, after), [
      'Weeks of “Alpha” go from 6 to 8',
      'Hours of “Git and GitHub” go from 20 to 25',
      '“Git and GitHub” is ticked',
    ]);
  });

  it('tells what the roadmap says of itself under its own id', () => {
    const before = emptyRoadmap();
    const after = { ...before, snapshot: { ...before.snapshot, hoursPerWeek: 12 } };
    assert.deepEqual(diff(before, after), [
      {
        kind: 'changed',
        itemId: 'note/document',
        itemKind: 'note',
        title: 'A roadmap',
        field: 'hoursPerWeek',
        before: null,
        after: 12,
      },
    ]);
    assert.deepEqual(told(before, after), ['Hours per week of “A roadmap”: 12 is new']);
  });
});

describe('diffDocuments', () => {
  it('matches items of two files that were read apart', () => {
    const before = parse('# Sailing\n\n## Basics\n\n- Tie the common knots\n- Name the parts of a boat\n');
    const after = parse('# Sailing\n\n## Basics\n\n- Name the parts of a boat\n- Tie all the common knots\n');
    assert.deepEqual(
      diffDocuments(before, after).map(({ kind, field }) => [kind, field]),
      [
        ['moved', 'position'],
        ['changed', 'title'],
      ],
    );
  });

  it('shortens long texts when it describes them', () => {
    const [change] = diffDocuments(parse('# A\n'), parse(`# A\n\n## B\n\n- ${'word '.repeat(60)}\n`)).slice(-1);
    assert.ok(change !== undefined && describeChange(change).length < 120);
  });
});
