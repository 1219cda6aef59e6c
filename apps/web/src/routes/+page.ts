import { redirect } from '@sveltejs/kit';
import { ApiError } from '@waymark/contract/client';
import { apiOf, CURRENT } from '#web/api.ts';
import type { PageLoad } from './$types';

/** Without a plan there is no today: three questions come first. */
export const load: PageLoad = async ({ fetch }) => {
  const api = apiOf(fetch);
  try {
    const today = await api.call('GET', '/api/programmes/{programme}/today', { params: CURRENT });
    const { entries } = await api.call('GET', '/api/programmes/{programme}/time-entries', {
      params: CURRENT,
      query: { from: today.date, to: today.date },
    });
    return { today, entries };
  } catch (error) {
    if (error instanceof ApiError && error.body.code === 'not-planned') redirect(303, '/welcome');
    throw error;
  }
};
