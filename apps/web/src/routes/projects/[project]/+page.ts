import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const api = apiOf(fetch);
  const at = { params: { ...CURRENT, project: params.project } };
  const [{ project, ladder, sameMachine }, { runs }] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/projects/{project}', at),
    api.call('GET', '/api/programmes/{programme}/projects/{project}/runs', at),
  ]);
  return { view: { project, ladder, runs, sameMachine } };
};
