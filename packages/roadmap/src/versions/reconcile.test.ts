import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Roadmap } from '../model.ts';
import { reconcile } from './reconcile.ts';
import {
  action,
  allIds,
  allItems,
  emptyRoadmap,
  idOfTitle,
  phase,
  renumbered,
  resource,
  roadmaps,
} from './roadmap.fixture.ts';

const withPhases = (...phases: Roadmap['phases']): Roadmap => ({ ...emptyRoadmap(), phases });
const sorted = (ids: string[]): string[] => [...ids].sort();

/** A pure shuffle: the numbers say from where each next item is taken. */
function shuffled<T>(list: readonly T[], numbers: readonly number[]): T[] {
  const rest = [...list];
  return list.map((_, index) => rest.splice((numbers[index % numbers.length] ?? 0) % rest.length, 1)[0] as T);
}

const numbers = fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 });

describe('reconcile on any roadmap', () => {
  it('keeps every id when nothing changed', () => {
    fc.assert(
      fc.property(roadmaps, (roadmap) => {
        const { roadmap: result, reconciliation } = reconcile(roadmap, renumbered(roadmap));
        assert.deepEqual(result, roadmap);
        assert.deepEqual(reconciliation, { kept: allIds(roadmap), added: [], unmatched: [] });
      }),
    );
  });

  it('keeps every id when phases and items change their order', () => {
    fc.assert(
      fc.property(roadmaps, numbers, (roadmap, picks) => {
        const next = renumbered(roadmap);
        next.phases = shuffled(next.phases, picks);
        for (const part of next.phases) {
          part.actions = shuffled(part.actions, picks);
          part.resources = shuffled(part.resources, picks);
          part.deliverables = shuffled(part.deliverables, picks);
        }
        const { roadmap: result } = reconcile(roadmap, next);
        for (const item of allItems(result)) assert.equal(item.id, idOfTitle(roadmap, item.title));
      }),
    );
  });

  it('keeps every id when items move between phases', () => {
    fc.assert(
      fc.property(roadmaps, numbers, (roadmap, picks) => {
        const next = renumbered(roadmap);
        const actions = shuffled(
          next.phases.flatMap((part) => part.actions),
          picks,
        );
        for (const part of next.phases) part.actions = [];
        actions.forEach((item, index) =>
          next.phases[(picks[index % picks.length] ?? 0) % next.phases.length]?.actions.push(item),
        );
        const { roadmap: result } = reconcile(roadmap, next);
        for (const item of allItems(result)) assert.equal(item.id, idOfTitle(roadmap, item.title));
      }),
    );
  });

  it('keeps every id when one item in ten has a word of its title and of its text replaced', () => {
    fc.assert(
      fc.property(roadmaps, fc.nat(9), (roadmap, first) => {
        const next = renumbered(roadmap);
        allItems(next).forEach((item, index) => {
          if (index % 10 !== first) return;
          item.title = item.title.replace(/\S+$/, 'differently');
          // A text of one word would be another text, not the same with a word replaced.
          item.text = item.text.replace(/(?<=\s)\S+$/, 'otherwise');
        });
        assert.deepEqual(allIds(reconcile(roadmap, next).roadmap), allIds(roadmap));
      }),
    );
  });

  it('accounts for every earlier item, gives no id twice and never reuses the id of a removed one', () => {
    fc.assert(
      fc.property(roadmaps, roadmaps, (previous, next) => {
        const { roadmap, reconciliation } = reconcile(previous, next);
        const { kept, added, unmatched } = reconciliation;
        assert.deepEqual(sorted([...kept, ...unmatched.map(({ id }) => id)]), sorted(allIds(previous)));
        assert.deepEqual(sorted([...kept, ...added]), sorted(allIds(roadmap)));
        assert.equal(new Set(allIds(roadmap)).size, allIds(roadmap).length);
        const old = new Set(allIds(previous));
        assert.deepEqual(
          added.filter((id) => old.has(id)),
          [],
        );
      }),
    );
  });

  it('gives the same answer when it is asked again', () => {
    fc.assert(
      fc.property(roadmaps, roadmaps, (previous, next) => {
        const once = reconcile(previous, next);
        assert.deepEqual(reconcile(previous, once.roadmap), once);
      }),
    );
  });
});

