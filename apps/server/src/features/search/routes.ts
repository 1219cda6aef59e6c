import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import type { Searches } from './service.ts';

const LISTED = 30;

export function searchHandlers({ library, searches }: { library: Library; searches: Searches }): Handlers<'search'> {
  return {
    async search({ db, params, query, now }) {
      if (query.q.trim() === '') return { total: 0, found: [] };
      const index = await searches.indexOf(db, await library.open(db, params.programme, now));
      return index.search(query.q, Number(query.limit ?? LISTED));
    },
  };
}
