/** The canonical style of a roadmap's Markdown. */
import { items } from '../items/items.ts';
import { draftOf } from '../parse.ts';
import { scan } from '../scan/scan.ts';
import { Layout } from './layout.ts';

/** A style that does not settle after this many rounds is not worth having; then the document stays as it is. */
const MAX_ROUNDS = 4;

function once(source: string, keepBreaks: boolean): string {
  const { blocks } = scan(source);
  const lines = source.split('\n').map((line) => line.replace(/\r$/, ''));
  const layout = new Layout(lines, keepBreaks);
  layout.blocks(blocks, '');
  return layout.text();
}

const LETTERS = /[^\p{L}\p{N}]+/gu;

/** What formatting may change although it has letters: list numbers, the X of a checkbox, repeated `<br>`. */
const STYLE = /^[\s>]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]+\[[xX]\])?(?=\s|$)|<br\s*\/?>/gim;

/** All words of a document: what formatting must not change. */
function wordsOf(source: string): string {
  return source.replace(STYLE, '').replace(LETTERS, '');
}

/** What a document says as a roadmap, without places and without the style of nested Markdown. */
function meaningOf(source: string): string {
  const { dialect, roadmap } = draftOf(source);
  const parts = items(roadmap).map((item) => {
    const hours = 'hours' in item ? item.hours : null;
    const url = 'url' in item ? item.url : null;
    const checked = 'checked' in item ? item.checked : null;
    const links = 'links' in item ? item.links : [];
    return JSON.stringify([item.kind, item.title, item.text.replace(LETTERS, ''), hours, url, checked, links]);
  });
  return [dialect, roadmap.title, ...parts].join('\n');
}

/**
 * A document in canonical style: `-` for bullets, one space behind markers, nested lists under their text, numbers
 * counted, aligned tables, single blank lines, no trailing spaces, LF line ends, one final line end. `<br>` lines stay,
 * but for repeated ones.
 *
 * Idempotent, and it never changes what the document says: where the canonical style of a text would be read
 * differently, or would not settle, the text is returned as it was. Never throws.
 * @param source Markdown, already decoded
 */
export function format(source: string): string {
  return settled(source, true) ?? settled(source, false) ?? source;
}

/** The fixed point of the layout, where it has one that says the same. */
function settled(source: string, keepBreaks: boolean): string | null {
  let text = source;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = once(text, keepBreaks);
    if (next === text) return isSame(source, text) ? text : null;
    text = next;
  }
  return null;
}

function isSame(before: string, after: string): boolean {
  return before === after || (wordsOf(before) === wordsOf(after) && meaningOf(before) === meaningOf(after));
}
