import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) =>
  apiOf(fetch).call('GET', '/api/programmes/{programme}/runs/{run}', { params: { ...CURRENT, run: params.run } });
