/** SQL cut into tokens: enough to find statements, clauses and words, not to understand them. The text is never changed. */

export interface Token {
  kind: 'word' | 'quoted' | 'number' | 'text' | 'operator' | 'comment' | 'space';
  text: string;
  /** Offset in the source. */
  at: number;
}

/** A piece of the source between two semicolons, without them. */
export interface Statement {
  from: number;
  to: number;
  /** Without blanks and comments. */
  tokens: Token[];
}

/** Ordered: the first that matches wins. What does not close runs to the end, as in the database. */
const PATTERNS: readonly [Token['kind'], RegExp][] = [
  ['space', /\s+/y],
  ['comment', /--[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/y],
  ['text', /[eE]'(?:[^'\\]|''|\\[\s\S])*'?|'(?:[^']|'')*'?/y],
  ['quoted', /"(?:[^"]|"")*"?/y],
  ['number', /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y],
  ['word', /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y],
  ['operator', /<=|>=|<>|!=|::|\|\||->>|->|[\s\S]/y],
];

/** @returns every token in order; together their texts are the source */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < source.length;) {
    const token = dollarText(source, at) ?? tokenAt(source, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(source: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text !== undefined && text !== '') return { kind, text, at };
  }
  return { kind: 'operator', text: source.charAt(at), at };
}

/** `$$ ... $$` and `$tag$ ... $tag$`: a text that may hold anything, also semicolons. */
function dollarText(source: string, at: number): Token | null {
  if (source[at] !== '$') return null;
  const opening = /^\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$/.exec(source.slice(at, at + 70))?.[0];
  if (opening === undefined) return null;
  const close = source.indexOf(opening, at + opening.length);
  const end = close < 0 ? source.length : close + opening.length;
  return { kind: 'text', text: source.slice(at, end), at };
}

/** @returns whether a token is this keyword, in capitals or not */
export function isWord(token: Token | undefined, ...words: string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toLowerCase());
}

/** @returns the statements that hold anything besides blanks and comments */
export function statementsOf(source: string): Statement[] {
  const found: Statement[] = [];
  let [from, tokens]: [number, Token[]] = [0, []];
  const close = (to: number): void => {
    if (tokens.length > 0) found.push({ from, to, tokens });
    [from, tokens] = [to + 1, []];
  };
  for (const token of tokensOf(source)) {
    if (token.kind === 'operator' && token.text === ';') close(token.at);
    else if (token.kind !== 'space' && token.kind !== 'comment') tokens.push(token);
  }
  close(source.length);
  return found;
}

const BEGINS = /^(begin|begin transaction|begin work|start transaction)$/;
const ENDS = /^(commit|commit transaction|commit work|end|end transaction)$/;

/**
 * The statements without a BEGIN and COMMIT around them: a judged run is a transaction already, which is undone after it.
 * Blanks take their place, so that the lines of an error stay right.
 */
export function withoutTransaction(source: string): string {
  let made = source;
  let begun = false;
  for (const { tokens } of statementsOf(source)) {
    const words = tokens.map(({ text }) => text.toLowerCase()).join(' ');
    if (BEGINS.test(words)) begun = true;
    else if (!begun || !ENDS.test(words)) continue;
    for (const { at, text } of tokens)
      made = made.slice(0, at) + ' '.repeat(text.length) + made.slice(at + text.length);
    // Its semicolon may stay: an empty statement does nothing.
  }
  return made;
}

/** @returns the first line that holds code, for a heading */
export function firstLine(source: string, length = 100): string {
  const first = statementsOf(source)[0]?.tokens[0]?.at ?? 0;
  const line = source.slice(first).split('\n')[0]?.trim() ?? '';
  return line.length > length ? `${line.slice(0, length)} …` : line;
}

/**
 * @returns the tables that CREATE TABLE statements make, with their columns, names in small letters unless quoted
 */
export function createdTables(schema: string): { name: string; columns: string[] }[] {
  return statementsOf(schema).flatMap(({ tokens }) => {
    const open = tokens.findIndex(({ text }) => text === '(');
    if (!isWord(tokens[0], 'create') || !isWord(tokens[1], 'table') || open < 3) return [];
    const name = nameOf(tokens[open - 1]);
    return [{ name, columns: columnsOf(tokens.slice(open + 1)) }];
  });
}

const NOT_COLUMNS = ['primary', 'foreign', 'unique', 'check', 'constraint', 'exclude', 'like'];

function columnsOf(tokens: readonly Token[]): string[] {
  const columns: string[] = [];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    const starts = at === 0 || (depth === 0 && tokens[at - 1]?.text === ',');
    if (starts && !isWord(token, ...NOT_COLUMNS)) columns.push(nameOf(token));
    if (token.text === '(') depth += 1;
    else if (token.text === ')' && depth === 0) break;
    else if (token.text === ')') depth -= 1;
  }
  return columns;
}

function nameOf(token: Token | undefined): string {
  const text = token?.text ?? '';
  return token?.kind === 'quoted' ? text.slice(1, -1) : text.toLowerCase();
}
