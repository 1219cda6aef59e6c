/** One condition of a rule, and which evidence counts for it: by kind and subject, wherever in the ledger it was written. */
import type { EvidenceEntry, ProofRule } from '../types.ts';
import { rankOf } from './ledger.ts';

export type EvidenceLeaf = Extract<ProofRule, { evidence: unknown }>['evidence'];

/** Whether one piece of evidence counts for the condition. */
export function countsFor(leaf: EvidenceLeaf, entry: EvidenceEntry): boolean {
  if (!isAbout(leaf, entry)) return false;
  if (leaf.minStrength !== undefined && rankOf(entry.strength) < rankOf(leaf.minStrength)) return false;
  // Fail closed: a condition on a value is not met by evidence without one (NaN compares false, too).
  return leaf.minValue === undefined || (entry.value !== null && entry.value >= leaf.minValue);
}

/** Right kind and subject, whatever its value or strength. */
export function isAbout(leaf: EvidenceLeaf, entry: EvidenceEntry): boolean {
  return entry.kind === leaf.kind && (leaf.subject === undefined || leaf.subject.includes(entry.subject));
}

/** Every condition of a rule, in order. */
export function leavesOf(rule: ProofRule): EvidenceLeaf[] {
  if ('evidence' in rule) return [rule.evidence];
  return ('all' in rule ? rule.all : rule.any).flatMap(leavesOf);
}
