/** The `<li>` elements of an HTML block as list items, nested as they are written. */
import { MAX_DEPTH, type ListBlock, type ListItemBlock, type OtherBlock } from '../scan/blocks.ts';
import { inner, lineCounter } from './html.ts';

/** How an item of an HTML list is known: its lines are not Markdown, its text is. */
export const HTML_MARKER = '<li>';

const TAG = /<(\/?)(li|ul|ol)\b[^>]{0,500}>/gi;

/** A list that is open, and its item that is. */
interface Level {
  items: ListItemBlock[];
  open: ListItemBlock | null;
}

interface Reading {
  /** The lists that are open; the first is that of the block itself and never closed. */
  levels: Level[];
}

/** The items of all lists of a block; empty where it has none. Lists deeper than `MAX_DEPTH` stay at that depth. */
export function htmlItems(block: OtherBlock): ListItemBlock[] {
  if (!/<li\b/i.test(block.text)) return [];
  const lineOf = lineCounter(block);
  const items: ListItemBlock[] = [];
  const reading: Reading = { levels: [{ items, open: null }] };
  let from = 0;
  for (const tag of block.text.matchAll(TAG)) {
    addWords(reading, block.text.slice(from, tag.index));
    const line = lineOf(tag.index);
    const closes = tag[1] === '/';
    if (tag[2]?.toLowerCase() === 'li') readItem(reading, closes, line);
    else if (closes) closeList(reading, line);
    else openList(reading, line);
    from = tag.index + tag[0].length;
  }
  addWords(reading, block.text.slice(from));
  while (reading.levels.length > 1) closeList(reading, lineOf(block.text.length));
  return spoken(items);
}

function innermost(reading: Reading): Level {
  return reading.levels[reading.levels.length - 1] as Level;
}

function addWords(reading: Reading, html: string): void {
  const { open } = innermost(reading);
  if (open) open.text = `${open.text} ${inner(html)}`.trim();
}

function readItem(reading: Reading, closes: boolean, line: number): void {
  const level = innermost(reading);
  if (level.open) level.open.lines.end = line;
  level.open = null;
  if (closes) return;
  const lines = { start: line, end: line };
  level.open = { marker: HTML_MARKER, checked: null, text: '', children: [], lines, ownEnd: line };
  level.items.push(level.open);
}

/** A list belongs to the item it stands in, or to the one before it where it was put between items. */
function openList(reading: Reading, line: number): void {
  const { levels } = reading;
  const level = innermost(reading);
  const holder = level.open ?? (levels.length > 1 ? level.items.at(-1) : undefined);
  if (!holder || levels.length >= MAX_DEPTH) {
    levels.push({ items: level.items, open: null });
    return;
  }
  const list: ListBlock = { type: 'list', ordered: false, items: [], lines: { start: line, end: line } };
  holder.children.push(list);
  levels.push({ items: list.items, open: null });
}

function closeList(reading: Reading, line: number): void {
  const { levels } = reading;
  if (levels.length < 2) return;
  readItem(reading, true, line);
  const closed = levels.pop();
  const outer = innermost(reading);
  const holder = outer.open ?? outer.items.at(-1);
  // A list that shares its items with the outer one is the whole block's, or too deep.
  if (!holder || closed?.items === outer.items) return;
  holder.lines.end = Math.max(holder.lines.end, line);
  const list = holder.children.at(-1);
  if (list) list.lines.end = Math.max(list.lines.end, line);
}

/** Items that say something, or hold some that do. */
function spoken(items: ListItemBlock[]): ListItemBlock[] {
  return items.filter((item) => {
    for (const child of item.children) if (child.type === 'list') child.items = spoken(child.items);
    item.children = item.children.filter((child) => child.type !== 'list' || child.items.length > 0);
    return item.text !== '' || item.children.length > 0;
  });
}
