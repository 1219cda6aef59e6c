/** A programme for Notion: what stands in it, and the two ways to get it there. */
import type { NotionInput, NotionProgramme } from './input.ts';
import { pagesOf } from './pages.ts';
import { tablesOf } from './tables.ts';

export type { NotionInput, NotionPage, NotionProgramme, NotionTable } from './input.ts';
export { toNotionApi, type NotionObject } from './api.ts';
export { toNotionZip } from './zip.ts';

export function notionProgramme(input: NotionInput): NotionProgramme {
  return { pages: pagesOf(input), tables: tablesOf(input) };
}
