import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const from = url.searchParams.get('from');
  const query = from === 'pack' || from === 'programme' ? ({ from } as const) : {};
  const api = apiOf(fetch);
  const [view, { version }] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/upstream', { params: CURRENT, query }),
    api.call('GET', '/api/programmes/{programme}/tailor', { params: CURRENT }),
  ]);
  return { view, version };
};
