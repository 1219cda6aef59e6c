/**
 * The block scanner: one pass over the lines, a stack of open containers (quotes and list items) and one open leaf.
 *
 * It follows CommonMark and GFM, and is kinder than they are where people slip and mean one thing only: a list nested
 * by two spaces under `1.`, a bullet after a deep indent, `##Title` without a space. The work per line is bounded by
 * MAX_DEPTH, so the whole is linear in the length of the source.
 */
import type { Diagnostic } from '../model.ts';
import type { Block } from './blocks.ts';
import { Builder } from './builder.ts';
import {
  closesFence,
  consumeQuote,
  cursorAt,
  fenceAt,
  headingAt,
  indentedRest,
  isBlank,
  isRule,
  markerAt,
  rest,
  setextLevel,
  type Cursor,
} from './cursor.ts';
import { htmlStart } from './html-start.ts';
import { delimiterColumns, hasPipe } from './table.ts';

export interface Scan {
  blocks: Block[];
  diagnostics: Diagnostic[];
}

const DEFINITION = /^\[[^\]\n]{1,200}\]:\s*\S/;

/**
 * Reads the block structure of a Markdown document.
 * @param source the (repaired) document; LF and CRLF line ends
 * @returns the blocks with exact 1-based line ranges, and what was odd: `nesting-too-deep`, `ragged-table`,
 * `unclosed-code`, `unclosed-comment`. Never throws.
 */
export function scan(source: string): Scan {
  const lines = source.split('\n');
  const builder = new Builder();
  const first = readFrontMatter(lines, builder);
  for (let i = first; i < lines.length; i += 1) {
    const raw = lines[i] ?? '';
    readLine(builder, cursorAt(raw.endsWith('\r') ? raw.slice(0, -1) : raw, i + 1));
  }
  return builder.finish();
}

