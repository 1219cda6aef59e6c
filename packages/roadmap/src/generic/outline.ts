/**
 * The sections of a document. Markdown and HTML headings open one, and so do `<details>` with a summary and a line
 * of bold text on its own, which many people use as a small heading.
 */
import type { Link } from '../model.ts';
import type { Block, OtherBlock, ParagraphBlock } from '../scan/blocks.ts';
import { leadingBold, linksOf, plainText, type Definitions } from '../scan/inline.ts';
import { scan } from '../scan/scan.ts';
import { isSideLink } from './entry.ts';
import { isExampleKey } from './examples.ts';
import { htmlParts, leadsOut, type HtmlPart } from './html.ts';
import { pictureTitle } from './picture.ts';
import { LINKED } from './placing.ts';
import { bareTitle, isPart, MAX_TITLE, shorten } from './title.ts';
import { keyOf, labelMode, sectionKind, type SectionKind } from './words.ts';

export type SectionForm = 'heading' | 'details' | 'bold';

export interface Section {
  /** 1-6 for headings; in between for details (+0.5) and bold lines (+0.75). 0 for the document. */
  level: number;
  kind: SectionForm;
  /** The heading as plain text, number and time included. */
  heading: string;
  /** For a person: without number, emoji and time. */
  title: string;
  key: string;
  role: SectionKind;
  line: number;
  end: number;
  /** What stands before the first heading under this one. */
  /** The links of the heading itself that lead out. */
  links: Link[];
  blocks: Block[];
  children: Section[];
}

/** A `<details>` inside so many others is read as one more beside the last. */
const MAX_OPEN = 40;

interface State {
  stack: Section[];
  /** Whether details are closed anywhere; if not, headings end them. */
  closes: boolean;
  definitions: Definitions;
}

/** Builds the tree of sections. The root has level 0 and holds what stands before the first heading. */
export function outline(blocks: Block[], definitions: Definitions, lastLine: number): Section {
  const root = newSection('heading', 0, '', 1, definitions);
  const closes = blocks.some((block) => block.type === 'html' && /<\/details/i.test(block.text));
  const state: State = { stack: [root], closes, definitions };
  blocks.forEach((block, at) => {
    if (block.type === 'heading' && !isTitling(block.text, definitions)) {
      current(state).blocks.push({ type: 'paragraph', text: block.text, lines: block.lines });
    } else if (block.type === 'heading') openSection(state, 'heading', block.level, block.text, block.lines.start);
    else if (block.type === 'html') readHtml(state, block);
    else if (block.type === 'paragraph' && isBoldHeading(block, blocks[at + 1], definitions)) {
      openSection(state, 'bold', Math.floor(realLevel(state)) + 0.75, block.text, block.lines.start);
    } else current(state).blocks.push(block);
  });
  setEnds(root, lastLine);
  settle(root);
  return root;
}

function newSection(kind: SectionForm, level: number, md: string, line: number, definitions: Definitions): Section {
  const heading = plainText(md, definitions) || pictureTitle(md, definitions);
  const title = shorten(bareTitle(heading), MAX_TITLE).head;
  const key = keyOf(title);
  const links = linksOf(md, definitions).filter((link) => leadsOut(link) && !isSideLink(link));
  return { level, kind, heading, title, key, role: sectionKind(key), line, end: line, links, blocks: [], children: [] };
}

function current(state: State): Section {
  return state.stack[state.stack.length - 1] as Section;
}

/** The level of the innermost open heading that is none of ours. */
function realLevel(state: State): number {
  for (let i = state.stack.length - 1; i >= 0; i -= 1) {
    const section = state.stack[i];
    if (section && section.kind !== 'bold') return section.level;
  }
  return 0;
}

function openSection(state: State, kind: SectionForm, level: number, md: string, line: number): void {
  const { stack } = state;
  const floor = state.closes ? stack.findLastIndex((section) => section.kind === 'details') : -1;
  while (stack.length > 1 && stack.length - 1 > floor && closedBy(current(state), kind, level)) stack.pop();
  const parent = current(state);
  const section = newSection(kind, Math.max(level, parent.level), md, line, state.definitions);
  parent.children.push(section);
  if (stack.length < MAX_OPEN) stack.push(section);
  else stack[stack.length - 1] = section;
}

/** A bold line is smaller than any heading, so every heading ends its section. */
function closedBy(section: Section, kind: SectionForm, level: number): boolean {
  return section.level >= level || (kind === 'heading' && section.kind === 'bold');
}

/** Whether a heading names what follows: a row of links is a way around, and a long sentence is prose in large type. */
function isTitling(md: string, definitions: Definitions): boolean {
  if (md.length < 40) return true;
  const plain = plainText(md, definitions);
  if (plain.length > 200 || (plain.length > 90 && /[.!]$/.test(plain))) return false;
  const links = linksOf(md, definitions);
  let between = plain;
  for (const link of links) between = between.replace(link.text, '');
  return links.length < 2 || /[\p{L}\p{N}]/u.test(between);
}

