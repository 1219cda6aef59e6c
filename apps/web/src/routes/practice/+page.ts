import { apiOf, CURRENT } from '#web/api.ts';
import { waysOf } from '#web/features/practice/ways.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
  const api = apiOf(fetch);
  const [practice, ways] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/practice', { params: CURRENT }),
    waysOf(api),
  ]);
  return { practice, ways };
};
