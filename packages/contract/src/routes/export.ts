/** Files to take away. */
import { defineRoute } from '../route.ts';
import { programmeParams } from './programmes.ts';

export const exportRoutes = {
  exportMarkdown: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/export/roadmap.md',
    feature: 'export',
    params: programmeParams,
    summary: 'The roadmap as Markdown, with what is done ticked.',
    raw: 'text/markdown',
  }),
  exportIcs: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/export/plan.ics',
    feature: 'export',
    params: programmeParams,
    summary: 'The plan as an iCalendar file.',
    raw: 'text/calendar',
  }),
  exportNotion: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/export/notion.zip',
    feature: 'export',
    params: programmeParams,
    summary: 'Pages with checklists, and databases as CSV, for the importer of Notion.',
    raw: 'application/zip',
  }),
  exportJson: defineRoute({
    method: 'GET',
    path: '/api/export/everything.json',
    feature: 'export',
    summary: 'Everything of this Waymark as one JSON document, which `restore` takes back.',
    raw: 'application/json',
  }),
};
