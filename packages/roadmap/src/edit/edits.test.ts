import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { itemById, items } from '../items/items.ts';
import type { RoadmapDocument } from '../model.ts';
import { parse } from '../parse.ts';
import { seedDocument } from '../seed.fixture.ts';
import { diff } from '../versions/diff.ts';
import { reconcile } from '../versions/reconcile.ts';
import { applyEdit, applyEdits } from './edits.ts';
import type { RoadmapEdit } from './edits.ts';

const seed = seedDocument();
const foundation = seed.roadmap.phases[0];
assert.ok(foundation);
const parts = [...foundation.actions, ...foundation.resources, ...foundation.deliverables];
const ids = (document: RoadmapDocument): string[] => items(document.roadmap).map(({ id }) => id);

function done(document: RoadmapDocument, ...edits: RoadmapEdit[]): RoadmapDocument {
  const result = applyEdits(document, edits);
  assert.ok(result.ok, result.ok ? '' : result.reason);
  return result.document;
}

function refused(document: RoadmapDocument, edit: RoadmapEdit): string {
  const result = applyEdit(document, edit);
  assert.ok(!result.ok);
  return result.reason;
}

/** Lines without numbers in front, in any order: what a move may change of them. */
const bare = (document: RoadmapDocument): string[] =>
  document.source
    .split('\n')
    .map((line) => line.replace(/^[\s*-]*(?:\d+\.\s+)?/, '').trimEnd())
    .filter((line) => line !== '')
    .sort();

