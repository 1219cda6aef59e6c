/** Small ledgers and a small roadmap for the tests of this package; nothing else imports it. */
import type { Phase, Roadmap, Signal } from '@waymark/roadmap';
import fc from 'fast-check';
import { STRENGTHS } from '../types.ts';
import type { EvidenceEntry, LedgerEntry, StateEntry, WithdrawalEntry } from '../types.ts';

const AT = '2026-11-22T18:30:00.000Z';
const lines = { start: 1, end: 1 };

export function evidence(id: string, itemId: string, more: Partial<EvidenceEntry> = {}): EvidenceEntry {
  const plain = { kind: 'claim', subject: '', value: null, note: '', link: null } as const;
  return { type: 'evidence', id, at: AT, itemId, strength: 'claimed', ...plain, ...more };
}

export function passed(id: string, kind: string, subject: string, more: Partial<EvidenceEntry> = {}): EvidenceEntry {
  return evidence(id, `${kind}/${subject}`, { kind, subject, strength: 'verified', ...more });
}

export function withdrawal(id: string, evidenceId: string): WithdrawalEntry {
  return { type: 'withdrawal', id, at: AT, evidenceId, note: '' };
}

export function state(id: string, itemId: string, name: StateEntry['state'], until: string | null = null): StateEntry {
  return { type: 'state', id, at: AT, itemId, state: name, until, note: '' };
}

export function phase(title: string, more: Partial<Phase> = {}): Phase {
  return {
    ...{
      id: `phase/${title.toLowerCase()}`,
      kind: 'phase',
      title,
      text: '',
      lines,
      depth: 0,
      parentId: null,
      weeks: null,
    },
    ...{ hours: null, goal: '', actions: [], resources: [], deliverables: [], effortHours: null, ...more },
  };
}

export function signal(slug: string, phaseId: string | null = 'phase/build'): Signal {
  return { id: `signal/${slug}`, kind: 'signal', title: slug, text: '', lines, phaseId, checked: false };
}

export function roadmap(more: Partial<Roadmap> = {}): Roadmap {
  const snapshot = { purpose: null, audience: null, weeks: null, hoursPerWeek: null, lines: null };
  return {
    ...{ title: 'A roadmap', snapshot, prerequisites: [], tools: [], pillars: [], phases: [], quickWins: [] },
    ...{ leverageMoves: [], weeks: [], signals: [], metrics: [], practices: [], prompts: [], notes: [], ...more },
  };
}

/** Few names, so that entries meet: items, kinds, subjects and ids all collide often. */
export const anyEntry: fc.Arbitrary<LedgerEntry> = fc.oneof(
  { weight: 4, arbitrary: anyEvidence() },
  { weight: 1, arbitrary: fc.tuple(id('w'), id('e')).map(([own, target]) => withdrawal(own, target)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(id('s'), itemId(), fc.constantFrom('open', 'skipped', 'deferred' as const))
      .map(([own, item, name]) => state(own, item, name)),
  },
);

/** Ledgers with replayed entries in them. */
export const anyLedger: fc.Arbitrary<LedgerEntry[]> = fc.array(anyEntry, { maxLength: 40 });

export function anyEvidence(): fc.Arbitrary<EvidenceEntry> {
  return fc
    .record({
      id: id('e'),
      itemId: itemId(),
      strength: fc.constantFrom(...STRENGTHS),
      kind: fc.constantFrom('claim', 'challenge', 'quiz', 'check'),
      subject: fc.constantFrom('a', 'b', 'c'),
      value: fc.constantFrom(null, 0.5, 0.9),
    })
    .map(({ id: own, itemId: item, ...more }) => evidence(own, item, more));
}

function id(prefix: string): fc.Arbitrary<string> {
  return fc.nat({ max: 30 }).map((n) => `${prefix}${n}`);
}

function itemId(): fc.Arbitrary<string> {
  return fc.constantFrom('signal/one', 'signal/two', 'signal/three', 'resource/x', 'challenge/a');
}
