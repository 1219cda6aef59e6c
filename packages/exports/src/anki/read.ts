/** Reads a text file as Anki imports and exports it. */
import { readHeaders, splitTags, type Headers } from './headers.ts';
import { markdownOf } from './html.ts';
import { readRows, type Row } from './rows.ts';
import type { AnkiNote } from './write.ts';

/** More than anybody learns; what is beyond is refused and named. */
const MOST_NOTES = 5_000;
const LONGEST_FIELD = 20_000;
/** Problems beyond this many say nothing new. */
const MOST_PROBLEMS = 100;

export interface AnkiProblem {
  /** 1-based. */
  line: number;
  message: string;
}

/**
 * Reads notes out of any text; never throws. The first two columns are front and back, further ones go to the back.
 *
 * @returns every note that is sound, and for every other line what is wrong with it
 */
export function readAnki(text: string): { notes: AnkiNote[]; problems: AnkiProblem[] } {
  const clean = text
    .replace(/^\uFEFF/, '')
    .toWellFormed()
    .replace(/\r\n?/g, '\n');
  const { headers, start, lines } = readHeaders(clean);
  const { rows, unclosed } = readRows(clean.slice(start), headers.separator, lines + 1);
  const notes: AnkiNote[] = [];
  const problems: AnkiProblem[] = [];
  for (const row of rows) {
    const read = notes.length < MOST_NOTES ? noteOf(row, headers) : `is beyond the ${MOST_NOTES} cards of one import.`;
    if (typeof read !== 'string') notes.push(read);
    else problems.push({ line: row.line, message: `This line ${read}` });
  }
  if (unclosed !== null) {
    const message = 'A quote opens here and is never closed, so that nothing from here on was read.';
    problems.push({ line: unclosed, message });
  }
  return { notes, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** @returns the note, or what is wrong with the line */
function noteOf({ fields }: Row, { html, tags, tagsColumn, otherColumns }: Headers): AnkiNote | string {
  const sides = fields.filter((_, column) => column !== tagsColumn && !otherColumns.includes(column));
  const [front = '', ...rest] = html ? sides.map(markdownOf) : sides;
  const back = rest.filter((side, at) => at === 0 || side.trim() !== '').join('\n\n');
  if (front.trim() === '') return 'has no front.';
  if (back.trim() === '') return 'has a front but no back: put a tab between the two.';
  if (front.length > LONGEST_FIELD || back.length > LONGEST_FIELD) {
    return `has a side of more than ${LONGEST_FIELD} characters.`;
  }
  const own = tagsColumn === null ? [] : splitTags(fields[tagsColumn] ?? '');
  return { front, back, tags: [...new Set([...tags, ...own])] };
}
