/** Re-reading a document after its lines were changed: ids follow the lines they stood on. */
import { assignIds } from '../items/ids.ts';
import { items } from '../items/items.ts';
import type { AnyItem, RoadmapDocument } from '../model.ts';
import { draftOf, finish } from '../parse.ts';

/** A new document with the id of the item in question, or why it cannot be done, in words for a person. */
export type EditResult = { ok: true; document: RoadmapDocument; id: string } | { ok: false; reason: string };

/** A line of the changed document. */
export interface Line {
  text: string;
  /** Its line end, so that mixed ones survive; '' where it had none or is new. */
  ending: '' | '\n' | '\r\n';
  /** The 1-based line it was before; 0 for a new one. */
  from: number;
}

export function refuse(reason: string): EditResult {
  return { ok: false, reason };
}

/** The lines of a document; joining them again is lossless. */
export function linesOf(document: RoadmapDocument): Line[] {
  const rows = document.source.split('\n');
  return rows.map((row, index) => {
    const isLast = index === rows.length - 1;
    const isCrlf = !isLast && row.endsWith('\r');
    return { text: isCrlf ? row.slice(0, -1) : row, ending: isLast ? '' : isCrlf ? '\r\n' : '\n', from: index + 1 };
  });
}

/** New lines with the line end of the line they will stand beside. */
export function newLines(texts: readonly string[], beside: Line | undefined): Line[] {
  return texts.map((text) => ({ text, ending: beside?.ending ?? '', from: 0 }));
}

/** Only the last line has no line end, whichever line that is now. */
function join(lines: readonly Line[]): string {
  const usual = lines.find(({ ending }) => ending !== '')?.ending ?? '\n';
  return lines.map(({ text, ending }, index) => text + (index === lines.length - 1 ? '' : ending || usual)).join('');
}

function keyOf(item: AnyItem, line: number): string {
  return `${item.kind}:${line}`;
}

/** Reads changed lines; an item that stands on an old line is the item of the same kind that stood there. */
export function reread(before: RoadmapDocument, lines: readonly Line[]): RoadmapDocument {
  const draft = draftOf(join(lines));
  const waiting = new Map<string, string[]>();
  const previous = items(before.roadmap);
  for (const item of previous) {
    const key = keyOf(item, item.lines.start);
    const queue = waiting.get(key);
    if (queue) queue.push(item.id);
    else waiting.set(key, [item.id]);
  }
  const kept = new Map<AnyItem, string>();
  for (const item of items(draft.roadmap)) {
    const from = lines[item.lines.start - 1]?.from ?? 0;
    const id = from === 0 ? undefined : waiting.get(keyOf(item, from))?.shift();
    if (id !== undefined) kept.set(item, id);
  }
  // The id of a removed item is not free: its notes and evidence must not fall to a newcomer.
  return finish(
    draft,
    assignIds(
      draft.roadmap,
      kept,
      previous.map(({ id }) => id),
    ),
  );
}

/** Are exactly these ids gone, and (but for `added`) no others come? */
export function hasIds(document: RoadmapDocument, expected: ReadonlySet<string>): boolean {
  const found = items(document.roadmap);
  return found.length === expected.size && found.every(({ id }) => expected.has(id));
}

/** The ids of a document's items. */
export function idsOf(document: RoadmapDocument): Set<string> {
  return new Set(items(document.roadmap).map(({ id }) => id));
}
