/** Where an entry belongs: resource, action, deliverable, signal or prerequisite. */
import type { Item, Phase } from '../model.ts';
import type { Block, ListBlock, ListItemBlock, QuoteBlock } from '../scan/blocks.ts';
import { addAction, addDeliverable, addResource, addSignal, newItem, type Context, type Place } from './context.ts';
import { isGeneric, linkTitle, type Entry } from './entry.ts';
import type { Mode } from './words.ts';

/** The lists of a quote whose items hold links: references that people set apart. */
export function linkedLists(quote: QuoteBlock): ListBlock[] {
  return quote.children.flatMap((child) => (child.type === 'list' && hasMaterial([child]) ? [child] : []));
}

/** A quick look for links, where a full reading would be repeated at every depth. */
export const LINKED = /\]\(|\]\[|https?:\/\/|href=|www\./i;

/** Whether something nested can be studied or ticked: a link or a checkbox, at any depth. */
export function hasMaterial(blocks: Block[]): boolean {
  return blocks.some((block) => {
    if (block.type === 'list') {
      return block.items.some(isMaterial);
    }
    return block.type === 'table' || (block.type === 'quote' && linkedLists(block).length > 0);
  });
}

/** The same of one item and what is nested under it. */
export function isMaterial(item: ListItemBlock): boolean {
  return item.checked !== null || LINKED.test(item.text) || hasMaterial(item.children);
}

const VAGUE = /^\W*((\w+ )?(here|this|link))\W*$/i;

/** One resource per link of a group; a link that says only "here" takes the title of the group. */
export function addLinks(context: Context, phase: Phase, group: Entry, place: Place): void {
  for (const link of group.links) {
    const vague = VAGUE.test(link.text) || (group.links.length === 1 && isGeneric(link.text));
    const title = vague && group.title !== '' ? group.title : linkTitle(link);
    const entry: Entry = { kind: 'resource', title, url: link.url, links: [], hours: null, remark: '', text: '' };
    addResource(context, phase, entry, place);
  }
}

/** Puts an entry where the mode and its own content say. */
export function addEntry(
  context: Context,
  phase: Phase,
  entry: Entry,
  place: Place,
  mode: Mode,
  children: Block[],
): Item {
  if (mode === 'signal') return addSignal(context, phase, entry.title, entry.text, place);
  if (mode === 'prerequisite') {
    const item = newItem(context, 'prerequisite', entry.title, entry.text || entry.remark, place.lines);
    context.roadmap.prerequisites.push(item);
    return item;
  }
  const groups = entry.url === null && children.some((block) => block.type === 'list') && hasMaterial(children);
  if (groups || entry.kind === 'group') return addAction(context, phase, entry, place);
  if (mode === 'deliverable') return addDeliverable(context, phase, entry, place);
  // Stated hours have a place in a resource only, so an entry with hours is one even without a link.
  if (entry.kind === 'resource' || entry.hours !== null || mode === 'resource') {
    return addResource(context, phase, entry, place);
  }
  return addAction(context, phase, entry, place);
}