describe('splitting a phase', () => {
  it('moves the chosen lines under a new heading and shares weeks and hours', () => {
    const chosen = [...foundation.actions.slice(2), foundation.resources[3]].map((item) => item?.id ?? '');
    const next = done(seed, { type: 'split', id: foundation.id, title: 'Web & Git', items: chosen });
    const [first, second, third] = next.roadmap.phases;
    assert.deepEqual([first?.id, second?.id, third?.id], ['phase/foundation', 'phase/web-git', 'phase/build']);
    assert.deepEqual([first?.weeks, first?.hours, first?.effortHours], [5, 100, 100]);
    assert.deepEqual([second?.weeks, second?.hours, second?.effortHours], [1, 20, 20]);
    assert.match(next.source, /^### Phase 2: Web & Git \(1 Week \| ~20 hours\)$/m);
    assert.match(next.source, /^### Phase 4: Ship/m);
    assert.deepEqual(second?.actions.map(({ id }) => id), foundation.actions.slice(2).map(({ id }) => id)); // prettier-ignore
  });

  it('keeps every id, every line of every item and the phase of every signal, whatever is chosen', () => {
    fc.assert(
      fc.property(fc.subarray(parts, { minLength: 1 }), (chosen) => {
        const edit: RoadmapEdit = {
          type: 'split',
          id: foundation.id,
          title: 'New half',
          items: chosen.map(({ id }) => id),
        };
        const result = applyEdit(seed, edit);
        if (chosen.length === parts.length) {
          assert.ok(!result.ok);
          return;
        }
        assert.ok(result.ok, result.ok ? '' : result.reason);
        const next = result.document;
        assert.deepEqual(new Set(ids(next)), new Set([...ids(seed), result.id]));
        const written = new Set(bare(next));
        for (const { lines } of parts) {
          const line =
            seed.source
              .split('\n')
              [lines.start - 1]?.replace(/^[\s*-]*(?:\d+\.\s+)?/, '')
              .trimEnd() ?? '';
          assert.ok(written.has(line), line);
        }
        const owners = (document: RoadmapDocument) =>
          document.roadmap.signals.map(({ id, phaseId }) => `${id} ${phaseId}`);
        assert.deepEqual(owners(next), owners(seed));
        const moved = next.roadmap.phases.find(({ id }) => id === result.id);
        const inside = [...(moved?.actions ?? []), ...(moved?.resources ?? []), ...(moved?.deliverables ?? [])];
        assert.deepEqual(new Set(inside.map(({ id }) => id)), new Set(chosen.map(({ id }) => id)));
      }),
      { numRuns: 40 },
    );
  });

  it('works in a roadmap of another form, and refuses what it cannot do in words', () => {
    const other = parse('# T\n\n## One\n\n- [a](https://a.org)\n- [b](https://b.org)\n\n## Two\n\n- c\n');
    const next = done(other, { type: 'split', id: 'phase/one', title: 'Half', items: ['resource/b'] });
    assert.match(next.source, /- \[a\].*\n\n## Half\n\n- \[b\].*\n\n## Two\n/);
    assert.match(refused(seed, { type: 'split', id: 'phase/none', title: 'x', items: [] }), /no phase/);
    assert.match(refused(seed, { type: 'split', id: foundation.id, title: ' ', items: [] }), /empty/);
    assert.match(refused(seed, { type: 'split', id: foundation.id, title: 'x', items: ['tool/account'] }), /Choose/);
    const all = parts.map(({ id }) => id);
    assert.match(refused(seed, { type: 'split', id: foundation.id, title: 'x', items: all }), /at least one/);
  });
});

describe('adding by words', () => {
  it('writes a resource, an action, a signal and a phase so that they read back as what was said', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('action', 'resource', 'deliverable', 'signal'),
        fc.string({ minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 400 }),
        (kind, words, hours) => {
          const title = words.replace(/\s+/g, ' ').trim();
          const edit: RoadmapEdit = {
            type: 'add',
            kind,
            title: words,
            phaseId: 'phase/ship',
            ...(kind === 'resource' ? { url: 'https://example.org/a(b)', hours } : {}),
          };
          const result = applyEdit(seed, edit);
          if (!result.ok) return;
          const item = itemById(result.document.roadmap, result.id);
          assert.equal(item?.kind, kind);
          if (item.kind === 'resource')
            assert.deepEqual([item.url, item.hours], ['https://example.org/a%28b%29', hours]);
          assert.deepEqual(new Set(ids(result.document)), new Set([...ids(seed), result.id]));
          // One line is new, all others are as they were; a title of odd signs may read as fewer of them.
          const before = new Set(seed.source.split('\n'));
          assert.ok(result.document.source.split('\n').filter((line) => !before.has(line)).length <= 1);
          if (/^[\w ]+$/.test(title)) assert.equal(item.title, title);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('counts the phases behind a new one up, and gives a new phase its first signal in a group of its own', () => {
    const next = done(
      seed,
      { type: 'add', kind: 'phase', title: 'Rest', text: 'Sleep', after: foundation.id },
      { type: 'add', kind: 'signal', title: 'Slept eight hours', phaseId: 'phase/rest' },
    );
    assert.deepEqual(next.roadmap.phases.map(({ title }) => title), ['Foundation', 'Rest', 'Build', 'Ship']); // prettier-ignore
    assert.match(next.source, /^### Phase 3: Build/m);
    assert.equal(next.roadmap.signals.at(-1)?.phaseId, 'phase/rest');
    assert.equal(next.roadmap.signals.length, seed.roadmap.signals.length + 1);
  });

  it('refuses an empty title and impossible hours', () => {
    assert.match(refused(seed, { type: 'add', kind: 'action', title: ' ', phaseId: 'phase/ship' }), /empty/);
    assert.match(
      refused(seed, { type: 'add', kind: 'resource', title: 'x', hours: -1, phaseId: 'phase/ship' }),
      /Hours/,
    );
  });
});

describe('several edits', () => {
  const resources = seed.roadmap.phases.flatMap((phase) => phase.resources.map(({ id }) => id));
  const some = fc.constantFrom(...resources);
  const edit: fc.Arbitrary<RoadmapEdit> = fc.oneof(
    fc.record({
      type: fc.constant('set' as const),
      id: some,
      patch: fc.record({ hours: fc.integer({ min: 1, max: 99 }) }),
    }),
    fc.record({
      type: fc.constant('set' as const),
      id: some,
      patch: fc.record({ title: fc.constantFrom('Alpha', 'Beta bits', 'A_b *c*') }),
    }),
    fc.record({ type: fc.constant('move' as const), id: some, after: some }),
    fc.record({ type: fc.constant('drop' as const), id: some }),
  );

  it('change the lines of their items alone, and all ids that stay are the same', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), (edits) => {
        const result = applyEdits(seed, edits);
        if (!result.ok) return;
        const dropped = new Set(edits.flatMap((one) => (one.type === 'drop' ? [one.id] : [])));
        assert.deepEqual(new Set(ids(result.document)), new Set(ids(seed).filter((id) => !dropped.has(id))));
        const touched = new Set(edits.flatMap((one) => ('id' in one ? [one.id] : [])));
        const own = new Set(
          items(seed.roadmap)
            .filter(({ id }) => touched.has(id))
            .map(({ lines }) => lines.start),
        );
        const others = seed.source.split('\n').filter((line, index) => !own.has(index + 1) && line.trim() !== '');
        const left = result.document.source.split('\n');
        for (const line of others) assert.ok(left.includes(line), line);
      }),
      { numRuns: 60 },
    );
  });

  it('are all or nothing, and name the one that cannot be done', () => {
    const edits: RoadmapEdit[] = [
      { type: 'set', id: resources[0] ?? '', patch: { hours: 5 } },
      { type: 'drop', id: 'resource/none' },
    ];
    const result = applyEdits(seed, edits);
    assert.deepEqual([result.ok, !result.ok && result.at], [false, 1]);
  });
});

describe('what an editor knows to be the same item', () => {
  it('keeps its id, though every word of it is another', () => {
    const old = foundation.resources[0];
    assert.ok(old);
    const patch = { title: 'Zebra crossing', url: 'https://elsewhere.example', text: 'Quite different' };
    const next = done(seed, { type: 'set', id: old.id, patch });
    const line = itemById(next.roadmap, old.id)?.lines.start ?? 0;
    const fresh = parse(next.source);
    const known = reconcile(seed.roadmap, fresh.roadmap, [{ id: old.id, line }]);
    assert.deepEqual(known.reconciliation.unmatched, []);
    assert.deepEqual(known.roadmap, next.roadmap);
    assert.ok(diff(seed.roadmap, known.roadmap).every(({ kind }) => kind === 'changed'));
  });

  it('is believed only where there is such an item on that line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids(seed), 'x/y'), fc.integer({ min: -3, max: 400 }), (id, line) => {
        const { roadmap, reconciliation } = reconcile(seed.roadmap, parse(seed.source).roadmap, [{ id, line }]);
        const all = items(roadmap).map((item) => item.id);
        assert.equal(new Set(all).size, all.length);
        for (const item of items(roadmap)) assert.equal(item.id.split('/')[0], item.kind);
        assert.equal(reconciliation.kept.length + reconciliation.added.length, all.length);
      }),
      { numRuns: 40 },
    );
  });
});
