/** The blocks under construction: open containers, the open leaf, and how each of them is closed. */
import type { Diagnostic } from '../model.ts';
import { MAX_DEPTH, type Block, type ListBlock, type ListItemBlock, type OtherBlock } from './blocks.ts';
import { consumeMarker, consumeQuote, rest, indentedRest, type Cursor, type Marker } from './cursor.ts';
import { hasPipe, rowCells } from './table.ts';

interface RootContainer {
  kind: 'root';
  children: Block[];
}

interface QuoteContainer {
  kind: 'quote';
  children: Block[];
  start: number;
}

interface ItemContainer {
  kind: 'item';
  children: Block[];
  item: ListItemBlock;
  list: ListBlock;
  /** Column of the marker. */
  indent: number;
  /** Column where the text behind the marker starts. */
  content: number;
}

type Container = RootContainer | QuoteContainer | ItemContainer;

interface TextLeaf {
  kind: 'paragraph' | 'indented';
  lines: string[];
  start: number;
  end: number;
}

type Leaf =
  | TextLeaf
  | { kind: 'fence'; mark: string; length: number; lines: string[]; start: number; end: number }
  | { kind: 'html'; until: string | null; lines: string[]; start: number; end: number }
  | {
      kind: 'table';
      header: string[];
      columns: number;
      rows: { cells: string[]; line: number }[];
      start: number;
      end: number;
    };

/** The stack of one scan. Every method keeps ranges inside those of the containers. */
export class Builder {
  readonly open: Container[] = [{ kind: 'root', children: [] }];
  leaf: Leaf | null = null;
  private readonly blocks: Block[] = this.open[0]?.children ?? [];
  private readonly diagnostics: Diagnostic[] = [];
  private tooDeep = false;

  depth(): number {
    return this.open.length;
  }

  tip(): Container {
    return this.open[this.open.length - 1] ?? { kind: 'root', children: this.blocks };
  }

  paragraph(): TextLeaf | null {
    return this.leaf?.kind === 'paragraph' ? this.leaf : null;
  }

  finish(): { blocks: Block[]; diagnostics: Diagnostic[] } {
    if (this.leaf?.kind === 'fence') this.warn(this.leaf.start, 'unclosed-code', UNCLOSED_CODE);
    if (this.leaf?.kind === 'html' && this.leaf.until === '-->') {
      this.warn(this.leaf.start, 'unclosed-comment', UNCLOSED_COMMENT);
    }
    this.closeLeaf();
    this.closeTo(1);
    return { blocks: this.blocks, diagnostics: this.diagnostics };
  }

  /** A blank line ends text, tables, plain HTML and the quotes that it does not carry on; lists stay open. */
  blank(cursor: Cursor, matched: number): void {
    if (matched < this.open.length) {
      this.closeTo(matched);
      return;
    }
    const leaf = this.leaf;
    if (leaf?.kind === 'fence' || leaf?.kind === 'indented' || (leaf?.kind === 'html' && leaf.until !== null)) {
      leaf.lines.push(leaf.kind === 'fence' ? indentedRest(cursor) : '');
      return;
    }
    this.closeLeaf();
  }

  /** Closes the leaf and every container beyond the first `count`. */
  closeTo(count: number): void {
    if (count < this.open.length) this.closeLeaf();
    while (this.open.length > count) this.closeContainer();
  }

  addText(cursor: Cursor): void {
    const line = rest(cursor);
    if (this.leaf?.kind === 'paragraph') {
      this.leaf.lines.push(line);
      this.leaf.end = cursor.no;
      return;
    }
    this.closeLeaf();
    this.leaf = { kind: 'paragraph', lines: [line], start: cursor.no, end: cursor.no };
  }

  /** Appends a line to code or HTML. */
  extend(line: string, no: number): void {
    const leaf = this.leaf;
    if (!leaf || leaf.kind === 'table') return;
    leaf.lines.push(line);
    leaf.end = no;
  }

  heading(level: number, text: string, line: number): void {
    this.closeLeaf();
    this.tip().children.push({ type: 'heading', level, text, lines: { start: line, end: line } });
  }

  setext(level: number, line: number): void {
    const leaf = this.paragraph();
    if (!leaf) return;
    this.leaf = null;
    const text = leaf.lines.join('\n').trim();
    this.tip().children.push({ type: 'heading', level, text, lines: { start: leaf.start, end: line } });
  }

  other(type: OtherBlock['type'], text: string, start: number, end: number): void {
    this.closeLeaf();
    this.tip().children.push({ type, text, lines: { start, end } });
  }

  openFence(mark: string, length: number, info: string, line: number): void {
    this.closeLeaf();
    this.leaf = { kind: 'fence', mark, length, lines: [info.trimEnd()], start: line, end: line };
  }

  openIndented(cursor: Cursor): void {
    this.closeLeaf();
    const text = indentedRest(cursor).slice(4);
    this.leaf = { kind: 'indented', lines: [text], start: cursor.no, end: cursor.no };
  }

  openHtml(until: string | null, text: string, line: number): void {
    this.closeLeaf();
    this.leaf = { kind: 'html', until, lines: [text], start: line, end: line };
    if (until !== null && text.toLowerCase().includes(until, 2)) this.closeLeaf();
  }

