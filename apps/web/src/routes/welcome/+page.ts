import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
  const api = apiOf(fetch);
  const [programme, { roadmap }] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}', { params: CURRENT }),
    api.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT }),
  ]);
  return { programme, phases: roadmap.phases };
};
