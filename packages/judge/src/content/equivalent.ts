/** `equivalent.yaml`: mutants of a solution that are no mistakes, each with the reason. */
import type { Problem } from '../challenge/model.ts';
import { Reader } from '../challenge/reader.ts';
import { yamlIn, type Files } from './folder.ts';

export const EQUIVALENT = 'equivalent.yaml';

/** The mutants that are listed, by solution file and name; each is taken out when it has been found. */
export interface Listed {
  /** @returns whether this mutant is listed, and not taken out yet */
  has(solution: string, mutant: string): boolean;
  /** @returns whether this mutant is listed; asking twice says no the second time */
  take(solution: string, mutant: string): boolean;
  /** Those that nobody asked for: they are gone, or they are killed now. */
  left(): Problem[];
}

/** @returns what the folder lists, and what is wrong with the list; a folder without one lists nothing */
export function readEquivalent(files: Files): { listed: Listed; problems: Problem[] } {
  if (!files.has(EQUIVALENT)) return { listed: listedOf([]), problems: [] };
  const { value, problems } = yamlIn(files, EQUIVALENT);
  const entries = new Reader(value, `${EQUIVALENT}: entries`, problems).list().flatMap((entry) => {
    const field = entry.fields(['solution', 'mutants', 'reason']);
    const solution = field('solution').text();
    field('reason').text();
    const mutants = field('mutants').list();
    if (mutants.length === 0) field('mutants').problem('should name at least one mutant');
    return mutants.map((mutant) => ({ solution, mutant: mutant.text() }));
  });
  return { listed: listedOf(entries), problems };
}

function listedOf(entries: { solution: string; mutant: string }[]): Listed {
  const names = new Set(entries.map(({ solution, mutant }) => `${solution}: ${mutant}`));
  return {
    has: (solution, mutant) => names.has(`${solution}: ${mutant}`),
    take: (solution, mutant) => names.delete(`${solution}: ${mutant}`),
    left: () =>
      [...names].map((name) => ({
        where: EQUIVALENT,
        message: `lists a mutant that does not survive, or is not there any more: ${name}`,
      })),
  };
}
