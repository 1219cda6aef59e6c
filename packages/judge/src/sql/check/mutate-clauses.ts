/** Mutants that leave something out or add a direction: clauses, conditions, orders, constraints, whole statements. */
import { isWord, statementsOf, type Token } from '../lex.ts';
import { depthsOf, drop, isOfBetween, type Edit, type Source } from './edits.ts';

const CLAUSES = ['where', 'group', 'having', 'order', 'limit', 'offset', 'union', 'returning', 'fetch'];
const CONDITIONS = ['where', 'on', 'having'];

/** @returns the edits, kind by kind */
export function clauseEdits(source: Source): Edit[] {
  const depths = depthsOf(source.tokens);
  return source.tokens
    .flatMap((token, at) => {
      if (token.kind !== 'word' && token.text !== ',') return [];
      const end = endOf(source.tokens, depths, at);
      return [
        ...(isWord(token, 'where', 'having', 'limit', 'offset') ? drop(source, at, end) : []),
        ...(isWord(token, 'order') && isWord(source.tokens[at + 1], 'by') ? orderEdits(source, depths, at, end) : []),
        ...(isWord(token, 'distinct') && source.tokens[at - 1]?.text !== '(' ? drop(source, at, at) : []),
        ...(isWord(token, 'nulls') ? drop(source, at, at + 1) : []),
        ...(isWord(token, 'union') ? unionEdits(source, at) : []),
        ...(isWord(token, ...CONDITIONS) ? conditionEdits(source, depths, at, end) : []),
        ...(isWord(token, 'coalesce', 'lower', 'upper', 'trim', 'abs', 'round') ? unwrapEdits(source, depths, at) : []),
      ];
    })
    .concat(constraintEdits(source, depths), statementEdits(source));
}

/** The last token of the clause that begins here: before the next clause of the same depth, a closing bracket or `;`. */
function endOf(tokens: readonly Token[], depths: readonly number[], at: number): number {
  const depth = depths[at] ?? 0;
  for (let next = at + 1; next < tokens.length; next += 1) {
    const here = depths[next] ?? 0;
    const isNext = here === depth && (isWord(tokens[next], ...CLAUSES) || tokens[next]?.text === ';');
    // Another join begins a condition of its own.
    const isJoin =
      here === depth && isWord(tokens[at], 'on') && isWord(tokens[next], 'join', 'left', 'right', 'inner', 'full');
    if (here < depth || isNext || isJoin) return next - 1;
  }
  return tokens.length - 1;
}

/** The whole order, each of its terms, and the other direction where none is written. */
function orderEdits(source: Source, depths: readonly number[], at: number, end: number): Edit[] {
  const terms = partsOf(source.tokens, depths, at + 2, end, (token) => token.text === ',');
  const directions = terms.flatMap(([from, to]): Edit[] => {
    const words = source.tokens.slice(from, to + 1);
    if (words.some((token) => isWord(token, 'asc', 'desc', 'nulls'))) return [];
    const last = source.tokens[to];
    if (last === undefined) return [];
    const place = last.at + last.text.length;
    return [
      {
        from: place,
        to: place,
        by: ' desc',
        what: `order by ${words.map(({ text }) => text).join('')} becomes descending`,
      },
    ];
  });
  return [...drop(source, at, end), ...withoutEach(source, terms), ...directions];
}

function unionEdits(source: Source, at: number): Edit[] {
  const [token, next] = [source.tokens[at], source.tokens[at + 1]];
  if (token === undefined) return [];
  if (isWord(next, 'all')) return drop(source, at + 1, at + 1);
  const place = token.at + token.text.length;
  return [{ from: place, to: place, by: ' all', what: 'union becomes union all' }];
}

/** Each of the conditions that AND or OR puts together. */
function conditionEdits(source: Source, depths: readonly number[], at: number, end: number): Edit[] {
  const { tokens } = source;
  const isJoint = (token: Token, place: number): boolean =>
    isWord(token, 'or') || (isWord(token, 'and') && !isOfBetween(tokens, place));
  return withoutEach(source, partsOf(tokens, depths, at + 1, end, isJoint));
}

/** The parts between separators of the first one's depth. */
function partsOf(
  tokens: readonly Token[],
  depths: readonly number[],
  from: number,
  to: number,
  isSeparator: (token: Token, at: number) => boolean,
): [number, number][] {
  const parts: [number, number][] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    const token = tokens[at];
    if (token === undefined || depths[at] !== depths[from] || !isSeparator(token, at)) continue;
    parts.push([start, at - 1]);
    start = at + 1;
  }
  return [...parts, [start, to]];
}

