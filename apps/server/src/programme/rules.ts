/** What counts as proof in one programme: the content pack's rules and the learner's own. */
import type { ProofRules, SignalRule } from '@waymark/learning';
import type { OwnRule } from '@waymark/store';

/** How a learner's own rule is called where the pack's have names such as `F1`. */
export const OWN_RULE = 'own';

/** @returns the pack's rule about an item, null where it has none */
export function packRuleOf(
  { signals, deliverables = [], quickWins = [] }: ProofRules,
  itemId: string,
): SignalRule | null {
  return [signals, deliverables, quickWins].flat().find((rule) => rule.itemId === itemId) ?? null;
}

/** The pack's rule about an item stands: an own one never makes it easier. */
export function withOwnRules(pack: ProofRules, own: readonly OwnRule[]): ProofRules {
  if (own.length === 0) return pack;
  const free = own.filter(({ itemId }) => packRuleOf(pack, itemId) === null);
  const about = (...kinds: string[]): SignalRule[] =>
    free
      .filter(({ itemId }) => kinds.includes(itemId.slice(0, itemId.indexOf('/'))))
      .map(({ itemId, rule }) => ({ id: OWN_RULE, itemId, rule }));
  return {
    ...pack,
    signals: [...pack.signals, ...about('signal')],
    deliverables: [...(pack.deliverables ?? []), ...about('deliverable')],
    quickWins: [...(pack.quickWins ?? []), ...about('quick-win')],
    items: about('resource', 'action'),
  };
}
