/** The blocks of one section into its phase: labels switch what the next list means, prose becomes goal and text. */
import type { Phase } from '../model.ts';
import type { Block, ListBlock, ParagraphBlock, QuoteBlock, TableBlock } from '../scan/blocks.ts';
import { leadingBold, linksOf, plainText } from '../scan/inline.ts';
import { addResource, addText, sourceOf, type Context, type Place } from './context.ts';
import { isSideLink, readEntry } from './entry.ts';
import { leadsToExamples } from './examples.ts';
import { htmlItems } from './html-list.ts';
import { htmlTable, leadsOut } from './html.ts';
import { labelIn, readTime } from './label.ts';
import { isContents, readList } from './list.ts';
import { addEntry, addLinks, hasMaterial, linkedLists, LINKED } from './placing.ts';
import { readTable } from './table.ts';
import { shorten } from './title.ts';
import type { Mode } from './words.ts';

/** Longest goal, in characters; more stays in the phase's text. */
const MAX_GOAL = 600;

interface Reading {
  context: Context;
  phase: Phase;
  mode: Mode;
  /** The mode that the heading gave. */
  start: Mode;
  /** Whether the section holds links to study, or code: then bare lists behind prose only explain. */
  explains: boolean;
  /** Whether prose with links is all there is to study. */
  proseLinks: boolean;
  /** The paragraph just read, where it leads into a list. */
  lead: string;
  /** What stood before, code and quotes left out. */
  previous: Block['type'] | null;
}

/**
 * Reads blocks into a phase.
 * @param mode what lists and tables hold until a label says otherwise
 */
export function readBlocks(context: Context, phase: Phase, blocks: Block[], mode: Mode): void {
  const explains = hasMaterial(blocks) || blocks.some((block) => block.type === 'code');
  const proseLinks = !blocks.some((block) => block.type === 'list' || block.type === 'table');
  const reading: Reading = { context, phase, mode, start: mode, explains, proseLinks, lead: '', previous: null };
  for (const block of blocks) {
    readBlock(reading, block);
    // Code between an item and its references explains the item.
    if (block.type !== 'code' && block.type !== 'quote') reading.previous = block.type;
  }
}

function readBlock(reading: Reading, block: Block): void {
  const { context, phase } = reading;
  if (block.type === 'paragraph') {
    readParagraph(reading, block);
    return;
  }
  const lead = reading.lead;
  reading.lead = '';
  if (block.type === 'list') {
    if (isContents(block, context)) return;
    if ((isProse(reading.mode) && !isStudied(block)) || (explains(reading, lead) && !hasMaterial([block]))) {
      keep(reading, block);
    } else readList(context, phase, block, modeOf(reading), null);
  } else if (block.type === 'table') {
    if (isProse(reading.mode) && !isStudied(block)) keep(reading, block);
    else readTable(context, phase, block, modeOf(reading), null);
  } else if (block.type === 'html') readHtmlBlock(reading, block);
  else if (block.type === 'quote' && linkedLists(block).length > 0) readQuote(reading, block);
  else if (block.type === 'quote' || block.type === 'code') addText(phase, textOf(context, block));
}

/** Whether the words in front of a list say that it only explains: an example, or prose in a section with material. */
function explains(reading: Reading, lead: string): boolean {
  return leadsToExamples(lead) || (lead.length > 40 && reading.explains);
}

function isProse(mode: Mode): boolean {
  return mode === 'goal' || mode === 'text' || mode === 'time';
}

/** Under "Note:" or "Goals:" boxes, tables with links and lists of nothing but links are still there to be worked on. */
function isStudied(block: ListBlock | TableBlock): boolean {
  if (block.type === 'table') return block.rows.some((row) => row.cells.some((cell) => LINKED.test(cell)));
  return block.items.every((item) => item.checked !== null || /^\W{0,8}\[[^\]]+\]\(/.test(item.text));
}

function modeOf(reading: Reading): Mode {
  return isProse(reading.mode) ? 'auto' : reading.mode;
}

/** References in a quote belong to the item above it, its words to the phase. */
function readQuote(reading: Reading, quote: QuoteBlock): void {
  const { context, phase, previous } = reading;
  const above = previous === 'list' ? phase.actions.findLast((action) => action.parentId === null) : undefined;
  const lists = linkedLists(quote);
  for (const child of quote.children) {
    if (child.type === 'list' && lists.includes(child)) readList(context, phase, child, 'auto', above?.id ?? null);
    else addText(phase, textOf(context, child));
  }
}

/** Keeps a block as prose: as the goal where a label said so and there is none yet. */
function keep(reading: Reading, block: Block): void {
  const text = textOf(reading.context, block);
  if (reading.mode === 'goal' && reading.phase.goal === '') setGoal(reading.phase, text);
  else addText(reading.phase, text);
}

function readHtmlBlock(
  reading: Reading,
  block: Block & { type: 'html' | 'code' | 'rule' | 'front-matter' | 'definition' },
): void {
  const { context, phase, mode } = reading;
  const table = htmlTable(block);
  if (table) readTable(context, phase, table, mode, null);
  const items = table ? [] : htmlItems(block);
  if (items.length > 0)
    readList(context, phase, { type: 'list', ordered: false, items, lines: block.lines }, mode, null);
  else if (!table && plainText(block.text) !== '') addText(phase, block.text.trim());
}