/** `---` ... `---` on top. Returns the index of the first line behind it. */
function readFrontMatter(lines: string[], builder: Builder): number {
  const fence = (lines[0] ?? '').replace(/^\uFEFF/, '').trimEnd();
  if ((fence !== '---' && fence !== '+++') || !/^[\w"'-]+\s*[:=]|^#/.test(lines[1] ?? '')) return 0;
  for (let i = 1; i < lines.length; i += 1) {
    const line = (lines[i] ?? '').trimEnd();
    if (line !== fence && !(line === '...' && fence === '---')) continue;
    builder.other('front-matter', lines.slice(1, i).join('\n'), 1, i + 1);
    return i + 1;
  }
  return 0;
}

function readLine(builder: Builder, cursor: Cursor): void {
  const matched = matchContainers(builder, cursor);
  if (isBlank(cursor)) {
    builder.blank(cursor, matched);
    return;
  }
  const all = matched === builder.depth();
  if (all && continueLeaf(builder, cursor)) return;
  const paragraph = builder.paragraph();
  if (paragraph && !all && !startsBlock(builder, cursor, true)) {
    builder.addText(cursor);
    return;
  }
  builder.closeTo(matched);
  readStarts(builder, cursor);
}

/** How many of the open containers this line goes on with. */
function matchContainers(builder: Builder, cursor: Cursor): number {
  const open = builder.open;
  let index = 1;
  for (; index < open.length; index += 1) {
    const container = open[index];
    if (!container) break;
    if (container.kind === 'quote') {
      if (cursor.raw[cursor.pos] !== '>') break;
      consumeQuote(cursor);
    } else if (container.kind === 'item') {
      // Two columns behind the marker is enough: people nest by two under "1." as well.
      if (!isBlank(cursor) && cursor.col < container.indent + 2) break;
      cursor.base = container.content;
    }
  }
  return index;
}

/** Code, HTML and tables take the line before anything can start on it. */
function continueLeaf(builder: Builder, cursor: Cursor): boolean {
  const leaf = builder.leaf;
  if (leaf?.kind === 'fence') {
    const closes = closesFence(cursor, leaf.mark, leaf.length);
    builder.extend(indentedRest(cursor), cursor.no);
    if (closes) builder.closeLeaf();
    return true;
  }
  if (leaf?.kind === 'html') {
    builder.extend(indentedRest(cursor), cursor.no);
    if (leaf.until !== null && rest(cursor).toLowerCase().includes(leaf.until)) builder.closeLeaf();
    return true;
  }
  if (leaf?.kind === 'indented') {
    if (cursor.col - cursor.base < 4) return false;
    builder.extend(indentedRest(cursor).slice(4), cursor.no);
    return true;
  }
  if (leaf?.kind === 'table') {
    const line = rest(cursor);
    if (!hasPipe(line) || startsBlock(builder, cursor, false)) return false;
    builder.addRow(line, cursor.no);
    return true;
  }
  return false;
}

/** Whether something other than a paragraph starts here. `inText`: a paragraph is open, so some starts are weaker. */
function startsBlock(builder: Builder, cursor: Cursor, inText: boolean): boolean {
  const char = cursor.raw[cursor.pos];
  if (char === '>' || headingAt(cursor) !== null || fenceAt(cursor) !== null || isRule(cursor)) return true;
  if (char === '<') {
    const html = htmlStart(rest(cursor));
    return html !== null && (html.interrupts || !inText);
  }
  return markerStarts(builder, cursor, false);
}

/** A line that announces a list: "**Key actions:**", "Resources:". */
const LABEL = /:(\*\*|__)?\s*$/;

/**
 * A number interrupts running text only as "1.", so that a line "1986. What a year" stays text. After a label any number
 * does: whoever deletes the first item of a list must not lose the others.
 */
function markerStarts(builder: Builder, cursor: Cursor, sameContainer: boolean): boolean {
  const marker = markerAt(cursor);
  if (!marker) return false;
  const text = builder.paragraph();
  if (!text || builder.tip().kind === 'item') return true;
  if (!sameContainer) return true;
  const empty = cursor.raw.slice(cursor.pos + marker.marker.length).trim() === '';
  return !empty && (!marker.ordered || marker.number === 1 || LABEL.test(text.lines.at(-1) ?? ''));
}

/** Opens the containers that start on this line, then the leaf. */
function readStarts(builder: Builder, cursor: Cursor): void {
  for (;;) {
    const text = builder.paragraph();
    const indent = cursor.col - cursor.base;
    const listed =
      markerStarts(builder, cursor, true) && (indent < 4 || text !== null || builder.tip().kind === 'item');
    if (indent >= 4 && !listed && !text) {
      builder.openIndented(cursor);
      return;
    }
    if (indent < 4 && cursor.raw[cursor.pos] === '>') {
      if (!builder.openQuote(cursor)) return;
    } else if (listed && !isRule(cursor)) {
      const marker = markerAt(cursor);
      if (!marker || !builder.openItem(cursor, marker)) return;
    } else {
      readLeaf(builder, cursor);
      return;
    }
    if (isBlank(cursor)) return;
  }
}

function readLeaf(builder: Builder, cursor: Cursor): void {
  const line = rest(cursor);
  const paragraph = builder.paragraph();
  if (paragraph) {
    const level = setextLevel(cursor);
    if (level > 0) {
      builder.setext(level, cursor.no);
      return;
    }
    const columns = delimiterColumns(line);
    if (columns > 0 && builder.openTable(columns, cursor.no)) return;
  }
  const heading = headingAt(cursor);
  if (heading) {
    builder.heading(heading.level, heading.text, cursor.no);
    return;
  }
  const fence = fenceAt(cursor);
  if (fence) {
    builder.openFence(fence.mark, fence.length, line, cursor.no);
    return;
  }
  if (isRule(cursor)) {
    builder.other('rule', line.trimEnd(), cursor.no, cursor.no);
    return;
  }
  const html = htmlStart(line);
  if (html && (html.interrupts || !paragraph)) {
    builder.openHtml(html.until, line, cursor.no);
    return;
  }
  if (!paragraph && DEFINITION.test(line)) {
    builder.other('definition', line.trimEnd(), cursor.no, cursor.no);
    return;
  }
  builder.addText(cursor);
}
