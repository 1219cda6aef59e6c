import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const retro = { ...CURRENT, retro: params.id };
  return { desk: await apiOf(fetch).call('GET', '/api/programmes/{programme}/retros/{retro}', { params: retro }) };
};
