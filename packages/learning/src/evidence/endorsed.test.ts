import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EvidenceEntry, LedgerEntry, Strength } from '../types.ts';
import { textDigestOf } from './endorsed.ts';
import { foldLedger, readLedger, standingEndorsements, standingEvidence } from './ledger.ts';
import { anyLedger, evidence, passed, roadmap, signal, withdrawal } from './ledger.fixture.ts';
import { signalStatuses } from './rules.ts';

const DIGESTS = ['a', 'b'].map((letter) => letter.repeat(64));
const [A = '', B = ''] = DIGESTS;

const explanation = (id: string, digest: string, more: Partial<EvidenceEntry> = {}): EvidenceEntry =>
  passed(id, 'explanation', 'web', { strength: 'checked', digest, ...more });
const endorsement = (id: string, digest: string, more: Partial<EvidenceEntry> = {}): EvidenceEntry =>
  evidence(id, 'explanation/web', { kind: 'endorsement', subject: 'web', strength: 'endorsed', digest, ...more });

const strengthOf = (entries: LedgerEntry[]): Strength | null =>
  foldLedger(entries).get('explanation/web')?.strength ?? null;

/** Few texts and subjects, so that what is endorsed and what was written meet, and miss each other. */
const anyExplained: fc.Arbitrary<LedgerEntry[]> = fc.array(
  fc.oneof(
    fc
      .record({
        id: fc.nat({ max: 6 }).map((n) => `e${n}`),
        kind: fc.constantFrom('explanation', 'endorsement'),
        subject: fc.constantFrom('web', 'git'),
        digest: fc.constantFrom(...DIGESTS),
      })
      .map(({ id, kind, subject, digest }) => {
        const strength = kind === 'endorsement' ? 'endorsed' : 'checked';
        return evidence(`${kind}-${id}`, `explanation/${subject}`, { kind, subject, digest, strength });
      }),
    fc
      .tuple(fc.constantFrom('explanation', 'endorsement'), fc.nat({ max: 6 }))
      .map(([kind, n]) => withdrawal(`w-${kind}-${n}`, `${kind}-e${n}`)),
  ),
  { maxLength: 16 },
);

/** The rule once more, as a sentence of logic over the entries themselves. */
function shouldBeEndorsed(entries: readonly LedgerEntry[], one: EvidenceEntry): boolean {
  const withdrawn = new Set(entries.flatMap((entry) => (entry.type === 'withdrawal' ? entry.evidenceId : [])));
  const first = new Map<string, EvidenceEntry>();
  for (const entry of entries) if (entry.type === 'evidence' && !first.has(entry.id)) first.set(entry.id, entry);
  return [...first.values()].some(
    ({ id, kind, subject, digest }) =>
      kind === 'endorsement' && !withdrawn.has(id) && subject === one.subject && digest === one.digest,
  );
}

