import { apiOf, CURRENT } from '#web/api.ts';
import { loadItem } from '#web/features/items/load-item.ts';
import type { LayoutLoad } from './$types';

/** The programme (null while the API does not answer), and the item that `?item=` opens over any screen. */
export const load: LayoutLoad = async ({ fetch, url }) => {
  const api = apiOf(fetch);
  const itemId = url.searchParams.get('item');
  const [programme, panel] = await Promise.all([
    // A frame without a title is better than no frame: the page inside says what is wrong.
    api.call('GET', '/api/programmes/{programme}', { params: CURRENT }).catch(() => null),
    itemId === null ? null : loadItem(api, itemId),
  ]);
  return { programme, panel };
};
