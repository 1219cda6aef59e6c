/** The mutants of one file of a model answer, each under a name that outlives edits elsewhere in the file. */
import { javascriptMutants } from '@waymark/judge/mutants';
import { SERVER_OPERATORS } from './operators.ts';

export interface ServerMutant {
  /** The file, in the folder of the model answer. */
  file: string;
  /** The line of the source where the change begins, without blanks at its ends: what does not move when others do. */
  at: string;
  /** e.g. `< becomes <=`. */
  change: string;
  /** Counted from 1; it moves, so it is only shown. */
  line: number;
  code: string;
}

/** @returns file, line of source and change as one text: the name of the mutant in `accepted.yaml` */
export function keyOf({ file, at, change }: Pick<ServerMutant, 'file' | 'at' | 'change'>): string {
  return `${file} | ${at} | ${change}`;
}

/** @returns every mutant of a file, in the order of its source, no two under the same name */
export function mutantsOf(file: string, source: string): ServerMutant[] {
  const lines = source.split('\n');
  const names = new Map<string, number>();
  return javascriptMutants(source, { more: SERVER_OPERATORS, thrown: true }).map(({ what, code }) => {
    const line = lineOfChange(source, code);
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
