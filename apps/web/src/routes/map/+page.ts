import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

/** A day after every plan: the map needs the forecast of the plan, not its blocks. */
const NO_BLOCKS = { from: '2200-12-31', to: '2200-12-31' };

export const load: PageLoad = async ({ fetch }) => {
  const api = apiOf(fetch);
  const [view, plan] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT }),
    // Without a plan the trail still leads somewhere, only nobody knows when.
    api.call('GET', '/api/programmes/{programme}/plan', { params: CURRENT, query: NO_BLOCKS }).catch(() => null),
  ]);
  return { view, endDate: plan?.endDate ?? null, forecast: plan?.forecast ?? null };
};
