/** The mutants of one file of a model answer, each under a name that outlives edits elsewhere in the file. */
import { javascriptMutants, type Mutant } from '@waymark/judge/mutants';
import { pythonMutants } from '@waymark/judge/mutants/python';
import { SERVER_OPERATORS } from './operators.ts';

export interface ServerMutant {
  /** The file, with the folder of its answer: `express/todos.js`. */
  file: string;
  /** The line of the source where the change begins, without blanks at its ends: what does not move when others do. */
  at: string;
  /** e.g. `< becomes <=`. */
  change: string;
  /** Counted from 1; it moves, so it is only shown. */
  line: number;
  code: string;
}

/** @returns file, line of source and change as one text: the name of the mutant in `accepted` */
export function keyOf({ file, at, change }: Pick<ServerMutant, 'file' | 'at' | 'change'>): string {
  return `${file} | ${at} | ${change}`;
}

export interface Source {
  /** As in its mutants. */
  file: string;
  text: string;
}

/** @returns every mutant of a file, in the order of its source, no two under the same name */
export function mutantsOf({ file, text }: Source): ServerMutant[] {
  const mutants = javascriptMutants(text, { more: SERVER_OPERATORS, thrown: true });
  return named({ file, text }, mutants, ({ code }) => lineOfChange(text, code));
}

/** @returns the same of files in Python, where a mutant is the whole file as the reader of `python` spells it */
export async function pythonMutantsOf(sources: readonly Source[], python: string): Promise<ServerMutant[]> {
  const made = await pythonMutants(
    sources.map(({ text }) => text),
    python,
  );
  const lineIn = ({ what }: Mutant): number => Number(/^line (\d+):/.exec(what)?.[1]);
  return sources.flatMap((source, index) => named(source, made[index] ?? [], lineIn));
}

function named({ file, text }: Source, mutants: readonly Mutant[], lineIn: (mutant: Mutant) => number): ServerMutant[] {
  const lines = text.split('\n');
  const names = new Map<string, number>();
  return mutants.map((made) => {
    const { what, code } = made;
    const line = lineIn(made);
    // The name begins with a number of a line and may end with a count by that number: both move with the line.
    const change = what.replace(/^line \d+: /, '').replace(/ \(\d+\)$/, '');
    const mutant = { file, at: (lines[line - 1] ?? '').trim(), change, line, code };
    const key = keyOf(mutant);
    const times = (names.get(key) ?? 0) + 1;
    names.set(key, times);
    return times === 1 ? mutant : { ...mutant, change: `${mutant.change} (${times})` };
  });
}

/** @returns the line of what differs first: where a call is taken out of a chain, its own and not the one before */
function lineOfChange(source: string, code: string): number {
  let at = 0;
  while (source[at] === code[at] && at < source.length) at += 1;
  while (/\s/.test(source[at] ?? '')) at += 1;
  return source.slice(0, at).split('\n').length;
}
