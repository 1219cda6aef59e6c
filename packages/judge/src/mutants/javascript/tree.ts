/** The tree of a JavaScript source, and the edits that the operators make of it. */
import { parse as parseSource } from 'acorn';
import type { AnyNode, Expression, Options, Program } from 'acorn';
import { brief } from '../mutant.ts';

/** Replaces the source from one offset to another. */
export interface Edit {
  from: number;
  to: number;
  by: string;
  /** Without the line. */
  what: string;
}

/** A node on the way down; `key` is its place in the parent. */
export interface Place {
  node: AnyNode;
  parent: AnyNode | null;
  key: string;
  code: string;
}

export type Operator = (place: Place) => Edit[];

const OPTIONS: Options = { ecmaVersion: 'latest', allowHashBang: true };

/** @returns the tree of a script or, where it uses export or import, of a module; null where it is neither */
export function treeOf(code: string): Program | null {
  for (const sourceType of ['script', 'module'] as const) {
    try {
      return parseSource(code, { ...OPTIONS, sourceType });
    } catch {
      // A module is no script; what is neither has no tree.
    }
  }
  return null;
}

/**
 * Every node in the order of the source, each before what is inside it.
 * @param thrown also what is inside of `throw`
 */
export function* places(
  code: string,
  node: AnyNode,
  thrown: boolean,
  parent: AnyNode | null = null,
  key = '',
): Generator<Place> {
  yield { node, parent, key, code };
  // That something is thrown can be wrong; in which words is nobody's answer.
  if (node.type === 'ThrowStatement' && !thrown) return;
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      // A shorthand property has its one name twice.
      if (!isNode(child) || (name === 'key' && node.type === 'Property' && node.shorthand)) continue;
      yield* places(code, child, thrown, node, name);
    }
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

export function textOf(code: string, { start, end }: { start: number; end: number }): string {
  return code.slice(start, end);
}

/** @returns the text of an expression, in brackets where another place could read it otherwise */
export function whole(code: string, node: AnyNode): string {
  const text = textOf(code, node);
  return SIMPLE.has(node.type) ? text : `(${text})`;
}

const SIMPLE = new Set([
  'Identifier',
  'Literal',
  'MemberExpression',
  'CallExpression',
  'ThisExpression',
  'TemplateLiteral',
]);

/** @returns an edit that puts something in the place of a node; its name shows both */
export function replace(code: string, node: AnyNode, by: string): Edit {
  return { from: node.start, to: node.end, by, what: `${brief(textOf(code, node))} becomes ${brief(by)}` };
}

/** @returns an edit that puts one sign in the place of the one between two operands */
export function replaceSign(code: string, left: AnyNode, right: AnyNode, sign: string, by: string): Edit {
  const from = signAt(code, left.end, right.start, sign);
  return { from, to: from + sign.length, by, what: `${sign} becomes ${by}` };
}

/** Between two operands stand the sign, brackets, blanks and perhaps comments, which may hold the sign as well. */
function signAt(code: string, from: number, to: number, sign: string): number {
  const between = code.slice(from, to).replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, (comment) => ' '.repeat(comment.length));
  return from + between.indexOf(sign);
}

/** @returns an edit that takes a piece of source away, leaving `by` where something has to stand */
export function drop(code: string, node: { start: number; end: number }, by = ''): Edit {
  return { from: node.start, to: node.end, by, what: `${brief(textOf(code, node))} goes` };
}

/** @returns two edits that make a position or a count one larger and one smaller; numbers have edits of their own */
export function offByOne(code: string, node: Expression): Edit[] {
  if (node.type === 'Literal' || node.type === 'UnaryExpression') return [];
  return ['+ 1', '- 1'].map((by) => replace(code, node, `${whole(code, node)} ${by}`));
}
