/** The little HTML that roadmaps hold: headings, summaries and tables (lists: html-list.ts). */
import type { Link } from '../model.ts';
import type { OtherBlock, TableBlock } from '../scan/blocks.ts';

export interface HtmlPart {
  type: 'heading' | 'open' | 'close';
  level: number;
  /** Inner HTML of the heading or the summary. */
  text: string;
  line: number;
  /** The text behind this part, up to the next one. */
  behind: string;
}

const PARTS =
  /<h([1-6])\b[^>]{0,500}>([\s\S]{0,600}?)<\/h\1\s*>|<summary\b[^>]{0,200}>([\s\S]{0,600}?)<\/summary\s*>|<summary\b[^>]{0,200}>([^\n]{1,600})|<\/details\s*>/gi;
const MAX_CELLS = 50_000;

/** Headings, opened and closed details of an HTML block, in order. */
export function htmlParts(block: OtherBlock): HtmlPart[] {
  const matches = [...block.text.matchAll(PARTS)];
  const lineOf = lineCounter(block);
  return matches.map((match, at) => {
    const behind = block.text.slice(match.index + match[0].length, matches[at + 1]?.index ?? block.text.length);
    const line = lineOf(match.index);
    if (match[1] !== undefined) return { type: 'heading', level: Number(match[1]), text: match[2] ?? '', line, behind };
    // A summary that goes on behind a blank line is known by its first line.
    const summary = match[3] ?? match[4];
    return { type: summary === undefined ? 'close' : 'open', level: 0, text: summary ?? '', line, behind };
  });
}

/** The rows of the tables in an HTML block as one table; null where it has none. */
export function htmlTable(block: OtherBlock): TableBlock | null {
  if (!/<tr\b/i.test(block.text)) return null;
  const lineOf = lineCounter(block);
  const rows: { cells: string[]; line: number; head: boolean }[] = [];
  let offset = 0;
  for (const piece of block.text.split(/(?=<tr\b)/i)) {
    const cells = piece.split(/<t[dh]\b[^>]{0,500}>/i).slice(1, MAX_CELLS);
    const line = lineOf(offset);
    if (/^<tr\b/i.test(piece) && cells.length > 0) {
      rows.push({ cells: cells.map((cell) => inner(cell)), line, head: /<th\b/i.test(piece) });
    }
    offset += piece.length;
  }
  const header = rows[0]?.head ? rows.shift()?.cells : undefined;
  return rows.length === 0 ? null : { type: 'table', header: header ?? [], rows, lines: block.lines };
}

/** The document itself in another language. */
const TRANSLATION = /^(?!https?:).*(?:^|\/)translations?\/|(?:^|\/)readme[-_.][a-z]{2}(?:[-_][a-z]{2,4})?\.md$/i;

/** Whether a link leads anywhere: not to a heading of the same document, a translation of it or a mailbox. */
export function leadsOut(link: Link): boolean {
  if (TRANSLATION.test(link.url)) return false;
  return link.url !== '' && !/^(#|mailto:|tel:|javascript:|(\.\/)?readme(\.\w+)?\.md#)/i.test(link.url);
}

/** What stands before the closing tag, on one line. */
export function inner(html: string): string {
  const end = html.search(/<\/(?:t[dhr]|li|table|tbody|thead|ul|ol)\s*>/i);
  return (end < 0 ? html : html.slice(0, end)).replace(/\s+/g, ' ').trim();
}

/** Lines of offsets that only grow: one pass over the text. */
export function lineCounter(block: OtherBlock): (offset: number) => number {
  let line = block.lines.start;
  let at = 0;
  return (offset) => {
    for (let next = block.text.indexOf('\n', at); next >= 0 && next < offset; next = block.text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return Math.min(line, block.lines.end);
  };
}
