/** Removing, moving and adding items: whole lines, nothing around them. */
import { itemById, items } from '../items/items.ts';
import type { AnyItem, ItemKind, RoadmapDocument } from '../model.ts';
import { bulletOf, placeOf } from './place.ts';
import { hasIds, idsOf, linesOf, newLines, refuse, reread } from './result.ts';
import type { EditResult, Line } from './result.ts';

const isBlank = (line: Line | undefined): boolean => line !== undefined && line.text.trim() === '';

function unknown(id: string): EditResult {
  return refuse(`There is no item “${id}” in this roadmap.`);
}

/** Takes lines out; of the two blank lines that would then meet, one goes too. */
function cut(lines: readonly Line[], { start, end }: AnyItem['lines']): Line[] {
  const meets = isBlank(lines[start - 2]) && isBlank(lines[end]);
  return [...lines.slice(0, start - 1), ...lines.slice(meets ? end + 1 : end)];
}

/**
 * A document without an item and what is nested in it.
 *
 * Refused where other items stand on the same lines. The ids of all that stays are kept. The numbers of a list change
 * only where it could not be read otherwise (`format` counts them again).
 */
export function removeItem(document: RoadmapDocument, id: string): EditResult {
  const item = itemById(document.roadmap, id);
  if (!item) return unknown(id);
  const { start, end } = item.lines;
  const rest = idsOf(document);
  for (const { id: each, lines } of items(document.roadmap)) {
    if (lines.start >= start && lines.end <= end && (each === id || lines.start > start)) rest.delete(each);
  }
  const next = rereadAs(document, cut(linesOf(document), item.lines), rest, [start - 1]);
  if (!next) return refuse('Other items stand on the same lines. Remove it in the Markdown.');
  return { ok: true, document: next, id };
}

/** Lines of a bullet with another indentation and, for bullets, the marker of the list they go to. */
function reindented(block: readonly Line[], target: string): Line[] {
  const [first] = block;
  const from = first && bulletOf(first.text);
  const to = bulletOf(target);
  if (!first || !from || !to) return [...block];
  const isBullet = !/\d/.test(from.marker + to.marker);
  return block.map((line, index) => {
    if (index === 0) {
      const behind = line.text.slice(from.indent.length + from.marker.length);
      return { ...line, text: to.indent + (isBullet ? to.marker : from.marker) + behind };
    }
    if (isBlank(line)) return line;
    const text = line.text.startsWith(from.indent) ? line.text.slice(from.indent.length) : line.text.trimStart();
    return { ...line, text: to.indent + text };
  });
}

/** Headings and paragraphs need a blank line around them; bullets and table rows must not have one. */
function needsBlank(document: RoadmapDocument, item: AnyItem): boolean {
  const { type } = placeOf(document, item);
  return type === 'heading' || type === 'other';
}

/** Puts lines before or after an item. */
function paste(lines: readonly Line[], block: readonly Line[], at: number, blank: 'before' | 'after' | null): Line[] {
  const beside = block[0];
  const before = blank === 'before' && !isBlank(lines[at - 1]) ? newLines([''], beside) : [];
  const after = blank === 'after' && !isBlank(lines[at]) ? newLines([''], beside) : [];
  return [...lines.slice(0, at), ...before, ...block, ...after, ...lines.slice(at)];
}

const ORDERED = /^([\s>]*)(\d{1,9})([.)]\s)/;

/** Numbers the list around a line again from one; nested lines and blank ones belong to it. */
export function renumbered(lines: readonly Line[], at: number): Line[] {
  const indent = ORDERED.exec(lines[at]?.text ?? '')?.[1] ?? ORDERED.exec(lines[at - 1]?.text ?? '')?.[1];
  if (indent === undefined) return [...lines];
  const belongs = (line: Line | undefined): boolean =>
    line !== undefined &&
    (isBlank(line) || line.text.startsWith(`${indent} `) || ORDERED.exec(line.text)?.[1] === indent);
  let first = at;
  while (first > 0 && belongs(lines[first - 1])) first--;
  const changed = [...lines];
  let number = 0;
  for (let index = first; index < lines.length && belongs(lines[index]); index++) {
    const line = lines[index] as Line;
    const match = ORDERED.exec(line.text);
    if (match?.[1] !== indent) continue;
    changed[index] = {
      ...line,
      text: `${indent}${++number}${line.text.slice(indent.length + (match[2] ?? '').length)}`,
    };
  }
  return changed;
}

