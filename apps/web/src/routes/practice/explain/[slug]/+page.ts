import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const api = apiOf(fetch);
  const id = url.searchParams.get('attempt');
  const own = { ...CURRENT, explanation: params.slug };
  const at = '/api/programmes/{programme}/explanations/{explanation}';
  const [explanation, attempt] = await Promise.all([
    api.call('GET', at, { params: own }),
    id === null ? null : api.call('GET', `${at}/attempts/{attempt}`, { params: { ...own, attempt: id } }),
  ]);
  return { explanation, attempt };
};
