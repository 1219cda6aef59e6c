import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { LedgerEntry, ProofRule, ProofRules, SignalStatus } from '../types.ts';
import {
  anyEvidence,
  anyLedger,
  evidence,
  passed,
  phase,
  roadmap,
  signal,
  state,
  withdrawal,
} from './ledger.fixture.ts';
import { rankOf } from './ledger.ts';
import { itemStates, proofStatuses, signalStatuses } from './rules.ts';

const doc = roadmap({ signals: [signal('one'), signal('two'), signal('three', null)] });

function only(rule: ProofRule): ProofRules {
  return { signals: [{ id: 'B1', itemId: 'signal/one', rule }] };
}

function first(rule: ProofRule | null, ...entries: LedgerEntry[]): SignalStatus {
  const [status] = signalStatuses(doc, rule === null ? { signals: [] } : only(rule), entries);
  assert.ok(status);
  return status;
}

const structures: ProofRule = { evidence: { kind: 'challenge', subject: ['list', 'stack', 'queue'], atLeast: 3 } };
const explained: ProofRule = {
  all: [
    { evidence: { kind: 'quiz', subject: ['web'], minValue: 0.8 } },
    { evidence: { kind: 'explanation', subject: ['web'] } },
  ],
};
const either: ProofRule = {
  any: [{ evidence: { kind: 'challenge', atLeast: 3 } }, { evidence: { kind: 'outside-solution', atLeast: 2 } }],
};

describe('a signal with a rule that counts', () => {
  it('says how many of how many, and which are missing', () => {
    const status = first(structures, passed('e1', 'challenge', 'list'), passed('e2', 'challenge', 'tree'));
    assert.equal(status.satisfied, false);
    assert.equal(status.progress, 1 / 3);
    assert.deepEqual(status.evidenceIds, ['e1']);
    assert.equal(status.missing, '1 of 3 challenges passed (still to come: stack, queue).');
  });

  it('is satisfied at the strength of its weakest link', () => {
    const entries = [
      passed('e1', 'challenge', 'list'),
      passed('e2', 'challenge', 'stack', { strength: 'checked' }),
      passed('e3', 'challenge', 'queue', { strength: 'endorsed' }),
    ];
    const status = first(structures, ...entries);
    assert.deepEqual([status.satisfied, status.strength, status.progress], [true, 'checked', 1]);
    assert.deepEqual(new Set(status.evidenceIds), new Set(['e1', 'e2', 'e3']));
    assert.equal(status.missing, '');
  });

  it('takes the strongest set when more than enough is there', () => {
    const claimed = ['a', 'b', 'c'].map((s) => passed(`weak-${s}`, 'challenge', s, { strength: 'claimed' }));
    const verified = ['b', 'c', 'd'].map((s) => passed(`strong-${s}`, 'challenge', s));
    assert.equal(first({ evidence: { kind: 'challenge', atLeast: 3 } }, ...claimed, ...verified).strength, 'verified');
  });

  it('counts a subject once, however often it was passed', () => {
    const again = [1, 2, 3].map((n) => passed(`e${n}`, 'challenge', 'list'));
    assert.equal(first(structures, ...again).progress, 1 / 3);
  });

  it('is not satisfied by one of the counted things written on the signal itself', () => {
    const status = first(structures, evidence('e1', 'signal/one', { kind: 'challenge', subject: 'list' }));
    assert.equal(status.satisfied, false);
  });
});

