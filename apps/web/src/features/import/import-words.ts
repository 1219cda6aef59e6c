/** What the screen says about what was given. */
import type { ImportPreview } from '@waymark/contract';

export const KIND_WORDS: Record<ImportPreview['kind'], string> = {
  waymark: 'A roadmap in Waymark’s own form',
  markdown: 'A roadmap in Markdown',
  notion: 'A Notion export',
  archive: 'An archive of pages',
  'roadmap-sh': 'A roadmap of roadmap.sh',
  opml: 'An outline (OPML)',
  table: 'A table',
  bookmarks: 'Bookmarks of a browser',
  html: 'A page from the web',
  list: 'A plain list',
  json: 'A JSON file',
  programme: 'An export of Waymark',
  unknown: 'Nothing that can be read as a roadmap',
};

/** Where a finding stands: "Phase 1.md, line 3". */
export function placeWords({ file, line }: { file: string | null; line: number | null }): string {
  return [file, line === null ? null : `line ${line}`].filter((part) => part !== null).join(', ');
}

/** "1.5 h", or nothing where nothing is stated. */
export function hoursWords(hours: number | null): string {
  return hours === null ? '' : `${hours} h`;
}
