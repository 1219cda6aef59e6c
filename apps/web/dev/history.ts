/** Three weeks of a learner's life through the API: most blocks done, some short, some missed, a few proofs, a note. */
import type { createClient } from '@waymark/contract/client';

const CURRENT = { programme: 'current' };
export const START = '2026-11-02';
const DAYS = 21;

type Api = ReturnType<typeof createClient>;

/**
 * @param api the server, through its own door
 * @param setClock moves its clock to an instant
 */
export async function liveThrough(api: Api, setClock: (instant: string) => void): Promise<void> {
  const { suggestedSettings } = await api.call('GET', '/api/programmes/{programme}', { params: CURRENT });
  const settings = { ...suggestedSettings, startDate: START, timeZone: 'Europe/Berlin' };
  await api.call('PUT', '/api/programmes/{programme}/settings', { params: CURRENT, body: settings });

  for (let day = 0; day < DAYS; day += 1) {
    const date = new Date(Date.parse(START) + day * 86_400_000).toISOString().slice(0, 10);
    setClock(`${date}T20:30:00.000Z`);
    const today = await api.call('GET', '/api/programmes/{programme}/today', { params: CURRENT });
    for (const [index, block] of today.blocks.entries()) {
      if ((day * 3 + index) % 11 === 4) continue;
      const minutes = Math.max(5, Math.round(block.minutes * ((day + index) % 4 === 0 ? 0.75 : 1)));
      const body = { minutes, blockId: block.id, itemId: block.itemId };
      await api.call('POST', '/api/programmes/{programme}/time-entries', { params: CURRENT, body });
    }
    if (day === 9) await claimSome(api);
  }
}

async function claimSome(api: Api): Promise<void> {
  const { roadmap } = await api.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT });
  const claimed = [...roadmap.prerequisites, ...roadmap.quickWins.slice(0, 2), ...roadmap.signals.slice(0, 2)];
  for (const { id } of claimed)
    await api.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: parts(id),
      body: { note: 'It runs on my machine.' },
    });
  const found = roadmap.tools.map(({ id }, index) => ({
    itemId: id,
    found: index % 3 !== 2,
    detail: index % 3 === 2 ? 'not found' : 'found, version 2.47.1',
  }));
  await api.call('POST', '/api/programmes/{programme}/readiness', { params: CURRENT, body: { tools: found } });
  const [first, second] = roadmap.phases[0]?.actions ?? [];
  const at = '/api/programmes/{programme}/items/{kind}/{slug}/state';
  if (first) await api.call('PUT', at, { params: parts(first.id), body: { state: 'skipped' } });
  if (second) await api.call('PUT', at, { params: parts(second.id), body: { state: 'deferred', until: '2026-12-14' } });
  const resource = roadmap.phases[0]?.resources[0];
  const markdown = 'Loops are **easy**; the `range` function is not.\n\n- ask about slices\n- redo exercise 4';
  if (resource)
    await api.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
      params: parts(resource.id),
      body: { markdown },
    });
}

/** @returns the parts of the path that name an item */
export function parts(itemId: string) {
  const [kind = '', slug = ''] = itemId.split('/');
  return { ...CURRENT, kind, slug };
}
