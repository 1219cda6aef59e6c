import { apiOf, CURRENT } from '#web/api.ts';
import { dateAt } from '#web/features/plan/calendar.ts';
import type { Application } from '@waymark/contract';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
  const api = apiOf(fetch);
  const applications: Application[] = [];
  for (let page = 1; ; page += 1) {
    const query = { page: String(page), limit: '100' };
    const { items, total } = await api.call('GET', '/api/programmes/{programme}/applications', {
      params: CURRENT,
      query,
    });
    applications.push(...items);
    if (items.length === 0 || applications.length >= total) break;
  }
  const { programme } = await parent();
  return { applications, today: dateAt(new Date(), programme?.settings?.timeZone) };
};