/**
 * Reads changed lines back, and once more with the lists at `places` numbered anew: Markdown reads "2." right under a
 * line of text as more text, so a list that lost its first number must get it back.
 */
export function rereadAs(
  document: RoadmapDocument,
  lines: Line[],
  ids: ReadonlySet<string>,
  places: readonly number[],
): RoadmapDocument | null {
  const next = reread(document, lines);
  if (hasIds(next, ids)) return next;
  const counted = reread(
    document,
    places.reduce<Line[]>((all, at) => renumbered(all, at), lines),
  );
  return hasIds(counted, ids) ? counted : null;
}

/** Beside which item a moved or new one goes. */
export type Target = { before: string } | { after: string };

/**
 * A document with an item (and what is nested in it) moved before or after another one.
 *
 * Its lines take the indentation and the bullet of the place they go to; no other line changes, but for numbers where
 * a list could not be read otherwise.
 * Refused where the item would be read as something else there.
 */
export function moveItem(document: RoadmapDocument, id: string, target: Target): EditResult {
  const targetId = 'before' in target ? target.before : target.after;
  const item = itemById(document.roadmap, id);
  const other = itemById(document.roadmap, targetId);
  if (!item) return unknown(id);
  if (!other) return unknown(targetId);
  const inside = other.lines.start >= item.lines.start && other.lines.end <= item.lines.end;
  if (inside) return id === targetId ? { ok: true, document, id } : refuse('An item cannot be moved into itself.');
  const lines = linesOf(document);
  const block = reindented(lines.slice(item.lines.start - 1, item.lines.end), lines[other.lines.start - 1]?.text ?? '');
  const rest = cut(lines, item.lines);
  const anchor = 'before' in target ? other.lines.start : other.lines.end;
  const index = rest.findIndex(({ from }) => from === anchor);
  if (index < 0) return refuse('An item cannot be moved into itself.');
  const blank = needsBlank(document, item) ? ('before' in target ? 'after' : 'before') : null;
  const at = 'before' in target ? index : index + 1;
  const gap = rest.findIndex(({ from }) => from > item.lines.end);
  const gapAfter = gap < 0 ? rest.length : gap >= at ? gap + block.length : gap;
  const next = rereadAs(document, paste(rest, block, at, blank), idsOf(document), [at, gapAfter]);
  if (!next) return refuse('At that place the item would be read as something else.');
  return { ok: true, document: next, id };
}

/** What to add and where: after an item, or at the end of that kind in a phase, or at the end of that kind. */
export interface Insertion {
  kind: ItemKind;
  /** The item as Markdown, with or without bullet; further lines are nested under it. */
  markdown: string;
  after?: string;
  phaseId?: string;
}

/** The item behind which an insertion goes. */
function anchorOf(document: RoadmapDocument, { kind, after, phaseId }: Insertion): AnyItem | undefined {
  if (after !== undefined) return itemById(document.roadmap, after);
  const isTop = (item: AnyItem): boolean => !('parentId' in item) || item.parentId === null || item.kind === 'phase';
  const phase = document.roadmap.phases.find(({ id }) => id === phaseId);
  return items(document.roadmap).findLast((item) => {
    if (item.kind !== kind || !isTop(item)) return false;
    if (item.kind === 'signal') return phaseId === undefined || item.phaseId === phaseId;
    if (phaseId === undefined) return true;
    return phase !== undefined && [...phase.actions, ...phase.resources, ...phase.deliverables].includes(item as never);
  });
}

/** Markdown without the bullet that may stand in front of it. */
function bare(markdown: string): string[] {
  const [first = '', ...rest] = markdown.trim().split(/\r?\n/);
  const bullet = bulletOf(first);
  const front = bullet ? bullet.indent.length + bullet.marker.length + bullet.space.length : 0;
  return [first.slice(front), ...rest];
}

