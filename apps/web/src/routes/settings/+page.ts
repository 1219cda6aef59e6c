import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, data }) => {
  const api = apiOf(fetch);
  const [programme, { programmes }, { roadmap }, calendar] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}', { params: CURRENT }),
    api.call('GET', '/api/programmes'),
    api.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT }),
    api.call('GET', '/api/programmes/{programme}/calendar', { params: CURRENT }),
  ]);
  return { ...data, programme, programmes, phases: roadmap.phases, calendar };
};
