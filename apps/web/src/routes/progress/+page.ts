import { apiOf, CURRENT } from '#web/api.ts';
import { dateAt } from '#web/features/plan/calendar.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
  const api = apiOf(fetch);
  const [progress, { rubrics }] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/progress', { params: CURRENT }),
    api.call('GET', '/api/programmes/{programme}/rubrics', { params: CURRENT }),
  ]);
  const { programme } = await parent();
  // The days end today, or on a later one that somebody in another time zone logged already.
  const clock = dateAt(new Date(), programme?.settings?.timeZone);
  const last = progress.heatMap.at(-1)?.date ?? clock;
  return { progress, rubrics, today: last > clock ? last : clock };
};
