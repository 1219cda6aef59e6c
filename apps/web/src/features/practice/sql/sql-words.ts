/** How a database's values and answers read in a table. */
import type { Plain } from '@waymark/judge';
import { countWords } from '../../../design/words.ts';
import type { ResultSet } from './lesson-run.ts';

/** @returns a value as a cell shows it; NULL is a word, so that it is not taken for an empty text */
export function cellWords(value: Plain): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Numbers stand to the right, digit under digit. */
export function isNumeric(type: string): boolean {
  return /^(?:(?:small|big)?(?:int(?:eger|\d)?|serial)|numeric|decimal|real|double precision|float\d?|money)\b/i.test(
    type,
  );
}

/** @returns what a statement without rows did */
export function effectWords({ affected }: Pick<ResultSet, 'affected'>): string {
  return affected === 0 ? 'Done; no row was changed.' : `Done; ${countWords(affected, 'row')} changed.`;
}