/** Headings and summaries of the block open sections; what stands behind a summary is read as Markdown. */
function readHtml(state: State, block: OtherBlock): void {
  const parts = htmlParts(block);
  if (parts.length === 0) {
    current(state).blocks.push(block);
    return;
  }
  for (const part of parts) {
    readPart(state, part);
    if (part.type === 'open' && part.behind.trim() !== '') readInside(state, part, block);
    else if (/<(tr|li)\b/i.test(part.behind)) {
      const lines = { start: part.line, end: block.lines.end };
      current(state).blocks.push({ type: 'html', text: part.behind, lines });
    }
  }
}

/** Markdown right behind a summary, without the blank line that it needs: read as it is meant. */
function readInside(state: State, part: HtmlPart, block: OtherBlock): void {
  const inside = scan(part.behind).blocks;
  shift(inside, part.line - 1 + part.text.split('\n').length - 1);
  for (const one of inside) one.lines.end = Math.min(one.lines.end, block.lines.end);
  current(state).blocks.push(...inside);
}

function readPart(state: State, part: HtmlPart): void {
  if (part.type === 'heading' && !isTitling(part.text, state.definitions)) {
    current(state).blocks.push({ type: 'paragraph', text: part.text, lines: { start: part.line, end: part.line } });
  } else if (part.type === 'heading') openSection(state, 'heading', part.level, part.text, part.line);
  else if (part.type === 'open') {
    const level = Math.floor(current(state).level) + 0.5;
    openSection(state, 'details', level, part.text, part.line);
  } else closeDetails(state);
}

function closeDetails(state: State): void {
  const at = state.stack.findLastIndex((section) => section.kind === 'details');
  if (at > 0) state.stack.length = at;
}

function isBoldHeading(block: ParagraphBlock, next: Block | undefined, definitions: Definitions): boolean {
  if (block.text.includes('\n') || block.text.length > 120 || !next || next.type === 'heading') return false;
  if (next.type === 'rule') return false;
  const bold = leadingBold(block.text);
  if (
    !bold ||
    bold.rest !== '' ||
    /[.!?]$/.test(bold.label) ||
    !/^[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(bold.label)
  )
    return false;
  const key = keyOf(bold.label);
  const isLabel = labelMode(key) !== null && !isPart(bold.label);
  return !isLabel && !isExampleKey(key) && linksOf(block.text, definitions).length === 0;
}

/** Moves the lines of blocks down by so many. */
function shift(blocks: Block[], by: number): void {
  for (const block of blocks) {
    block.lines = { start: block.lines.start + by, end: block.lines.end + by };
    if (block.type === 'quote') shift(block.children, by);
    else if (block.type === 'table') for (const row of block.rows) row.line += by;
    else if (block.type === 'list') {
      for (const item of block.items) {
        item.lines = { start: item.lines.start + by, end: item.lines.end + by };
        item.ownEnd += by;
        shift(item.children, by);
      }
    }
  }
}

/** Words on a fold that only say that it opens. */
const FOLD =
  /^((click|tap) (here|to|on)\b.*|(toggle|expand|show|open|see|view)( (me|all|more|section|details|list|answer|this))*( \(.*\)?)?|details|more|table)$/;

/** Looks again when all is read: folds without a name vanish, "progress" with links to study is no list of signals. */
function settle(section: Section): void {
  for (const child of section.children) settle(child);
  if (section.children.some(isFold)) {
    section.blocks.push(...section.children.filter(isFold).flatMap((child) => child.blocks));
    section.children = section.children.flatMap((child) => (isFold(child) ? child.children : [child]));
  }
  if (section.role === 'signal' && isLinked(section)) section.role = 'learning';
}

function isFold(section: Section): boolean {
  return section.kind === 'details' && FOLD.test(section.key);
}

/** Whether most items of a section and of those under it are links. */
function isLinked(section: Section): boolean {
  const count = { items: 0, links: 0 };
  const visit = (one: Section): void => {
    for (const block of one.blocks) {
      if (block.type !== 'list') continue;
      count.items += block.items.length;
      count.links += block.items.filter((item) => LINKED.test(item.text)).length;
    }
    for (const child of one.children) visit(child);
  };
  visit(section);
  return count.links * 2 > count.items;
}

/** A section ends where the next one starts. */
function setEnds(section: Section, end: number): void {
  section.end = Math.max(section.line, end);
  section.children.forEach((child, at) => {
    const next = section.children[at + 1];
    setEnds(child, next ? Math.max(child.line, next.line - 1) : end);
  });
}