describe('an endorsement', () => {
  it('raises the explanation whose text it names, before or after it in the ledger', () => {
    const [wrote, endorsed] = [explanation('e', A), endorsement('n', A)];
    assert.equal(strengthOf([wrote]), 'checked');
    assert.equal(strengthOf([wrote, endorsed]), 'endorsed');
    assert.equal(strengthOf([endorsed, wrote]), 'endorsed');
  });

  it('says nothing of another text, nor of the same words about another subject', () => {
    assert.equal(strengthOf([explanation('e', A), endorsement('n', B)]), 'checked');
    assert.equal(strengthOf([explanation('e', A), endorsement('n', A, { subject: 'git' })]), 'checked');
  });

  it('proves nothing alone, also once the explanation is withdrawn, and stops when it is withdrawn itself', () => {
    assert.equal(strengthOf([endorsement('n', A)]), null);
    const both = [explanation('e', A), endorsement('n', A)];
    const gone = [...both, withdrawal('w', 'e')];
    assert.deepEqual([strengthOf(gone), standingEndorsements(gone)], [null, []]);
    assert.equal(strengthOf([...both, withdrawal('w', 'n')]), 'checked');
    assert.equal(strengthOf([withdrawal('w', 'n'), ...both]), 'checked');
  });

  it('finds the digest of an explanation of before it had a place of its own, and never one in somebody else’s words', () => {
    const note = `9 of 9 ideas; text sha256:${A}`;
    const old = passed('e', 'explanation', 'web', { strength: 'checked', note });
    assert.equal(strengthOf([old, endorsement('n', A)]), 'endorsed');
    const bare = evidence('n', 'explanation/web', { kind: 'endorsement', subject: 'web', strength: 'endorsed', note });
    assert.deepEqual([textDigestOf(bare), strengthOf([old, bare])], [null, 'checked']);
    assert.equal(textDigestOf(evidence('c', 'signal/one', { note })), null);
  });

  it('makes a rule of a quiz and an explanation as strong as the quiz, and never stronger', () => {
    const doc = roadmap({ signals: [signal('one')] });
    const parts = ['quiz', 'explanation'].map((kind) => ({ evidence: { kind, subject: ['web'] } }));
    const rules = { signals: [{ id: 'F5', itemId: 'signal/one', rule: { all: parts } }] };
    const of = (...entries: LedgerEntry[]) => signalStatuses(doc, rules, entries)[0];
    const quiz = passed('q', 'quiz', 'web', { strength: 'checked', value: 1 });
    const onSample = explanation('e', A, { strength: 'claimed' });
    assert.equal(of(quiz, onSample)?.strength, 'claimed');
    assert.equal(of(quiz, onSample, endorsement('n', A))?.strength, 'checked');
    assert.equal(of(quiz, endorsement('n', A))?.satisfied, false);
    assert.equal(of(onSample, endorsement('n', A))?.satisfied, false);
  });

  it('cannot be asked for by a rule: it is no evidence of its own', () => {
    const doc = roadmap({ signals: [signal('one')] });
    const rules = { signals: [{ id: 'X', itemId: 'signal/one', rule: { evidence: { kind: 'endorsement' } } }] };
    const entries = [explanation('e', A), endorsement('n', A), endorsement('m', A, { itemId: 'signal/one' })];
    assert.equal(signalStatuses(doc, rules, entries)[0]?.satisfied, false);
  });

  it('in any ledger, an explanation is endorsed exactly while it and an endorsement of its text stand', () => {
    fc.assert(
      fc.property(anyExplained, (entries) => {
        const { standing, states } = readLedger(entries);
        assert.ok(standing.every(({ kind }) => kind === 'explanation'));
        for (const one of standing)
          assert.equal(one.strength, shouldBeEndorsed(entries, one) ? 'endorsed' : 'checked', one.id);
        for (const subject of ['web', 'git']) {
          const own = standing.filter((one) => one.subject === subject);
          const best = own.some(({ strength }) => strength === 'endorsed') ? 'endorsed' : 'checked';
          const shown = states.get(`explanation/${subject}`);
          assert.deepEqual([shown?.strength ?? null, shown?.state ?? 'open'], own.length === 0 ? [null, 'open'] : [best, 'done']); // prettier-ignore
        }
        const counting = standingEndorsements(entries);
        assert.ok(counting.every((one) => standing.some((e) => e.digest === one.digest && e.subject === one.subject)));
      }),
    );
  });

  it('put anywhere into any ledger, changes no state and nothing but the strength of the text that it names', () => {
    fc.assert(
      fc.property(anyLedger, anyExplained, fc.nat(), (others, own, at) => {
        const before = [...others, ...own];
        const place = at % (before.length + 1);
        const after = before.toSpliced(place, 0, endorsement('new', A));
        const [was, is] = [standingEvidence(before), standingEvidence(after)];
        assert.deepEqual(
          is.map(({ id }) => id),
          was.map(({ id }) => id),
        );
        for (const [i, entry] of is.entries()) {
          const isNamed = entry.kind === 'explanation' && entry.subject === 'web' && entry.digest === A;
          assert.equal(entry.strength, isNamed ? 'endorsed' : was[i]?.strength);
        }
        const [statesWere, statesAre] = [foldLedger(before), foldLedger(after)];
        assert.deepEqual([...statesAre.keys()], [...statesWere.keys()]);
        for (const [item, { state, since }] of statesAre)
          assert.deepEqual([state, since], [statesWere.get(item)?.state, statesWere.get(item)?.since]);
      }),
    );
  });
});