  /** Turns the last line of the open paragraph into the header of a table; false where it cannot be one. */
  openTable(columns: number, line: number): boolean {
    const leaf = this.paragraph();
    const header = leaf?.lines[leaf.lines.length - 1];
    if (!leaf || header === undefined || !hasPipe(header)) return false;
    leaf.lines.pop();
    leaf.end = line - 2;
    if (leaf.lines.length > 0) this.closeLeaf();
    this.leaf = null;
    const cells = rowCells(header, columns);
    this.leaf = { kind: 'table', header: cells, columns, rows: [], start: line - 1, end: line };
    if (cells.length !== columns) this.ragged(line, cells.length, columns);
    return true;
  }

  addRow(text: string, line: number): void {
    if (this.leaf?.kind !== 'table') return;
    const columns = Math.max(this.leaf.columns, this.leaf.header.length);
    const cells = rowCells(text, columns);
    if (cells.length !== columns) this.ragged(line, cells.length, columns);
    this.leaf.rows.push({ cells, line });
    this.leaf.end = line;
  }

  /** Opens a quote; at the depth limit the marks are dropped and the text stays where it is. */
  openQuote(cursor: Cursor): boolean {
    if (this.full(cursor)) return false;
    this.closeLeaf();
    consumeQuote(cursor);
    this.open.push({ kind: 'quote', children: [], start: cursor.no });
    return true;
  }

  /** Opens a list item, in the list before it where there is one of the same kind. */
  openItem(cursor: Cursor, marker: Marker): boolean {
    if (this.full(cursor, marker)) return false;
    this.closeLeaf();
    this.pushItem(cursor, marker);
    return true;
  }

  closeLeaf(): void {
    const leaf = this.leaf;
    if (!leaf) return;
    this.leaf = null;
    const tip = this.tip();
    const lines = { start: leaf.start, end: leaf.end };
    if (leaf.kind === 'paragraph') {
      const text = leaf.lines.join('\n').trim();
      if (tip.kind !== 'item' || tip.item.text !== '' || tip.children.length > 0) {
        tip.children.push({ type: 'paragraph', text, lines });
      } else {
        setOwnText(tip.item, text, leaf.end);
      }
    } else if (leaf.kind === 'table') {
      tip.children.push({ type: 'table', header: leaf.header, rows: leaf.rows, lines });
    } else {
      const type = leaf.kind === 'html' ? 'html' : 'code';
      tip.children.push({ type, text: leaf.lines.join('\n'), lines });
    }
  }

  private pushItem(cursor: Cursor, marker: Marker): void {
    const siblings = this.tip().children;
    const line = cursor.no;
    const indent = cursor.col;
    consumeMarker(cursor, marker);
    const item: ListItemBlock = {
      marker: marker.marker,
      checked: null,
      text: '',
      children: [],
      lines: { start: line, end: line },
      ownEnd: line,
    };
    let list = siblings.at(-1);
    if (list?.type !== 'list' || list.ordered !== marker.ordered) {
      list = { type: 'list', ordered: marker.ordered, items: [], lines: { start: line, end: line } };
      siblings.push(list);
    }
    list.items.push(item);
    this.open.push({ kind: 'item', children: item.children, item, list, indent, content: cursor.base });
  }

  private closeContainer(): void {
    const container = this.open.pop();
    if (!container || container.kind === 'root') return;
    const last = container.children.at(-1);
    if (container.kind === 'item') {
      const { item, list } = container;
      item.lines.end = Math.max(item.ownEnd, last?.lines.end ?? 0);
      list.lines.end = item.lines.end;
      return;
    }
    const lines = { start: container.start, end: Math.max(container.start, last?.lines.end ?? 0) };
    this.tip().children.push({ type: 'quote', children: container.children, lines });
  }

  /**
   * At the depth limit an item becomes the next sibling of the item it would have been nested in, and further marks
   * on the same line are text: nothing is lost, nothing recurses deeper.
   */
  private full(cursor: Cursor, marker?: Marker): boolean {
    if (this.open.length <= MAX_DEPTH) return false;
    if (!this.tooDeep) this.warn(cursor.no, 'nesting-too-deep', TOO_DEEP);
    this.tooDeep = true;
    const tip = this.tip();
    if (marker && tip.kind === 'item' && tip.item.lines.start !== cursor.no) {
      this.closeTo(this.open.length - 1);
      this.pushItem(cursor, marker);
    }
    while (cursor.raw[cursor.pos] === '>') consumeQuote(cursor);
    if (cursor.pos < cursor.raw.length) this.addText(cursor);
    return true;
  }

  private ragged(line: number, found: number, expected: number): void {
    const message = `This table row has ${found} cells where the header line has ${expected}. Add or remove a "|" so that they match.`;
    this.warn(line, 'ragged-table', message);
  }

  private warn(line: number, code: string, message: string): void {
    this.diagnostics.push({ line, code, severity: 'warning', message });
  }
}

const TOO_DEEP = `The nesting is deeper than ${MAX_DEPTH} levels; what is deeper was read at that level. Nest less.`;
const UNCLOSED_CODE = 'This code block is never closed, so the rest was read as code. Add a closing fence.';
const UNCLOSED_COMMENT = 'This comment is never closed, so the rest was left out. Add "-->".';

/** Takes the checkbox off an item's first paragraph. */
function setOwnText(item: ListItemBlock, text: string, end: number): void {
  const box = /^\[([ xX-]?)\](?:[ \t\n]+|$)/.exec(text);
  item.checked = box ? box[1] === 'x' || box[1] === 'X' : null;
  item.text = box ? text.slice(box[0].length).trim() : text;
  item.ownEnd = end;
}
