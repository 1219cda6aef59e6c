import { ApiError, type Client } from '@waymark/contract/client';
import { apiOf, CURRENT } from '#web/api.ts';
import { dateAt, spanOf } from '#web/features/plan/calendar.ts';
import type { PageLoad } from './$types';

/** The weeks that the address asks for, or those around today. */
export const load: PageLoad = async ({ fetch, parent, url }) => {
  const api = apiOf(fetch);
  const read = (query: { from: string; to: string }) =>
    api.call('GET', '/api/programmes/{programme}/plan', { params: CURRENT, query });
  const settings = (await parent()).programme?.settings;
  try {
    const guess = spanOf(url.searchParams, dateAt(new Date(), settings?.timeZone), settings?.startDate);
    const plan = await read(guess);
    const span = spanOf(url.searchParams, plan.today, plan.settings.startDate);
    // Only where this machine's clock and the server's day disagree.
    return { plan: span.from === guess.from && span.to === guess.to ? plan : await read(span), span };
  } catch (error) {
    // These weeks are not kept on this device; the whole plan may be.
    const whole = error instanceof TypeError ? await readWhole(api).catch(() => null) : null;
    if (whole) return { plan: whole, span: spanOf(url.searchParams, whole.today, whole.settings.startDate) };
    if (error instanceof ApiError && error.body.code === 'not-planned') return { plan: null, span: null };
    throw error;
  }
};

function readWhole(api: Client) {
  return api.call('GET', '/api/programmes/{programme}/plan', { params: CURRENT });
}