describe('a signal with conditions on the evidence', () => {
  it('needs a score that is high enough, and says the best so far', () => {
    const status = first(explained, passed('e1', 'quiz', 'web', { value: 0.6 }), passed('e2', 'explanation', 'web'));
    assert.equal(status.progress, 0.5);
    assert.equal(status.missing, 'Score 80 % or more in the quiz “web” (best so far 60 %).');
  });

  it('does not take a missing score for a high one', () => {
    assert.equal(first(explained, passed('e1', 'quiz', 'web'), passed('e2', 'explanation', 'web')).satisfied, false);
  });

  it('is satisfied when every part is', () => {
    const entries = [passed('e1', 'quiz', 'web', { value: 0.8 }), passed('e2', 'explanation', 'web')];
    assert.equal(first(explained, ...entries).satisfied, true);
  });

  it('asks for a strength where the rule does', () => {
    const rule: ProofRule = { evidence: { kind: 'check', subject: ['deployed'], minStrength: 'verified' } };
    const checked = first(rule, passed('e1', 'check', 'deployed', { strength: 'checked' }));
    assert.equal(checked.missing, 'Pass the check “deployed”, at least verified.');
    assert.equal(first(rule, passed('e1', 'check', 'deployed')).satisfied, true);
  });

  it('names only the easier of a check and its stricter form', () => {
    const subject = ['crud', 'crud:restart', 'hello:framework'];
    assert.equal(
      first({ evidence: { kind: 'check', subject } }).missing,
      'Pass the check “crud” or “hello:framework”.',
    );
  });

  it('takes either of two ways, and names both, the nearer one first', () => {
    const one = passed('e1', 'outside-solution', 'https://example.org/1', { strength: 'claimed' });
    const two = passed('e2', 'outside-solution', 'https://example.org/2', { strength: 'claimed' });
    assert.equal(first(either, one).missing, '1 of 2 solutions from elsewhere linked, or 0 of 3 challenges passed.');
    assert.deepEqual([first(either, one, two).satisfied, first(either, one, two).strength], [true, 'claimed']);
  });

  it('is never satisfied by a rule that asks for nothing', () => {
    assert.equal(first({ all: [] }).satisfied, false);
    assert.equal(first({ any: [] }).satisfied, false);
  });
});

describe('evidence on the signal itself', () => {
  it('satisfies it as claimed when the learner says so', () => {
    const status = first(structures, evidence('e1', 'signal/one'));
    assert.deepEqual([status.satisfied, status.strength, status.state], [true, 'claimed', 'done']);
    assert.deepEqual(status.evidenceIds, ['e1']);
  });

  it('gives way to the rule where that is stronger, and wins where it is weaker', () => {
    const rule: ProofRule = { evidence: { kind: 'check', subject: ['git'] } };
    const checked = passed('e2', 'check', 'git', { strength: 'checked' });
    assert.equal(first(rule, evidence('e1', 'signal/one'), checked).strength, 'checked');
    const found = evidence('e3', 'signal/one', { kind: 'doctor', strength: 'verified' });
    assert.equal(first(rule, found, checked).strength, 'verified');
  });

  it('is all that counts where the roadmap has no rules', () => {
    assert.equal(first(null, evidence('e1', 'signal/two')).satisfied, false);
    assert.equal(first(null, evidence('e1', 'signal/one')).satisfied, true);
    assert.match(first(null).missing, /^Say that/);
  });

  it('does not come from a tick in the document', () => {
    const ticked = roadmap({ signals: [{ ...signal('one'), checked: true }] });
    assert.equal(signalStatuses(ticked, { signals: [] }, [])[0]?.satisfied, false);
  });
});

describe('a signal that is set aside', () => {
  const rule: ProofRule = { evidence: { kind: 'check', subject: ['git'] } };
  const proof = passed('e1', 'check', 'git');
  const skip = state('s1', 'signal/one', 'skipped');

  it('is skipped, not done, and says how to come back', () => {
    const status = first(rule, proof, skip);
    assert.deepEqual([status.satisfied, status.state], [false, 'skipped']);
    assert.ok(status.progress < 1);
    assert.match(status.missing, /^You skipped this/);
  });

  it('comes back when it is opened, or when proof arrives after', () => {
    assert.equal(first(rule, proof, skip, state('s2', 'signal/one', 'open')).state, 'done');
    assert.equal(first(rule, skip, proof).state, 'done');
  });

  it('does not come back by proof of something else', () => {
    assert.equal(first(rule, proof, skip, passed('e2', 'check', 'rest-api')).state, 'skipped');
  });

  it('stays skipped while what came after is not enough', () => {
    const status = first(structures, state('s1', 'signal/one', 'skipped'), passed('e1', 'challenge', 'list'));
    assert.deepEqual([status.state, status.progress], ['skipped', 1 / 3]);
  });

  it('says until when it is put off', () => {
    const status = first(rule, state('s1', 'signal/one', 'deferred', '2027-01-04'));
    assert.equal(status.state, 'deferred');
    assert.match(status.missing, /until 2027-01-04/);
  });
});

