import type { ProofRules } from '@waymark/learning';
import type { Handlers } from '../../platform/http/handler.ts';
import { calendarOf, everythingOf, tickedMarkdownOf } from './service.ts';

export function exportHandlers(deps: { rules: ProofRules }): Handlers<'exportMarkdown' | 'exportIcs' | 'exportJson'> {
  return {
    async exportMarkdown({ db, params }) {
      return { body: await tickedMarkdownOf(db, deps.rules, params.programme), headers: download('roadmap.md') };
    },
    async exportIcs({ db, params, now, origin }) {
      return { body: await calendarOf(db, params.programme, now, origin), headers: download('plan.ics') };
    },
    async exportJson({ db, params, now }) {
      return { body: await everythingOf(db, params.programme, now), headers: download('everything.json') };
    },
  };
}

function download(name: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename="waymark-${name}"` };
}
