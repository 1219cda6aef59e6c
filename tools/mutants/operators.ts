/** Mistakes that servers have besides those of every program: what is awaited, answered, asked of a database. */
import { drop, replace, textOf, type Edit, type Operator } from '@waymark/judge/mutants';

/** `await a` becomes `a`: the work is begun, its end is not waited for. */
const awaits: Operator = ({ node, code }) =>
  node.type === 'AwaitExpression' ? [replace(code, node, `(${textOf(code, node.argument)})`)] : [];

/** A field is left out of an object. */
const fields: Operator = ({ node, code }) => {
  if (node.type !== 'ObjectExpression') return [];
  const { properties } = node;
  return properties.map((property, at) => {
    const [before, after] = [properties[at - 1], properties[at + 1]];
    const from = before && !after ? before.end : property.start;
    const to = after ? after.start : property.end;
    return { from, to, by: '', what: `field ${drop(code, property).what}` };
  });
};

/** A function does nothing. */
const bodies: Operator = ({ node, code }) => {
  const isFunction = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type);
  if (!isFunction || !('body' in node)) return [];
  const body = node.body as { type: string; start: number; end: number; body?: unknown[] };
  if (body.type !== 'BlockStatement' || (body.body?.length ?? 0) < 2) return [];
  return [
    { from: body.start, to: body.end, by: '{}', what: `${drop(code, node).what.replace(/ goes$/, '')} is empty` },
  ];
};

/** Words of HTTP, each with the one that it is taken for. */
const WORDS: Record<string, string> = {
  'text/plain': 'text/html',
  'application/json': 'text/plain',
  strong: 'weak',
  'no-cache': 'no-store',
  GET: 'HEAD',
  POST: 'PUT',
  PUT: 'PATCH',
  DELETE: 'GET',
  Bearer: 'Basic',
  admin: 'user',
  user: 'admin',
};

const words: Operator = ({ node, parent, code }) => {
  if (node.type !== 'Literal' || typeof node.value !== 'string' || parent?.type === 'ImportDeclaration') return [];
  const by = Object.hasOwn(WORDS, node.value) ? WORDS[node.value] : undefined;
  return by === undefined ? [] : [replace(code, node, `'${by}'`)];
};

/** Pieces of SQL, each with what a slip makes of it. */
const SQL: [pattern: RegExp, by: string][] = [
  [/ AND /g, ' OR '],
  [/ OR (?!IGNORE|REPLACE)/g, ' AND '],
  [/ = /g, ' <> '],
  [/ IS /g, ' IS NOT '],
  [/ ORDER BY \w+/g, ''],
  [/ORDER BY \w+/g, 'ORDER BY random()'],
  [/ UNIQUE/g, ''],
  [/ NOT NULL/g, ''],
  [/ PRIMARY KEY/g, ''],
  [/ OR IGNORE/g, ''],
  [/ OR IGNORE/g, ' OR REPLACE'],
  [/ ON DELETE CASCADE/g, ''],
  [/ DEFAULT \S+(?=[,\n])/g, ''],
  [/ IF NOT EXISTS/g, ''],
  [/count\(\*\)/g, 'max(rowid)'],
  [/ STRICT/g, ''],
  [/PRAGMA [^;]+;/g, ''],
];
const IS_SQL = /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|FROM|WHERE|ORDER BY)\b/;

const sql: Operator = ({ node, code }) => {
  const isText = (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateElement';
  const text = textOf(code, node);
  if (!isText || !IS_SQL.test(text)) return [];
  return SQL.flatMap(([pattern, by]) =>
    [...text.matchAll(pattern)].map((found): Edit => {
      const from = node.start + found.index;
      const what = `SQL: ${found[0].trim()} becomes ${by.trim() || 'nothing'}`;
      return { from, to: from + found[0].length, by, what };
    }),
  );
};

export const SERVER_OPERATORS: readonly Operator[] = [awaits, fields, bodies, words, sql];
