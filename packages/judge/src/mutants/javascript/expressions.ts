/** Mistakes in values and conditions: signs, operands, constants, positions. */
import type { AnyNode, ArrayExpression, Expression, Literal } from 'acorn';
import { drop, offByOne, replace, replaceSign, textOf, whole, type Edit, type Operator, type Place } from './tree.ts';

/** Each sign with its neighbours: those that people mistake it for. */
const SIGNS: Record<string, string[]> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/', '+'],
  '/': ['*', '%'],
  '%': ['*', '/'],
  '**': ['*'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '&&': ['||'],
  '||': ['&&'],
  '??': [],
  '+=': ['-=', '='],
  '-=': ['+=', '='],
  '*=': ['/=', '='],
  '/=': ['*=', '='],
  '%=': ['='],
  '**=': ['*='],
  '||=': ['='],
  '&&=': ['='],
  '??=': ['='],
};

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!==', 'in', 'instanceof']);

export const signs: Operator = ({ node, code }) => {
  if (node.type !== 'BinaryExpression' && node.type !== 'LogicalExpression' && node.type !== 'AssignmentExpression')
    return [];
  return (SIGNS[node.operator] ?? []).map((by) => replaceSign(code, node.left, node.right, node.operator, by));
};

/** `a + b` becomes `a`, and `b`; a comparison has no half that would be one. */
export const operands: Operator = ({ node, code }) => {
  if (node.type !== 'BinaryExpression' && node.type !== 'LogicalExpression') return [];
  if (COMPARISONS.has(node.operator) || node.left.type === 'PrivateIdentifier') return [];
  return [node.left, node.right].map((kept) => replace(code, node, whole(code, kept)));
};

/** `!a` and `-a` become `a`; `++` becomes `--`. */
export const unary: Operator = ({ node, code }) => {
  if (node.type === 'UnaryExpression' && ['!', '-', '~'].includes(node.operator))
    return [replace(code, node, whole(code, node.argument))];
  if (node.type !== 'UpdateExpression') return [];
  const by = node.operator === '++' ? '--' : '++';
  const argument = textOf(code, node.argument);
  return [replace(code, node, node.prefix ? by + argument : argument + by)];
};

export const constants: Operator = (place) => {
  const { node, parent, key, code } = place;
  if (node.type === 'TemplateElement') return templateEdits(place);
  if (node.type !== 'Literal' || isName(parent, key) || isModuleName(parent)) return [];
  return valuesFor(node).map((by) => replace(code, node, by));
};

function valuesFor({ value, raw = '', regex }: Literal): string[] {
  if (regex) return patternsFor(regex);
  if (typeof value === 'boolean') return [String(!value)];
  if (typeof value === 'string') return [value === '' ? "'x'" : "''"];
  if (typeof value === 'number') return [...new Set([value + 1, value - 1, 0])].map(String).filter((by) => by !== raw);
  return [];
}

/** Another count, a class that is not turned round, a flag that is missing. */
function patternsFor({ pattern, flags }: { pattern: string; flags: string }): string[] {
  const count = pattern.replace(/(?<!\\)[*+]/, (sign) => (sign === '*' ? '+' : '*'));
  const turned = pattern.includes('[^') ? pattern.replace('[^', '[') : pattern.replace(/(?<!\\)\[/, '[^');
  const less = Array.from(flags, (flag) => [pattern, flags.replace(flag, '')] as const);
  return [[count, flags] as const, [turned, flags] as const, ...less]
    .filter(([made, by]) => made !== pattern || by !== flags)
    .map(([made, by]) => `/${made}/${by}`);
}

function templateEdits({ node, code }: Place): Edit[] {
  return node.type === 'TemplateElement' && node.value.raw !== '' ? [drop(code, node)] : [];
}

/** The name of a property is no value. */
function isName(parent: AnyNode | null, key: string): boolean {
  return key === 'key' && (parent?.type === 'Property' || parent?.type === 'PropertyDefinition');
}

/** Another file or module would not load, which tells nothing; nor does `'use strict'`. */
function isModuleName(parent: AnyNode | null): boolean {
  if (parent?.type === 'ImportDeclaration' || (parent?.type === 'ExpressionStatement' && parent.directive)) return true;
  return parent?.type === 'CallExpression' && parent.callee.type === 'Identifier' && parent.callee.name === 'require';
}

/** One place too far and one too short; a length that is one off. */
export const positions: Operator = ({ node, parent, key, code }) => {
  if (node.type !== 'MemberExpression' || node.property.type === 'PrivateIdentifier') return [];
  if (node.computed) return offByOne(code, node.property);
  const isRead = !(parent?.type === 'AssignmentExpression' && key === 'left') && parent?.type !== 'UpdateExpression';
  const isLength = node.property.type === 'Identifier' && node.property.name === 'length';
  if (!isLength || !isRead) return [];
  return ['+ 1', '- 1'].map((by) => replace(code, node, `(${textOf(code, node)} ${by})`));
};

/** Two elements exchanged; something in an empty list. */
export const lists: Operator = ({ node, code }) => {
  if (node.type !== 'ArrayExpression') return [];
  return node.elements.length === 0 ? [replace(code, node, '[0]')] : exchanges(code, node);
};

function exchanges(code: string, { elements }: ArrayExpression): Edit[] {
  return elements.slice(1).flatMap((second, at) => exchange(code, elements[at], second));
}

/** @returns an edit that exchanges two neighbours in a list, unless they are written alike or missing */
export function exchange(code: string, first: AnyNode | null | undefined, second: AnyNode | null | undefined): Edit[] {
  if (!first || !second) return [];
  const [one, other] = [textOf(code, first), textOf(code, second)];
  if (one === other) return [];
  const by = other + code.slice(first.end, second.start) + one;
  return [{ from: first.start, to: second.end, by, what: `${one}, ${other} becomes ${other}, ${one}` }];
}

/** What a variable, a property or a parameter begins with: nothing, where it is something. */
export const assigned: Operator = ({ node, code }) => {
  const value = valueOf(node);
  if (value === null || value.type === 'Literal' || value.type.includes('Function')) return [];
  return [replace(code, value, 'null')];
};

function valueOf(node: AnyNode): Expression | null {
  if (node.type === 'AssignmentExpression' && node.operator === '=') return node.right;
  if (node.type === 'AssignmentPattern') return node.right;
  if (node.type === 'Property' && node.kind === 'init' && !node.shorthand && isExpression(node.value))
    return node.value;
  return null;
}

function isExpression(node: AnyNode): node is Expression {
  return !node.type.endsWith('Pattern');
}
