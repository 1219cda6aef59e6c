import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const api = apiOf(fetch);
  const id = url.searchParams.get('attempt');
  const own = { ...CURRENT, explanation: params.slug };
  const at = '/api/programmes/{programme}/explanations/{explanation}';
  const [explanation, attempt, { endorsements }] = await Promise.all([
    api.call('GET', at, { params: own }),
    id === null ? null : api.call('GET', `${at}/attempts/{attempt}`, { params: { ...own, attempt: id } }),
    api.call('GET', '/api/programmes/{programme}/endorsements', {
      params: CURRENT,
      query: { explanation: params.slug },
    }),
  ]);
  return { explanation, attempt, endorsements };
};
