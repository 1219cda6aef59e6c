import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const api = apiOf(fetch);
  const at = '/api/programmes/{programme}/practice/challenges/{challenge}';
  const [challenge, practice, { programme }] = await Promise.all([
    api.call('GET', at, { params: { ...CURRENT, challenge: params.slug } }),
    api.call('GET', '/api/programmes/{programme}/practice', { params: CURRENT }),
    parent(),
  ]);
  return { challenge, practice, programmeId: programme?.id ?? CURRENT.programme };
};
