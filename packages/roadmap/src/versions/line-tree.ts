/** A document as a tree of items by their lines: what an item's own lines are, and where its children stand among them. */
import type { AnyItem } from '../model.ts';
import { essenceOf } from './lines.ts';
import type { Line } from './lines.ts';

/** The key of the document itself, whose own lines are all that no item claims. */
export const ROOT = '';

/** Nesting deeper than this stays part of the text of what it is nested in, so that walking a tree is always safe. */
const DEEPEST = 200;

/** One line, or the place of a child. */
export interface Token {
  /** Equal keys mean the same line or the same child. */
  readonly key: string;
  readonly line: Line | null;
  readonly child: string | null;
}

/** A line of a document. Most are never looked at closely, so what they say is worked out when it is asked for. */
class LineToken implements Token {
  readonly line: Line;
  readonly child = null;
  #key: string | null = null;

  constructor(line: Line) {
    this.line = line;
  }

  get key(): string {
    return (this.#key ??= `=${essenceOf(this.line.text)}`);
  }
}

/** Makes the token of a line. */
export const tokenOf = (line: Line): Token => new LineToken(line);

/** Whether two tokens are the same line or the same child. Versions share most of their lines letter by letter. */
export function isSame(a: Token, b: Token): boolean {
  return (a.line !== null && a.line.text === b.line?.text) || a.key === b.key;
}

export interface TreeNode {
  key: string;
  item: AnyItem | null;
  parent: string | null;
  tokens: Token[];
}

export type Tree = Map<string, TreeNode>;

interface Span {
  key: string;
  item: AnyItem;
  start: number;
  end: number;
}

function spansOf(items: readonly AnyItem[], keys: readonly string[], lineCount: number): Span[] {
  const spans: Span[] = [];
  for (const [index, item] of items.entries()) {
    const { start, end } = item.lines;
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 1 || Math.min(end, lineCount) < start) continue;
    spans.push({ key: keys[index] ?? item.id, item, start, end: Math.min(end, lineCount) });
  }
  const isSorted = spans.every(({ start }, at) => at === 0 || (spans[at - 1]?.start ?? 0) < start);
  return isSorted ? spans : spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Builds the tree of a document. Ranges that overlap without being nested are cut at the end of the outer one, and
 * items without a sensible range have no node: their words are still there, as lines of what is around them.
 *
 * @param lines the document
 * @param named its items, in any order, and for each the name under which it is known in all versions
 */
export function treeOf(lines: readonly Line[], named: { items: readonly AnyItem[]; keys: readonly string[] }): Tree {
  const root: TreeNode = { key: ROOT, item: null, parent: null, tokens: [] };
  const tree: Tree = new Map([[ROOT, root]]);
  const open: { node: TreeNode; end: number }[] = [{ node: root, end: lines.length }];
  let next = 1;
  const takeUntil = (line: number): void => {
    const { tokens } = open.at(-1)?.node ?? root;
    for (; next < line; next++) tokens.push(tokenOf(lines[next - 1] ?? { text: '', end: '' }));
  };
  const close = (before: number): void => {
    for (let top = open.at(-1); open.length > 1 && top !== undefined && top.end < before; top = open.at(-1)) {
      takeUntil(top.end + 1);
      open.pop();
    }
  };
  for (const { key, item, start, end } of spansOf(named.items, named.keys, lines.length)) {
    close(start);
    const outer = open.at(-1);
    if (outer === undefined || open.length > DEEPEST || tree.has(key)) continue;
    takeUntil(start);
    outer.node.tokens.push({ key, line: null, child: key });
    const node: TreeNode = { key, item, parent: outer.node.key, tokens: [] };
    tree.set(key, node);
    open.push({ node, end: Math.min(end, outer.end) });
  }
  close(lines.length + 1);
  takeUntil(lines.length + 1);
  return tree;
}

/** Whether an item is a place for others in any of the versions: then lines added on both sides stand side by side. */
export function hasChildren(node: TreeNode | undefined): boolean {
  return node !== undefined && node.tokens.some(({ child }) => child !== null);
}

/** The lines of an item, those of its children included, as Markdown. */
export function markdownOf(tree: Tree, key: string): string {
  const lines: string[] = [];
  const collect = (node: TreeNode | undefined): void => {
    for (const { line, child } of node?.tokens ?? []) {
      if (line !== null) lines.push(line.text);
      else if (child !== null) collect(tree.get(child));
    }
  };
  collect(tree.get(key));
  return lines.join('\n').trimEnd();
}
