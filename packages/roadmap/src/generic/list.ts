/** Lists into items: what is nested under an item keeps that item as its parent. */
import type { Item, Phase } from '../model.ts';
import type { Block, ListBlock, ListItemBlock } from '../scan/blocks.ts';
import { leadingBold, linksOf, plainText, type Definitions } from '../scan/inline.ts';
import { addText, sourceOf, type Context, type Place } from './context.ts';
import { readEntry, wholeEntry } from './entry.ts';
import { isExampleKey, leadsToExamples, withoutExampleLists, withoutExamples } from './examples.ts';
import { HTML_MARKER } from './html-list.ts';
import { leadsOut } from './html.ts';
import { addEntry, addLinks, hasMaterial, isMaterial, LINKED } from './placing.ts';
import { readTable } from './table.ts';
import { keyOf, labelMode, type Mode } from './words.ts';

const MORE = /^(and (so on|more|others)|etc|and many more|more|\.{3}|…)\W*$/i;

/** A table of contents: a list whose links lead to headings of the document itself; a slip in twenty is forgiven. */
export function isContents(list: ListBlock, context: Context): boolean {
  const known = context.contents.get(list);
  if (known !== undefined) return known;
  const count = { items: 0, anchors: 0, out: 0 };
  const found =
    onlyAnchors(list.items, context.definitions, count) &&
    count.anchors > 0 &&
    count.anchors >= count.items * 0.4 &&
    count.out <= count.anchors / 20;
  context.contents.set(list, found);
  return found;
}

/** Counts items and anchors; false at the first item that can be ticked, or as soon as too much leads out. */
function onlyAnchors(
  items: ListItemBlock[],
  definitions: Definitions,
  count: { items: number; anchors: number; out: number },
): boolean {
  for (const item of items) {
    count.items += 1;
    if (item.checked !== null) return false;
    const links = LINKED.test(item.text) ? linksOf(item.text, definitions) : [];
    if (links.some(leadsOut)) {
      count.out += 1;
      if (count.out > 1 + count.anchors / 20) return false;
    } else if (links.length > 0) count.anchors += 1;
    for (const child of item.children)
      if (child.type === 'list' && !onlyAnchors(child.items, definitions, count)) return false;
  }
  return true;
}

/**
 * Reads every item of a list into the phase.
 * @param holder what takes the examples among them as text: the item that the list is nested under
 */
export function readList(
  context: Context,
  phase: Phase,
  list: ListBlock,
  mode: Mode,
  parentId: string | null,
  holder: Item = phase,
): void {
  if (isContents(list, context)) return;
  const boxed = list.items.some((item) => item.checked !== null);
  const isStudy = mode === 'auto' || mode === 'action';
  const items = isStudy ? withoutExamples(context, holder, list) : list.items;
  for (const item of items) {
    if (boxed && isRemark(item)) addText(phase, sourceOf(context, item.lines.start, item.lines.end));
    else readItem(context, phase, item, mode, parentId);
  }
}

/** Among boxes to tick, a whole sentence without a box says how to go about them. */
function isRemark(item: ListItemBlock): boolean {
  if (item.checked !== null || item.children.length > 0 || LINKED.test(item.text)) return false;
  return /\s.*\s.*[.!?]$/s.test(item.text);
}

function readItem(context: Context, phase: Phase, item: ListItemBlock, mode: Mode, parentId: string | null): void {
  const { md, children } = ownWords(item);
  if (md === '') {
    readChildren(context, phase, children, mode, parentId, null);
    return;
  }
  const label = labelOf(md, children, context, item.checked);
  if (label) {
    readLabelled(context, phase, item, label, children, parentId);
    return;
  }
  const entry = mode === 'prerequisite' ? wholeEntry(md, context.definitions) : readEntry(md, context.definitions);
  if (MORE.test(entry.title) && children.length === 0) return;
  const place: Place = { lines: item.lines, checked: item.checked, parentId };
  const made = addEntry(context, phase, entry, place, mode, children);
  if (entry.kind === 'group' && made.kind === 'action') {
    const lines = { start: item.lines.start, end: item.ownEnd };
    addLinks(context, phase, entry, { lines, checked: null, parentId: made.id });
  }
  const nested = children.length > 0 && leadsToExamples(md) ? withoutExampleLists(context, made, children) : children;
  readChildren(context, phase, nested, mode, made.kind === 'signal' ? null : made.id, made);
}