describe('the signals of any ledger', () => {
  const rules: ProofRules = {
    signals: [
      { id: 'B1', itemId: 'signal/one', rule: { evidence: { kind: 'challenge', atLeast: 2, minStrength: 'checked' } } },
      { id: 'B2', itemId: 'signal/two', rule: { any: [{ evidence: { kind: 'check', subject: ['a'] } }, explained] } },
    ],
  };
  const of = (ledger: LedgerEntry[]): SignalStatus[] => signalStatuses(doc, rules, ledger);
  const satisfied = (ledger: LedgerEntry[]): number => of(ledger).filter((status) => status.satisfied).length;

  it('are the same when prefixes of it are replayed', () => {
    fc.assert(
      fc.property(anyLedger, fc.nat({ max: 40 }), (ledger, cut) => {
        assert.deepEqual(of([...ledger, ...ledger.slice(0, cut)]), of(ledger));
        assert.deepEqual(of([...ledger.slice(0, cut), ...ledger]), of(ledger));
      }),
    );
  });

  it('are as before when one piece of evidence is added and withdrawn', () => {
    fc.assert(
      fc.property(anyLedger, anyEvidence(), (ledger, entry) => {
        const undone = [...ledger, { ...entry, id: 'own' }, withdrawal('undo', 'own')];
        assert.deepEqual(of(undone), of(ledger));
      }),
    );
  });

  it('never gain a satisfied one by a skip', () => {
    fc.assert(
      fc.property(anyLedger, fc.constantFrom('one', 'two', 'three'), (ledger, slug) => {
        const after = [...ledger, state('own', `signal/${slug}`, 'skipped')];
        assert.ok(satisfied(after) <= satisfied(ledger));
        assert.ok(of(after).every((status) => status.itemId !== `signal/${slug}` || status.state === 'skipped'));
      }),
    );
  });

  it('never lose strength or progress by more evidence', () => {
    fc.assert(
      fc.property(anyLedger, anyEvidence(), (ledger, entry) => {
        const before = of(ledger);
        const after = of([...ledger, { ...entry, id: 'own' }]);
        before.forEach((status, index) => {
          assert.ok(rankOf(after[index]?.strength ?? null) >= rankOf(status.strength));
          assert.ok((after[index]?.progress ?? 0) >= status.progress);
        });
      }),
    );
  });

  it('have progress 1 exactly when they are satisfied, and then nothing is missing', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        for (const status of of(ledger)) {
          assert.equal(status.progress === 1, status.satisfied);
          assert.equal(status.missing === '', status.satisfied);
          assert.equal(status.state === 'done', status.satisfied);
        }
      }),
    );
  });
});

describe('what rules make of deliverables and quick wins', () => {
  const lines = { start: 1, end: 1 };
  const about = { text: '', lines, links: [], checked: false, parentId: null };
  const deliverable = { id: 'deliverable/git', kind: 'deliverable', title: 'Git', ...about } as const;
  const quickWin = { id: 'quick-win/hello', kind: 'quick-win', title: 'Hello', ...about } as const;
  const whole = roadmap({ phases: [phase('Build', { deliverables: [deliverable] })], quickWins: [quickWin] });
  const rules: ProofRules = {
    signals: [],
    deliverables: [{ id: 'D', itemId: deliverable.id, rule: { evidence: { kind: 'check', subject: ['git'] } } }],
    quickWins: [{ id: 'Q', itemId: quickWin.id, rule: { evidence: { kind: 'check', subject: ['hello-server'] } } }],
  };
  const stateOf = (id: string, ...entries: LedgerEntry[]) =>
    itemStates(entries, proofStatuses(whole, rules, entries)).get(id)?.state ?? 'open';

  it('are done when their rule is met, as strongly as what met it, and open again when that is withdrawn', () => {
    const proof = passed('e1', 'check', 'git');
    assert.equal(stateOf(deliverable.id, proof), 'done');
    assert.equal(itemStates([proof], proofStatuses(whole, rules, [proof])).get(deliverable.id)?.strength, 'verified');
    assert.equal(stateOf(quickWin.id, proof), 'open');
    assert.equal(stateOf(deliverable.id, proof, withdrawal('w1', 'e1')), 'open');
  });

  it('stay done by a claim, and say what a rule still asks for while they are open', () => {
    assert.equal(stateOf(deliverable.id, evidence('e1', deliverable.id)), 'done');
    const missing = proofStatuses(whole, rules, []).map((status) => status.missing);
    assert.deepEqual(missing, ['Pass the check “git”.', 'Pass the check “hello-server”.']);
  });
});
