/** Mutants of single words and signs: comparisons, AND and OR, directions, joins, functions, constants, columns. */
import { isWord, type Token } from '../lex.ts';
import { isOfBetween, replace, type Edit, type Source } from './edits.ts';

const SIGNS: Record<string, string[]> = {
  '=': ['<>'],
  '<>': ['='],
  '!=': ['='],
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '+': ['-'],
  '-': ['+'],
  '/': ['*'],
};

const WORDS: Record<string, string[]> = {
  and: ['or'],
  or: ['and'],
  asc: ['desc'],
  desc: ['asc'],
  first: ['last'],
  last: ['first'],
  sum: ['avg', 'max'],
  avg: ['sum', 'max'],
  min: ['max'],
  max: ['min'],
  ilike: ['like'],
  true: ['false'],
  false: ['true'],
  except: ['union'],
  intersect: ['union'],
  cascade: ['no action'],
};

/** @returns the edits, in the order of the source */
export function wordEdits(source: Source): Edit[] {
  return source.tokens.flatMap((token, at) => {
    switch (token.kind) {
      case 'operator':
        return signEdits(source, at, token);
      case 'word':
        return [...keywordEdits(source, at, token), ...columnEdits(source, at, token)];
      case 'number':
        return numberEdits(token);
      case 'text':
        return textEdits(token);
      default:
        return [];
    }
  });
}

function signEdits({ tokens }: Source, at: number, token: Token): Edit[] {
  // `=` sets a value in UPDATE ... SET; there it is no comparison.
  const clause = tokens
    .slice(0, at)
    .findLast((before) => isWord(before, 'set', 'where', 'on', 'having', 'select', 'check'));
  if (token.text === '=' && isWord(clause, 'set')) return [];
  const edits = (SIGNS[token.text] ?? []).map((by) => replace(token, by));
  // A star between two values multiplies; after SELECT, a point or a bracket it means every column or row.
  const before = tokens[at - 1];
  const isProduct = token.text === '*' && before?.kind !== 'operator' && !isWord(before, 'select');
  return isProduct ? [replace(token, '+')] : edits;
}

function keywordEdits(source: Source, at: number, token: Token): Edit[] {
  const { tokens } = source;
  const word = token.text.toLowerCase();
  const next = tokens[at + 1];
  if (word === 'and' && isOfBetween(tokens, at)) return [];
  if (word === 'join') return joinEdits(tokens, at, token);
  if (word === 'is') return isEdits(tokens, at, token);
  if (word === 'not' && isWord(next, 'in', 'exists', 'like', 'ilike', 'between') && next)
    return [{ ...replace(token, ''), what: `not ${next.text} becomes ${next.text}` }];
  if (word === 'count' && next?.text === '(') return countEdits(tokens, at, token);
  const isFunction = ['sum', 'avg', 'min', 'max'].includes(word);
  if (isFunction && next?.text !== '(') return [];
  // FIRST and LAST only after NULLS: both are common names.
  if ((word === 'first' || word === 'last') && !isWord(tokens[at - 1], 'nulls')) return [];
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? []).map((by) => replace(token, by)) : [];
}

function joinEdits(tokens: readonly Token[], at: number, token: Token): Edit[] {
  const before = tokens[at - 1];
  const outer = isWord(before, 'outer') ? tokens[at - 2] : before;
  if (!isWord(outer, 'left', 'right', 'full')) {
    if (isWord(before, 'cross', 'natural')) return [];
    return ['left join', 'right join'].map((by) =>
      isWord(before, 'inner') && before ? kindEdit(before, token, by) : replace(token, by),
    );
  }
  return outer
    ? ['join', isWord(outer, 'left') ? 'right join' : 'left join'].map((by) => kindEdit(outer, token, by))
    : [];
}

function kindEdit(from: Token, join: Token, by: string): Edit {
  return { from: from.at, to: join.at + join.text.length, by, what: `${from.text} join becomes ${by}` };
}

function isEdits(tokens: readonly Token[], at: number, token: Token): Edit[] {
  const next = tokens[at + 1];
  if (isWord(next, 'not') && next)
    return [{ from: token.at, to: next.at + next.text.length, by: 'is', what: 'is not becomes is' }];
  return [replace(token, 'is not')];
}

/** `count(*)` counts rows, `count(x)` those with an x, `count(distinct x)` the different ones. */
function countEdits(tokens: readonly Token[], at: number, token: Token): Edit[] {
  const [inner, after] = [tokens[at + 2], tokens[at + 3]];
  if (inner === undefined || after === undefined || inner.text === '*') return [];
  if (isWord(inner, 'distinct')) return [{ ...replace(inner, ''), what: 'distinct goes' }];
  const close = tokens.slice(at).find(({ text }) => text === ')');
  const distinct = { from: inner.at, to: inner.at, by: 'distinct ', what: `${token.text} counts each value once` };
  if (close === undefined) return [distinct];
  return [distinct, { from: inner.at, to: close.at, by: '*', what: `${token.text} counts every row` }];
}

function numberEdits(token: Token): Edit[] {
  const value = Number(token.text);
  return Number.isInteger(value)
    ? [replace(token, String(value + 1)), replace(token, String(value - 1))]
    : [replace(token, String(value + 1))];
}

function textEdits(token: Token): Edit[] {
  const day = /^'(\d{4}-\d{2}-\d{2})'$/.exec(token.text)?.[1];
  if (day === undefined) return /^'.+'$/.test(token.text) ? [replace(token, token.text.replace(/'$/, "x'"))] : [];
  return [-1, 1].map((days) => {
    const other = new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
    return replace(token, `'${other}'`);
  });
}

/** Another column of the same table in its place, unless it is the name of a result's column or of a table. */
function columnEdits({ tokens, tables }: Source, at: number, token: Token): Edit[] {
  const name = token.text.toLowerCase();
  if (isWord(tokens[at - 1], 'as') || tokens[at + 1]?.text === '(' || tokens[at + 1]?.text === '.') return [];
  const table = tables.find(({ columns }) => columns.includes(name));
  if (table === undefined || tables.some((other) => other.name === name)) return [];
  const others = table.columns.filter((column) => column !== name);
  const by = others[table.columns.indexOf(name) % Math.max(others.length, 1)];
  return by === undefined ? [] : [replace(token, by)];
}
