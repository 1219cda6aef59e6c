/** Mistakes in calls: arguments exchanged, forgotten or one off, a method forgotten or taken for another. */
import type { CallExpression, MemberExpression } from 'acorn';
import { exchange } from './expressions.ts';
import { offByOne, replace, textOf, type Edit, type Operator } from './tree.ts';

/** Methods and functions that people mistake for each other. */
const PAIRS: [string, string][] = [
  ['push', 'unshift'],
  ['pop', 'shift'],
  ['every', 'some'],
  ['min', 'max'],
  ['floor', 'ceil'],
  ['startsWith', 'endsWith'],
  ['indexOf', 'lastIndexOf'],
  ['padStart', 'padEnd'],
  ['keys', 'values'],
  ['trimStart', 'trimEnd'],
  ['map', 'filter'],
];
const OTHER = new Map([
  ...PAIRS.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]),
  ['replaceAll', 'replace'] as const,
]);

/** Their arguments may come in any order. */
const UNORDERED = new Set(['min', 'max']);
/** Their arguments are positions or counts. */
const COUNTING = new Set(['slice', 'splice', 'substring', 'at', 'fill', 'repeat', 'charAt']);

export const methods: Operator = ({ node, code }) => {
  if (node.type !== 'CallExpression' || !isMethod(node.callee)) return [];
  const { object, property } = node.callee;
  const name = property.type === 'Identifier' ? property.name : '';
  const other = OTHER.get(name);
  const edits = other === undefined ? [] : [{ ...replace(code, property, other), what: `${name} becomes ${other}` }];
  // A method of a library's object, such as Math, makes no sense without its call.
  const isLibrary = object.type === 'Identifier' && /^[A-Z]/.test(object.name);
  return isLibrary ? edits : [...edits, withoutCall(code, node, node.callee)];
};

function isMethod(callee: CallExpression['callee']): callee is MemberExpression {
  return callee.type === 'MemberExpression' && !callee.computed && callee.object.type !== 'Super';
}

function withoutCall(code: string, node: CallExpression, callee: MemberExpression): Edit {
  const what = `.${textOf(code, { start: callee.property.start, end: node.end })} goes`.replace(/\s+/g, ' ');
  return {
    from: callee.object.end,
    to: node.end,
    by: '',
    what: what.length > 60 ? `${what.slice(0, 50)}… goes` : what,
  };
}

export const callArguments: Operator = ({ node, code }) => {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
  const { arguments: given, callee } = node;
  const name = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  const exchanged = UNORDERED.has(name)
    ? []
    : given.slice(1).flatMap((second, at) => exchange(code, given[at], second));
  const shifted = COUNTING.has(name)
    ? given.flatMap((argument) => (argument.type === 'SpreadElement' ? [] : offByOne(code, argument)))
    : [];
  return [...exchanged, ...shifted, ...forgotten(code, node)];
};

/** One argument less, each in turn. A call of a bare name with its only argument is left: what would it be without? */
function forgotten(code: string, { arguments: given, callee }: Pick<CallExpression, 'arguments' | 'callee'>): Edit[] {
  if (given.length === 1 && callee.type !== 'MemberExpression') return [];
  return given.map((argument, at) => {
    const [before, after] = [given[at - 1], given[at + 1]];
    const from = before && !after ? before.end : argument.start;
    const to = after ? after.start : argument.end;
    return { from, to, by: '', what: `argument ${textOf(code, argument).replace(/\s+/g, ' ').slice(0, 50)} goes` };
  });
}
