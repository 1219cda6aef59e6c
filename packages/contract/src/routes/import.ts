import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { counts, diagnostic } from '../schemas/roadmap.ts';

/** What a file or a paste was taken for. */
export const IMPORT_KINDS = [
  'waymark',
  'markdown',
  'notion',
  'archive',
  'roadmap-sh',
  'opml',
  'table',
  'bookmarks',
  'html',
  'list',
  'json',
  'programme',
  'unknown',
] as const;

const finding = z.object({
  /** A file inside an archive; null for the thing itself. */
  file: z.string().nullable(),
  line: z.int().nullable(),
  message: z.string(),
});

const importInput = z
  .strictObject({
    source: z.string().max(20_000_000).optional().meta({ description: 'What was pasted.' }),
    base64: z.base64().max(28_000_000).optional().meta({ description: 'The bytes of a file, an archive too.' }),
    name: z.string().max(300).optional().meta({ description: 'Name of the file: a title where nothing else has one.' }),
  })
  .refine((input) => (input.source === undefined) !== (input.base64 === undefined), {
    error: 'send either source or base64',
  });

export const importPreview = z
  .object({
    kind: z.enum(IMPORT_KINDS),
    title: z.string(),
    /** The roadmap as Markdown, to be edited and then imported; empty where nothing was understood. */
    source: z.string(),
    counts,
    phases: z.array(
      z.object({
        title: z.string(),
        depth: z.int(),
        line: z.int(),
        weeks: z.number().nullable(),
        /** Stated by the phase, or the sum of its resources. */
        hours: z.number().nullable(),
        actions: z.int(),
        resources: z.int(),
        deliverables: z.int(),
      }),
    ),
    understood: z.array(finding),
    /** What was left out, or is in doubt. */
    left: z.array(finding),
    /** Findings that there was no room for. */
    more: z.int(),
    /** Of the Markdown. */
    diagnostics: z.array(diagnostic),
  })
  .meta({ id: 'ImportPreview' });

export const importRoutes = {
  previewImport: defineRoute({
    method: 'POST',
    path: '/api/import/preview',
    feature: 'import',
    effect: 'none',
    bodyLimit: 30_000_000,
    summary:
      'Read anything people have (Markdown, a Notion export, roadmap.sh, OPML, a table, bookmarks, HTML, JSON) as a roadmap, and say what was understood and what not; stores nothing.',
    body: importInput,
    response: importPreview,
  }),
};
