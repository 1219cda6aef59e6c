/** Changing one item: only its own lines change, and its id stays. */
import { itemById, items } from '../items/items.ts';
import type { AnyItem, RoadmapDocument } from '../model.ts';
import { plainText } from '../scan/inline.ts';
import { escapeMarkdown, escapeUrl, patchBody, tellHours } from './body.ts';
import type { ItemPatch } from './body.ts';
import { bulletOf, placeOf } from './place.ts';
import type { BulletPlace } from './place.ts';
import { hasIds, idsOf, linesOf, newLines, refuse, reread } from './result.ts';
import type { EditResult, Line } from './result.ts';

function setCheckbox(line: string, checked: boolean): string {
  const bullet = bulletOf(line);
  if (!bullet) return line;
  const front = bullet.indent + bullet.marker + bullet.space;
  return `${front}[${checked ? 'x' : ' '}] ${line.slice(front.length + bullet.checkbox.length)}`;
}

/** Has the item's nested Markdown become a part of its text, so that a new text replaces it? */
function ownsNested(document: RoadmapDocument, item: AnyItem, ownEnd: number): boolean {
  const { start, end } = item.lines;
  if (end === ownEnd || !item.text.includes('\n')) return false;
  return items(document.roadmap).every(({ lines }) => lines.start <= start || lines.start > end);
}

function onOneLine(text: string): string {
  const rows = text.split('\n').map((row) => row.trim());
  return rows.filter((row) => row !== '').join(' ');
}

/** The bullet's own lines with new words; `until` is the last old line that they replace. */
function rewordBullet(
  document: RoadmapDocument,
  lines: Line[],
  item: AnyItem,
  { bullet, block }: BulletPlace,
  patch: ItemPatch,
): { replaced: Line[]; until: number } {
  const first = lines[item.lines.start - 1] as Line;
  const front = bullet.indent + bullet.marker + bullet.space + bullet.checkbox;
  const own = lines.slice(item.lines.start - 1, block.ownEnd).map(({ text }) => text);
  const body = own.map((line, i) => (i === 0 ? line.slice(front.length) : line.replace(/^[\s>]+/, ''))).join('\n');
  const text = patch.text?.trim();
  const isWhole = text !== undefined && ownsNested(document, item, block.ownEnd);
  const [head = '', ...tail] = text?.split(/\r?\n/) ?? [];
  const words = text === undefined ? patch : { ...patch, text: isWhole ? head : onOneLine(text) };
  const rows = [...patchBody(item, body.trimEnd(), words).split('\n'), ...(isWhole ? tail : [])];
  const indent = bullet.indent + ' '.repeat(bullet.marker.length + bullet.space.length);
  const replaced = newLines(
    rows.map((row, i) => (i === 0 ? front + row : row === '' ? '' : indent + row)),
    first,
  );
  replaced[0] = { ...(replaced[0] as Line), from: first.from };
  return { replaced, until: isWhole ? item.lines.end : block.ownEnd };
}

function patchBullet(
  document: RoadmapDocument,
  lines: Line[],
  item: AnyItem,
  place: BulletPlace,
  patch: ItemPatch,
): Line[] {
  const { start } = item.lines;
  const { checked, ...words } = patch;
  const isReworded = Object.keys(words).length > 0;
  const own = { replaced: lines.slice(start - 1, place.block.ownEnd), until: place.block.ownEnd };
  const { replaced, until } = isReworded ? rewordBullet(document, lines, item, place, words) : own;
  const [head, ...tail] = replaced;
  if (!head) return lines;
  const first = checked === undefined ? head : { ...head, text: setCheckbox(head.text, checked) };
  return [...lines.slice(0, start - 1), first, ...tail, ...lines.slice(until)];
}

/** Replaces words that stand in a line as they are; null where they do not. */
function replaceIn(line: string, old: string, by: string): string | null {
  const at = old === '' ? -1 : line.indexOf(old);
  return at < 0 ? null : line.slice(0, at) + by + line.slice(at + old.length);
}

const STATED_HOURS = /\d[\d.,]*(?:\s?(?:-|–|to)\s?\d[\d.,]*)?\s?(?:hours?|hrs?|h)\b/i;

/** A heading, a table row or a bold line: its words are found as they stand. */
function patchPlain(lines: Line[], item: AnyItem, patch: ItemPatch): Line[] | null {
  const first = lines[item.lines.start - 1];
  const text = first && patchWords(first.text, item, patch);
  if (text === undefined || text === null) return null;
  const changed = lines.map((line) => (line === first ? { ...line, text } : line));
  return patch.text === undefined ? changed : patchProse(changed, item, patch.text);
}

