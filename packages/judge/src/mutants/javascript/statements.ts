/** Mistakes in what is done and when: a statement forgotten, a branch lost, a condition that never or always holds. */
import type { AnyNode } from 'acorn';
import { brief } from '../mutant.ts';
import { drop, replace, textOf, whole, type Operator } from './tree.ts';

/** Statements that can be forgotten. A declaration cannot: the name would be missing, which tells nothing. */
const FORGOTTEN = new Set([
  'ExpressionStatement',
  'IfStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'ReturnStatement',
  'ThrowStatement',
  'BreakStatement',
  'ContinueStatement',
]);

export const statements: Operator = ({ node, parent, code }) => {
  if (!FORGOTTEN.has(node.type)) return [];
  // `if (a) return;` keeps an empty statement; `else if` is the else operator's.
  const by = parent?.type === 'BlockStatement' || parent?.type === 'Program' ? '' : ';';
  return parent?.type === 'IfStatement' && parent.alternate === node ? [] : [drop(code, node, by)];
};

export const conditions: Operator = ({ node, code }) => {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression')
    return ['true', 'false', ...negated(code, node.test)].map((by) => replace(code, node.test, by));
  // A loop that never ends is found by every case, so that it does not begin is the one to try.
  const isLoop = node.type === 'WhileStatement' || node.type === 'ForStatement' || node.type === 'DoWhileStatement';
  return isLoop && node.test ? [replace(code, node.test, 'false')] : [];
};

/** A comparison is turned round by its own sign. */
function negated(code: string, test: AnyNode): string[] {
  return test.type === 'BinaryExpression' || test.type === 'UnaryExpression' ? [] : [`!(${textOf(code, test)})`];
}

export const branches: Operator = ({ node, code }) => {
  if (node.type !== 'IfStatement' || !node.alternate) return [];
  const what = node.alternate.type === 'IfStatement' ? `else if (${brief(textOf(code, node.alternate.test))})` : 'else';
  const all = { from: node.consequent.end, to: node.alternate.end, by: '', what: `${what} and what follows goes` };
  if (node.alternate.type !== 'IfStatement') return [{ ...all, what: `${what} goes` }];
  const next = node.alternate.alternate;
  const one = { from: node.alternate.start, to: next?.start ?? 0, by: '', what: `${what} goes` };
  return next ? [all, one] : [{ ...all, what: `${what} goes` }];
};

/** Nothing comes back, or what comes back is something else's. */
export const returns: Operator = ({ node, code }) => {
  if (node.type === 'ReturnStatement' && node.argument) return [replace(code, node.argument, 'undefined')];
  if (node.type === 'ArrowFunctionExpression' && node.expression) return [replace(code, node.body, 'undefined')];
  return [];
};

export const jumps: Operator = ({ node, parent, code }) => {
  if (node.type === 'BreakStatement' && parent?.type !== 'SwitchCase') return [replace(code, node, 'continue;')];
  return node.type === 'ContinueStatement' ? [replace(code, node, 'break;')] : [];
};

/** The step of a loop is lost or goes twice as far; what one gives by default is asked for always, or never. */
export const defaults: Operator = ({ node, code }) => {
  if (node.type === 'AssignmentPattern') return [replace(code, node, textOf(code, node.left))];
  if (node.type === 'MemberExpression' && node.optional) {
    const read = `${whole(code, node.object)}${node.computed ? '' : '.'}`;
    return [{ from: node.object.start, to: startOfProperty(node), by: read, what: '?. becomes .' }];
  }
  return node.type === 'ForStatement' && node.update ? [drop(code, node.update)] : [];
};

function startOfProperty(node: AnyNode & { type: 'MemberExpression' }): number {
  return node.computed ? node.property.start - 1 : node.property.start;
}
