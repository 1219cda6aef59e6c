/** Cuts SQL into words and signs: tolerant of dialects, in one pass, linear in the text. */

export interface Token {
  kind: 'word' | 'quoted' | 'text' | 'number' | 'sign';
  /** A word in lower case; a quoted name without its quotes. */
  value: string;
}

/** Comments and blanks; what a server's dump switches on and off (MySQL's conditional comments) is one too. */
const SKIPPED = /(?:\s+|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|\\[^\n]*)+/y;
const FORMS: [kind: Token['kind'], form: RegExp][] = [
  ['text', /'(?:[^'\\]|''|\\[\s\S])*'/y],
  ['text', /(\$\w*\$)[\s\S]*?\1/y],
  ['quoted', /"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([\w $-]+)\]/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['sign', /::|[^\s]/y],
];

const MOST = 400_000;

export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length && tokens.length < MOST) {
    SKIPPED.lastIndex = at;
    if (SKIPPED.test(sql)) {
      at = SKIPPED.lastIndex;
      continue;
    }
    at = next(sql, at, tokens);
  }
  return tokens;
}

function next(sql: string, at: number, tokens: Token[]): number {
  for (const [kind, form] of FORMS) {
    form.lastIndex = at;
    const match = form.exec(sql);
    if (match === null) continue;
    const inner = kind === 'quoted' ? (match[1] ?? match[2] ?? match[3] ?? '') : match[0];
    tokens.push({ kind, value: kind === 'word' ? inner.toLowerCase() : inner });
    return form.lastIndex;
  }
  return at + 1;
}

/** @returns the statements, each without its semicolon */
export function statementsOf(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.value === ';') statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}
