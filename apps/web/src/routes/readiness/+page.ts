import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
  const api = apiOf(fetch);
  const [readiness, links] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/readiness', { params: CURRENT }),
    api.call('GET', '/api/programmes/{programme}/links', { params: CURRENT }),
  ]);
  return { readiness, links };
};
