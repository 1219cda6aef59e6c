import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { weekReview } from './service.ts';

export function weekHandlers({ library }: { library: Library }): Handlers<'getWeek'> {
  return {
    getWeek: async ({ db, params, query, now }) =>
      weekReview(db, await library.open(db, params.programme, now), query.week),
  };
}
