import { apiOf, CURRENT } from '#web/api.ts';
import { ApiError } from '@waymark/contract/client';
import type { PageLoad } from './$types';

/** The week that the address asks for, with the settings that a learned pace would go into; what it asks wrongly is this week. */
export const load: PageLoad = async ({ fetch, parent, url }) => {
  const api = apiOf(fetch);
  const asked = url.searchParams.get('week');
  const read = (query: { week?: string }) =>
    api.call('GET', '/api/programmes/{programme}/week', { params: CURRENT, query });
  const { programme } = await parent();
  try {
    const week = await read(asked === null ? {} : { week: asked });
    return { week, settings: programme?.settings ?? null };
  } catch (error) {
    if (asked === null || !(error instanceof ApiError) || error.body.code !== 'invalid-request') throw error;
    return { week: await read({}), settings: programme?.settings ?? null };
  }
};