function nextMarker(marker: string): string {
  const number = /^(\d{1,9})([.)])$/.exec(marker);
  return number ? `${Number(number[1]) + 1}${number[2] ?? '.'}` : marker;
}

/** New lines in the style of the item they follow; null where that is no bullet, heading or row. */
function likeAnchor(document: RoadmapDocument, anchor: AnyItem, markdown: string): string[] | null {
  const place = placeOf(document, anchor);
  if (place.type === 'bullet') {
    const { indent, marker, space, checkbox } = place.bullet;
    const front = indent + nextMarker(marker) + space;
    const [first = '', ...rest] = bare(markdown);
    const box = checkbox !== '' && !/^\[[ xX-]?\]\s/.test(first) ? '[ ] ' : '';
    return [front + box + first, ...rest.map((line) => (line.trim() === '' ? '' : ' '.repeat(front.length) + line))];
  }
  const rows = markdown.trim().split(/\r?\n/);
  if (place.type === 'heading')
    return /^#{1,6}\s/.test(rows[0] ?? '') ? rows : ['#'.repeat(place.level) + ' ' + (rows[0] ?? ''), ...rows.slice(1)];
  if (place.type === 'row') return rows[0]?.startsWith('|') ? rows : null;
  return rows;
}

/** What our own form writes over the lists of a phase. */
export const LABELS: Readonly<Partial<Record<ItemKind, string>>> = {
  action: '**Key Actions / Study Items:**',
  resource: '**Linked Resources:**',
  deliverable: '**Suggested Deliverable / Checkpoint:**',
};

/** The first of its kind in a phase brings its label along. */
function underLabel(document: RoadmapDocument, insertion: Insertion): { at: number; rows: string[] } | null {
  const label = LABELS[insertion.kind];
  const phase = document.roadmap.phases.find(({ id }) => id === insertion.phaseId);
  if (!label || !phase) return null;
  const child = document.roadmap.phases.find(({ parentId }) => parentId === phase.id);
  const at = child ? child.lines.start - 1 : phase.lines.end;
  const [first = '', ...rest] = bare(insertion.markdown);
  return { at, rows: [label, `- ${first}`, ...rest.map((line) => (line.trim() === '' ? '' : `  ${line}`))] };
}

/** The one new item of a document, if it is of the wanted kind and all others are as before. */
function added(document: RoadmapDocument, next: RoadmapDocument, kind: ItemKind): EditResult {
  const before = idsOf(document);
  const all = items(next.roadmap);
  const fresh = all.filter(({ id }) => !before.has(id));
  const item = fresh.find((candidate) => candidate.kind === kind);
  if (!item || all.length - fresh.length !== before.size)
    return refuse(`At that place this would not be read as a ${kind}.`);
  return { ok: true, document: next, id: item.id };
}

/**
 * A document with a new item, written in the style of its neighbours.
 *
 * The result names the new item's id. Refused where it would not be read as the wanted kind; ids of all others are kept.
 */
export function insertItem(document: RoadmapDocument, insertion: Insertion): EditResult {
  if (insertion.markdown.trim() === '') return refuse('An item must say something.');
  if (insertion.after !== undefined && !itemById(document.roadmap, insertion.after)) return unknown(insertion.after);
  const lines = linesOf(document);
  const anchor = anchorOf(document, insertion);
  if (anchor) {
    const rows = likeAnchor(document, anchor, insertion.markdown);
    if (!rows) return refuse('Write the new row with a “|” around each of its cells.');
    const block = newLines(rows, lines[anchor.lines.end - 1]);
    const blank = needsBlank(document, anchor) ? 'before' : null;
    return added(document, reread(document, paste(lines, block, anchor.lines.end, blank)), insertion.kind);
  }
  const labelled = underLabel(document, insertion);
  if (!labelled) return refuse('Say behind which item, or in which phase, the new one goes.');
  const block = newLines([...labelled.rows, ''], lines[labelled.at - 1]);
  return added(document, reread(document, paste(lines, block, labelled.at, 'before')), insertion.kind);
}
