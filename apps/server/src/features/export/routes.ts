import type { ProofRules } from '@waymark/learning';
import { documentOf, type Db } from '@waymark/store';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { calendarOf, notionZipOf, tickedMarkdownOf } from './service.ts';

type ExportRoute = 'exportMarkdown' | 'exportIcs' | 'exportNotion' | 'exportJson';

export function exportHandlers({ rules, library }: { rules: ProofRules; library: Library }): Handlers<ExportRoute> {
  return {
    async exportMarkdown({ db, params }) {
      return { body: await tickedMarkdownOf(db, rules, params.programme), headers: download('roadmap.md') };
    },
    async exportIcs({ db, params, now, origin }) {
      return { body: await calendarOf(db, params.programme, now, origin), headers: download('plan.ics') };
    },
    async exportNotion({ db, params, now }) {
      return { body: await notionZipOf(db, library, params.programme, now), headers: download('notion.zip') };
    },
    exportJson({ db, now }) {
      return Promise.resolve({ body: streamOf(db, now), headers: download('everything.json') });
    },
  };
}

/** Longer pieces than single rows: each costs a turn of the event loop. */
const PIECE = 65_536;

/** The document as it is written: it never stands in memory as one text. */
function streamOf(db: Db, now: string): ReadableStream<Uint8Array> {
  const lines = documentOf(db, now);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let piece = '';
      while (piece.length < PIECE) {
        const { done, value } = await lines.next();
        if (done === true) {
          if (piece !== '') controller.enqueue(encoder.encode(piece));
          controller.close();
          return;
        }
        piece += value;
      }
      controller.enqueue(encoder.encode(piece));
    },
    async cancel() {
      await lines.return();
    },
  });
}

function download(name: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename="waymark-${name}"` };
}
