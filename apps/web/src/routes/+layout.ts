import { apiOf, CURRENT } from '#web/api.ts';
import { loadItem } from '#web/features/items/load-item.ts';
import type { LayoutLoad } from './$types';

/** The programme (null while the API does not answer), and the item that `?item=` opens over any screen. */
export const load: LayoutLoad = async ({ fetch, url }) => {
  const api = apiOf(fetch);
  const itemId = url.searchParams.get('item');
  const [programme, panel, sheet] = await Promise.all([
    // A frame without a title is better than no frame: the page inside says what is wrong.
    api.call('GET', '/api/programmes/{programme}', { params: CURRENT }).catch(() => null),
    itemId === null ? null : loadItem(api, itemId),
    // The panel's code comes with the first item that is opened, and still renders on the server.
    itemId === null ? null : import('#web/features/items/ItemSheet.svelte'),
  ]);
  return { programme, panel, ItemSheet: sheet?.default ?? null };
};
