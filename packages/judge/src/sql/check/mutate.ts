/**
 * Small changes to a solution, each a mistake that somebody could make: what the data sets of an exercise must tell from
 * the solution. Changes are made token by token; one that the database cannot read is no mutant, and nobody counts it.
 */
import { createdTables, tokensOf } from '../lex.ts';
import { clauseEdits } from './mutate-clauses.ts';
import { wordEdits } from './mutate-words.ts';

export interface Mutant {
  /** e.g. `line 3: >= becomes >`: the name under which it is listed. */
  what: string;
  code: string;
}

/** @returns every mutant once, each with a name of its own; none is the solution itself, blanks aside */
export function mutantsOf(code: string, schema = ''): Mutant[] {
  const tokens = tokensOf(code).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const source = { text: code, tokens, tables: [...createdTables(schema), ...createdTables(code)] };
  const seen = new Set([tidy(code)]);
  const names = new Map<string, number>();
  return [...wordEdits(source), ...clauseEdits(source)].flatMap(({ from, to, by, what }) => {
    const made = code.slice(0, from) + by + code.slice(to);
    if (seen.has(tidy(made))) return [];
    seen.add(tidy(made));
    const name = `line ${code.slice(0, from).split('\n').length}: ${what}`;
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    return [{ what: times === 1 ? name : `${name} (${times})`, code: made }];
  });
}

function tidy(code: string): string {
  return tokensOf(code)
    .filter(({ kind }) => kind !== 'comment' && kind !== 'space')
    .map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : text))
    .join(' ');
}
