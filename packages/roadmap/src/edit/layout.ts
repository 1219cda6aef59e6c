/** Lays the blocks of a document out anew, line by line. */
import type { Block, ListBlock, ListItemBlock } from '../scan/blocks.ts';
import { bulletOf } from './place.ts';
import { alignTable } from './table-layout.ts';

const NUMBER = /^(\d{1,9})([.)])$/;

/** The numbers of a list: counted from the first on, or all the same where the author wrote them so. */
function numbersOf(items: readonly ListItemBlock[]): (number | null)[] {
  const written = items.map(({ marker }) => NUMBER.exec(marker)?.[1]);
  const first = Number(written[0] ?? 1);
  const isSame = written.length > 1 && written.every((number) => number !== undefined && Number(number) === first);
  return written.map((number, index) => (number === undefined ? null : isSame ? first : first + index));
}

/** Does something nested begin on the item's own line ("- - a", "- > a")? Such lines are left alone. */
function isTwofold(block: Block): boolean {
  if (block.type !== 'list') return false;
  return block.items.some(
    (item) =>
      item.children[0]?.lines.start === item.lines.start ||
      item.children.some((child) => isTwofold(child) || isIndentedCode(child)),
  );
}

function isIndentedCode(block: Block): boolean {
  return (
    block.type === 'code' &&
    !/^(?:```|~~~)/.test(block.text) &&
    block.lines.end - block.lines.start + 1 === block.text.split('\n').length
  );
}

export class Layout {
  readonly #source: readonly string[];
  /** New text of each line, by 0-based index; undefined for a blank or dropped one. */
  readonly #rows: (string | undefined)[];
  readonly #verbatim = new Set<number>();

  readonly #keepBreaks: boolean;

  /**
   * @param source lines without line ends
   * @param keepBreaks whether two spaces at a line's end become a backslash, or go
   */
  constructor(source: readonly string[], keepBreaks: boolean) {
    this.#source = source;
    this.#keepBreaks = keepBreaks;
    this.#rows = source.map(() => undefined);
  }

  /** @param prefix what stands before each line of these blocks: the indentation of the list they are in */
  blocks(list: readonly Block[], prefix: string): void {
    let hadBreak = false;
    for (const block of list) {
      const isBreak = block.type === 'html' && /^\s*<br\s*\/?>\s*$/i.test(block.text);
      if (!isBreak || !hadBreak) this.#block(block, prefix);
      hadBreak = isBreak;
    }
  }

  /** The document: single blank lines between what was apart, one final line end. */
  text(): string {
    const out: string[] = [];
    this.#rows.forEach((row, index) => {
      if (row !== undefined) out.push(row);
      else if (this.#verbatim.has(index) || (out.length > 0 && out.at(-1) !== '')) out.push('');
    });
    while (out.at(-1) === '') out.pop();
    return out.length === 0 ? '' : `${out.join('\n')}\n`;
  }

  #line(index: number): string {
    return this.#source[index] ?? '';
  }

  #block(block: Block, prefix: string): void {
    const { start, end } = block.lines;
    if (block.type === 'list' && !isTwofold(block)) this.#list(block, prefix);
    else if (block.type === 'table') this.#table(start, end, prefix);
    else if (block.type === 'heading' && start === end)
      this.#set(start, `${prefix}${'#'.repeat(block.level)} ${block.text}`);
    else if (
      block.type === 'paragraph' ||
      block.type === 'heading' ||
      block.type === 'quote' ||
      block.type === 'rule' ||
      block.type === 'definition'
    ) {
      this.#prose(start, end, prefix);
    } else this.#keep(start, end, prefix);
  }

  /** @param line 1-based */
  #set(line: number, text: string): void {
    this.#rows[line - 1] = text.trimEnd();
  }

  /** Two spaces at the end break the line; a backslash does the same and can be seen. */
  #breakOf(line: string, isLast: boolean): string {
    return this.#keepBreaks && !isLast && /[^\s\\>] {2,}$/.test(line) ? '\\' : '';
  }

  #prose(start: number, end: number, prefix: string): void {
    for (let line = start; line <= end; line++) {
      const text = this.#line(line - 1);
      if (text.trim() !== '') this.#set(line, prefix + text.trim() + this.#breakOf(text, line === end));
    }
  }

  /** Code, raw HTML and what is odd: the lines stay, moved as a whole where their list moved. */
  #keep(start: number, end: number, prefix: string): void {
    const indent = /^[ \t]*/.exec(this.#line(start - 1))?.[0] ?? '';
    for (let line = start; line <= end; line++) {
      this.#verbatim.add(line - 1);
      const text = this.#line(line - 1);
      const moved =
        prefix === '' ? text : prefix + (text.startsWith(indent) ? text.slice(indent.length) : text.trimStart());
      if (text.trim() !== '') this.#rows[line - 1] = prefix === '' && indent !== '' ? text : moved;
    }
  }

  #table(start: number, end: number, prefix: string): void {
    const aligned = alignTable(this.#source.slice(start - 1, end));
    if (!aligned) this.#prose(start, end, prefix);
    else for (const [index, row] of aligned.entries()) this.#set(start + index, prefix + row);
  }

  #list(list: ListBlock, prefix: string): void {
    const numbers = numbersOf(list.items);
    list.items.forEach((item, index) => {
      const number = numbers[index] ?? null;
      const marker = number === null ? '-' : `${number}${NUMBER.exec(item.marker)?.[2] ?? '.'}`;
      const inner = prefix + ' '.repeat(marker.length + 1);
      const { start } = item.lines;
      const first = this.#line(start - 1);
      const bullet = bulletOf(first);
      const front = bullet
        ? bullet.indent.length + bullet.marker.length + bullet.space.length + bullet.checkbox.length
        : first.length;
      const box = (bullet?.checkbox ?? '').trim().replace('[]', '[ ]').replace('X', 'x');
      this.#prose(start, item.ownEnd, inner);
      const breaks = this.#breakOf(first, item.ownEnd === start);
      this.#set(start, `${prefix}${marker} ${box === '' ? '' : `${box} `}${first.slice(front).trim()}${breaks}`);
      this.blocks(item.children, inner);
    });
  }
}
