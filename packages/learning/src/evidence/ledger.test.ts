import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ItemState, LedgerEntry } from '../types.ts';
import { anyEvidence, anyLedger, evidence, state, withdrawal } from './ledger.fixture.ts';
import { foldLedger, rankOf, standingEvidence } from './ledger.ts';

const X = 'resource/x';

function shown(...entries: LedgerEntry[]): Pick<ItemState, 'state' | 'strength'> | undefined {
  const item = foldLedger(entries).get(X);
  return item && { state: item.state, strength: item.strength };
}

describe('the state of an item', () => {
  it('is nothing at all for an item that the ledger does not mention', () => {
    assert.equal(shown(), undefined);
  });

  it('is done with the strength of its evidence', () => {
    assert.deepEqual(shown(evidence('e1', X)), { state: 'done', strength: 'claimed' });
  });

  it('shows the strongest evidence, in whichever order it came', () => {
    const weak = evidence('e1', X);
    const strong = evidence('e2', X, { strength: 'verified' });
    assert.deepEqual(shown(weak, strong), { state: 'done', strength: 'verified' });
    assert.deepEqual(shown(strong, weak), { state: 'done', strength: 'verified' });
  });

  it('falls back to weaker evidence when the strongest is withdrawn, and to open with the last', () => {
    const both = [evidence('e1', X), evidence('e2', X, { strength: 'verified' }), withdrawal('w1', 'e2')];
    assert.deepEqual(shown(...both), { state: 'done', strength: 'claimed' });
    assert.deepEqual(shown(...both, withdrawal('w2', 'e1')), { state: 'open', strength: null });
  });

  it('is skipped, which is not done', () => {
    assert.deepEqual(shown(state('s1', X, 'skipped')), { state: 'skipped', strength: null });
  });

  it('goes from skipped or deferred to done by evidence that comes after', () => {
    assert.equal(shown(state('s1', X, 'skipped'), evidence('e1', X))?.state, 'done');
    assert.equal(shown(state('s1', X, 'deferred'), evidence('e1', X))?.state, 'done');
  });

  it('says skipped after a later skip but keeps the evidence, which counts again once it is opened', () => {
    const skipped = [evidence('e1', X), state('s1', X, 'skipped')];
    assert.deepEqual(shown(...skipped), { state: 'skipped', strength: 'claimed' });
    assert.deepEqual(shown(...skipped, state('s2', X, 'open')), { state: 'done', strength: 'claimed' });
  });

  it('is skipped again when the evidence that came after the skip is withdrawn', () => {
    const entries = [evidence('e0', X), state('s1', X, 'skipped'), evidence('e1', X), withdrawal('w1', 'e1')];
    assert.deepEqual(shown(...entries), { state: 'skipped', strength: 'claimed' });
  });

  it('is done by new evidence although older evidence was withdrawn while it was skipped', () => {
    const entries = [evidence('e0', X), state('s1', X, 'skipped'), withdrawal('w1', 'e0'), evidence('e1', X)];
    assert.equal(shown(...entries)?.state, 'done');
  });

  it('remembers until when it is deferred, and forgets it when opened', () => {
    const deferred = state('s1', X, 'deferred', '2027-01-04');
    assert.equal(foldLedger([deferred]).get(X)?.until, '2027-01-04');
    assert.equal(foldLedger([deferred, state('s2', X, 'open')]).get(X)?.until, null);
  });

  it('says since when it is as it is: a second proof does not move the date', () => {
    const first = evidence('e1', X, { at: '2026-01-01T00:00:00.000Z' });
    const second = evidence('e2', X, { at: '2026-02-01T00:00:00.000Z', strength: 'verified' });
    assert.equal(foldLedger([first, second]).get(X)?.since, first.at);
  });

  it('ignores evidence of a strength that does not exist', () => {
    const odd = { ...evidence('e1', X), strength: 'certain' } as unknown as LedgerEntry;
    assert.equal(shown(odd), undefined);
  });

  it('ignores a withdrawal of evidence that never came, and honours one that came first', () => {
    assert.equal(shown(withdrawal('w1', 'nobody')), undefined);
    assert.equal(shown(withdrawal('w1', 'e1'), evidence('e1', X)), undefined);
  });
});

describe('any ledger', () => {
  it('gives the same states when all of it is replayed', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        assert.deepEqual(foldLedger([...ledger, ...ledger]), foldLedger(ledger));
      }),
    );
  });

  it('gives the same states when each entry is delivered twice', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const twice = ledger.flatMap((entry) => [entry, entry]);
        assert.deepEqual(foldLedger(twice), foldLedger(ledger));
      }),
    );
  });

  it('is undone by a withdrawal exactly as far as the evidence went', () => {
    fc.assert(
      fc.property(anyLedger, anyLedger, anyEvidence(), (before, after, entry) => {
        const own = { ...entry, id: 'own' };
        const withBoth = [...before, own, ...after, withdrawal('undo', 'own')];
        assert.deepEqual(standingEvidence(withBoth), standingEvidence([...before, ...after]));
        assert.deepEqual(withoutDates(withBoth, own.itemId), withoutDates([...before, ...after], own.itemId));
      }),
    );
  });

  it('never shows a weaker strength for more evidence', () => {
    fc.assert(
      fc.property(anyLedger, anyEvidence(), (ledger, entry) => {
        const own = { ...entry, id: 'own' };
        const before = foldLedger(ledger).get(own.itemId)?.strength ?? null;
        const after = foldLedger([...ledger, own]).get(own.itemId)?.strength ?? null;
        assert.ok(rankOf(after) >= rankOf(before));
        assert.ok(rankOf(after) >= rankOf(own.strength));
      }),
    );
  });

  it('never says done right after a skip', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const skip = state('own', X, 'skipped');
        assert.equal(foldLedger([...ledger, skip]).get(X)?.state, 'skipped');
      }),
    );
  });
});

/** An item that evidence touched and a withdrawal freed reads like an untouched one. */
function withoutDates(ledger: LedgerEntry[], itemId: string): Omit<ItemState, 'since'> {
  const {
    state: name,
    strength,
    until,
  } = foldLedger(ledger).get(itemId) ?? { state: 'open', strength: null, until: null };
  return { state: name, strength, until };
}
