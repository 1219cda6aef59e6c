import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Progress } from '@waymark/contract';
import { evidenceKindWords, evidencePlace, overallWords, signalDate, signalsByPhase } from './progress-words.ts';

type Signal = Progress['signals'][number];

function signal(itemId: string, more: Partial<Signal> = {}): Signal {
  const open = { satisfied: false, state: 'open' as const, strength: null, progress: 0, evidenceIds: [], missing: '' };
  return { itemId, ruleId: null, title: itemId, phaseId: null, ...open, ...more };
}
const done = (itemId: string, strength: Signal['strength']): Signal =>
  signal(itemId, { satisfied: true, state: 'done', strength });

describe('how far it is, in words', () => {
  it('keeps a claim apart from a proof', () => {
    assert.equal(overallWords([done('a', 'claimed'), signal('b')]), '1 of 2 signals is there. So far on your word.');
    assert.equal(
      overallWords([done('a', 'claimed'), done('b', 'verified')]),
      '2 of 2 signals are there. 1 of them on your word alone.',
    );
    assert.equal(overallWords([done('a', 'verified')]), '1 of 1 signal is there.');
  });

  it('never counts a skipped signal as done', () => {
    assert.equal(overallWords([signal('a', { state: 'skipped' })]), '0 of 1 signal are there. 1 skipped.');
  });
});

describe('signals under their phases', () => {
  const hours = [{ phaseId: 'phase/a', title: 'A', plannedMinutes: 0, loggedMinutes: 0 }];
  it('lists every signal once; one without a known phase comes last', () => {
    const groups = signalsByPhase({
      hours,
      signals: [signal('x', { phaseId: 'phase/gone' }), signal('y', { phaseId: 'phase/a' })],
    });
    assert.deepEqual(
      groups.map(({ title, signals }) => [title, signals.map(({ itemId }) => itemId)]),
      [
        ['A', ['y']],
        ['For the whole roadmap', ['x']],
      ],
    );
  });

  it('dates a signal by the newest evidence that carries it', () => {
    const evidence = new Map([
      ['e1', { at: '2027-01-04T10:00:00.000Z' }],
      ['e2', { at: '2027-02-01T10:00:00.000Z' }],
    ]) as Parameters<typeof signalDate>[1];
    assert.equal(signalDate(signal('a', { evidenceIds: ['e2', 'e1', 'gone'] }), evidence), '2027-02-01');
    assert.equal(signalDate(signal('a'), evidence), null);
  });
});

describe('numbers and sources', () => {
  it('names where evidence comes from, also for kinds it does not know', () => {
    assert.equal(evidenceKindWords({ kind: 'claim', subject: '' }), '');
    assert.equal(evidenceKindWords({ kind: 'sql-schema', subject: 'shop' }), 'sql schema: shop');
    assert.equal(evidenceKindWords({ kind: 'demo', subject: '01a2' }), 'A demo');
  });

  it('knows which evidence is about an item, and where the rest can be seen', () => {
    assert.deepEqual(evidencePlace({ kind: 'challenge', subject: 'queue' }), { isItem: true, href: null });
    assert.deepEqual(evidencePlace({ kind: 'application', subject: '' }), { isItem: false, href: '/career' });
    assert.deepEqual(evidencePlace({ kind: 'contribution', subject: '' }), { isItem: false, href: null });
    const page = { isItem: false, href: '/practice/explain/git-history' };
    for (const kind of ['explanation', 'endorsement'])
      assert.deepEqual(evidencePlace({ kind, subject: 'git-history' }), page);
  });
});
