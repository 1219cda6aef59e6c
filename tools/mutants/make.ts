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
    const [, number = '', rest = ''] = /^line (\d+): ([^]*)$/.exec(what) ?? [];
    const line = Number(number);
    // Its own count of equal names is by line number; what moves with the line is counted here.
    const mutant = { file, at: (lines[line - 1] ?? '').trim(), change: rest.replace(/ \(\d+\)$/, ''), line, code };
    const key = keyOf(mutant);
    const times = (names.get(key) ?? 0) + 1;
    names.set(key, times);
    return times === 1 ? mutant : { ...mutant, change: `${mutant.change} (${times})` };
  });
}
