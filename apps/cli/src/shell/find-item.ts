/** Finds the item that a person means by an id, a rule's short name or a piece of its title. */
import type { RoadmapView } from '@waymark/contract';
import { items, type AnyItem } from '@waymark/roadmap';
import { CommandFailure } from './failure.ts';

const MOST_CANDIDATES = 8;

/**
 * @param view the roadmap
 * @param wanted a whole id, the part of it after the slash, or words of the title
 * @param ruleIds short names such as `F1`, by item id
 * @throws CommandFailure that lists the candidates when it is none or several
 */
export function findItem(view: RoadmapView, wanted: string, ruleIds: Map<string, string> = new Map()): AnyItem {
  const all = items(view.roadmap);
  const needle = wanted.trim().toLowerCase();
  const exact = all.find((item) => item.id.toLowerCase() === needle || ruleIds.get(item.id)?.toLowerCase() === needle);
  if (exact) return exact;
  const bySlug = all.filter((item) => item.id.slice(item.id.indexOf('/') + 1).toLowerCase() === needle);
  const byTitle = all.filter((item) => item.title.toLowerCase() === needle);
  const byPart = all.filter(
    (item) => item.id.toLowerCase().includes(needle) || item.title.toLowerCase().includes(needle),
  );
  for (const found of [bySlug, byTitle, byPart]) {
    if (found.length === 1 && found[0]) return found[0];
    if (found.length > 1) throw ambiguous(wanted, found);
  }
  throw new CommandFailure(`Nothing in the roadmap matches “${wanted}”. \`waymark status --items\` lists every id.`);
}

function ambiguous(wanted: string, found: AnyItem[]): CommandFailure {
  const lines = found.slice(0, MOST_CANDIDATES).map((item) => `  ${item.id}  ${item.title}`);
  const more = found.length > MOST_CANDIDATES ? [`  and ${found.length - MOST_CANDIDATES} more`] : [];
  return new CommandFailure(
    [`“${wanted}” could be ${found.length} items; name one by its id:`, ...lines, ...more].join('\n'),
  );
}

/** Splits an item id for the path of a route. */
export function idParts(id: string): { kind: string; slug: string } {
  const slash = id.indexOf('/');
  return { kind: id.slice(0, slash), slug: id.slice(slash + 1) };
}
