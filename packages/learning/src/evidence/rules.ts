/**
 * Signals are derived from the ledger, never set: a tick in the document itself proves nothing.
 *
 * A signal is satisfied when its rule is met, or by evidence written on the signal itself (a learner's claim, a
 * doctor's finding) at that evidence's own strength; the stronger of the two shows. Evidence of a kind
 * that the rule counts never satisfies a signal on its own: one challenge of fifteen is not fifteen. An endorsement never
 * does either: it raises the explanation that it names.
 * A signal that was skipped or put off stays so until something that counts for it comes after.
 */
import type { Roadmap } from '@waymark/roadmap';
import type { EvidenceEntry, ItemState, LedgerEntry, ProofRules, SignalRule, SignalStatus } from '../types.ts';
import { evaluateRule } from './evaluate.ts';
import type { RuleOutcome } from './evaluate.ts';
import { countsFor, leavesOf } from './leaf.ts';
import type { EvidenceLeaf } from './leaf.ts';
import { rankOf, readLedger } from './ledger.ts';
import type { LedgerDigest, SetAside } from './ledger.ts';
import { sentence } from './missing.ts';

/** Shown for a signal whose rule is met but which is set aside: 1 is kept for satisfied. */
const NEARLY = 0.99;

const NOTHING: Readonly<RuleOutcome> = Object.freeze({
  met: false,
  strength: null,
  progress: 0,
  carriers: [],
  missing: 'say that you have done it, or add evidence to it',
});

/**
 * The status of every signal of the roadmap, in the document's order.
 * @param rules rules as data; a signal without one is satisfied by evidence on itself only.
 * @param entries the ledger, oldest first. Its replay, in whole or with duplicates, gives the same statuses.
 */
export function signalStatuses(roadmap: Roadmap, rules: ProofRules, entries: readonly LedgerEntry[]): SignalStatus[] {
  const digest = readLedger(entries);
  const byItem = new Map(rules.signals.map((rule) => [rule.itemId, rule]));
  const onItem = Map.groupBy(digest.standing, (entry) => entry.itemId);
  return roadmap.signals.map((signal) => {
    return statusOf(signal, byItem.get(signal.id) ?? null, onItem.get(signal.id) ?? [], digest);
  });
}

/** What a rule can be about. */
interface Ruled {
  id: string;
  title: string;
  phaseId: string | null;
}

/**
 * The same for everything that a rule speaks of: all signals, and those deliverables, quick wins, resources and actions
 * that have a rule. Signals come first, in the document's order.
 */
export function proofStatuses(roadmap: Roadmap, rules: ProofRules, entries: readonly LedgerEntry[]): SignalStatus[] {
  const digest = readLedger(entries);
  const onItem = Map.groupBy(digest.standing, (entry) => entry.itemId);
  const isStudied = (rules.items ?? []).length > 0;
  const delivered = roadmap.phases.flatMap(({ id, deliverables, resources, actions }) =>
    [...deliverables, ...(isStudied ? [...resources, ...actions] : [])].map((item): Ruled => ({
      id: item.id,
      title: item.title,
      phaseId: id,
    })),
  );
  const ruled = [...(rules.deliverables ?? []), ...(rules.quickWins ?? []), ...(rules.items ?? [])];
  const byItem = new Map(ruled.map((rule) => [rule.itemId, rule]));
  const quickWins = roadmap.quickWins.map(({ id, title }): Ruled => ({ id, title, phaseId: null }));
  const others = [...delivered, ...quickWins].flatMap((item) => {
    const rule = byItem.get(item.id);
    return rule === undefined ? [] : [statusOf(item, rule, onItem.get(item.id) ?? [], digest)];
  });
  return [...signalStatuses(roadmap, rules, entries), ...others];
}

/**
 * The state of every item: what the ledger says of it, and where a rule speaks of the item, what the rule says.
 * @param statuses of the same ledger, by `proofStatuses`
 */
export function itemStates(entries: readonly LedgerEntry[], statuses: readonly SignalStatus[]): Map<string, ItemState> {
  const states = readLedger(entries).states;
  for (const { itemId, state, strength } of statuses) {
    if (state === 'open' && strength === null) continue;
    states.set(itemId, { until: null, since: null, ...states.get(itemId), state, strength });
  }
  return states;
}

function statusOf(signal: Ruled, rule: SignalRule | null, own: EvidenceEntry[], digest: LedgerDigest): SignalStatus {
  const leaves = rule === null ? [] : leavesOf(rule.rule);
  const direct = own.filter((entry) => !leaves.some((leaf) => leaf.kind === entry.kind));
  const byRule = rule === null ? NOTHING : evaluateRule(rule.rule, digest.standing);
  const outcome = strongerOf(byRule, directOutcome(direct));
  const aside = digest.setAside.get(signal.id);
  const held = aside !== undefined && !(outcome.met && revived(leaves, direct, digest, aside)) ? aside : null;
  const satisfied = outcome.met && held === null;
  return {
    itemId: signal.id,
    ruleId: rule?.id ?? null,
    title: signal.title,
    phaseId: signal.phaseId,
    satisfied,
    state: satisfied ? 'done' : (held?.state ?? 'open'),
    strength: outcome.strength,
    progress: satisfied ? 1 : Math.min(NEARLY, outcome.progress),
    evidenceIds: outcome.carriers.map((entry) => entry.id),
    missing: held === null ? sentence(outcome.missing) : whyHeld(held),
  };
}

/** The strongest evidence on the signal itself. */
function directOutcome(direct: EvidenceEntry[]): RuleOutcome {
  const best = direct.reduce<EvidenceEntry | null>(
    (a, b) => (rankOf(b.strength) > rankOf(a?.strength ?? null) ? b : a),
    null,
  );
  if (best === null) return NOTHING;
  return { met: true, strength: best.strength, progress: 1, carriers: [best], missing: '' };
}

function strongerOf(byRule: RuleOutcome, direct: RuleOutcome): RuleOutcome {
  return direct.met && rankOf(direct.strength) > rankOf(byRule.strength) ? direct : byRule;
}

/** Whether something that counts for the signal came after it was set aside. */
function revived(leaves: EvidenceLeaf[], direct: EvidenceEntry[], digest: LedgerDigest, aside: SetAside): boolean {
  const later = (entry: EvidenceEntry): boolean => (digest.positions.get(entry.id) ?? -1) > aside.position;
  if (direct.some(later)) return true;
  return digest.standing.some((entry) => later(entry) && leaves.some((leaf) => countsFor(leaf, entry)));
}

function whyHeld({ state, until }: SetAside): string {
  if (state === 'skipped') return 'You skipped this; open it again to count what you have done.';
  return `You put this off${until === null ? '' : ` until ${until}`}; open it again to count what you have done.`;
}
