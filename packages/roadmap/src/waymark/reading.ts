/** What the readers of all sections share: the roadmap under construction, and a place for what they do not know. */
import type { Diagnostic, ItemKind, LineRange, Phase, Roadmap } from '../model.ts';
import type { ListItemBlock } from '../scan/blocks.ts';
import { linksOf, plainText } from '../scan/inline.ts';
import { nestedItems } from './groups.ts';
import type { Group } from './groups.ts';
import { titleAndText } from './titles.ts';

export interface Reading {
  roadmap: Roadmap;
  diagnostics: Diagnostic[];
  /** The lines of the document, without line ends. */
  lines: readonly string[];
  /** How many temporary ids have been given out. */
  used: number;
  /** The phases by their names as `titleKey` has them, once all of them are read. */
  phasesByName: ReadonlyMap<string, Phase> | null;
}

interface Base<K extends ItemKind> {
  id: string;
  kind: K;
  title: string;
  text: string;
  lines: LineRange;
}

/** The common fields of a new item, with a temporary id (see `assignIds`). */
export function base<K extends ItemKind>(
  reading: Reading,
  kind: K,
  title: string,
  text: string,
  lines: LineRange,
): Base<K> {
  return { id: `#${++reading.used}`, kind, title, text, lines: { ...lines } };
}

/** Source lines without the indentation they have in common. */
export function markdownOf(reading: Reading, { start, end }: LineRange): string {
  const lines = reading.lines.slice(start - 1, end).map((line) => line.trimEnd());
  const indents = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, width) => Math.min(least, width), 99);
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .trim();
}

/** Is everything nested under an item nothing but links? Then `links` says it all. */
function isOnlyLinks(item: ListItemBlock): boolean {
  return nestedItems(item).every((nested) => {
    const [link] = linksOf(nested.text);
    return link !== undefined && nested.children.length === 0 && link.text === plainText(nested.text);
  });
}

/** What is nested under an item, as Markdown; '' where links say it all. */
export function nestedText(reading: Reading, item: ListItemBlock): string {
  if (item.children.length === 0 || isOnlyLinks(item)) return '';
  return markdownOf(reading, { start: item.ownEnd + 1, end: item.lines.end });
}

/** A bullet as an item of a simple kind: title, text, and what is nested as text. */
export function bullet<K extends ItemKind>(reading: Reading, kind: K, item: ListItemBlock, withNested = true): Base<K> {
  const { title, text } = titleAndText(item);
  const nested = withNested ? nestedText(reading, item) : '';
  return base(reading, kind, title, [text, nested].filter((part) => part !== '').join('\n'), item.lines);
}

/** Words, a link or a label in front: no need to read on. */
const SPOKEN = /^(?:\*\*|\[)?[a-z0-9]/i;

/** Bullets that say something; an empty one is reported. */
export function spoken(reading: Reading, list: readonly ListItemBlock[]): ListItemBlock[] {
  return list.filter((item) => {
    const says = item.children.length > 0 || SPOKEN.test(item.text) || plainText(item.text) !== '';
    if (!says) {
      const message = 'This bullet says nothing. Write what is to be done, or delete it.';
      reading.diagnostics.push({ line: item.lines.start, code: 'empty-item', severity: 'warning', message });
    }
    return says;
  });
}

/** Keeps lines that no part of the model claims. */
export function keepNote(reading: Reading, title: string, text: string, lines: LineRange): void {
  const short = title.length > 120 ? `${title.slice(0, 119).trimEnd()}…` : title;
  reading.roadmap.notes.push(base(reading, 'note', short || 'Note', text, lines));
}

/** Keeps a part of a known section that the section has no place for. */
export function keepUnread(reading: Reading, group: Group, section: string): void {
  const text = markdownOf(reading, group.lines);
  const firstLine = plainText(text.split('\n', 1)[0] ?? '');
  keepNote(reading, group.label ?? firstLine, text, group.lines);
  const message = `“${section}” has no place for this part, so it is kept as a note. Give it a label that the section knows, or a section of its own.`;
  reading.diagnostics.push({ line: group.lines.start, code: 'unread-part', severity: 'info', message });
}

/** Prose under no label: an introduction is passed over, anything later is kept as a note. */
export function keepProse(reading: Reading, group: Group, isFirst: boolean): void {
  if (group.label !== null || isFirst) return;
  for (const block of group.prose) keepNote(reading, plainText(block.text), block.text, block.lines);
}
