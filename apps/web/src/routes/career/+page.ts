import { apiOf, CURRENT } from '#web/api.ts';
import { readLogs } from '#web/features/logs/log-actions.ts';
import { dateAt } from '#web/features/plan/calendar.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
  const api = apiOf(fetch);
  const [logs, { rubrics }] = await Promise.all([
    readLogs(api),
    api.call('GET', '/api/programmes/{programme}/rubrics', { params: CURRENT }),
  ]);
  const { programme } = await parent();
  return { ...logs, rubrics, today: dateAt(new Date(), programme?.settings?.timeZone) };
};
