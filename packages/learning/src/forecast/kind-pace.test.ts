import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { atPace } from '../plan/at-pace.ts';
import { workItem } from '../plan/plan.fixture.ts';
import type { Block, FinishedWork, ItemState, WorkItem } from '../types.ts';
import { finishedWork, kindPaces, learnedFactors, paceIsNews } from './kind-pace.ts';
import { paceSamplesOf } from './pace-samples.ts';

const DONE = { state: 'done' } as const;

/** So many finished pieces of a kind, of ten hours each. */
const pieces = (kind: WorkItem['kind'], count: number, ratio: number): FinishedWork[] =>
  Array.from({ length: count }, (_, at) => {
    return { itemId: `${kind}/${at}`, kind, estimateMinutes: 600, loggedMinutes: 600 * ratio };
  });

describe('the pace of each kind of work', () => {
  it('is not told from fewer than three finished pieces', () => {
    assert.deepEqual(
      kindPaces(pieces('resource', 2, 1.5)).map(({ pieces, learned }) => ({ pieces, learned })),
      [{ pieces: 2, learned: null }],
    );
    assert.notEqual(kindPaces(pieces('resource', 3, 1.5))[0]?.learned, null);
  });

  it('comes closer to what was logged with every piece', () => {
    const learned = [3, 10, 30, 100].map((count) => kindPaces(pieces('resource', count, 2))[0]?.learned ?? 0);
    assert.deepEqual(
      learned,
      [...learned].sort((a, b) => a - b),
    );
    assert.ok((learned[0] ?? 0) < 1.7);
    assert.ok((learned.at(-1) ?? 0) > 1.9);
  });

  it('leans on the other kinds while one has few pieces', () => {
    const alone = kindPaces(pieces('deliverable', 3, 1));
    const beside = kindPaces([...pieces('deliverable', 3, 1), ...pieces('resource', 30, 2)]);
    assert.ok((beside.at(-1)?.learned ?? 0) > (alone[0]?.learned ?? 9));
  });

  it('lies between what was planned and what was logged, in steps of a twentieth', () => {
    const some = fc.record({
      kind: fc.constantFrom<WorkItem['kind']>('resource', 'action', 'deliverable'),
      count: fc.integer({ min: 3, max: 40 }),
      ratio: fc.double({ min: 0.2, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(some, ({ kind, count, ratio }) => {
        const learned = kindPaces(pieces(kind, count, ratio))[0]?.learned ?? Number.NaN;
        assert.ok(learned >= Math.min(1, ratio) - 0.025 - 1e-9 && learned <= Math.max(1, ratio) + 0.025 + 1e-9);
        assert.ok(Math.abs(learned * 20 - Math.round(learned * 20)) < 1e-9);
      }),
    );
  });

  it('takes only what is done, with a time that can be one', () => {
    const work = ['done', 'open', 'skipped', 'known-before', 'forgotten-timer'].map((id) => workItem(id, 600));
    const states = new Map<string, Pick<ItemState, 'state'>>([
      ['done', DONE],
      ['open', { state: 'open' }],
      ['skipped', { state: 'skipped' }],
      ['known-before', DONE],
      ['forgotten-timer', DONE],
    ]);
    const logged = { done: 700, open: 700, skipped: 700, 'known-before': 30, 'forgotten-timer': 6000 };
    assert.deepEqual(
      finishedWork(work, logged, states).map(({ itemId }) => itemId),
      ['done'],
    );
  });

  it('gives factors only where there is something to change', () => {
    const few = pieces('deliverable', 2, 3).map((piece) => ({ ...piece, estimateMinutes: 60, loggedMinutes: 60 }));
    const paces = kindPaces([...pieces('resource', 9, 2), ...few, ...pieces('action', 0, 1)]);
    assert.deepEqual(Object.keys(learnedFactors(paces)), ['resource']);
    assert.deepEqual(learnedFactors(kindPaces(pieces('resource', 9, 1))), {});
  });

  it('keeps the factors that stand where nothing was learned, and drops one that is no longer needed', () => {
    const paces = kindPaces(pieces('resource', 100, 1));
    assert.deepEqual(learnedFactors(paces, { resource: 1.4, deliverable: 1.2 }), { deliverable: 1.2 });
  });

  it('is news from a tenth on', () => {
    const paces = kindPaces(pieces('resource', 100, 1.5));
    const learned = paces[0]?.learned ?? 0;
    assert.ok(paceIsNews(paces));
    assert.ok(paceIsNews(paces, { resource: learned - 0.1 }));
    assert.ok(!paceIsNews(paces, { resource: learned + 0.05 }));
    assert.ok(!paceIsNews(kindPaces(pieces('resource', 2, 4))));
  });
});

describe('work at a pace', () => {
  const work = [workItem('a', 600), workItem('b', 70, { kind: 'deliverable' })];

  it('is the work itself without factors', () => {
    assert.equal(atPace(work, undefined), work);
    assert.equal(atPace(work, { resource: 1 }), work);
  });

  it('takes its kind’s factor, in quarters of an hour', () => {
    const paced = atPace(work, { deliverable: 1.5 });
    assert.deepEqual(
      paced.map(({ minutes }) => minutes),
      [600, 105],
    );
  });
});

describe('the samples that the forecast is told by', () => {
  const work = [workItem('a', 600), workItem('b', 600)];
  const block = (id: string, itemId: string, status: Block['status']): Block => ({
    ...{ id, itemId, status, date: '2026-11-23', startMinute: 0, minutes: 60, kind: 'study', dayId: null, title: '' },
    ...{ text: '', phaseId: null, week: 1, pinned: false },
  });
  const entry = (blockId: string, minutes: number) => ({ blockId, itemId: null, minutes, date: '2026-11-23' });
  const blocks = [block('a#1', 'a', 'done'), block('b#1', 'b', 'done'), block('b#2', 'b', 'partial')];
  const entries = [entry('a#1', 60), entry('b#1', 90), entry('b#2', 5), { ...entry('x', 660), itemId: 'a' }];
  const source = { blocks, entries, work, states: new Map([['a', DONE]]) };

  it('say what a finished item took, and how long the sittings of one that goes on were', () => {
    assert.deepEqual(paceSamplesOf(source), [
      { plannedMinutes: 60, loggedMinutes: 72 },
      { plannedMinutes: 60, loggedMinutes: 90 },
    ]);
  });

  it('do not count a pace twice that the plan goes by already', () => {
    assert.deepEqual(paceSamplesOf({ ...source, factors: { resource: 1.2 } }), [
      { plannedMinutes: 60, loggedMinutes: 60 },
    ]);
  });
});