/** The words of an item; a heading or a paragraph inside stands in where the item itself has none. */
function ownWords(item: ListItemBlock): { md: string; children: Block[] } {
  const first = item.children[0];
  if (item.text !== '' || (first?.type !== 'heading' && first?.type !== 'paragraph')) {
    return { md: item.text, children: item.children };
  }
  return { md: first.text, children: item.children.slice(1) };
}

/** "Resources:" as an item with a list of its own, or "Goal: ..." in a line. */
function labelOf(
  md: string,
  children: Block[],
  context: Context,
  checked: boolean | null,
): { mode: Mode; rest: string } | null {
  const bold = leadingBold(md);
  if (bold && bold.rest !== '') {
    const mode = bold.colon ? labelMode(keyOf(bold.label)) : null;
    return mode === 'resource' || mode === 'deliverable' ? { mode, rest: bold.rest } : null;
  }
  if (children.length === 0 || LINKED.test(md)) return null;
  const key = keyOf(plainText(md, context.definitions));
  const mode = isExampleKey(key) ? 'text' : labelMode(key);
  // "Description" or "Time" with a box or with links under it is a topic, whatever the word means elsewhere.
  const explains = mode === 'goal' || mode === 'text' || mode === 'time';
  if (explains && (hasMaterial(children) || (checked !== null && mode !== 'text'))) return null;
  if (checked !== null && !explains) return null;
  return mode ? { mode, rest: '' } : null;
}

function readLabelled(
  context: Context,
  phase: Phase,
  item: ListItemBlock,
  label: { mode: Mode; rest: string },
  children: Block[],
  parentId: string | null,
): void {
  if (label.mode === 'goal' || label.mode === 'text' || label.mode === 'time') {
    addText(phase, sourceOf(context, item.lines.start, item.lines.end));
    return;
  }
  if (label.rest !== '') {
    const entry = readEntry(label.rest, context.definitions);
    const place: Place = { lines: item.lines, checked: item.checked, parentId };
    if (label.mode === 'resource' && entry.kind === 'resource' && entry.links.length > 0) {
      addLinks(context, phase, { ...entry, links: linksOf(label.rest, context.definitions).filter(leadsOut) }, place);
    } else addEntry(context, phase, entry, place, label.mode, children);
  }
  readChildren(context, phase, children, label.mode, parentId, null);
}

/**
 * What is nested: prose goes to the item's text, lists become items. Plain bullets under a resource or a deliverable
 * describe it and are text as well.
 */
function readChildren(
  context: Context,
  phase: Phase,
  children: Block[],
  mode: Mode,
  parentId: string | null,
  made: Item | null,
): void {
  const describes = made !== null && made.kind !== 'action';
  let current = mode;
  for (const block of children) {
    const label = block.type === 'paragraph' ? labelMode(keyOf(plainText(block.text))) : null;
    if (label) current = label;
    else if (block.type === 'list' && made !== null && describes) {
      for (const item of block.items) {
        if (isMaterial(item)) readItem(context, phase, item, current, parentId);
        else
          addText(made, item.marker === HTML_MARKER ? item.text : sourceOf(context, item.lines.start, item.lines.end));
      }
    } else if (block.type === 'list') readList(context, phase, block, current, parentId, made ?? phase);
    else if (block.type === 'table') readTable(context, phase, block, current, parentId);
    else if (block.type !== 'rule' && block.type !== 'definition') {
      addText(made ?? phase, sourceOf(context, block.lines.start, block.lines.end));
    }
  }
}
