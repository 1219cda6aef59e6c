/** Cards as a text file that Anki imports: one line each, tab between the fields (https://docs.ankiweb.net/importing/text-files.html). */

/** A card to take away: Markdown on both sides. */
export interface AnkiNote {
  front: string;
  back: string;
  tags: string[];
}

/** Anki reads these; a reader that knows no headers takes them for comments. */
const HEADERS = ['#separator:tab', '#html:false', '#columns:Front\tBack\tTags', '#tags column:3'];

/** @returns the file, each line ending in a line feed; line breaks inside a field are line feeds, too */
export function toAnki(notes: readonly AnkiNote[]): string {
  const rows = notes.map(({ front, back, tags }) => [front, back, tags.map(cleanTag).join(' ')].map(field).join('\t'));
  return [...HEADERS, ...rows].map((line) => `${line}\n`).join('');
}

/** A field that holds a tab, a line break or a quote, or begins like a comment, stands in quotes, its own quotes doubled. */
function field(text: string): string {
  const clean = text.toWellFormed().replace(/\r\n?/g, '\n');
  return /^#|[\t\n"]/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}

/** Anki separates tags by blanks, so that a tag has none. */
export function cleanTag(tag: string): string {
  return tag.toWellFormed().trim().replace(/\s+/gu, '_');
}
