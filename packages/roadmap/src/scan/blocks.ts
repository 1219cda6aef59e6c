/** The block structure of a Markdown document, as both readings (our own dialect and any other) use it. */
import type { LineRange } from '../model.ts';

export interface HeadingBlock {
  type: 'heading';
  level: number;
  /** Inline Markdown. */
  text: string;
  lines: LineRange;
}

export interface ParagraphBlock {
  type: 'paragraph';
  /** Inline Markdown, the source lines joined by '\n'. */
  text: string;
  lines: LineRange;
}

export interface ListItemBlock {
  /** As written: '-', '*', '+', '•', '1.', '2)' and so on. */
  marker: string;
  /** The state of a task-list checkbox, null where there is none. */
  checked: boolean | null;
  /** Inline Markdown of the item's first paragraph, without marker and checkbox. */
  text: string;
  /** What is nested under the item. */
  children: Block[];
  /** From the marker's line to the last line of what is nested. */
  lines: LineRange;
  /** Last line of the item's own first paragraph. */
  ownEnd: number;
}

export interface ListBlock {
  type: 'list';
  ordered: boolean;
  items: ListItemBlock[];
  lines: LineRange;
}

export interface TableRow {
  cells: string[];
  line: number;
}

export interface TableBlock {
  type: 'table';
  header: string[];
  rows: TableRow[];
  lines: LineRange;
}

export interface QuoteBlock {
  type: 'quote';
  children: Block[];
  lines: LineRange;
}

/**
 * Fenced or indented code, raw HTML, thematic breaks, front matter, link reference definitions and footnotes:
 * kept, rarely read.
 */
export interface OtherBlock {
  type: 'code' | 'html' | 'rule' | 'front-matter' | 'definition';
  text: string;
  lines: LineRange;
}

export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | QuoteBlock | OtherBlock;

/** Nesting deeper than this is flattened into the level that reached it (and reported), so recursion is always safe. */
export const MAX_DEPTH = 64;
