import { apiOf, CURRENT } from '#web/api.ts';
import type { Way } from '#web/features/practice/ways.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
  const ways: Way[] = [];
  return {
    practice: await apiOf(fetch).call('GET', '/api/programmes/{programme}/practice', { params: CURRENT }),
    ways,
  };
};
