import { apiOf, CURRENT, itemParams } from '#web/api.ts';
import type { PageLoad } from './$types';

/** `?about=<item id>` makes new cards belong to that item of the roadmap. */
export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiOf(fetch);
  const about = url.searchParams.get('about');
  const [{ cards }, { now }, detail] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/review/cards', { params: CURRENT }),
    api.call('GET', '/api/programmes/{programme}/review', { params: CURRENT }),
    about === null
      ? null
      : api.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', { params: itemParams(about) }),
  ]);
  return { cards, now, about: detail === null ? null : { id: detail.item.id, title: detail.item.title } };
};
