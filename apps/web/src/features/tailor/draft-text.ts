/** A draft as one text, which is what a browser keeps and the server compares. */
import type { OwnRule, RoadmapDraft } from '@waymark/contract';
import { items, parse, type RoadmapDocument } from '@waymark/roadmap';

/** Own rules that the draft changes, by item: null takes one away. */
export type RuleChanges = Record<string, OwnRule | null>;

export type DraftBody = Pick<RoadmapDraft, 'baseVersion' | 'source' | 'kept' | 'rules'>;

export function pack({ baseVersion, source, kept, rules }: DraftBody): string {
  return JSON.stringify({ baseVersion, source, kept, rules });
}

/** @returns null for what is no draft: something else lies under its name */
export function unpack(text: string): DraftBody | null {
  try {
    const found = JSON.parse(text) as Partial<DraftBody>;
    const { baseVersion, source, kept, rules } = found;
    const isDraft =
      typeof baseVersion === 'number' && typeof source === 'string' && Array.isArray(kept) && Array.isArray(rules);
    return isDraft ? { baseVersion, source, kept, rules } : null;
  } catch {
    return null;
  }
}

/** What goes out of a document: where the items stand that were changed here, and those with a rule. */
export function bodyOf(
  { source, roadmap }: RoadmapDocument,
  { baseVersion, touched, rules }: { baseVersion: number; touched: ReadonlySet<string>; rules: RuleChanges },
): DraftBody {
  const body: DraftBody = { baseVersion, source, kept: [], rules: [] };
  if (touched.size === 0 && Object.keys(rules).length === 0) return body;
  for (const { id, lines } of items(roadmap)) {
    if (touched.has(id)) body.kept.push({ id, line: lines.start });
    const rule = rules[id];
    if (rule !== undefined) body.rules.push({ line: lines.start, rule });
  }
  return body;
}

export interface Opened {
  document: RoadmapDocument;
  touched: Set<string>;
  rules: RuleChanges;
}

/** A draft read again: the same items have the ids of the base. */
export function open({ source, kept, rules }: DraftBody, base: RoadmapDocument): Opened {
  const document = source === base.source ? base : parse(source, { previous: base.roadmap, kept });
  const byLine = Map.groupBy(items(document.roadmap), ({ lines }) => lines.start);
  const changes: RuleChanges = {};
  for (const { line, rule } of rules) {
    const item = byLine.get(line)?.find(({ kind }) => kind !== 'phase' && kind !== 'week');
    if (item) changes[item.id] = rule;
  }
  return { document, touched: new Set(kept.map(({ id }) => id)), rules: changes };
}
