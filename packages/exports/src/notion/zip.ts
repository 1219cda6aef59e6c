/** A programme as a zip of Markdown and CSV, laid out as Notion's importer (and its own export) has it. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { toCsv } from './csv.ts';
import type { NotionPage, NotionProgramme } from './input.ts';
import { toPageMarkdown } from './markdown.ts';

/**
 * `Title.md` beside a folder `Title` with the pages and databases that stand in it. Equal input gives equal bytes.
 *
 * @param now the time of the files, ISO 8601 in UTC
 */
export function toNotionZip({ pages, tables }: NotionProgramme, now: string): Uint8Array {
  const paths = pathsOf(pages);
  const titles = new Map(pages.map(({ object, title }) => [object, title]));
  const [home] = pages;
  const folder = home === undefined ? '' : `${(paths.get(home.object) ?? '').slice(0, -3)}/`;
  const files: Zippable = {};
  for (const page of pages) {
    const path = paths.get(page.object) ?? '';
    const link = (object: string): string => relative(path, paths.get(object) ?? '');
    files[path] = strToU8(toPageMarkdown(page, link, (object) => titles.get(object) ?? ''));
  }
  for (const table of tables) files[`${folder}${fileName(table.title)}.csv`] = strToU8(toCsv(table));
  // A zip holds the numbers of a wall clock without a zone: UTC's, wherever this runs.
  const at = new Date(now);
  const mtime = new Date(at.getTime() + at.getTimezoneOffset() * 60_000);
  return zipSync(files, { level: 6, mtime });
}

function pathsOf(pages: readonly NotionPage[]): Map<string, string> {
  const paths = new Map<string, string>();
  const taken = new Set<string>();
  for (const { object, title, parent } of pages) {
    const above = parent === null ? undefined : paths.get(parent);
    const folder = above === undefined ? '' : `${above.slice(0, -3)}/`;
    paths.set(object, free(`${folder}${fileName(title)}`, taken));
  }
  return paths;
}

/** Two names that differ in their case only are one file on many machines. */
function free(stem: string, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const path = `${stem}${count === 1 ? '' : ` ${count}`}.md`;
    if (taken.has(path.toLowerCase())) continue;
    taken.add(path.toLowerCase());
    return path;
  }
}

/** Names that Windows keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/** A title as a file's name on every system: never a path, never hidden, of a length that nests. */
function fileName(title: string): string {
  const clean = title
    .toWellFormed()
    .replace(/[\\/:*?"<>|#%^[\]\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const short = clean
    .slice(0, 60)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .replace(/[. ]+$/gu, '');
  return short === '' || RESERVED.test(short) ? `Page ${short}`.trim() : short;
}

/** The address of one file in the zip from another, as a link. */
function relative(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared += 1;
  const steps = [...here.slice(shared).map(() => '..'), ...there.slice(shared).map(encodeURIComponent)];
  return steps.join('/').replace(/[()]/gu, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
