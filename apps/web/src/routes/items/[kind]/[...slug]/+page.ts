import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const at = '/api/programmes/{programme}/items/{kind}/{slug}';
  return {
    detail: await apiOf(fetch).call('GET', at, { params: { ...CURRENT, kind: params.kind, slug: params.slug } }),
  };
};
