/** Mutants: a solution with one small mistake in it, as somebody could make it. Cases that tell none of them apart are too few. */

export interface Mutant {
  /** e.g. `line 7: < becomes <=`: the name under which it is listed. */
  what: string;
  code: string;
}

/** A change, before it has a name of its own. */
export interface Change {
  /** Counted from 1, in the source. */
  line: number;
  what: string;
  code: string;
}

/** Longer pieces of source are cut in a name. */
const LENGTH = 50;

/** @returns a piece of source for a name: on one line, and not too long */
export function brief(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line;
}

/**
 * @param key what tells two sources apart: blanks, for instance, do not
 * @returns every mutant once and under a name of its own; none is the source itself
 */
export function named(source: string, changes: readonly Change[], key: (code: string) => string): Mutant[] {
  const seen = new Set([key(source)]);
  const names = new Map<string, number>();
  return changes.flatMap(({ line, what, code }) => {
    const made = key(code);
    if (seen.has(made)) return [];
    seen.add(made);
    const name = `line ${line}: ${what}`;
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    return [{ what: times === 1 ? name : `${name} (${times})`, code }];
  });
}
