/** Where a part goes when it is moved by one place, over the end of its list into the next phase. */
import type { AnyItem, RoadmapEdit } from '@waymark/roadmap';

/**
 * @param lists the lists of one kind, phase by phase
 * @returns null where it stands at the very end already
 */
export function moveByOne(lists: readonly (readonly AnyItem[])[], id: string, step: 1 | -1): RoadmapEdit | null {
  const at = lists.findIndex((list) => list.some((item) => item.id === id));
  const list = lists[at] ?? [];
  const place = list.findIndex((item) => item.id === id);
  const beside = list[place + step];
  if (beside) return step === 1 ? { type: 'move', id, after: beside.id } : { type: 'move', id, before: beside.id };
  for (let next = at + step; next >= 0 && next < lists.length; next += step) {
    const target = step === 1 ? lists[next]?.[0] : lists[next]?.at(-1);
    if (target) return step === 1 ? { type: 'move', id, before: target.id } : { type: 'move', id, after: target.id };
  }
  return null;
}