/** Each part taken away with its separator; a single part stays. */
function withoutEach(source: Source, parts: readonly [number, number][]): Edit[] {
  if (parts.length < 2) return [];
  return parts.flatMap(([from, to], at) => (at === 0 ? drop(source, from, to + 1) : drop(source, from - 1, to)));
}

/** `f(a, b)` becomes `a`. */
function unwrapEdits(source: Source, depths: readonly number[], at: number): Edit[] {
  const { tokens } = source;
  const [name, open] = [tokens[at], tokens[at + 1]];
  if (name === undefined || open?.text !== '(') return [];
  const close = tokens.findIndex(
    (token, place) => place > at + 1 && token.text === ')' && depths[place] === depths[at],
  );
  const [[from, to] = [0, 0]] = partsOf(tokens, depths, at + 2, close - 1, ({ text }) => text === ',');
  const [first, last, end] = [tokens[from], tokens[to], tokens[close]];
  if (first === undefined || last === undefined || end === undefined) return [];
  const inner = source.text.slice(first.at, last.at + last.text.length);
  return [{ from: name.at, to: end.at + 1, by: inner, what: `${name.text}(...) becomes ${inner}` }];
}

/** Constraints of CREATE TABLE and keys of CREATE INDEX, one at a time. */
function constraintEdits(source: Source, depths: readonly number[]): Edit[] {
  const { tokens } = source;
  const after = (at: number): number =>
    tokens[at + 1]?.text === '('
      ? tokens.findIndex((token, place) => place > at + 1 && token.text === ')' && depths[place] === depths[at])
      : at;
  return tokens
    .flatMap((token, at) => {
      const [next, before] = [tokens[at + 1], tokens[at - 1]];
      if (isWord(token, 'not') && isWord(next, 'null') && !isWord(before, 'is')) return drop(source, at, at + 1);
      // As a rule of the whole table it stands after a comma and takes that with it.
      const from = before?.text === ',' ? at - 1 : at;
      if (isWord(token, 'primary', 'foreign') && isWord(next, 'key')) {
        const columns = after(at + 1);
        const isForeign = isWord(token, 'foreign');
        return drop(source, from, isForeign ? after(columns + 2) : columns);
      }
      if (isWord(token, 'unique') && !isWord(next, 'index')) return drop(source, from, after(at));
      if (isWord(token, 'check')) return drop(source, from, after(at));
      if (isWord(token, 'references') && !isWord(tokens[at - 1], ')') && before?.text !== ')')
        return drop(source, at, after(at + 1));
      return [];
    })
    .concat(keyEdits(source, depths));
}

/** The columns of CREATE INDEX ... ON table (a, b): each left out, and the first two exchanged. */
function keyEdits(source: Source, depths: readonly number[]): Edit[] {
  const { tokens } = source;
  return tokens.flatMap((token, at) => {
    if (!isWord(token, 'on') || tokens[at + 2]?.text !== '(') return [];
    const close = tokens.findIndex(
      (other, place) => place > at + 2 && other.text === ')' && depths[place] === depths[at],
    );
    const parts = partsOf(tokens, depths, at + 3, close - 1, ({ text }) => text === ',');
    const texts = parts.map(([from, to]) => sliceOf(source, from, to));
    const [first, second, ...rest] = texts;
    const [from, to] = [tokens[at + 3], tokens[close]];
    if (first === undefined || second === undefined || from === undefined || to === undefined) return [];
    const by = [second, first, ...rest].join(', ');
    const swap = { from: from.at, to: to.at, by, what: `the keys ${first} and ${second} change places` };
    return [swap, ...withoutEach(source, parts)];
  });
}

function sliceOf({ text, tokens }: Source, from: number, to: number): string {
  const [first, last] = [tokens[from], tokens[to]];
  return first && last ? text.slice(first.at, last.at + last.text.length) : '';
}

/** Each of several statements left out. */
function statementEdits({ text }: Source): Edit[] {
  const statements = statementsOf(text);
  if (statements.length < 2) return [];
  return statements.map(({ from, to, tokens }) => {
    const start = tokens[0]?.at ?? from;
    const first = text.slice(start, to).split('\n')[0] ?? '';
    return { from: start, to: Math.min(to + 1, text.length), by: '', what: `the statement ${first} goes` };
  });
}
