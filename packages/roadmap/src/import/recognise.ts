/** What a text is, by what stands in it: names of files are often wrong, and pasted text has none. */
import { isWaymark } from '../waymark/sections.ts';
import { scan } from '../scan/scan.ts';
import { isBookmarks } from './formats/bookmarks.ts';
import { separatorOf, readDelimited } from './formats/delimited.ts';
import { headerOf } from './formats/header.ts';
import { isHtml } from './formats/html.ts';
import { isPlainList } from './formats/list.ts';
import { isOpml } from './formats/opml.ts';

export type TextKind = 'bookmarks' | 'opml' | 'html' | 'table' | 'list' | 'waymark' | 'markdown';

/** @param name of the file, a last hint for a table of one column; '' where there is none */
export function recognise(text: string, name: string): TextKind {
  if (isBookmarks(text)) return 'bookmarks';
  if (isOpml(text)) return 'opml';
  if (isHtml(text)) return 'html';
  if (isTable(text, name)) return 'table';
  if (isPlainList(text)) return 'list';
  return isWaymark(scan(text.slice(0, 200_000)).blocks) ? 'waymark' : 'markdown';
}

/** Rows that agree in their number of cells, with a header that we know or more than two of them; Markdown has neither. */
function isTable(text: string, name: string): boolean {
  const head = text.slice(0, 20_000);
  if (/^ {0,3}(#{1,6}\s|```|[-*+]\s|\d+[.)]\s|>|\|)/m.test(head)) return /\.(csv|tsv)$/i.test(name);
  const separator = separatorOf(head);
  if (separator === '') return /\.(csv|tsv)$/i.test(name);
  const { rows } = readDelimited(head);
  const { names } = headerOf(rows);
  if (names.length > 1) return rows.length > 1;
  const wide = rows.filter(({ cells }) => cells.length > 1).length;
  // Sentences have commas as well: without a header only rows that all agree are a table.
  const widths = new Set(rows.map(({ cells }) => cells.length));
  return separator === ','
    ? rows.length > 3 && widths.size === 1 && averageCell(text) < 60
    : wide > 2 && wide >= rows.length * 0.8;
}

function averageCell(text: string): number {
  const sample = text.slice(0, 5_000);
  return sample.length / (sample.split(/[,\n]/).length || 1);
}
