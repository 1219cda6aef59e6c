/** What the page does to a statement that was rendered elsewhere: keeps its tables narrow and its boxes reachable. */
import { reachable } from '../../../design/reachable.ts';
import { LANGUAGE_NAMES } from '../editor/languages.ts';
import type { PracticeLanguage } from './drafts.svelte.ts';

/**
 * An attachment for a statement. A table with a column for each language shows the one that is written in.
 *
 * @param _html what stands in the statement: another statement is fitted anew
 */
export function fitStatement(language: PracticeLanguage, _html: string): (statement: HTMLElement) => () => void {
  return (statement) => {
    for (const table of statement.querySelectorAll('table')) showLanguage(table, language);
    const stops = [...statement.querySelectorAll<HTMLElement>('pre, table')].map(reachable);
    return () => stops.forEach((stop) => stop());
  };
}

function showLanguage(table: HTMLTableElement, language: PracticeLanguage): void {
  const heads = [...(table.rows[0]?.cells ?? [])].map((cell) => cell.textContent.trim());
  const columns = Object.entries(LANGUAGE_NAMES).map(([of, name]) => ({ of, at: heads.indexOf(name) }));
  const present = columns.filter(({ at }) => at !== -1);
  // A table about one language is about that language.
  if (present.length < 2) return;
  for (const { of, at } of present) {
    for (const row of table.rows) row.cells[at]?.toggleAttribute('hidden', of !== language);
  }
}
