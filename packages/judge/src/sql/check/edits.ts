/** Edits of a source, and what their makers need to know of its tokens. */
import { isWord, type Token } from '../lex.ts';

/** Replaces the source from one offset to another. */
export interface Edit {
  from: number;
  to: number;
  by: string;
  /** Without the line. */
  what: string;
}

/** What the operators see of a solution. */
export interface Source {
  text: string;
  /** Without blanks and comments. */
  tokens: readonly Token[];
  /** The columns of each table, of the schema and of the solution itself. */
  tables: readonly { name: string; columns: readonly string[] }[];
}

/** @returns an edit that puts something in the place of a token */
export function replace({ at, text }: Token, by: string): Edit {
  return { from: at, to: at + text.length, by, what: `${text} becomes ${by}` };
}

/** @returns an edit that takes the tokens from one to another (included) away */
export function drop(source: Source, from: number, to: number): Edit[] {
  const [first, last] = [source.tokens[from], source.tokens[to]];
  if (first === undefined || last === undefined) return [];
  const end = last.at + last.text.length;
  const text = source.text.slice(first.at, end).replace(/\s+/g, ' ');
  return [{ from: first.at, to: end, by: '', what: `${text} goes` }];
}

/** @returns for each token how many brackets are open before it */
export function depthsOf(tokens: readonly Token[]): number[] {
  let depth = 0;
  return tokens.map(({ text }) => {
    if (text === ')') depth -= 1;
    const here = depth;
    if (text === '(') depth += 1;
    return here;
  });
}

/** @returns whether the AND at this place belongs to a BETWEEN */
export function isOfBetween(tokens: readonly Token[], at: number): boolean {
  const before = tokens
    .slice(0, at)
    .findLast((token) => isWord(token, 'and', 'or', 'between', 'where', 'on', 'having'));
  return isWord(before, 'between');
}
