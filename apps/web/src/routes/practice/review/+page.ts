import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
  queue: await apiOf(fetch).call('GET', '/api/programmes/{programme}/review', { params: CURRENT }),
});
