/** A plain list: lines of text with or without bullets, indented or under lines that end in a colon. */
import { count, understood, type Findings } from '../base/findings.ts';
import { weeksOf } from '../../generic/effort.ts';
import { isNumbered } from '../../generic/title.ts';
import { itemOfText } from '../base/item.ts';
import { newOutline, type Outline } from '../base/parts.ts';
import { DEEPEST, newNode, partsOfTree, type Node } from '../base/tree.ts';
import { headingOf } from '../base/words.ts';

/** Bullets of word processors and chats that Markdown does not know. */
const BULLET =
  /^(?:[•●○◦▪▫■□►▶➤➜→‣⁃∙·*+–—-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\ufe0f?(?=\s)\s*|^(?=[☐☑⬜◻▢🔲✅✔✓🗹]|\[[ xX]?\])/u;
const MARKDOWN = /^ {0,3}#{1,6}\s|^ {0,3}```|\[[^\]\n]+\]\([^)\n]+\)|^\s*\|.*\||^ {0,3}\*\*[^*]+\*\*|^ {0,3}[-*+]\s\S/m;
const FOREIGN = /^\s*(?:[•●○◦▪▫■►▶➤➜‣⁃∙☐☑⬜◻▢🔲✅✔]|\[[ xX]?\]\s)/mu;

/** Short lines without a mark of Markdown, or with bullets that Markdown does not know. */
export function isPlainList(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/, 500).filter((line) => line.trim() !== '');
  if (lines.length < 3 || /^(---|\+\+\+)\s*$/.test(lines[0] ?? '')) return false;
  if (FOREIGN.test(text.slice(0, 50_000)) && !/^ {0,3}#{1,6}\s/m.test(text)) return true;
  const short = lines.filter((line) => line.trim().length <= 120).length;
  return !MARKDOWN.test(text.slice(0, 200_000)) && short >= lines.length * 0.9 && !isProse(lines);
}

/** Sentences that run on are a text, not a list. */
function isProse(lines: string[]): boolean {
  const sentences = lines.filter(
    (line) => /[\p{L}\d,][.!?]$/u.test(line.trim()) && line.trim().split(' ').length > 6,
  ).length;
  return sentences > lines.length * 0.4;
}

interface Line {
  indent: number;
  bullet: boolean;
  heading: boolean;
  text: string;
}

export function readList(text: string, fallback: string, findings: Findings, file: string | null = null): Outline {
  const lines = text.split(/\r\n|\r|\n/);
  const read = lines.map((line, at) => lineOf(line, lines, at)).filter((line) => line.text !== '');
  const title = titleOfList(read, lines);
  const body = title === '' ? read : read.slice(1);
  const top = treeOf(body);
  const heads = body.filter(({ heading }) => heading).length;
  understood(
    findings,
    { file },
    `A plain list of ${count(body.length - heads, 'line')}${heads > 0 ? ` under ${count(heads, 'heading')}` : ''}.`,
  );
  return newOutline(title || fallback, partsOfTree(top, title || fallback));
}

function lineOf(line: string, lines: string[], at: number): Line {
  const wide = line.replace(/\t/g, '    ').trimEnd();
  const words = wide.trimStart();
  const indent = wide.length - words.length;
  const bullet = BULLET.exec(words)?.[0] ?? null;
  const text = words.slice(bullet?.length ?? 0).trim();
  const heading = indent === 0 && bullet === null && isHeading(text, lines[at - 1], lines[at + 1]);
  const isRule = /^[=_~*-]{3,}$/.test(text);
  return { indent, bullet: bullet !== null, heading, text: isRule ? '' : text };
}

/** "Week 1", "BASICS", "Basics:", or a line that is underlined. */
function isHeading(text: string, before: string | undefined, after: string | undefined): boolean {
  if (text === '' || text.length > 100 || /https?:\/\//.test(text)) return false;
  if (/[:：]$/.test(text) || /^[=-]{3,}\s*$/.test(after ?? '')) return true;
  if (isNumbered(text)) return true;
  const alone = (before ?? '').trim() === '';
  return alone && /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();
}

/** A first line with an empty one under it, or underlined, where headings or a list follow. */
function titleOfList(read: Line[], lines: string[]): string {
  const [first, second] = read;
  if (!first || !second || first.bullet || first.indent > 0 || isNumbered(first.text)) return '';
  const at = lines.findIndex((line) => line.trim() === first.text);
  const next = lines[at + 1]?.trim() ?? '';
  const apart = next === '' || /^[=]{3,}$/.test(next);
  return apart && (second.heading || (second.bullet && !first.text.endsWith(':'))) ? headingOf(first.text) : '';
}

function treeOf(lines: Line[]): Node[] {
  const top: Node[] = [];
  let path: { indent: number; node: Node }[] = [];
  for (const line of lines) {
    const node = line.heading ? headingNode(line.text) : newNode('', itemOfText(line.text));
    // A heading stands above everything, whatever is not indented further belongs beside it.
    const indent = line.heading ? -1 : line.indent;
    path = path.filter((open) => open.indent < indent).slice(0, DEEPEST);
    (path.at(-1)?.node.nodes ?? top).push(node);
    path.push({ indent, node });
  }
  return top;
}

function headingNode(text: string): Node {
  const item = itemOfText(text.replace(/[:：]$/, ''));
  return newNode(text.replace(/[:：]$/, ''), { hours: item.hours, weeks: weeksOf(text) });
}
