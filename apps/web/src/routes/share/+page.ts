import { apiOf, CURRENT } from '#web/api.ts';
import { queryOf, viewOf } from '#web/features/share/share-address.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiOf(fetch);
  const view = viewOf(url.searchParams);
  const [week, communities] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/share/week', { params: CURRENT, query: queryOf(view) }),
    api.call('GET', '/api/programmes/{programme}/communities', { params: CURRENT }),
  ]);
  return { view, week, communities };
};
