import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { metricsAsCsv, progressView } from './service.ts';

export function progressHandlers({ library }: { library: Library }): Handlers<'getProgress' | 'exportMetrics'> {
  return {
    async getProgress({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return progressView(db, open, open.rules);
    },
    async exportMetrics({ db, params, now }) {
      const body = await metricsAsCsv(db, await library.open(db, params.programme, now));
      return { body, headers: { 'content-disposition': 'attachment; filename="waymark-metrics.csv"' } };
    },
  };
}