function readParagraph(reading: Reading, block: ParagraphBlock): void {
  const { context, phase } = reading;
  const plain = plainText(block.text, context.definitions);
  reading.lead = '';
  if (plain === '') return;
  const label = labelIn(block.text, plain);
  if (label) {
    const before = reading.mode;
    reading.mode = label.mode;
    if (label.rest !== '') readLabelled(reading, block, label.rest);
    // A note in one line says nothing about the table below it.
    if (label.rest !== '' && isProse(label.mode) && !plain.endsWith(':')) {
      reading.mode = isProse(before) ? reading.start : before;
    }
    return;
  }
  // A bold line that is no label of ours starts something new.
  if (leadingBold(block.text)?.rest === '') reading.mode = reading.start;
  const definition = /^(.{1,100})\n:\s+([\s\S]+)$/.exec(block.text);
  if (definition) {
    const entry = { ...readEntry(definition[1] ?? '', context.definitions), text: (definition[2] ?? '').trim() };
    addEntry(context, phase, entry, placeOf(block), reading.mode, []);
  } else if (!readLinkLines(reading, block, plain)) {
    if (plain.endsWith(':')) reading.lead = plain;
    if (!readTime(phase, plain)) readProse(reading, block, plain);
  }
}

/** What stands on the label's own line. */
function readLabelled(reading: Reading, block: ParagraphBlock, rest: string): void {
  const { context, phase, mode } = reading;
  const plain = plainText(rest, context.definitions);
  if (mode === 'time') {
    if (!readTime(phase, `time: ${plain}`)) addText(phase, block.text);
  } else if (mode === 'goal') {
    if (phase.goal === '') setGoal(phase, rest);
    else addText(phase, block.text);
  } else if (mode === 'text' || (mode === 'action' && !linksOf(rest, context.definitions).some(leadsOut))) {
    addText(phase, block.text);
  } else if (mode === 'prerequisite' || mode === 'deliverable' || mode === 'signal') {
    addEntry(context, phase, readEntry(rest, context.definitions), placeOf(block), mode, []);
  } else readLinks(reading, { ...block, text: rest });
}

/** Lines that start with a link are resources, one a line, as in a list without bullets. */
function readLinkLines(reading: Reading, block: ParagraphBlock, plain: string): boolean {
  const { context, phase, mode } = reading;
  const lines = block.text.split('\n').filter((line) => line.trim() !== '');
  const starts = lines.every((line) => /^(?:[^\p{L}\p{N}[<]{0,8})(?:\[|<a\s|https?:\/\/)/iu.test(line.trim()));
  if (starts && linksOf(block.text, context.definitions).some(leadsOut) && !isProse(mode)) {
    const short = plain.length < 200 * lines.length;
    if (short) {
      lines.forEach((line, at) => {
        const entry = readEntry(line, context.definitions);
        const no = block.lines.start + at;
        const place: Place = { lines: { start: no, end: no }, checked: null, parentId: null };
        if (entry.kind === 'group') addLinks(context, phase, entry, place);
        else if (entry.url !== null) addEntry(context, phase, entry, place, mode, []);
        else addText(phase, line);
      });
      return true;
    }
  }
  if (mode !== 'resource' && mode !== 'deliverable') return false;
  if (mode === reading.start && !linksOf(block.text, context.definitions).some(leadsOut)) return false;
  return readLinks(reading, block);
}

/** Every link of a paragraph becomes a resource. */
function readLinks(reading: Reading, block: ParagraphBlock): boolean {
  const { context, phase } = reading;
  const links = linksOf(block.text, context.definitions).filter((link) => leadsOut(link) && !isSideLink(link));
  if (links.length === 0) {
    addText(phase, block.text);
    return true;
  }
  const entry = readEntry(block.text, context.definitions);
  if (links.length === 1 && entry.kind === 'resource') addResource(context, phase, entry, placeOf(block));
  else addLinks(context, phase, { ...entry, title: phase.title, links }, placeOf(block));
  return true;
}

function readProse(reading: Reading, block: ParagraphBlock, plain: string): void {
  const { context, phase } = reading;
  if (
    phase.goal === '' &&
    reading.mode === reading.start &&
    phase.id !== '#0' &&
    !plain.endsWith(':') &&
    !isProperties(block.text)
  ) {
    setGoal(phase, block.text);
  } else addText(phase, textOf(context, block));
  if (!reading.proseLinks) return;
  const links = linksOf(block.text, context.definitions).filter((link) => leadsOut(link) && !isSideLink(link));
  if (links.length > 0)
    addLinks(
      context,
      phase,
      { ...readEntry(block.text, context.definitions), title: phase.title, links },
      placeOf(block),
    );
}

/** The property lines under the title of an exported page: "Status: Doing". */
export function isProperties(text: string): boolean {
  return text.split('\n').every((line) => /^[A-Z][\w ]{0,30}: \S/.test(line) && line.length < 120);
}

function setGoal(phase: Phase, md: string): void {
  const { head, cut } = shorten(md, MAX_GOAL);
  phase.goal = head;
  if (cut) addText(phase, md);
}

function textOf(context: Context, block: Block): string {
  return sourceOf(context, block.lines.start, block.lines.end);
}

function placeOf(block: Block): Place {
  return { lines: block.lines, checked: null, parentId: null };
}
