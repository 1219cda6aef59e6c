/** How far a rule is met by standing evidence, and how strongly. More evidence never lowers either. */
import type { EvidenceEntry, ProofRule, Strength } from '../types.ts';
import { countsFor, isAbout } from './leaf.ts';
import type { EvidenceLeaf } from './leaf.ts';
import { rankOf, stronger, weaker } from './ledger.ts';
import { joinClauses, leafClause } from './missing.ts';

export interface RuleOutcome {
  met: boolean;
  /** The weakest link of the best set that meets the rule; null while it is not met. */
  strength: Strength | null;
  /** 0..1, below 1 unless met. */
  progress: number;
  /** The evidence that carries it, or that counts so far. */
  carriers: EvidenceEntry[];
  /** What is still missing, as a clause; empty when met. */
  missing: string;
}

/**
 * Evaluates one rule.
 * @param standing evidence that stands, oldest first (`standingEvidence`).
 */
export function evaluateRule(rule: ProofRule, standing: readonly EvidenceEntry[]): RuleOutcome {
  if ('evidence' in rule) return evaluateLeaf(rule.evidence, standing);
  if ('all' in rule) return evaluateAll(rule.all.map((part) => evaluateRule(part, standing)));
  return evaluateAny(rule.any.map((part) => evaluateRule(part, standing)));
}

function evaluateLeaf(leaf: EvidenceLeaf, standing: readonly EvidenceEntry[]): RuleOutcome {
  const about = standing.filter((entry) => isAbout(leaf, entry));
  const needed = Math.max(1, leaf.atLeast ?? 1);
  const chosen = bestPerSubject(about.filter((entry) => countsFor(leaf, entry))).slice(0, needed);
  if (chosen.length >= needed) {
    return { met: true, strength: weakestOf(chosen), progress: 1, carriers: chosen, missing: '' };
  }
  const best = about.reduce<number | null>(
    (max, { value }) => (value !== null && value > (max ?? -1) ? value : max),
    null,
  );
  const missing = leafClause(leaf, chosen, best);
  return { met: false, strength: null, progress: chosen.length / needed, carriers: chosen, missing };
}

/** The strongest evidence of each subject, strongest first; the earliest wins among equals. */
function bestPerSubject(entries: EvidenceEntry[]): EvidenceEntry[] {
  const best = new Map<string, EvidenceEntry>();
  for (const entry of entries) {
    const known = best.get(entry.subject);
    if (!known || rankOf(entry.strength) > rankOf(known.strength)) best.set(entry.subject, entry);
  }
  return [...best.values()].sort((a, b) => rankOf(b.strength) - rankOf(a.strength));
}

function weakestOf(entries: EvidenceEntry[]): Strength | null {
  return entries.map((entry) => entry.strength).reduce<Strength | null>((a, b) => weaker(a, b), 'endorsed');
}

function evaluateAll(parts: RuleOutcome[]): RuleOutcome {
  // Fail closed: a rule that asks for nothing proves nothing.
  const met = parts.length > 0 && parts.every((part) => part.met);
  const open = parts.filter((part) => !part.met);
  return {
    met,
    strength: met ? parts.map((part) => part.strength).reduce(weaker) : null,
    progress: parts.reduce((sum, part) => sum + part.progress, 0) / Math.max(1, parts.length),
    carriers: unique(parts.flatMap((part) => part.carriers)),
    missing: joinClauses(
      open.map((part) => part.missing),
      'and',
    ),
  };
}

function evaluateAny(parts: RuleOutcome[]): RuleOutcome {
  const top = parts.reduce<RuleOutcome | null>(
    (best, part) => (best === null || better(part, best) ? part : best),
    null,
  );
  if (top === null) return { met: false, strength: null, progress: 0, carriers: [], missing: '' };
  if (top.met) return { ...top, strength: parts.map((part) => part.strength).reduce(stronger) };
  // The way that is nearest comes first.
  const ways = [...parts].sort((a, b) => b.progress - a.progress);
  return {
    ...top,
    missing: joinClauses(
      ways.map((part) => part.missing),
      'or',
    ),
  };
}

function better(a: RuleOutcome, b: RuleOutcome): boolean {
  if (a.met !== b.met) return a.met;
  return a.met ? rankOf(a.strength) > rankOf(b.strength) : a.progress > b.progress;
}

function unique(entries: EvidenceEntry[]): EvidenceEntry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}
