import { apiOf } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
  const { keys } = await apiOf(fetch).call('GET', '/api/keys', {});
  return { ownKey: keys[0]?.kid ?? '' };
};