describe('reconcile on what people do', () => {
  it('lets ids follow two items that swapped their places and their numbered ids', () => {
    const intro = (n: number, text: string) =>
      action(`action/introduction${n === 1 ? '' : '-2'}`, 'Introduction', text);
    const previous = withPhases(
      phase('phase/a', 'Alpha', { actions: [intro(1, 'What a server is.'), intro(2, 'What a database is.')] }),
    );
    const next = withPhases(
      phase('phase/a', 'Alpha', { actions: [intro(1, 'What a database is.'), intro(2, 'What a server is.')] }),
    );
    const actions = reconcile(previous, next).roadmap.phases[0]?.actions.map(({ id }) => id);
    assert.deepEqual(actions, ['action/introduction-2', 'action/introduction']);
  });

  it('does not hand the id of a removed item to a new one of the same title elsewhere', () => {
    const previous = withPhases(
      phase('phase/a', 'Alpha', {
        actions: [action('action/introduction', 'Introduction', 'How a processor runs a program.')],
      }),
      phase('phase/b', 'Beta'),
    );
    const next = withPhases(
      phase('phase/a', 'Alpha'),
      phase('phase/b', 'Beta', {
        actions: [action('action/introduction', 'Introduction', 'Why people write résumés and letters.')],
      }),
    );
    const { roadmap, reconciliation } = reconcile(previous, next);
    assert.deepEqual(reconciliation.unmatched, [{ id: 'action/introduction', kind: 'action', title: 'Introduction' }]);
    assert.equal(roadmap.phases[1]?.actions[0]?.id, 'action/introduction-2');
  });

  it('recognises a renamed phase by what is in it', () => {
    const parts = () =>
      ['Sort a list', 'Search a tree', 'Draw a graph'].map((title, n) => action(`action/${n}`, title));
    const previous = withPhases(
      phase('phase/foundation', 'Foundation', { actions: parts() }),
      phase('phase/ship', 'Ship'),
    );
    const next = withPhases(
      phase('phase/where-it-begins', 'Where it begins', { actions: parts() }),
      phase('phase/ship', 'Ship'),
    );
    assert.deepEqual(allIds(reconcile(previous, next).roadmap), allIds(previous));
  });

  it('lets "Week 1" become "Week 2" when a week is put before it', () => {
    const parts = () => [action('action/a', 'Sort a list'), action('action/b', 'Search a tree')];
    const previous = withPhases(phase('phase/week-1', 'Week 1', { actions: parts() }));
    const next = withPhases(
      phase('phase/week-1', 'Week 1', { actions: [action('action/c', 'Install the tools')] }),
      phase('phase/week-2', 'Week 2', { actions: parts() }),
    );
    const ids = reconcile(previous, next).roadmap.phases.map(({ id }) => id);
    assert.equal(ids[1], 'phase/week-1');
    assert.notEqual(ids[0], 'phase/week-1');
  });

  it('keeps the id of a resource that got another title at the same address', () => {
    const previous = withPhases(
      phase('phase/a', 'Alpha', {
        resources: [resource('resource/git', 'Git for beginners', 'https://git.example/book')],
      }),
    );
    const next = withPhases(
      phase('phase/a', 'Alpha', {
        resources: [resource('resource/vcs', 'Version control, the book', 'https://git.example/book')],
      }),
    );
    assert.equal(reconcile(previous, next).roadmap.phases[0]?.resources[0]?.id, 'resource/git');
  });

  it('treats an entirely new item in the place of a removed one as new', () => {
    const three = (middle: string) =>
      ['Sort a list', middle, 'Draw a graph'].map((title, n) => action(`action/${n}`, title));
    const previous = withPhases(phase('phase/a', 'Alpha', { actions: three('Write a résumé') }));
    const next = withPhases(phase('phase/a', 'Alpha', { actions: three('Balance two proxies') }));
    const { reconciliation } = reconcile(previous, next);
    assert.deepEqual(
      reconciliation.unmatched.map(({ title }) => title),
      ['Write a résumé'],
    );
    assert.deepEqual(reconciliation.added, ['action/1-2']);
  });

  it('rewrites the references to an item together with its id', () => {
    const nested = (id: string, parentId: string) => ({ ...action(id, 'Push a branch'), parentId });
    const previous = withPhases(
      phase('phase/a', 'Alpha', { actions: [action('action/git', 'Learn Git'), nested('action/push', 'action/git')] }),
    );
    const next = withPhases(
      phase('phase/x', 'Alpha', { actions: [action('action/y', 'Learn Git'), nested('action/z', 'action/y')] }),
    );
    next.signals = [
      { ...action('signal/s', 'Pushed a branch'), kind: 'signal', checked: false, phaseId: 'phase/x' },
    ] as never;
    const { roadmap } = reconcile(previous, next);
    assert.equal(roadmap.phases[0]?.actions[1]?.parentId, 'action/git');
    assert.equal(roadmap.signals[0]?.phaseId, 'phase/a');
  });

  it('matches a reworded item in a script that has no spaces', () => {
    const previous = withPhases(
      phase('phase/a', '基礎', {
        actions: [action('action/1', 'データベースの基礎を学ぶ'), action('action/2', '変数と関数')],
      }),
    );
    const next = withPhases(
      phase('phase/b', '基礎', {
        actions: [action('action/3', '変数と関数'), action('action/4', 'データベースの基礎を復習する')],
      }),
    );
    assert.deepEqual(allIds(reconcile(previous, next).roadmap), ['phase/a', 'action/2', 'action/1']);
  });
});
