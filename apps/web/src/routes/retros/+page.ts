import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const before = url.searchParams.get('before');
  const query = before === null ? {} : { before };
  return { journal: await apiOf(fetch).call('GET', '/api/programmes/{programme}/retros', { params: CURRENT, query }) };
};