/** One line with new title, address and hours; null where one of the old ones does not stand in it. */
function patchWords(line: string, item: AnyItem, { title, url, hours }: ItemPatch): string | null {
  let text: string | null = line;
  if (title !== undefined) text = replaceIn(text, item.title, escapeMarkdown(title).replaceAll('|', '\\|'));
  if (text !== null && url !== undefined) {
    text = item.kind === 'resource' && item.url !== null ? replaceIn(text, item.url, escapeUrl(url)) : null;
  }
  if (text === null || hours === undefined) return text;
  return STATED_HOURS.test(text) ? text.replace(STATED_HOURS, tellHours(hours)) : null;
}

/** The goal of a phase, or the text of a note: found among the item's lines as it stands. */
function patchProse(lines: Line[], item: AnyItem, text: string): Line[] | null {
  const old = item.kind === 'phase' ? item.goal : item.text;
  const { start, end } = item.lines;
  const own = lines.slice(start - 1, end);
  const changed = replaceIn(own.map((line) => line.text).join('\n'), old, text.trim().replace(/\r/g, ''));
  if (changed === null) return null;
  const rows = changed.split('\n');
  // Lines before and after the replaced ones are still the lines they were.
  const same = (index: number): Line | undefined =>
    own[index]?.text === rows[index] || index === 0 ? own[index] : own.at(index - rows.length);
  const patched = rows.map((row, index): Line => {
    const before = same(index);
    const isKept = before !== undefined && (before.text === row || index === 0);
    return { text: row, ending: before?.ending ?? '', from: isKept ? before.from : 0 };
  });
  return [...lines.slice(0, start - 1), ...patched, ...lines.slice(end)];
}

function normal(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/** What of a patch did not arrive in the item, in words; null where all did. */
function missing(item: AnyItem, patch: ItemPatch): string | null {
  const { title, text, hours, url, checked } = patch;
  const words = title?.replace(/\s+/g, ' ').trim();
  if (words !== undefined && item.title !== words)
    return 'The new title cannot be written in the place of the old one.';
  if (text !== undefined && normal(text) !== normal(textOf(item))) return 'This item has no place for that text.';
  if (hours !== undefined && hoursOf(item) !== Math.round(hours * 100) / 100)
    return 'This item has no place for hours.';
  if (url !== undefined && !(item.kind === 'resource' && item.url === escapeUrl(url)))
    return 'This item has no place for a link.';
  if (checked !== undefined && !('checked' in item && item.checked === checked))
    return 'This item has no place for a checkbox.';
  return null;
}

function textOf(item: AnyItem): string {
  if (item.kind === 'phase') return item.goal;
  return item.kind === 'resource' ? item.remark : item.text;
}

function hoursOf(item: AnyItem): number | null {
  if (item.kind === 'resource') return item.hours;
  return item.kind === 'phase' ? item.hours : null;
}

function badPatch({ title, hours }: ItemPatch): string | null {
  if (title?.trim() === '') return 'A title cannot be empty.';
  if (hours !== undefined && !(hours >= 0 && hours < 1_000_000)) return 'Hours must be a number from 0 on.';
  return null;
}

/**
 * A document with one item changed.
 *
 * Only the item's own lines differ from before; every item keeps its id. The result is read back: what the place of
 * the item cannot express (hours of a prompt, a link of a day) is refused with a reason, and nothing is changed.
 * @param patch new values; hours in hours, of a resource or of a phase's heading
 */
export function editItem(document: RoadmapDocument, id: string, patch: ItemPatch): EditResult {
  const item = itemById(document.roadmap, id);
  if (!item) return refuse(`There is no item “${id}” in this roadmap.`);
  const bad = badPatch(patch);
  if (bad !== null) return refuse(bad);
  const lines = linesOf(document);
  const place = placeOf(document, item);
  const changed =
    place.type === 'bullet' ? patchBullet(document, lines, item, place, patch) : patchPlain(lines, item, patch);
  if (!changed) return refuse('The item is not written in a way that can be changed here. Change it in the Markdown.');
  const next = reread(document, changed);
  const after = itemById(next.roadmap, id);
  if (!after || after.kind !== item.kind)
    return refuse('With that change the item would no longer be read as what it is.');
  const lost = missing(after, patch);
  if (lost !== null) return refuse(lost);
  if (!hasIds(next, idsOf(document))) return refuse('With that change other items would be read differently.');
  return { ok: true, document: next, id };
}
