/** Documents without phases among their headings: the top of a nested list, or the rows of a plan, are the phases. */
import type { Phase } from '../model.ts';
import type { Block, ListBlock, ListItemBlock } from '../scan/blocks.ts';
import { newPhase, type Context } from './context.ts';
import { hoursOf, effortIn, weeksOf } from './effort.ts';
import { readEntry } from './entry.ts';
import { isContents } from './list.ts';
import { readBlocks } from './phase.ts';
import { addEntry } from './placing.ts';
import { isPlanTable, readPlan } from './table.ts';
import { bareTitle } from './title.ts';
import { plainText } from '../scan/inline.ts';

/** Whether most items at the top of a list have a list of their own. */
export function isNestedPlan(list: ListBlock): boolean {
  const nested = list.items.filter((item) => item.children.some((child) => child.type === 'list')).length;
  return list.items.length > 1 && nested >= list.items.length / 2;
}

/** Whether blocks hold a plan of their own. */
export function holdsPlan(blocks: Block[], context: Context): boolean {
  return blocks.some(
    (block) =>
      (block.type === 'table' && isPlanTable(block)) ||
      (block.type === 'list' && !isContents(block, context) && isNestedPlan(block)),
  );
}

/**
 * Reads such blocks: nested lists and plan tables give phases, other lists and tables go to one phase of their own.
 * @param title the title of that one phase
 */
export function readLoose(context: Context, blocks: Block[], title: string): void {
  let phase: Phase | null = null;
  for (const block of blocks) {
    if (block.type === 'list' && !isContents(block, context) && isNestedPlan(block)) {
      for (const item of block.items) readTop(context, item);
    } else if (block.type === 'table' && isPlanTable(block)) readPlan(context, block, null);
    else if (block.type === 'list' || block.type === 'table' || block.type === 'html') {
      const lines = { start: block.lines.start, end: blocks[blocks.length - 1]?.lines.end ?? block.lines.end };
      phase ??= newPhase(context, title, null, lines);
      readBlocks(context, phase, [block], 'auto');
    } else if (phase) readBlocks(context, phase, [block], 'auto');
  }
}

/** An item at the top: its own link becomes the first resource of its phase. */
function readTop(context: Context, item: ListItemBlock): void {
  const entry = readEntry(item.text, context.definitions);
  const plain = plainText(item.text, context.definitions);
  const phase = newPhase(context, bareTitle(entry.title) || plain || 'Untitled', null, item.lines);
  phase.weeks = weeksOf(plain);
  phase.hours = hoursOf({ ...effortIn(plain), days: null });
  phase.text = entry.text;
  const lines = { start: item.lines.start, end: item.ownEnd };
  if (entry.url !== null) addEntry(context, phase, entry, { lines, checked: item.checked, parentId: null }, 'auto', []);
  readBlocks(context, phase, item.children, 'auto');
}
