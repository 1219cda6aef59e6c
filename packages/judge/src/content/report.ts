/** What a check of a pack found. Plain data: the terminal prints it, `--json` writes it. */
import type { Problem } from '../challenge/model.ts';

export interface MutantCount {
  /** Mutants that were judged. */
  made: number;
  killed: number;
  /** Survivors that are listed with a reason why they are no mistakes. */
  equivalent: number;
}

/** One folder of challenges or SQL exercises, one quiz, or one explanation. */
export interface ItemReport {
  kind: 'challenge' | 'sql' | 'quiz' | 'explanation';
  name: string;
  /** Empty when it is as it should be. */
  problems: Problem[];
  mutants: MutantCount;
  /** What could not be checked on this machine, each with the reason. */
  unchecked: string[];
}

export interface ContentReport {
  items: ItemReport[];
  mutants: MutantCount;
  /** How long the check took. */
  seconds: number;
}

export const NO_MUTANTS: MutantCount = { made: 0, killed: 0, equivalent: 0 };

export function sumOf(counts: readonly MutantCount[]): MutantCount {
  const sum = { ...NO_MUTANTS };
  for (const { made, killed, equivalent } of counts) {
    sum.made += made;
    sum.killed += killed;
    sum.equivalent += equivalent;
  }
  return sum;
}
