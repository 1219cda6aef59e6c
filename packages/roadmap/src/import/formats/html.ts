/** HTML pasted from a page, as Markdown: headings, lists, links, tables and folds; everything else is its words. */
import { escapeUrl } from '../../edit/body.ts';
import { count, left, type Findings } from '../base/findings.ts';
import { readMarkup } from './markup.ts';
import { addressOf } from '../base/words.ts';

export function isHtml(text: string): boolean {
  const head = text.slice(0, 4_000);
  if (/^\s*(<\?xml[^>]{0,200}\?>\s*)?<(!doctype html|html|head|body|meta)\b/i.test(head)) return true;
  const isMarkdown = /^(#{1,6}\s|[-*+]\s|\d+\.\s|```|---\s*$)/m.test(head) || /\[[^\]]+\]\([^)]+\)/.test(head);
  const blocks =
    text.slice(0, 50_000).match(/<\/?(h[1-6]|ul|ol|li|p|div|table|tr|section|article)\b[^<>]*>/gi)?.length ?? 0;
  return !isMarkdown && blocks >= 4;
}

const SILENT = new Set(['head', 'nav', 'footer', 'svg', 'noscript', 'template', 'select', 'button', 'aside']);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'blockquote',
  'pre',
  'dl',
  'dt',
  'dd',
  'figure',
  'form',
  'tbody',
  'thead',
  'details',
  'aside',
]);
const MAX_INDENT = 16;
const MAX_CELLS = 50;

/** What is open while a page is written down. */
interface Page {
  out: string[];
  /** Words of the block that is being read. */
  line: string;
  prefix: string;
  lists: { ordered: boolean }[];
  links: { href: string | null; from: number }[];
  silent: string[];
  table: { rows: string[][]; cell: string | null } | null;
  title: string;
  inTitle: boolean;
  pre: boolean;
  pictures: number;
}

/** @returns Markdown, with the page's title in front where no first heading says it */
export function htmlToMarkdown(html: string, findings: Findings, file: string | null = null): string {
  const page: Page = {
    out: [],
    line: '',
    prefix: '',
    lists: [],
    links: [],
    silent: [],
    table: null,
    title: '',
    inTitle: false,
    pre: false,
    pictures: 0,
  };
  readMarkup(html, {
    open: (name, attributes) => open(page, name, attributes),
    close: (name) => close(page, name),
    text(chars) {
      if (page.inTitle) page.title = (page.title + chars).slice(0, 500);
      else if (page.silent.length === 0) page.line += escapeText(chars);
    },
  });
  endTable(page);
  flush(page);
  if (page.pictures > 0) left(findings, { file }, `${count(page.pictures, 'picture')} left out.`);
  const body = page.out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const title = page.title.replace(/\s+/g, ' ').trim();
  return `${title !== '' && !/^# /m.test(body) ? `# ${title}\n\n` : ''}${body}\n`;
}

/** Signs that Markdown would take as marks. */
function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/^(\s*)([-+#])(?=\s)/, '$1\\$2');
}

function open(page: Page, name: string, attributes: Map<string, string>): void {
  if (name === 'title' && page.silent.at(-1) !== 'svg') page.inTitle = true;
  if (SILENT.has(name)) page.silent.push(name);
  if (page.silent.length > 0) return;
  if (/^h[1-6]$/.test(name)) begin(page, `\n${'#'.repeat(Number(name[1]))} `);
  else if (name === 'summary') begin(page, '\n#### ');
  else if (name === 'ul' || name === 'ol') {
    flush(page);
    page.lists.push({ ordered: name === 'ol' });
  } else if (name === 'li') beginItem(page);
  else if (name === 'input') box(page, attributes);
  else if (name === 'a') page.links.push({ href: addressOf(attributes.get('href') ?? ''), from: page.line.length });
  else if (name === 'img') page.pictures++;
  else if (name === 'br') page.line += ' ';
  else if (name === 'table') startTable(page);
  else if (name === 'tr') page.table?.rows.push([]);
  else if (name === 'td' || name === 'th') startCell(page);
  else if (name === 'hr') begin(page, '\n');
  else if (BLOCKS.has(name) && !page.table) startBlock(page);
}

function close(page: Page, name: string): void {
  if (name === 'title') page.inTitle = false;
  const silent = page.silent.lastIndexOf(name);
  if (silent >= 0) page.silent.splice(silent);
  if (page.silent.length > 0) return;
  if (name === 'a') endLink(page);
  else if (name === 'td' || name === 'th') endCell(page);
  else if (name === 'table') endTable(page);
  else if (name === 'ul' || name === 'ol') {
    flush(page);
    page.lists.pop();
    if (page.lists.length === 0) page.out.push('');
  } else if (name === 'li' || /^h[1-6]$/.test(name) || name === 'summary' || (BLOCKS.has(name) && !page.table))
    flush(page);
}

function begin(page: Page, prefix: string): void {
  if (page.table) return;
  flush(page);
  page.prefix = prefix;
}

function beginItem(page: Page): void {
  if (page.table) {
    page.line += ' ';
    return;
  }
  flush(page);
  const depth = Math.min(Math.max(page.lists.length - 1, 0), MAX_INDENT);
  page.prefix = `${'   '.repeat(depth)}${page.lists.at(-1)?.ordered ? '1. ' : '-  '}`;
}

/** A paragraph inside an item goes on with it; any other stands alone. */
function startBlock(page: Page): void {
  if (page.lists.length > 0 && page.line.trim() === '') return;
  flush(page);
  page.prefix = page.lists.length > 0 ? '   '.repeat(Math.min(page.lists.length, MAX_INDENT)) : '\n';
}

function box(page: Page, attributes: Map<string, string>): void {
  if (attributes.get('type')?.toLowerCase() === 'checkbox') page.line += attributes.has('checked') ? '[x] ' : '[ ] ';
}

function endLink(page: Page): void {
  const link = page.links.pop();
  if (!link || link.from > page.line.length || link.href === null) return;
  const words = page.line.slice(link.from).replace(/\s+/g, ' ').trim();
  page.line = `${page.line.slice(0, link.from)}[${words || link.href}](${escapeUrl(link.href)})`;
}

function startTable(page: Page): void {
  if (page.table) return;
  flush(page);
  page.table = { rows: [], cell: null };
}

function startCell(page: Page): void {
  if (!page.table) return;
  if (page.table.cell !== null) endCell(page);
  page.table.cell = '';
  page.line = '';
  page.links = [];
}

function endCell(page: Page): void {
  if (!page.table || page.table.cell === null) return;
  const row = page.table.rows.at(-1);
  const cell = page.line.replace(/\s+/g, ' ').trim();
  if (row && row.length < MAX_CELLS) row.push(cell);
  page.table.cell = null;
  page.line = '';
}

function endTable(page: Page): void {
  if (!page.table) return;
  endCell(page);
  const rows = page.table.rows.filter((row) => row.some((cell) => cell !== ''));
  page.table = null;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return;
  const line = (cells: string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  page.out.push('', line(head), `|${' --- |'.repeat(width)}`, ...body.map(line), '');
}

function flush(page: Page): void {
  if (page.table) return;
  const words = page.line.replace(/\s+/g, ' ').trim();
  page.line = '';
  page.links = [];
  if (words === '') return;
  page.out.push(`${page.prefix}${words}`);
  page.prefix = page.lists.length > 0 ? '   '.repeat(Math.min(page.lists.length, MAX_INDENT)) : '\n';
}
