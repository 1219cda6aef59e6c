import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
  list: await apiOf(fetch).call('GET', '/api/programmes/{programme}/projects', { params: CURRENT }),
});
