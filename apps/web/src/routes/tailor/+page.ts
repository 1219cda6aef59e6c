import { apiOf } from '#web/api.ts';
import { loadTailor } from '#web/features/tailor/load-tailor.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => loadTailor(apiOf(fetch));
