/** What a learner wants first. */

import type { WorkItem } from '../types.ts';

/**
 * The work with some items first, in the order asked for, each after what it rests on; everything else keeps its order.
 * @param focus item ids; those that are no work change nothing.
 */
export function focusFirst(work: readonly WorkItem[], focus: readonly string[]): readonly WorkItem[] {
  if (focus.length === 0) return work;
  const byId = new Map(work.map((item) => [item.itemId, item]));
  const first = new Map<string, WorkItem>();
  const take = (itemId: string, path: ReadonlySet<string>): void => {
    const item = byId.get(itemId);
    if (item === undefined || first.has(itemId) || path.has(itemId)) return;
    for (const before of item.after ?? []) take(before, new Set([...path, itemId]));
    first.set(itemId, item);
  };
  for (const itemId of focus) take(itemId, new Set());
  return [...first.values(), ...work.filter(({ itemId }) => !first.has(itemId))];
}
