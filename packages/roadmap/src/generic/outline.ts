/**
 * The sections of a document. Markdown and HTML headings open one, and so do `<details>` with a summary and a line
 * of bold text on its own, which many people use as a small heading.
 */
import type { Block, OtherBlock, ParagraphBlock } from '../scan/blocks.ts';
import { leadingBold, linksOf, plainText, type Definitions } from '../scan/inline.ts';
import { scan } from '../scan/scan.ts';
import { htmlParts, type HtmlPart } from './html.ts';
import { bareTitle } from './title.ts';
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
    if (block.type === 'heading') openSection(state, 'heading', block.level, block.text, block.lines.start);
    else if (block.type === 'html') readHtml(state, block);
    else if (block.type === 'paragraph' && isBoldHeading(block, blocks[at + 1], definitions)) {
      openSection(state, 'bold', Math.floor(realLevel(state)) + 0.75, block.text, block.lines.start);
    } else current(state).blocks.push(block);
  });
  setEnds(root, lastLine);
  return root;
}

function newSection(kind: SectionForm, level: number, md: string, line: number, definitions: Definitions): Section {
  const heading = plainText(md, definitions);
  const title = bareTitle(heading);
  const key = keyOf(title);
  return { level, kind, heading, title, key, role: sectionKind(key), line, end: line, blocks: [], children: [] };
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
  while (stack.length > 1 && stack.length - 1 > floor && current(state).level >= level) stack.pop();
  const parent = current(state);
  const section = newSection(kind, Math.max(level, parent.level), md, line, state.definitions);
  parent.children.push(section);
  if (stack.length < MAX_OPEN) stack.push(section);
  else stack[stack.length - 1] = section;
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
  if (part.type === 'heading') openSection(state, 'heading', part.level, part.text, part.line);
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
  return labelMode(keyOf(bold.label)) === null && linksOf(block.text, definitions).length === 0;
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

/** A section ends where the next one starts. */
function setEnds(section: Section, end: number): void {
  section.end = Math.max(section.line, end);
  section.children.forEach((child, at) => {
    const next = section.children[at + 1];
    setEnds(child, next ? Math.max(child.line, next.line - 1) : end);
  });
}
