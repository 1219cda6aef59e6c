import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const query = (url.searchParams.get('q') ?? '').slice(0, 200);
  const { found, total } = await apiOf(fetch).call('GET', '/api/programmes/{programme}/search', {
    params: CURRENT,
    query: { q: query },
  });
  return { query, found, total };
};
