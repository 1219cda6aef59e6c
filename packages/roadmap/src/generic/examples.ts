/** Examples: they explain what is to be learned, and nobody works through them one by one. */
import type { Item, LineRange } from '../model.ts';
import type { Block, ListBlock, ListItemBlock } from '../scan/blocks.ts';
import { addText, type Context } from './context.ts';
import { hasMaterial, LINKED } from './placing.ts';

const KEY = /^(?:(?:some|a few|code) )?examples?(?: of .{1,40})?$|^for (?:example|instance)$|^e\.g$|^such as$/;
/** "Learn a structure, for example:", "Pick a tool such as", "Examples of loops:". */
const LEAD =
  /\b(?:for (?:example|instance)|examples?(?: of(?: [\w-]+){1,4})?)[\s*_]*:[\s*_]*$|\b(?:such as|e\.g\.?)[\s:,*_]*$/i;
const EXAMPLE =
  /^[^\w\s]{0,4}(?:(?:for )?examples?(?: \d+)?\s?[:,–—-]|for (?:example|instance)\b|e\.g\.?[\s:,]|such as\b)/i;

/** Whether a heading or a label (see `keyOf`) announces examples. */
export function isExampleKey(key: string): boolean {
  return KEY.test(key);
}

/** Whether a text leads into examples. */
export function leadsToExamples(text: string): boolean {
  return LEAD.test(text);
}

function isExample(item: ListItemBlock): boolean {
  return item.checked === null && EXAMPLE.test(item.text) && !LINKED.test(item.text) && !hasMaterial(item.children);
}

/** What is nested under a lead without the lists of examples, which become text of the item. */
export function withoutExampleLists(context: Context, holder: Item, children: Block[]): Block[] {
  return children.filter((block) => {
    if (block.type !== 'list' || hasMaterial([block])) return true;
    keepExample(context, holder, block.lines);
    return false;
  });
}

/** The items of a list that are no examples; those that are become text of what they explain. */
export function withoutExamples(context: Context, holder: Item, list: ListBlock): ListItemBlock[] {
  if (!list.items.some(isExample)) return list.items;
  return list.items.filter((item) => {
    if (!isExample(item)) return true;
    keepExample(context, holder, item.lines);
    return false;
  });
}

/** The lines as they are written, moved to the left as one: nested they would be code. */
function keepExample(context: Context, holder: Item, { start, end }: LineRange): void {
  const lines = context.lines.slice(start - 1, end);
  const indent = Math.max(0, lines[0]?.search(/\S/) ?? 0);
  addText(holder, lines.map((line) => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line)).join('\n'));
}
