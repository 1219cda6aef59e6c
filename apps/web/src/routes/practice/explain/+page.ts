import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) =>
  apiOf(fetch).call('GET', '/api/programmes/{programme}/explanations', { params: CURRENT });
