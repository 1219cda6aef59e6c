/** Inside a section: what stands under each bold label (or sub-heading). */
import type { LineRange } from '../model.ts';
import type { Block, ListBlock, ListItemBlock, ParagraphBlock, TableBlock } from '../scan/blocks.ts';
import { leadingBold, plainText } from '../scan/inline.ts';
import { headingTitle } from './titles.ts';

export interface Group {
  /** Plain text without its colon; null for what stands under no label. */
  label: string | null;
  /** Markdown behind the label, on its own paragraph. */
  rest: string;
  prose: ParagraphBlock[];
  lists: ListBlock[];
  tables: TableBlock[];
  /** Quotes and code: kept as notes. */
  others: Block[];
  lines: LineRange;
}

function newGroup(label: string | null, rest: string, lines: LineRange): Group {
  return { label, rest, prose: [], lists: [], tables: [], others: [], lines: { ...lines } };
}

/** The labelled lines of a paragraph; "**A:** x" directly above "**B:** y" is one paragraph to Markdown, two to a reader. */
function groupsOfParagraph(block: ParagraphBlock): Group[] {
  const groups: Group[] = [];
  block.text.split('\n').forEach((line, offset) => {
    const bold = leadingBold(line);
    const number = block.lines.start + offset;
    const last = groups.at(-1);
    if (bold && (bold.colon || bold.rest === '')) {
      groups.push(newGroup(bold.label, bold.rest, { start: number, end: number }));
    } else if (last) {
      last.rest = last.rest === '' ? line.trim() : `${last.rest}\n${line.trim()}`;
      last.lines.end = number;
    }
  });
  return leadingBold(block.text) ? groups : [];
}

/** "Prerequisites:" without bold, directly over a list. */
function isPlainLabel(block: ParagraphBlock, next: Block | undefined): boolean {
  return next?.type === 'list' && block.text.length < 60 && block.text.endsWith(':') && !block.text.includes('\n');
}

function groupsOfBlock(block: Block, next: Block | undefined): Group[] {
  if (block.type === 'heading') return [newGroup(headingTitle(block.text).replace(/:$/, ''), '', block.lines)];
  if (block.type === 'rule') return [newGroup(null, '', block.lines)];
  if (block.type !== 'paragraph') return [];
  if (isPlainLabel(block, next)) return [newGroup(plainText(block.text).slice(0, -1).trim(), '', block.lines)];
  return groupsOfParagraph(block);
}

/** Cuts the blocks of a section at its labels; a thematic break ends what a label covers. */
export function groupsOf(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  blocks.forEach((block, index) => {
    const opened = groupsOfBlock(block, blocks[index + 1]);
    for (const group of opened) groups.push(group);
    if (opened.length > 0 || block.type === 'html') return;
    if (groups.length === 0) groups.push(newGroup(null, '', block.lines));
    const current = groups.at(-1) as Group;
    if (block.type === 'list') current.lists.push(block);
    else if (block.type === 'table') current.tables.push(block);
    else if (block.type === 'paragraph') current.prose.push(block);
    else current.others.push(block);
    current.lines.end = block.lines.end;
  });
  return groups.filter((group) => group.label !== null || hasContent(group));
}

function hasContent(group: Group): boolean {
  return group.prose.length + group.lists.length + group.tables.length + group.others.length > 0;
}

/** The items of all lists of a group; two bullet styles side by side are two lists to Markdown, one to a reader. */
export function itemsOf(group: Group): ListItemBlock[] {
  return group.lists.flatMap((list) => list.items);
}

/** The items of the lists nested under an item. */
export function nestedItems(item: ListItemBlock): ListItemBlock[] {
  return item.children.flatMap((child) => (child.type === 'list' ? child.items : []));
}

/** The label's own words, or else the paragraphs under it. */
export function proseOf(group: Group): string {
  return [group.rest, ...group.prose.map((block) => block.text)].filter((text) => text !== '').join('\n\n');
}
